import type { TypeDescription } from '../../contract/index.js';
import { protectedOutcome, type RecordedAnswer, type Recording } from '../recording/index.js';
import type { Arguments, Call, Scenario, Step } from '../scenario/index.js';
import type { Asked, Side } from './asking.js';
import { noiseIn } from './comparing.js';
import { createdId, Lane, nameOf } from './lane.js';
import { OwnValues } from './own-values.js';
import { questionOf, withoutTag } from './recorded-form.js';
import type { RunParts, StepContext, StepTaker } from './step-context.js';

/**
 * Takes steps on the candidates alone, each in a lane of its own, and compares what they answer with what the control
 * answered when it was recorded.
 */
export class ReplayedSteps implements StepTaker {
  readonly #parts: RunParts;
  readonly #recording: Recording;
  readonly #lanes: readonly Lane[];
  /** What was the control's own when it was recorded. */
  readonly #recorded = new OwnValues('');

  constructor(parts: RunParts, recording: Recording, scenario: Scenario) {
    this.#parts = parts;
    this.#recording = recording;
    const began = Date.now();
    this.#lanes = parts.candidates.map((side, index) => new Lane(side, index, scenario, parts, began));
  }

  async take(context: StepContext): Promise<void> {
    for (const lane of this.#lanes) {
      lane.beginStep(context.step);
      const given = context.argumentsOf(lane);
      if (given !== undefined) await this.#takeIn(lane, given, context);
    }
  }

  async #takeIn(lane: Lane, given: Arguments, context: StepContext): Promise<void> {
    const { step } = context;
    const { operation } = step;
    const isWrite = operation.kind === 'write';
    const call = { call: operation.name, with: given };
    const asked = isWrite ? await lane.write(step, given) : await lane.read(lane.writer, call);
    const recorded = this.#find(context, lane.writer, 'answer', operation.name);
    if (isWrite && recorded !== undefined) this.#learn(step, given, recorded);
    context.answered(lane, lane.writer, asked, recorded !== undefined && 'error' in recorded.outcome);
    const answer = 'answer' in asked.outcome ? asked.outcome.answer : undefined;
    lane.bind(step, answer);
    const type = operation.answer?.(given);
    const again = isWrite ? undefined : this.#find(context, lane.writer, 'answer again', operation.name);
    if (recorded !== undefined) this.#compare(context, lane, call, type, asked, recorded, again, '');
    const back = operation.readBack?.(given, answer);
    if (back !== undefined) await this.#readBack(context, lane, back);
  }

  async #readBack(context: StepContext, lane: Lane, back: Call): Promise<void> {
    const seen = await lane.read(lane.writer, back);
    const recorded = this.#find(context, lane.writer, 'read back', back.call);
    const again = this.#find(context, lane.writer, 'read back again', back.call);
    const type = this.#parts.catalogue.get(back.call).answer?.(back.with);
    if (recorded !== undefined) this.#compare(context, lane, back, type, seen, recorded, again, 'read back');
  }

  #compare(
    { comparison }: StepContext,
    lane: Lane,
    { call }: Call,
    type: TypeDescription | undefined,
    asked: Asked,
    recorded: RecordedAnswer,
    again: RecordedAnswer | undefined,
    manner: string,
  ): void {
    const { personal } = this.#recording.head;
    const outcome = protectedOutcome(withoutTag(asked.outcome, lane.own.tag), type, personal);
    comparison.compare({
      candidate: lane.writer.name,
      subject: call,
      type,
      control: asAsked(recorded),
      other: { ...asked, outcome },
      noise: again === undefined ? undefined : noiseIn(asAsked(recorded), asAsked(again), type),
      lanes: [this.#recorded, lane.own],
      manner,
    });
  }

  #find({ scenario, step, place, comparison }: StepContext, { name }: Side, what: string, subject: string) {
    const recorded = this.#recording.find(scenario.name, `${place} ${what}`);
    if (recorded?.subject !== subject) {
      comparison.fail(`${name}: the recording has no answer to ${subject} here; record anew with --record`);
      return undefined;
    }
    if (recorded.arguments !== questionOf(scenario, step)) {
      comparison.fail(`${name}: ${subject} was recorded with other arguments; record anew with --record`);
      return undefined;
    }
    this.#recorded.began = recorded.began;
    this.#recorded.elapsed = recorded.after;
    return recorded;
  }

  /** Ids are kept as they were, so what the control created can be told again. */
  #learn(step: Step, given: Arguments, { outcome }: RecordedAnswer): void {
    const creation = step.operation.creation?.(given);
    const id = creation === undefined ? undefined : createdId(creation, outcome);
    if (creation !== undefined && id !== undefined) this.#recorded.created(nameOf(step, creation), creation, id);
  }
}

function asAsked({ outcome, milliseconds }: RecordedAnswer): Asked {
  return { outcome, milliseconds, effect: 'done' };
}
