import type { Difference } from '../../comparison/index.js';
import type { FieldResult } from './model.js';

/** Fields beyond this limit are not counted; dictionaries can have any number of keys. */
const maxFields = 5_000;

/** Counts in how many answers each field occurs. It is a tree, so that counting builds no path strings. */
export class FieldCoverage {
  readonly #root: FieldNode = node();
  #size = 0;

  /** @param saved an earlier result of `toJSON` */
  constructor(saved: FieldCoverageState = []) {
    for (const [steps, seen, filled, different] of saved) {
      Object.assign(this.#at(steps), { seen, filled, different });
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
    return this.#allFields().map(({ steps, field: { seen, filled, different } }) => [steps, seen, filled, different]);
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
    if (child !== undefined || this.#size >= maxFields) return child;
    const made = node();
    field.below.set(step, made);
    this.#size += 1;
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
}

function node(): FieldNode {
  return { seen: 0, filled: 0, different: 0, below: new Map() };
}

function stepsOf(pattern: string): string[] {
  return pattern.split(/\.|(?=\[\*\])/).filter((step) => step !== '');
}

function patternOf(steps: readonly string[]): string {
  return steps.join('.').replaceAll('.[*]', '[*]');
}
