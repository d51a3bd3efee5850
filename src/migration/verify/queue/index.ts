export type { QueueAction, QueuedRun } from '../../queue/control.js';
export { controlVerify } from './control-verify.js';
export {
  distributeVerify,
  type DistributedVerifyOptions,
  type DistributedVerifyProgress,
} from './distribute-verify.js';
export { runVerifyWorker, type VerifyWorkerOptions, type VerifyWorkerResult } from './worker.js';
