export type { SuperOfficeConfiguration } from './config/schema.js';
export type * from './carriers/index.js';
export type { PatchOperation } from './canonical/index.js';
export { connect } from './container/connect.js';
export type { SuperOffice } from './container/connection.js';
export { superOfficeModule } from './container/module.js';
export { TYPES } from './container/types.js';
export type { TransportFactories } from './container/chosen-transport.js';
export * from './errors/index.js';
export type { ContractAgents } from './repositories/contract-agents.js';
export type {
  AgentOperation,
  Agents,
  AppointmentRepository,
  Archive,
  ArchiveRepository,
  ChangeOptions,
  ContactRepository,
  Draft,
  EntityRepository,
  ListItemsOptions,
  ListRepository,
  PersonRepository,
  PrincipalRepository,
  ProjectRepository,
  ReadOptions,
  RepositoryOptions,
  SaleRepository,
  Search,
  SearchCriteria,
  Selection,
  SortOrder,
  WriteOptions,
} from './repositories/index.js';
export { type ArchiveValue, type Conditions, Filter, where } from './search/index.js';
export type { ArchiveRow } from './transports/archive/page.js';
export type { CallOptions, ExchangeName, Exchanges, Transport } from './transports/transport.js';
export type { HttpAnswer, HttpEngine, HttpRequest } from './http/index.js';
export { toLocalDateTime } from './values/index.js';
