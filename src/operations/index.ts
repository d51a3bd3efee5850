export type { ArchivePage, ArchivePageRequest, ArchiveRow, SortTerm } from './archive-page.js';
export { bringsCredentials } from './brings-credentials.js';
export { type Caller, type CallOptions, RepositoryCall } from './call-options.js';
export {
  accessorOf,
  type EntityDescription,
  type EntityStep,
  nameOf,
  operationName,
  type ResourceStep,
} from './entity-description.js';
export { type AgentMethod, type agentMethods, agentMethodsOf } from './entity-methods.js';
export {
  type EntityTypeName,
  type EntityTypes,
  entityTypes,
  namedEntities,
  type NameOf,
  type RepositoryName,
  type RepositoryRows,
} from './entity-types.js';
export { type CallKind, exceptions, type OperationException, type OperationKind } from './exceptions.js';
export {
  type Content,
  type ContentCall,
  type Exchange,
  type ExchangeName,
  type Exchanges,
  type Execute,
  type Interceptor,
  type ListRequest,
  notModified,
  type OperationCall,
  type OperationResource,
} from './exchange.js';
export { type Change, changeOf, idOf, isCacheable, publicName, type Subject, subjectOf } from './exchange-facts.js';
export { customObjectEntity } from './custom-objects.js';
export { fieldTables } from './field-tables.js';
export { kindOfOperation } from './kind.js';
export { readsByVerb } from './reads-by-verb.js';
export { pathSegment } from './path-segment.js';
export {
  entities,
  type EntityName,
  entityNames,
  type EntityRow,
  entityRow,
  type SweepColumns,
  sweptEntityNames,
} from './entities.js';
export { type ItemOperations, type ListInput, type ListOperation, listOperations } from './list-operations.js';
export {
  documentMethods,
  entityMethods,
  listMethods,
  type RepositoryOperation,
  repositoryOperations,
  tableMethods,
} from './repository-operations.js';
export { type Relation, relations } from './relations.js';
