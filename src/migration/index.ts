/// <reference types="node" preserve="true" />
/**
 * Proves that one transport returns the same as another: scenarios, comparisons, recordings, reports, and test helpers.
 *
 * @packageDocumentation
 */
export {
  type CauseName,
  causes,
  compare,
  type ComparisonManner,
  type ComparisonRule,
  ComparisonRules,
  type Difference,
  type Observation,
} from '../comparison/index.js';
export {
  type Example,
  type FieldResult,
  type Finding,
  isClean,
  type LatencySummary,
  type OperationResult,
  type ParityReport,
  type ScenarioResult,
  type StepResult,
  type StepStatus,
  type Totals,
  type UnmetExpectation,
  type Verdict,
} from './report/model.js';
export {
  parseReportTarget,
  readReport,
  readShadowJournal,
  type ReportTarget,
  summaryText,
  writeReports,
} from './report/index.js';
export { describeOnTransports, type DescribeOptions, type TestRunner } from './jest/describe-on-transports.js';
export { expectParity, type ExpectParityOptions, ParityError, type ParityOptions } from './jest/expect-parity.js';
export { Recorder, Recording } from './recording/index.js';
export type { Side } from './side.js';
export {
  type BoundValues,
  defineScenario,
  type Expectation,
  type ScenarioDefinition,
  ScenarioError,
  type ScenarioProblem,
  type StepDefinition,
} from './scenario/index.js';
export {
  finishCleanUp,
  type TenantInRun,
  verify,
  type VerifyOptions,
  type WritePermission,
  writeStarterScenarios,
} from './verify/index.js';
export {
  sweep,
  type SweepDepth,
  type SweepOptions,
  type SweepProgress,
  type SweepSubject,
  sweepSubjects,
  type SweepWait,
  type EntityName,
} from './sweep/index.js';
export {
  controlSweep,
  distributeSweep,
  type DistributedSweepOptions,
  type DistributedSweepProgress,
  type QueueAction,
  type QueuedRun,
  runSweepWorker,
  type SweepWorkerOptions,
  type SweepWorkerProgress,
} from './sweep/queue/index.js';
export {
  controlVerify,
  distributeVerify,
  type DistributedVerifyOptions,
  type DistributedVerifyProgress,
  runVerifyWorker,
  type VerifyWorkerOptions,
  type VerifyWorkerResult,
} from './verify/queue/index.js';
export type { RedisSettings } from '../redis/index.js';
