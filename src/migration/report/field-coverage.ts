import type { Difference } from '../../comparison/index.js';
import type { FieldResult } from './model.js';

/** Fields beyond this limit are not counted; dictionaries can have any number of keys. */
export const maxFields = 5_000;

/** Counts in how many answers each field occurs. It is a tree, so that counting builds no path strings. */
export class FieldCoverage {
  readonly #root: FieldNode = node();
  /** In the order in which the fields were first seen: two states merge as if one had counted all answers. */
  readonly #created: FieldNode[] = [];
  readonly #maximum: number;

  /**
   * @param saved an earlier result of `toJSON`
   * @param maximum number of fields; others are not counted
   */
  constructor(saved: FieldCoverageState = [], maximum = maxFields) {
    this.#maximum = maximum;
    this.merge(saved);
  }

  get size(): number {
    return this.#created.length;
  }

  /** Adds what another has counted after this one. */
  merge(state: FieldCoverageState): void {
    for (const [steps, seen, filled, different] of state) {
      const field = this.#at(steps);
      field.seen += seen;
      field.filled += filled;
      field.different += different;
    }
  }

  add(answer: unknown, differences: readonly Difference[]): void {
    this.#count(this.#root, answer);
    for (const pattern of new Set(differences.map((difference) => difference.pattern))) {
      this.#at(stepsOf(pattern)).different += 1;
    }
  }

  /** A field that contains others is listed only if it differs as a whole. */
  results(subject: string): FieldResult[] {
    return this.#allFields()
      .filter(({ steps, field }) => field.different > 0 || (steps.length > 0 && field.below.size === 0))
      .map(({ steps, field: { seen, filled, different } }) => {
        return { subject, field: patternOf(steps), seen, filled, different };
      });
  }

  toJSON(): FieldCoverageState {
    return [this.#root, ...this.#created].map((field) => [stepsTo(field), field.seen, field.filled, field.different]);
  }

  #allFields(): { readonly steps: readonly string[]; readonly field: FieldNode }[] {
    const found: { readonly steps: readonly string[]; readonly field: FieldNode }[] = [];
    const collect = (field: FieldNode, steps: readonly string[]) => {
      found.push({ steps, field });
      for (const [step, child] of field.below) collect(child, [...steps, step]);
    };
    collect(this.#root, []);
    return found;
  }

  #count(field: FieldNode, value: unknown): void {
    field.seen += 1;
    if (value === null || value === undefined || value === '') return;
    if (typeof value !== 'object') {
      field.filled += 1;
      return;
    }
    const entries = Array.isArray(value) ? value.map((item) => ['[*]', item] as const) : Object.entries(value);
    if (entries.length > 0) field.filled += 1;
    for (const [step, entry] of entries) {
      const child = this.#child(field, step);
      if (child !== undefined) this.#count(child, entry);
    }
  }

  #at(steps: readonly string[]): FieldNode {
    let field = this.#root;
    for (const step of steps) field = this.#child(field, step) ?? node();
    return field;
  }

  #child(field: FieldNode, step: string): FieldNode | undefined {
    const child = field.below.get(step);
    if (child !== undefined || this.#created.length >= this.#maximum) return child;
    const made = node(field, step);
    field.below.set(step, made);
    this.#created.push(made);
    return made;
  }
}

export type FieldCoverageState = readonly (readonly [
  steps: readonly string[],
  seen: number,
  filled: number,
  different: number,
])[];

interface FieldNode {
  seen: number;
  filled: number;
  different: number;
  readonly below: Map<string, FieldNode>;
  readonly above: FieldNode | undefined;
  readonly step: string;
}

function node(above?: FieldNode, step = ''): FieldNode {
  return { seen: 0, filled: 0, different: 0, below: new Map(), above, step };
}

function stepsTo(field: FieldNode): string[] {
  const steps: string[] = [];
  for (let each = field; each.above !== undefined; each = each.above) steps.unshift(each.step);
  return steps;
}

function stepsOf(pattern: string): string[] {
  return pattern.split(/\.|(?=\[\*\])/).filter((step) => step !== '');
}

function patternOf(steps: readonly string[]): string {
  return steps.join('.').replaceAll('.[*]', '[*]');
}
