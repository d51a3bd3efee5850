import { answerIn, type CallOutcome, type Observation, observe } from '../../comparison/index.js';
import { type Outcome, SuperOfficeError } from '../../errors/index.js';
import type { Journal } from '../journal/index.js';
import {
  type Arguments,
  type Call,
  type Creation,
  isRecord,
  type Mark,
  ownValue,
  lookUpIn,
  type OperationCatalogue,
  parseReference,
  type Reference,
  resolveReferences,
  type Scenario,
  type Step,
  UnboundError,
} from '../scenario/index.js';
import type { Side } from '../side.js';
import { type Unmet, unmetExpectations } from './expectations.js';
import { OwnValues } from './own-values.js';

/** One pass through a scenario in which one side does all the writing. Each lane has its own entities and values. */
export class Lane {
  readonly writer: Side;
  readonly own: OwnValues;
  readonly #values = new Map<string, unknown>();
  /** The names of values that only this run has: its tag, what its writes return, and what depends on them. */
  readonly #ownNames = new Set(['run']);
  readonly #usingOwn = new WeakSet<Step>();
  /** The tag of any lane, which may follow a text. */
  readonly #tags: RegExp;
  readonly #journal: Journal;
  readonly #catalogue: OperationCatalogue;
  #paused = 0;
  #stepBegan: number;

  /**
   * @param number of the lane: each has its own tag, so that a search for the tag finds only what the lane created
   * @param began the same for lanes that run their steps together
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
    this.#tags = new RegExp(` ?${journal.tag}[a-z]`, 'g');
    this.#journal = journal;
    this.#catalogue = catalogue;
    this.#stepBegan = began;
    this.#values.set('run', { tag: this.own.tag });
    for (const [name, value] of Object.entries(scenario.values)) {
      this.#values.set(name, this.#resolve(scenario, value));
      if (JSON.stringify([this.#values.get(name)]).includes(this.own.tag)) this.#ownNames.add(name);
    }
  }

  /** All lanes begin a step together, after the step's pause. */
  beginStep({ pause }: Step): void {
    this.#paused += pause;
    this.#stepBegan = Date.now();
  }

  /**
   * @returns the arguments with the lane's values in them
   * @throws {UnboundError} if a value is missing because an earlier step failed
   */
  argumentsOf(step: Step): Arguments {
    const find = lookUpIn(this.#values);
    const lookUp = (reference: Reference) => {
      if (this.#ownNames.has(reference.root)) this.#usingOwn.add(step);
      return find(reference);
    };
    if (typeof step.with !== 'function') return resolveReferences(step.with, lookUp) as Arguments;
    return step.with((text) => {
      const reference = parseReference(text);
      const value = reference === undefined ? undefined : lookUp(reference);
      if (value === undefined) throw new UnboundError(text);
      return value;
    });
  }

  /** @returns the expectations of the step that an outcome does not meet; tags are ignored */
  unmet(step: Step, outcome: CallOutcome, unmasked: boolean): Unmet[] {
    const answer = answerIn(outcome);
    const seen = answer === undefined ? outcome : { answer: this.#untagged(answer) };
    try {
      return unmetExpectations(this.#expected(step, answer), step.expect, seen, unmasked);
    } catch (error) {
      if (error instanceof UnboundError) return [{ path: undefined, problem: error.message }];
      throw error;
    }
  }

  #expected(step: Step, answer: unknown): Step['expect'] {
    const values = new Map(this.#values);
    if (step.as !== undefined) values.set(step.as, answer);
    return this.#untagged(resolveReferences(step.expect, lookUpIn(values))) as Step['expect'];
  }

  /** Did the arguments of a step contain something that only this run has? */
  usesOwn(step: Step): boolean {
    return this.#usingOwn.has(step);
  }

  bind(step: Step, given: Arguments, answer: unknown): void {
    if (step.as === undefined) return;
    if (this.usesOwn(step) || mayCreate(step, given)) this.#ownNames.add(step.as);
    this.#values.set(step.as, answer);
  }

  /** Writes. An entity that this creates is tagged, and is in the journal before the request is sent. */
  async write(step: Step, given: Arguments): Promise<Observation> {
    const { operation } = step;
    const creation = operation.creation?.(given);
    const { mark, remove } = creation ?? {};
    const entry =
      creation === undefined || remove === undefined ? undefined : this.#journal.intend({ ...creation, remove });
    const tagged = mark === undefined ? given : withTag(given, mark, this.own.tag);
    let effect: Outcome = 'done';
    const observation = await observe(
      this.writer.name,
      () => this.#catalogue.call(this.writer, { call: operation.name, with: tagged }),
      (error) => {
        effect = error instanceof SuperOfficeError ? error.outcome : 'unknown';
      },
    );
    this.#updateTimes();
    if (creation !== undefined) this.#note(step, creation, entry, observation, effect);
    return observation;
  }

  /**
   * Notes that a write has deleted something.
   *
   * @param seen what reads it afterwards, if anything does: a server may answer a delete, and keep the entity
   */
  removed({ operation }: Step, given: Arguments, readBack: Call | undefined, seen: Observation | undefined): void {
    const removal = operation.removal?.(given);
    const finds = readBack?.call.endsWith('.find') === true && seen !== undefined && 'answer' in seen;
    if (removal !== undefined && !(finds && seen.answer !== null)) this.#journal.deleted(removal);
  }

  /** Would the step delete something that the run has already deleted? */
  hasRemoved(step: Step, given: Arguments): boolean {
    const removal = step.operation.removal?.(given);
    return removal !== undefined && this.#journal.hasDeleted(removal);
  }

  async read(side: Side, call: Call): Promise<Observation> {
    const observation = await observe(side.name, () => this.#catalogue.call(side, call));
    this.#updateTimes();
    return observation;
  }

  #updateTimes(): void {
    const now = Date.now();
    const { own } = this;
    own.elapsed = Math.max(0, now - own.began - this.#paused);
    own.maxStepTime = Math.max(own.maxStepTime, now - this.#stepBegan);
  }

  /** Without the tags of all lanes: a record that was there before the run has the tag of the last lane that wrote it. */
  #untagged(value: unknown): unknown {
    return mapTexts(value, (text) => text.replace(this.#tags, (tag) => (tag.startsWith(' ') ? '' : '‹tag›')));
  }

  #note(step: Step, creation: Creation, entry: number | undefined, observation: Observation, effect: Outcome): void {
    const id = createdId(creation, observation);
    if (id !== undefined) {
      this.own.created(nameOf(step, creation), creation, id);
    }
    if (entry === undefined) return;
    if (id !== undefined) {
      this.#journal.created(entry, id);
    } else if (effect === 'not-sent' || effect === 'refused') {
      this.#journal.notCreated(entry);
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

/** A write that is not known to create nothing may do so. */
function mayCreate({ operation }: Step, given: Arguments): boolean {
  if (operation.kind !== 'write') return false;
  return operation.readBack === undefined || operation.creation?.(given) !== undefined;
}

/** The name of what a step creates, the same in every lane. */
export function nameOf(step: Step, { key }: Creation): string {
  return `${step.as ?? step.name}.${key}`;
}

export function createdId({ key }: Creation, outcome: CallOutcome): number | undefined {
  const answer = answerIn(outcome);
  const id = isRecord(answer) ? ownValue(answer, key) : undefined;
  return typeof id === 'number' && id !== 0 ? id : undefined;
}

/** Appends the tag to the text that people see first, unless the text already contains it. */
export function withTag(given: Arguments, { path }: Pick<Mark, 'path'>, tag: string): Arguments {
  const [name = '', ...below] = path;
  const value = ownValue(given, name);
  const copy: Record<string, unknown> = { ...given };
  if (below.length > 0) copy[name] = withTag(isRecord(value) ? value : {}, { path: below }, tag);
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
