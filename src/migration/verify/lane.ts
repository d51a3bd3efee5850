import type { Journal } from '../journal/index.js';
import {
  type Arguments,
  type Call,
  type Creation,
  isRecord,
  ownValue,
  lookUpIn,
  type OperationCatalogue,
  parseReference,
  resolveReferences,
  type Scenario,
  type Step,
  UnboundError,
} from '../scenario/index.js';
import { ask, type Asked, type Side } from './asking.js';
import { unmet } from './expectations.js';
import { OwnValues } from './own-values.js';

/** One pass through a scenario, in which one side does all the writing; each lane has entities and values of its own. */
export class Lane {
  readonly writer: Side;
  readonly own: OwnValues;
  readonly #values = new Map<string, unknown>();
  readonly #journal: Journal;
  readonly #catalogue: OperationCatalogue;
  #paused = 0;
  #stepBegan: number;

  /**
   * @param number of the lane: each has a tag of its own, so that a search for it finds what is of the lane alone
   * @param began the same for lanes that take their steps together
   */
  constructor(
    writer: Side,
    number: number,
    scenario: Scenario,
    { journal, catalogue }: { readonly journal: Journal; readonly catalogue: OperationCatalogue },
    began: number,
  ) {
    this.writer = writer;
    this.own = new OwnValues(`${journal.tag}${String.fromCodePoint(0x61 + number)}`, began);
    this.#journal = journal;
    this.#catalogue = catalogue;
    this.#stepBegan = began;
    this.#values.set('run', { tag: this.own.tag });
    for (const [name, value] of Object.entries(scenario.values)) this.#values.set(name, this.#resolve(scenario, value));
  }

  /** Every lane begins a step together with the others, after the step's pause. */
  beginStep({ pause }: Step): void {
    this.#paused += pause;
    this.#stepBegan = Date.now();
  }

  /**
   * @returns the arguments with the lane's values in them
   * @throws {UnboundError} where a value is not there, since an earlier step failed
   */
  argumentsOf(step: Step): Arguments {
    const lookUp = lookUpIn(this.#values);
    if (typeof step.with !== 'function') return resolveReferences(step.with, lookUp) as Arguments;
    return step.with((text) => {
      const reference = parseReference(text);
      const value = reference === undefined ? undefined : lookUp(reference);
      if (value === undefined) throw new UnboundError(text);
      return value;
    });
  }

  /** @returns what an outcome lacks of what the step expects, in a line each; the tag is not looked at */
  unmet(step: Step, { outcome }: Asked, unmasked: boolean): string[] {
    const answer = 'answer' in outcome ? outcome.answer : undefined;
    const seen = answer === undefined ? outcome : { answer: this.#untagged(answer) };
    try {
      return unmet(this.#expected(step, answer), seen, unmasked);
    } catch (error) {
      if (error instanceof UnboundError) return [error.message];
      throw error;
    }
  }

  #expected(step: Step, answer: unknown): Step['expect'] {
    const values = new Map(this.#values);
    if (step.as !== undefined) values.set(step.as, answer);
    return this.#untagged(resolveReferences(step.expect, lookUpIn(values))) as Step['expect'];
  }

  bind(step: Step, answer: unknown): void {
    if (step.as !== undefined) this.#values.set(step.as, answer);
  }

  /** Writes; what that creates is tagged, and stands in the journal before it is asked for. */
  async write(step: Step, given: Arguments): Promise<Asked> {
    const { operation } = step;
    const { so } = this.writer;
    const creation = operation.creation?.(given);
    const entry = creation === undefined ? undefined : this.#journal.intend(creation);
    const tagged = creation === undefined ? given : withTag(given, creation, this.own.tag);
    const asked = await ask(() => operation.call(so, tagged));
    const { outcome, effect } = asked;
    this.#tookTime();
    if (creation !== undefined && entry !== undefined) this.#note(step, creation, entry, asked);
    const removal = operation.removal?.(given);
    if (removal !== undefined && effect === 'done' && 'answer' in outcome) this.#journal.gone(removal);
    return asked;
  }

  /** Would it take away what the run has created and taken away already? */
  hasRemoved(step: Step, given: Arguments): boolean {
    const removal = step.operation.removal?.(given);
    return removal !== undefined && this.#journal.hasGone(removal);
  }

  async read(side: Side, call: Call): Promise<Asked> {
    const asked = await ask(() => this.#catalogue.call(side.so, call));
    this.#tookTime();
    return asked;
  }

  #tookTime(): void {
    const now = Date.now();
    const { own } = this;
    own.elapsed = Math.max(0, now - own.began - this.#paused);
    own.longestStep = Math.max(own.longestStep, now - this.#stepBegan);
  }

  #untagged(value: unknown): unknown {
    return mapTexts(value, (text) => text.replaceAll(` ${this.own.tag}`, ''));
  }

  #note(step: Step, creation: Creation, entry: number, { outcome, effect }: Asked): void {
    const id = createdId(creation, outcome);
    if (id !== undefined) {
      this.own.created(nameOf(step, creation), creation, id);
      this.#journal.made(entry, id);
    } else if (effect === 'not-sent' || effect === 'refused') {
      this.#journal.notMade(entry);
    }
  }

  #resolve(scenario: Scenario, value: unknown): unknown {
    const values = scenario.values;
    return resolveReferences(value, ({ root, path }) => {
      const known = root === 'run' ? { tag: this.own.tag } : this.#resolve(scenario, ownValue(values, root));
      return lookUpIn(new Map([[root, known]]))({ root, path, text: root });
    });
  }
}

/** What a step creates is called so in every lane. */
export function nameOf(step: Step, { key }: Creation): string {
  return `${step.as ?? step.name}.${key}`;
}

export function createdId({ key }: Creation, outcome: Asked['outcome']): number | undefined {
  const answer = 'answer' in outcome ? outcome.answer : undefined;
  const id = isRecord(answer) ? ownValue(answer, key) : undefined;
  return typeof id === 'number' && id !== 0 ? id : undefined;
}

/** The tag goes behind the text that people see first, unless it is there already. */
export function withTag(given: Arguments, { tagged }: Pick<Creation, 'tagged'>, tag: string): Arguments {
  const [name = '', ...below] = tagged;
  const value = ownValue(given, name);
  const copy: Record<string, unknown> = { ...given };
  if (below.length > 0) copy[name] = withTag(isRecord(value) ? value : {}, { tagged: below }, tag);
  else if (typeof value !== 'string' || value === '') copy[name] = tag;
  else if (!value.includes(tag)) copy[name] = `${value} ${tag}`;
  return copy;
}

function mapTexts(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, map));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, mapTexts(entry, map)]));
}
