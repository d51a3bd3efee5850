/**
 * What proves that one transport answers as another did: comparisons, and the reports of them.
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
  type Verdict,
} from './report/model.js';
