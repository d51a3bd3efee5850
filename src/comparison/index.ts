export { type Cause, type CauseName, causes } from './causes.js';
export { compare, equal, typeBelow } from './compare.js';
export type { Difference } from './difference.js';
export { type Observation, observe } from './observation.js';
export {
  answerIn,
  type CallOutcome,
  compareOutcomes,
  type ErrorOutline,
  isUnanswered,
  outcomeOf,
  outlineOf,
} from './outcome.js';
export { rankOf, severities, type Severity, severityOf } from './severity.js';
export {
  builtInRules,
  type ComparisonManner,
  type ComparisonRule,
  ComparisonRules,
  placeholderReason,
} from './rules.js';
