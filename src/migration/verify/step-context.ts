import { setTimeout as sleep } from 'node:timers/promises';
import type { ComparisonRule } from '../../comparison/index.js';
import type { Recorder, Recording } from '../recording/index.js';
import type { ParityCollector } from '../report/collector.js';
import type { Journal } from '../journal/index.js';
import { type Arguments, type OperationCatalogue, type Scenario, type Step, UnboundError } from '../scenario/index.js';
import type { Asked, Side } from './asking.js';
import { StepComparison } from './comparing.js';
import type { Lane } from './lane.js';

/** What all scenarios of a run share. */
export interface RunParts {
  readonly control: Side | Recording;
  readonly candidates: readonly Side[];
  readonly catalogue: OperationCatalogue;
  readonly collector: ParityCollector;
  /** What may differ in all scenarios. */
  readonly rules: readonly ComparisonRule[];
  readonly journal: Journal;
  readonly recorder: Recorder | undefined;
  readonly unmasked: boolean;
  readonly wait: Wait;
}

/** Lets milliseconds pass, or fewer, where `stop` says so. */
export type Wait = (milliseconds: number, stop?: AbortSignal) => Promise<void>;

/** Ends early, and without an error, where it is stopped. */
export const waitByClock: Wait = async (milliseconds, signal) => {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
};

/** What one side made of one step, for whoever watches. */
export interface Glance {
  readonly side: string;
  readonly asked: Asked;
}

/** How the steps of one scenario are taken. */
export interface StepTaker {
  take(context: StepContext): Promise<void>;
}

/** One step of a scenario, while it is being taken. */
export class StepContext {
  readonly scenario: Scenario;
  readonly step: Step;
  /** Its place in the scenario: `steps 3`. */
  readonly place: string;
  readonly comparison: StepComparison;
  readonly glances: Glance[] = [];
  readonly #unmasked: boolean;
  readonly #isCleanUp: boolean;

  constructor(
    { collector, rules, unmasked }: RunParts,
    scenario: Scenario,
    step: Step,
    place: string,
    isCleanUp: boolean,
  ) {
    this.scenario = scenario;
    this.step = step;
    this.place = place;
    this.comparison = new StepComparison(scenario, step, collector, rules);
    this.#unmasked = unmasked;
    this.#isCleanUp = isCleanUp;
  }

  /**
   * @returns the arguments; undefined where a value is missing, which is noted, but for the clean-up; and where that would
   *   take away what is gone
   */
  argumentsOf(lane: Lane): Arguments | undefined {
    try {
      const given = lane.argumentsOf(this.step);
      return this.#isCleanUp && lane.hasRemoved(this.step, given) ? undefined : given;
    } catch (error) {
      if (!(error instanceof UnboundError)) throw error;
      if (!this.#isCleanUp) this.comparison.skip(`${lane.writer.name}: ${error.message}, since an earlier step failed`);
      return undefined;
    }
  }

  /**
   * Looks at what is expected of an answer.
   *
   * @param isControl whether a failure that nobody expected is this side's to answer for; of the others it is a difference
   */
  answered(lane: Lane, side: Side, asked: Asked, isControl: boolean): void {
    const { step, glances, comparison } = this;
    if (!glances.some((glance) => glance.side === side.name)) glances.push({ side: side.name, asked });
    for (const problem of lane.unmet(step, asked, this.#unmasked)) comparison.fail(`${side.name}: ${problem}`);
    const { outcome } = asked;
    if (!('error' in outcome) || step.expect.error !== undefined || !isControl) return;
    const { name, message } = outcome.error;
    comparison.fail(`${side.name}: ${name}: ${message}; where that is right, say expect: { error: ${name} }`);
  }
}
