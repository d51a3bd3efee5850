export { type Agents, type AgentOperation, agentsOver } from './agents.js';
export {
  type CustomFields,
  type FieldDefinition,
  FieldDefinitions,
  type FieldValues,
  type FieldWriteOptions,
  type NewFieldValues,
  RepositoryCustomFields,
} from './custom-fields/index.js';
export { type CustomObjectLookup, customObjectLookup, type CustomObjectRepository } from './custom-objects.js';
export type { DocumentContent } from './document-repository.js';
export { type Archive, type ArchiveRepository, TransportArchiveRepository } from './archive.js';
export { type ListItemsOptions, type ListRepository, TransportListRepository } from './list-repository.js';
export { type IncludeDeletedOptions, itemMethodNames, type ItemOf, type ListItems } from './list-items.js';
export type { ListKey } from './list-carriers.js';
export { type PrincipalRepository, TransportPrincipalRepository } from './principal-repository.js';
export * from './tables/index.js';
export type { RelatedSearch } from './related.js';
export type * from './repository.js';
export type { Search } from './search.js';
export type { SearchCriteria, SortOrder } from './search-criteria.js';

export type {
  AppointmentRepository,
  ContactRepository,
  DocumentRepository,
  EntityRepositories,
  EntityRepositoryOf,
  PersonRepository,
  ProjectRepository,
  RepositoryOf,
  SaleRepository,
} from './entity-repositories.js';
export { type EntityLookup, entityLookup } from './entity-lookup.js';
export { namedRepository } from './named-repository.js';
