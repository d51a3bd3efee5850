import { answerIn, type Observation } from '../../comparison/index.js';
import type { TypeDescription } from '../../contract/index.js';
import { protectedOutcome, type RecordedAnswer, type Recording } from '../recording/index.js';
import type { Arguments, Call, Scenario, Step } from '../scenario/index.js';
import type { Side } from '../side.js';
import { createdId, Lane, nameOf } from './lane.js';
import { OwnValues } from './own-values.js';
import { requestDigest, withoutTag } from './recorded-form.js';
import { noiseIn } from './step-comparison.js';
import type { RunParts, StepContext, StepRunner } from './step-context.js';

/**
 * Runs steps on the candidates alone, each in its own lane, and compares their answers with the recorded answers of the
 * control.
 */
export class ReplayedSteps implements StepRunner {
  readonly #parts: RunParts;
  readonly #recording: Recording;
  readonly #lanes: readonly Lane[];
  /** The control's own values at the time of the recording. */
  readonly #recorded = new OwnValues('');

  constructor(parts: RunParts, recording: Recording, scenario: Scenario) {
    this.#parts = parts;
    this.#recording = recording;
    const began = Date.now();
    this.#lanes = parts.candidates.map((side, index) => new Lane(side, index, scenario, parts, began));
  }

  async run(context: StepContext): Promise<void> {
    for (const lane of this.#lanes) {
      lane.beginStep(context.step);
      const given = context.argumentsOf(lane);
      if (given !== undefined) await this.#runIn(lane, given, context);
    }
  }

  async #runIn(lane: Lane, given: Arguments, context: StepContext): Promise<void> {
    const { step } = context;
    const { operation } = step;
    const isWrite = operation.kind === 'write';
    const call = { call: operation.name, with: given };
    const observation = isWrite ? await lane.write(step, given) : await lane.read(lane.writer, call);
    const recorded = this.#find(context, lane.writer, 'answer', operation.name);
    if (isWrite && recorded !== undefined) this.#learn(step, given, recorded);
    context.observed(lane, observation, recorded !== undefined && 'error' in recorded.outcome);
    const answer = answerIn(observation);
    lane.bind(step, given, answer);
    const type = operation.answer?.(given);
    const again = isWrite ? undefined : this.#find(context, lane.writer, 'answer again', operation.name);
    if (recorded !== undefined) this.#compare(context, lane, call, type, observation, recorded, again, '');
    const readBack = context.readBack(given, answer);
    if ('answer' in observation) context.answered(answer, readBack);
    const seen = readBack === undefined ? undefined : await this.#readBack(context, lane, readBack);
    if (isWrite && 'answer' in observation) lane.removed(step, given, readBack, seen);
    if (readBack === undefined) return;
    const isAnswered = 'answer' in observation && recorded !== undefined && 'answer' in recorded.outcome;
    if (isAnswered && operation.creation?.(given) === undefined && !lane.usesOwn(step)) {
      context.unproven(lane.writer.name, this.#recording.head.control, ['']);
    }
  }

  async #readBack(context: StepContext, lane: Lane, call: Call): Promise<Observation> {
    const seen = await lane.read(lane.writer, call);
    const recorded = this.#find(context, lane.writer, 'read back', call.call);
    const again = this.#find(context, lane.writer, 'read back again', call.call);
    const type = this.#parts.catalogue.get(call.call).answer?.(call.with);
    if (recorded !== undefined) this.#compare(context, lane, call, type, seen, recorded, again, 'read back');
    return seen;
  }

  #compare(
    { comparison }: StepContext,
    lane: Lane,
    { call }: Call,
    type: TypeDescription | undefined,
    observation: Observation,
    recorded: RecordedAnswer,
    again: RecordedAnswer | undefined,
    manner: string,
  ): void {
    const { personal } = this.#recording.head;
    const outcome = protectedOutcome(withoutTag(observation, lane.own.tag), type, personal);
    comparison.compare({
      subject: call,
      type,
      control: this.#observationOf(recorded),
      candidate: { ...outcome, side: observation.side, milliseconds: observation.milliseconds },
      noise: again === undefined ? undefined : noiseIn(this.#observationOf(recorded), this.#observationOf(again), type),
      lanes: [this.#recorded, lane.own],
      manner,
    });
  }

  #find({ scenario, step, place, comparison }: StepContext, { name }: Side, what: string, subject: string) {
    const recorded = this.#recording.find(scenario.name, `${place} ${what}`);
    if (recorded?.subject !== subject) {
      comparison.fail(`${name}: the recording has no answer to ${subject} here; record again with --record`, name);
      return undefined;
    }
    if (recorded.arguments !== requestDigest(scenario, step)) {
      comparison.fail(`${name}: ${subject} was recorded with other arguments; record again with --record`, name);
      return undefined;
    }
    this.#recorded.began = recorded.began;
    this.#recorded.elapsed = recorded.after;
    return recorded;
  }

  #observationOf({ outcome, milliseconds }: RecordedAnswer): Observation {
    return { ...outcome, side: this.#recording.head.control, milliseconds };
  }

  /** A recording has the real ids, so what the control created can be recognised. */
  #learn(step: Step, given: Arguments, { outcome }: RecordedAnswer): void {
    const creation = step.operation.creation?.(given);
    const id = creation === undefined ? undefined : createdId(creation, outcome);
    if (creation !== undefined && id !== undefined) this.#recorded.created(nameOf(step, creation), creation, id);
  }
}
