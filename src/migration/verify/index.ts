export { writeStarterScenarios } from './init.js';
export { permitWrites, type TenantInRun, type WritePermission } from './safety.js';
export type { FinishedStep } from './scenario-run.js';
export { type Wait, waitByClock } from './step-context.js';
export { controlName, finishCleanUp, verify, type VerifyOptions } from './verify.js';
