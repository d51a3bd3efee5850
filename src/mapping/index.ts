export { languages, type LanguageName } from './code.js';
export { findOperation, type FoundOperation, operationNames } from './find-operation.js';
export type { HttpCall } from './http-call.js';
export { addressOf, type Mapping, mappingOf } from './mapping.js';
export { mappingPages, operationText } from './page.js';
export { type RestDocument, restCallsText } from './rest-document.js';
export { hasSeveralResources } from './traps.js';
