export { Contract } from './contract.js';
export * from './model.js';
export { namespaces } from './namespaces.js';
export { actualType } from './derived-types.js';
export { blankMaker, type CanonicalObject, setEntry } from './blank.js';
