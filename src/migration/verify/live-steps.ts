import { answerIn, type CallOutcome, type Observation } from '../../comparison/index.js';
import type { TypeDescription } from '../../contract/index.js';
import { protectedOutcome } from '../recording/index.js';
import type { Arguments, Call, Scenario } from '../scenario/index.js';
import type { Side } from '../side.js';
import { Lane } from './lane.js';
import { requestDigest, withoutTag } from './recorded-form.js';
import { noiseIn, type Pair } from './step-comparison.js';
import { unprovenPlaces, unstoredChanges } from './unstored.js';
import type { RunParts, StepContext, StepRunner } from './step-context.js';

/** A write in one lane, and how the control reads it back. */
interface Written {
  readonly lane: Lane;
  readonly observation: Observation;
  readonly given: Arguments;
  readonly readBack: Call | undefined;
  /** What the control read before the write, if it did. */
  readonly before: Observation | undefined;
  readonly seen: Observation | undefined;
  /** What the control read before the first write to a record that the next side writes too. */
  readonly shared: Observation | undefined;
}

type Answers = ReadonlyMap<string, Observation>;

/**
 * Runs steps on a live control and live candidates. Every side makes each read, the control twice. Each side writes in its
 * own lane, and the results are read crosswise: what the control has written is read by all sides, what a candidate has
 * written by that candidate and the control.
 */
export class LiveSteps implements StepRunner {
  readonly #parts: RunParts;
  readonly #control: Side;
  /** The control's lane first. A scenario that only reads needs one lane. */
  readonly #lanes: readonly [Lane, ...Lane[]];
  /** Where two reads of the control differ in the current step. */
  #noise: ReadonlySet<string> = new Set();
  /** What the control last read in each lane, by the call. */
  readonly #lastRead = new WeakMap<Lane, Map<string, Observation>>();

  constructor(parts: RunParts, control: Side, scenario: Scenario) {
    this.#parts = parts;
    this.#control = control;
    const writes = [...scenario.steps, ...scenario.cleanUp].some(({ operation }) => operation.kind === 'write');
    const began = Date.now();
    const lane = (side: Side, number: number) => new Lane(side, number, scenario, parts, began);
    this.#lanes = [lane(control, 0), ...(writes ? parts.candidates.map((side, index) => lane(side, index + 1)) : [])];
  }

  run(context: StepContext): Promise<void> {
    this.#noise = new Set();
    for (const lane of this.#lanes) lane.beginStep(context.step);
    return context.step.operation.kind === 'write' ? this.#write(context) : this.#read(context);
  }

  async #write(context: StepContext): Promise<void> {
    const { operation } = context.step;
    const made: Written[] = [];
    let type: TypeDescription | undefined;
    for (const lane of this.#lanes) {
      const given = context.argumentsOf(lane);
      if (given === undefined) continue;
      type ??= operation.answer?.(given);
      made.push(await this.#writeIn(lane, given, context));
    }
    const [first, ...others] = made;
    if (first?.lane !== this.#lanes[0]) return;
    this.#record(context, 'answer', operation.name, type, first.observation);
    let previous = first;
    for (const written of others) {
      const { lane, observation, readBack, seen, given } = written;
      const sameRecord = isSameCall(previous.readBack, readBack) ? previous : undefined;
      previous = written;
      const common = { subject: operation.name, lanes: [first.lane.own, lane.own] } as const;
      const control = first.observation;
      context.comparison.compare({ ...common, type, control, candidate: observation, manner: '' });
      if (first.seen === undefined || first.readBack === undefined || seen === undefined) continue;
      const readType = this.#parts.catalogue.get(first.readBack.call).answer?.(first.readBack.with);
      const manner = `stored, as ${this.#control.name} reads it`;
      context.comparison.compare({
        ...common,
        type: readType,
        control: first.seen,
        // Both lanes are read by the control.
        candidate: { ...seen, side: lane.writer.name },
        noise: this.#noise,
        manner,
        unstored: unstoredChanges(
          { given: first.given, before: first.before, after: first.seen },
          { given, before: sameRecord?.seen ?? written.before, after: seen },
          first.lane.own,
        ),
      });
      if ('answer' in control && 'answer' in observation)
        this.#checkShared(context, readType, first, sameRecord, written);
    }
  }

  /** Fails the step for what it cannot show of a candidate, because the sides write to one record. */
  #checkShared(
    context: StepContext,
    type: TypeDescription | undefined,
    first: Written,
    previous: Written | undefined,
    { lane, seen }: Written,
  ): void {
    const { shared: before, seen: after, readBack, given } = first;
    if (before === undefined || after === undefined || previous?.seen === undefined || seen === undefined) return;
    if (context.step.operation.removal?.(given) !== undefined) {
      context.removedBefore(lane.writer.name, this.#control.name);
      return;
    }
    const places = unprovenPlaces(
      {
        ...{ given, before, written: { own: first.lane.own, seen: after } },
        ...{ previous: previous.seen, candidate: { own: lane.own, seen } },
      },
      type,
      readBack?.call.endsWith('.find') === false,
    );
    context.unproven(lane.writer.name, this.#control.name, places);
  }

  /** What the control reads before its write, if the next side writes to the same record. */
  async #readShared(lane: Lane, given: Arguments, context: StepContext): Promise<Observation | undefined> {
    const [control, next] = this.#lanes;
    const call = context.readBack(given, undefined);
    if (lane !== control || next === undefined || call === undefined) return undefined;
    const other = context.wouldGive(next);
    const isShared = other !== undefined && isSameCall(call, context.readBack(other, undefined));
    return isShared ? lane.read(this.#control, call) : undefined;
  }

  async #writeIn(lane: Lane, given: Arguments, context: StepContext): Promise<Written> {
    const { step } = context;
    const shared = await this.#readShared(lane, given, context);
    const observation = await lane.write(step, given);
    context.observed(lane, observation, lane.writer === this.#control);
    const answer = answerIn(observation);
    lane.bind(step, given, answer);
    const readBack = context.readBack(given, answer);
    if ('answer' in observation) context.answered(answer, readBack);
    const before = readBack === undefined ? undefined : this.#lastRead.get(lane)?.get(JSON.stringify(readBack));
    const seen = readBack === undefined ? undefined : await this.#readBack(context, lane, readBack);
    if ('answer' in observation) lane.removed(step, given, readBack, seen);
    return { lane, given, observation, readBack, shared, before, seen };
  }

  /** @returns what the control reads */
  async #readBack(context: StepContext, lane: Lane, call: Call): Promise<Observation | undefined> {
    const answers = await this.#readOnAll(context, lane, call, (manner) => `read back${manner}`, 'read back');
    return answers.get(this.#control.name);
  }

  async #read(context: StepContext): Promise<void> {
    const { step } = context;
    const made = new Map<string, Answers>();
    for (const lane of this.#lanes) {
      const given = context.argumentsOf(lane);
      if (given === undefined) continue;
      // Lanes with the same arguments share one request.
      const request = JSON.stringify(given);
      let answers = made.get(request);
      if (answers?.has(lane.writer.name) !== true) {
        answers = await this.#readOnAll(
          context,
          lane,
          { call: step.operation.name, with: given },
          (manner) => manner,
          'answer',
        );
        made.set(request, answers);
        for (const side of this.#readersOf(lane)) {
          const answer = answers.get(side.name);
          if (answer !== undefined) context.observed(lane, answer, side === this.#control);
        }
      }
      const own = answers.get(lane.writer.name);
      lane.bind(step, given, own === undefined ? undefined : answerIn(own));
      const seen = answers.get(this.#control.name);
      if (seen !== undefined && 'answer' in seen) context.answered(seen.answer);
    }
  }

  /** Reads on all sides that read a lane. In the first lane the control reads twice: what differs is noise. */
  async #readOnAll(
    context: StepContext,
    lane: Lane,
    call: Call,
    mannerOf: (writer: string) => string,
    what: string,
  ): Promise<Answers> {
    const operation = this.#parts.catalogue.get(call.call);
    const type = operation.answer?.(call.with);
    const answers = new Map<string, Observation>();
    for (const side of this.#readersOf(lane)) answers.set(side.name, await lane.read(side, call));
    const control = answers.get(this.#control.name);
    if (control === undefined) return answers;
    const lastRead = this.#lastRead.get(lane) ?? new Map<string, Observation>();
    this.#lastRead.set(lane, lastRead.set(JSON.stringify(call), control));
    if (lane === this.#lanes[0]) {
      const again = await lane.read(this.#control, call);
      this.#noise = noiseIn(control, again, type);
      this.#record(context, what, call.call, type, control);
      this.#record(context, `${what} again`, call.call, type, again);
    }
    const noise = this.#noise;
    const lanes: Pair['lanes'] = operation.answersWithNow === true ? [lane.own, lane.own] : undefined;
    const manner = mannerOf(lane.writer === this.#control ? '' : ` as ${lane.writer.name} wrote it`).trim();
    for (const { name } of this.#parts.candidates) {
      const candidate = answers.get(name);
      if (candidate === undefined) continue;
      context.comparison.compare({ subject: call.call, type, control, candidate, noise, lanes, manner });
    }
    return answers;
  }

  #readersOf(lane: Lane): readonly Side[] {
    return lane.writer === this.#control ? [this.#control, ...this.#parts.candidates] : [this.#control, lane.writer];
  }

  #record(
    { scenario, step, place }: StepContext,
    what: string,
    subject: string,
    type: TypeDescription | undefined,
    observation: Observation,
  ): void {
    const { recorder } = this.#parts;
    if (recorder === undefined) return;
    const { own } = this.#lanes[0];
    const kept: CallOutcome = protectedOutcome(withoutTag(observation, own.tag), type, recorder.personal);
    recorder.add({
      scenario: scenario.name,
      step: `${place} ${what}`,
      subject,
      arguments: requestDigest(scenario, step),
      outcome: kept,
      milliseconds: observation.milliseconds,
      began: own.began,
      after: own.elapsed,
    });
  }
}

function isSameCall(one: Call | undefined, other: Call | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
