import { setTimeout as sleep } from 'node:timers/promises';
import type { ComparisonRule, Observation } from '../../comparison/index.js';
import type { Recorder, Recording } from '../recording/index.js';
import type { ParityCollector } from '../report/collector.js';
import { errorText } from '../report/masking.js';
import type { Journal } from '../journal/index.js';
import {
  type Arguments,
  type Call,
  type OperationCatalogue,
  type Scenario,
  type Step,
  UnboundError,
} from '../scenario/index.js';
import type { Side } from '../side.js';
import type { Lane } from './lane.js';
import { StepComparison } from './step-comparison.js';

/** Shared by all scenarios of a run. */
export interface RunParts {
  readonly control: Side | Recording;
  readonly candidates: readonly Side[];
  readonly catalogue: OperationCatalogue;
  readonly collector: ParityCollector;
  /** Rules for all scenarios. */
  readonly rules: readonly ComparisonRule[];
  readonly journal: Journal;
  readonly recorder: Recorder | undefined;
  readonly unmasked: boolean;
  readonly wait: Wait;
}

/** Waits, or returns early once `stop` is aborted. */
export type Wait = (milliseconds: number, stop?: AbortSignal) => Promise<void>;

/** Returns early, without an error, when it is stopped. */
export const waitByClock: Wait = async (milliseconds, signal) => {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
};

/** Runs the steps of one scenario. */
export interface StepRunner {
  run(context: StepContext): Promise<void>;
}

/** One step of a scenario while it runs. */
export class StepContext {
  readonly scenario: Scenario;
  readonly step: Step;
  /** Its place in the scenario: `steps 3`. */
  readonly place: string;
  readonly comparison: StepComparison;
  readonly observations: Observation[] = [];
  readonly #unmasked: boolean;
  readonly #isCleanUp: boolean;

  constructor(
    { collector, control, rules, unmasked }: RunParts,
    scenario: Scenario,
    step: Step,
    place: string,
    isCleanUp: boolean,
  ) {
    this.scenario = scenario;
    this.step = step;
    this.place = place;
    const comparing = 'so' in control ? control.name : undefined;
    this.comparison = new StepComparison(scenario, step, { collector, rules, unmasked, control: comparing });
    this.#unmasked = unmasked;
    this.#isCleanUp = isCleanUp;
  }

  /**
   * @returns the arguments; undefined if a value is missing, which skips the step; in the clean-up also if the entity has
   *   already been deleted
   */
  argumentsOf(lane: Lane): Arguments | undefined {
    try {
      const given = lane.argumentsOf(this.step);
      return this.#isCleanUp && lane.hasRemoved(this.step, given) ? undefined : given;
    } catch (error) {
      if (!(error instanceof UnboundError)) throw error;
      if (!this.#isCleanUp)
        this.comparison.skip(`${lane.writer.name}: ${error.message} because an earlier step failed`);
      return undefined;
    }
  }

  /**
   * Checks an observation against the expectations of the step.
   *
   * @param isControl an unexpected error of the control fails the step; of a candidate it is a difference
   */
  observed(lane: Lane, observation: Observation, isControl: boolean): void {
    const { step, observations, comparison } = this;
    const { side } = observation;
    if (!observations.some((each) => each.side === side)) observations.push(observation);
    for (const unmet of lane.unmet(step, observation, this.#unmasked)) comparison.unmet(side, unmet);
    if (!('error' in observation) || step.expect.error !== undefined || !isControl) return;
    const { error } = observation;
    const text = errorText(error, this.#unmasked);
    comparison.fail(`${side}: ${text}; if that is expected, write expect: { error: ${error.name} }`, side);
  }

  /** The arguments in a lane, which is not about to use them; undefined if a value is missing. */
  wouldGive(lane: Lane): Arguments | undefined {
    try {
      return lane.argumentsOf(this.step);
    } catch (error) {
      if (error instanceof UnboundError) return undefined;
      throw error;
    }
  }

  /** The call that reads back what a write stored, if that is compared. */
  readBack(given: Arguments, answer: unknown): Call | undefined {
    return this.step.readBack ? this.step.operation.readBack?.(given, answer) : undefined;
  }

  /**
   * A step has been answered: notes if that proves little.
   *
   * @param readBack of a write
   */
  answered(answer: unknown, readBack?: Call): void {
    if (this.#isCleanUp) return;
    if (this.step.operation.kind === 'read') this.comparison.found(answer);
    else if (readBack === undefined) this.comparison.notReadBack();
  }

  /**
   * Fails the step if it writes to a record that the scenario did not create, and nothing shows what the side stored.
   *
   * @param places that show nothing; undefined if no place does
   */
  unproven(side: string, control: string, places: readonly string[] | undefined): void {
    // The clean-up restores such records.
    if (this.#isCleanUp || places?.length === 0) return;
    const what = places === undefined || places.includes('') ? 'nothing' : `nothing about ${places.join(', ')}`;
    const why =
      places === undefined
        ? 'this record, which the scenario did not create, already was as it is written'
        : `${control} had already stored the same in this record, which the scenario did not create`;
    const ways =
      'create it in the scenario, write texts that contain ${run.tag}, or compare the answers alone with readBack: false, which proves nothing about what is stored';
    this.comparison.fail(`${side}: the step proves ${what}, because ${why}; ${ways}`, side);
  }

  /** Fails the step if it deletes a record that every side deletes: the control was first. */
  removedBefore(side: string, control: string): void {
    if (this.#isCleanUp) return;
    const why = `${control} had already deleted this record, which the scenario did not create`;
    this.comparison.fail(`${side}: the step proves nothing, because ${why}; create it in the scenario`, side);
  }
}
