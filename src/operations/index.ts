export { bringsCredentials } from './brings-credentials.js';
export { exceptions, type OperationException, type OperationKind } from './exceptions.js';
export { kindOfOperation } from './kind.js';
export { readsByVerb } from './reads-by-verb.js';
