export type { QueueAction, QueuedRun } from '../../queue/control.js';
export { controlSweep } from './control-sweep.js';
export { distributeSweep, type DistributedSweepOptions, type DistributedSweepProgress } from './distribute-sweep.js';
export { runSweepWorker, type SweepWorkerOptions, type SweepWorkerProgress } from './worker.js';
