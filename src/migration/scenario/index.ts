export {
  type BoundValues,
  defineScenario,
  type Expectation,
  type ScenarioDefinition,
  type StepDefinition,
} from './definition.js';
export { loadScenarios, type LoadedScenarios } from './load.js';
export { OperationCatalogue } from './operations/catalogue.js';
export type { Arguments, Call, Creation, Mark, Operation, TagSearch, Thing } from './operations/operation.js';
export {
  isRecord,
  lookUpIn,
  ownValue,
  referencesIn,
  resolveReferences,
  UnboundError,
  parseReference,
  type Reference,
} from './references.js';
export { readRules } from './rules-file.js';
export { problemText, type Scenario, ScenarioError, type ScenarioProblem, type Step } from './scenario.js';
export { isStarterRule, type StarterScenario, starterScenarios } from './starters.js';
export { parseValuePath, valueAt } from './value-path.js';
