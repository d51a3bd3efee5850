export { Contract } from './contract.js';
export * from './model.js';
export { requireSoap, soapProblem } from './soap-description.js';
export { namespaces } from './namespaces.js';
export { actualType, type DerivedKinds, derivedKinds } from './derived-types.js';
export { blankMaker, type CanonicalObject, setEntry } from './blank.js';
export { netServerAgents } from './agent-names.js';
export { compareContracts, type ContractChange } from './compare.js';
export { type FetchDocument, openApiDocuments, pullContract, pullOpenApi, type PullResult } from './pull.js';
