export { SuperOfficeError, type ErrorDetails, type Outcome } from './superoffice-error.js';
export * from './kinds.js';
export {
  type ConfigurationOrigin,
  type ConfigurationProblem,
  placeOfOrigin,
  problemText,
} from './configuration-problem.js';
export { errorFromServer, type FieldProblem, type ReportedException, type ServerFailure } from './server-failure.js';
export { refusesRequest, verdictOfException } from './exception-types.js';
export type { RequestPlace } from './refused-request.js';
export { didYouMean, nearest, nearestNames } from './nearest.js';
export { Secrets } from './secrets.js';
export { transportNames, type TransportName } from './transport-name.js';
