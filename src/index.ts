/// <reference types="node" preserve="true" />
export {
  type ConfigurationSources,
  defineConfig,
  type Environment,
  type LoadedConfiguration,
  loadConfiguration,
  type PartialConfiguration,
  type Route,
  type RoutedCall,
  type SettingInForce,
  type StickyKey,
  type SuperOfficeConfiguration,
  watchConfiguration,
  type ConfigurationWatch,
  type WatchOptions,
} from './config/index.js';
export type {
  ArchiveRow,
  CallOptions,
  Content,
  Exchange,
  EntityTypeName,
  ExchangeName,
  Exchanges,
  Execute,
  Interceptor,
  RepositoryCall,
} from './operations/index.js';
export type * from './contract/carriers/index.js';
export type { PatchOperation } from './codec/canonical/index.js';
export {
  type BeginOptions,
  type BegunSignIn,
  type Clock,
  type Credentials,
  FileTokenStore,
  type FileTokenStoreOptions,
  type Grant,
  type HttpCredentials,
  type InteractiveSignIn,
  type InteractiveSignInOptions,
  interactiveSignIn,
  MemoryTokenStore,
  type RemembersTenants,
  type SignedIn,
  type SignIn,
  type SignInOperation,
  type SoapCredentials,
  type TenantNotification,
  type TenantNotificationHint,
  type TenantNotificationOptions,
  tenantNotifications,
  type TokenStore,
} from './auth/index.js';
export { type Cache, type CacheKind } from './pipeline/caching/index.js';
export { connect } from './client/connect.js';
export type { SuperOffice } from './client/superoffice.js';
export { superOfficeModule } from './client/superoffice-module.js';
export {
  createTenantPool,
  type TenantConfiguration,
  type TenantPool,
  type TenantPoolConfiguration,
} from './client/tenant-pool.js';
export { TYPES } from './client/types.js';
export type { TransportFactories } from './pipeline/transport-selection.js';
export {
  AuthenticationError,
  ConfigurationError,
  type ConfigurationOrigin,
  type ConfigurationProblem,
  ConflictError,
  type ErrorDetails,
  NetworkError,
  NotFoundError,
  NotSupportedError,
  type Outcome,
  PermissionError,
  ProtocolError,
  RateLimitError,
  ServerError,
  SuperOfficeError,
  TenantUnavailableError,
  TimeoutError,
  type TransportName,
  transportNames,
  ValidationError,
} from './errors/index.js';
export {
  type AuditedUser,
  type AuditRecord,
  type AuditSink,
  type CallHooks,
  type CallRecord,
  type FailedCall,
  JsonLinesAudit,
  type JsonLinesAuditOptions,
  type Observers,
} from './observation/index.js';
export type { ContractAgents } from './repositories/contract-agents.js';
export type {
  AgentOperation,
  Agents,
  AppointmentRepository,
  Archive,
  ArchiveRepository,
  ChangeOptions,
  ContactRepository,
  DocumentContent,
  DocumentRepository,
  Draft,
  EntityLookup,
  EntityRepositories,
  EntityRepositoryOf,
  EntityRepository,
  GetManyOptions,
  GetOptions,
  IncludeDeletedOptions,
  ItemOf,
  ListItems,
  ListItemsOptions,
  ListKey,
  ListRepository,
  PersonRepository,
  PrincipalRepository,
  ProjectRepository,
  ReadOptions,
  RelatedSearch,
  RepositoryOf,
  RepositoryOptions,
  SaleRepository,
  Search,
  SearchCriteria,
  Selection,
  SortOrder,
  WriteOptions,
} from './repositories/index.js';
export type {
  FallbackEvent,
  ResetEvent,
  RouteExplanation,
  Routing,
  RoutingEvents,
  RoutingPolicy,
  ShadowReport,
  ShadowSide,
  ShadowVerdict,
  TrippedEvent,
  TripReason,
} from './pipeline/routing/index.js';
export { type ArchiveValue, type Conditions, Filter, where } from './codec/archive/index.js';
export type { CauseName, Difference } from './comparison/index.js';
export type { Transport } from './transports/transport.js';
export type { HttpAnswer, HttpEngine, HttpRequest, HttpStream } from './http/index.js';
export { toLocalDateTime } from './codec/values/index.js';
export {
  type KnownWebhookEvent,
  MemorySeenWebhooks,
  type MemorySeenWebhooksOptions,
  type SeenWebhooks,
  verifyWebhook,
  type VerifyWebhookOptions,
  type WebhookEventName,
  type WebhookHeaders,
  type WebhookNotification,
  type WebhookPayload,
  type WebhookRequest,
} from './webhooks/index.js';
