import type {
  AppointmentEntity,
  ContactEntity,
  PersonEntity,
  ProjectEntity,
  SaleEntity,
} from '../contract/carriers/index.js';
import type { ContactRelations, PersonRelations } from './related.js';
import type { EntityRepository } from './repository.js';

export { type Agents, type AgentOperation, agentsOver } from './agents.js';
export { type DocumentRepository, TransportDocumentRepository } from './document-repository.js';
export { type Archive, type ArchiveRepository, TransportArchiveRepository } from './archive.js';
export { TransportEntityRepository } from './entity-repository.js';
export { type ListItemsOptions, type ListRepository, TransportListRepository } from './list-repository.js';
export { type IncludeDeletedOptions, itemMethodNames, type ItemOf, type ListItems } from './list-items.js';
export type { ListKey } from './list-carriers.js';
export { type PrincipalRepository, TransportPrincipalRepository } from './principal-repository.js';
export { type ContactRelations, type PersonRelations, relatedSearches, type RelatedSearch } from './related.js';
export type * from './repository.js';
export type { Search } from './search.js';
export type { SearchCriteria, SortOrder } from './search-criteria.js';

/** Appointments, follow-ups and tasks in the diary. */
export type AppointmentRepository = EntityRepository<AppointmentEntity, 'AppointmentId'>;
/** Companies. */
export type ContactRepository = EntityRepository<ContactEntity, 'ContactId'> & ContactRelations;
/** People: the contacts within companies. */
export type PersonRepository = EntityRepository<PersonEntity, 'PersonId'> & PersonRelations;
export type ProjectRepository = EntityRepository<ProjectEntity, 'ProjectId'>;
export type SaleRepository = EntityRepository<SaleEntity, 'SaleId'>;
