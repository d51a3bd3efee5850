import type { JobQueue } from '../../queue/jobs.js';
import type { CollectorState } from '../../report/collector.js';
import type { ScenarioResult } from '../../report/model.js';
import type { Scenario } from '../../scenario/index.js';
import type { VerifyDescription } from './messages.js';
import type { VerifyStore } from './store.js';

/** The outcome of a scenario. */
export interface MergedScenario {
  readonly result: ScenarioResult;
  readonly notes: readonly string[];
  readonly collector: CollectorState | undefined;
}

/** What a coordinator reports. */
export interface CoordinatorState {
  readonly done: number;
  readonly workers: number;
  /** Is the queue paused? */
  readonly paused: boolean;
  /** Why it waits for Redis. */
  readonly waiting: string | undefined;
}

export interface CoordinatorParts {
  readonly tenant: string;
  readonly store: VerifyStore;
  readonly jobs: JobQueue;
  readonly description: VerifyDescription;
  readonly scenarios: readonly Scenario[];
  /** May scenarios that write be run at the same time as others? */
  readonly independent: boolean;
  readonly unresponsiveAfter: number;
  readonly maxWait: number;
  readonly stop: AbortSignal;
  readonly candidates: readonly string[];
  readonly notify: (changes: Partial<CoordinatorState>) => void;
  /** Called with each outcome, in the order of the scenarios. */
  readonly merge: (merged: MergedScenario) => void;
}
