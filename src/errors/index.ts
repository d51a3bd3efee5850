export { SuperOfficeError, type ErrorDetails, type Outcome } from './superoffice-error.js';
export * from './kinds.js';
export {
  type ConfigurationOrigin,
  type ConfigurationProblem,
  placeOfOrigin,
  problemText,
} from './configuration-problem.js';
export { errorFromServer, type ServerFailure } from './server-failure.js';
export { nearest, nearestNames } from './nearest.js';
export { Secrets } from './secrets.js';
export { transportNames, type TransportName } from './transport-name.js';
