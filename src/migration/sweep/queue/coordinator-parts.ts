import type { JobQueue } from '../../queue/jobs.js';
import type { SweepLedger } from '../ledger.js';
import type { SweepPlan } from '../options.js';
import type { SweepWait } from '../outage.js';
import type { SweepDescription } from './messages.js';
import type { SweepStore } from './store.js';

/** What a coordinator reports beside what the ledger counts. */
export interface QueueState {
  readonly workers: number;
  readonly paused: boolean;
  /** Set while Redis is away. */
  readonly waiting?: SweepWait | undefined;
}

export interface CoordinatorParts {
  readonly plan: SweepPlan;
  readonly ledger: SweepLedger;
  readonly store: SweepStore;
  readonly jobs: JobQueue;
  readonly description: SweepDescription;
  readonly notify: (changes: Partial<QueueState>) => void;
}
