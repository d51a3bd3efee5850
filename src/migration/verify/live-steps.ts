import type { CallOutcome } from '../../comparison/index.js';
import type { TypeDescription } from '../../contract/index.js';
import { protectedOutcome } from '../recording/index.js';
import type { Arguments, Call, Scenario } from '../scenario/index.js';
import type { Asked, Side } from './asking.js';
import { noiseIn, type Pair } from './comparing.js';
import { Lane } from './lane.js';
import { questionOf, withoutTag } from './recorded-form.js';
import type { RunParts, StepContext, StepTaker } from './step-context.js';

/** What one lane has written, and how the control reads it. */
interface Written {
  readonly lane: Lane;
  readonly asked: Asked;
  readonly back: Call | undefined;
  readonly seen: Asked | undefined;
}

type Answers = ReadonlyMap<string, Asked>;

/**
 * Takes steps on a control and candidates that are all there. Reads are asked of all of them, of the control twice. Writes go
 * crosswise: each side writes in a lane of its own. What the control has written is read by all; what a candidate has
 * written by that candidate and the control.
 */
export class LiveSteps implements StepTaker {
  readonly #parts: RunParts;
  readonly #control: Side;
  /** The control's first. With nothing to write, one lane is enough. */
  readonly #lanes: readonly [Lane, ...Lane[]];
  /** Where the control has differed from itself in the step that is being taken. */
  #noise: ReadonlySet<string> = new Set();

  constructor(parts: RunParts, control: Side, scenario: Scenario) {
    this.#parts = parts;
    this.#control = control;
    const writes = [...scenario.steps, ...scenario.cleanUp].some(({ operation }) => operation.kind === 'write');
    const began = Date.now();
    const lane = (side: Side, number: number) => new Lane(side, number, scenario, parts, began);
    this.#lanes = [lane(control, 0), ...(writes ? parts.candidates.map((side, index) => lane(side, index + 1)) : [])];
  }

  take(context: StepContext): Promise<void> {
    this.#noise = new Set();
    for (const lane of this.#lanes) lane.beginStep(context.step);
    return context.step.operation.kind === 'write' ? this.#write(context) : this.#read(context);
  }

  async #write(context: StepContext): Promise<void> {
    const { operation } = context.step;
    const written: Written[] = [];
    let type: TypeDescription | undefined;
    for (const lane of this.#lanes) {
      const given = context.argumentsOf(lane);
      if (given === undefined) continue;
      type ??= operation.answer?.(given);
      written.push(await this.#writeIn(lane, given, context));
    }
    const [first, ...others] = written;
    if (first?.lane !== this.#lanes[0]) return;
    this.#record(context, 'answer', operation.name, type, first.asked);
    for (const { lane, asked, seen } of others) {
      const common = {
        candidate: lane.writer.name,
        subject: operation.name,
        lanes: [first.lane.own, lane.own],
      } as const;
      context.comparison.compare({ ...common, type, control: first.asked, other: asked, manner: '' });
      if (first.seen === undefined || first.back === undefined || seen === undefined) continue;
      const readType = this.#parts.catalogue.get(first.back.call).answer?.(first.back.with);
      const manner = `as ${this.#control.name} reads it`;
      const noise = this.#noise;
      context.comparison.compare({ ...common, type: readType, control: first.seen, other: seen, noise, manner });
    }
  }

  async #writeIn(lane: Lane, given: Arguments, context: StepContext): Promise<Written> {
    const { step } = context;
    const asked = await lane.write(step, given);
    context.answered(lane, lane.writer, asked, lane.writer === this.#control);
    const answer = 'answer' in asked.outcome ? asked.outcome.answer : undefined;
    lane.bind(step, answer);
    const back = step.operation.readBack?.(given, answer);
    if (back === undefined) return { lane, asked, back, seen: undefined };
    const answers = await this.#ask(context, lane, back, (manner) => `read back${manner}`, 'read back');
    return { lane, asked, back, seen: answers.get(this.#control.name) };
  }

  async #read(context: StepContext): Promise<void> {
    const { step } = context;
    const asked = new Map<string, Answers>();
    for (const lane of this.#lanes) {
      const given = context.argumentsOf(lane);
      if (given === undefined) continue;
      // Where the lanes ask the same, it is asked once.
      const question = JSON.stringify(given);
      let answers = asked.get(question);
      if (answers?.has(lane.writer.name) !== true) {
        answers = await this.#ask(
          context,
          lane,
          { call: step.operation.name, with: given },
          (manner) => manner,
          'answer',
        );
        asked.set(question, answers);
        for (const side of this.#readersOf(lane)) {
          const answer = answers.get(side.name);
          if (answer !== undefined) context.answered(lane, side, answer, side === this.#control);
        }
      }
      const own = answers.get(lane.writer.name)?.outcome;
      lane.bind(step, own !== undefined && 'answer' in own ? own.answer : undefined);
    }
  }

  /** Asks all readers of a lane, and in the first lane the control again: what it says otherwise is noise. */
  async #ask(
    context: StepContext,
    lane: Lane,
    call: Call,
    inManner: (writer: string) => string,
    what: string,
  ): Promise<Answers> {
    const operation = this.#parts.catalogue.get(call.call);
    const type = operation.answer?.(call.with);
    const answers = new Map<string, Asked>();
    for (const side of this.#readersOf(lane)) answers.set(side.name, await lane.read(side, call));
    const control = answers.get(this.#control.name);
    if (control === undefined) return answers;
    if (lane === this.#lanes[0]) {
      const again = await lane.read(this.#control, call);
      this.#noise = noiseIn(control, again, type);
      this.#record(context, what, call.call, type, control);
      this.#record(context, `${what} again`, call.call, type, again);
    }
    const noise = this.#noise;
    const lanes: Pair['lanes'] = operation.answersWithNow === true ? [lane.own, lane.own] : undefined;
    const manner = inManner(lane.writer === this.#control ? '' : ` as ${lane.writer.name} wrote it`).trim();
    for (const { name } of this.#parts.candidates) {
      const other = answers.get(name);
      if (other === undefined) continue;
      context.comparison.compare({ candidate: name, subject: call.call, type, control, other, noise, lanes, manner });
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
    { outcome, milliseconds }: Asked,
  ): void {
    const { recorder } = this.#parts;
    if (recorder === undefined) return;
    const { own } = this.#lanes[0];
    const kept: CallOutcome = protectedOutcome(withoutTag(outcome, own.tag), type, recorder.personal);
    recorder.add({
      scenario: scenario.name,
      step: `${place} ${what}`,
      subject,
      arguments: questionOf(scenario, step),
      outcome: kept,
      milliseconds,
      began: own.began,
      after: own.elapsed,
    });
  }
}
