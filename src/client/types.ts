import type { ServiceIdentifier } from 'inversify';
import type { Clock, Credentials, TokenStore } from '../auth/index.js';
import type { Settings } from '../config/schema.js';
import type { Contract } from '../contract/index.js';
import type { Secrets } from '../errors/index.js';
import type { HttpEngine } from '../http/index.js';
import type { Observers } from '../observation/index.js';
import type { Interceptor } from '../operations/index.js';
import type { AnswerCache } from '../pipeline/caching/index.js';
import type { CallTracker } from '../pipeline/call-tracker.js';
import type { Resilience } from '../pipeline/resilience/index.js';
import type { PolicyInForce, PolicyRouting } from '../pipeline/routing/index.js';
import type { RoutingStep } from '../pipeline/call-path.js';
import type { ShadowPath } from '../pipeline/routing/shadows.js';
import type { TransportFactories } from '../pipeline/transport-selection.js';
import type {
  Agents,
  AppointmentRepository,
  ArchiveRepository,
  ContactRepository,
  DocumentRepository,
  ListRepository,
  PersonRepository,
  PrincipalRepository,
  ProjectRepository,
  SaleRepository,
} from '../repositories/index.js';
import type { TransportParts } from '../transports/transport-parts.js';
import type { Transport } from '../transports/transport.js';
import type { Repositories } from './connection.js';
import type { SuperOffice } from './superoffice.js';
import type { TenantEndpoint } from './tenant-endpoint.js';

/** A symbol that knows what is bound to it, so that `container.get` needs no cast. */
function service<Bound>(name: string): ServiceIdentifier<Bound> {
  return Symbol.for(`superoffice-bridge/${name}`);
}

/** What the container binds, for `container.get(TYPES.…)` and for rebinding. */
export const TYPES = {
  /** The configuration, checked and completed. */
  Settings: service<Settings>('Settings'),
  /** Agents, operations and carriers. */
  Contract: service<Contract>('Contract'),
  /** Sends and receives bytes. */
  HttpEngine: service<HttpEngine>('HttpEngine'),
  /** What must not appear in an error. */
  Secrets: service<Secrets>('Secrets'),
  /** The time in milliseconds of the epoch, by which tickets and tokens are renewed. */
  Clock: service<Clock>('Clock'),
  /** Where access tokens and tickets are kept; rebind it to share them in a way of your own. */
  TokenStore: service<TokenStore>('TokenStore'),
  /** How calls prove who makes them; rebind it to sign in in a way of your own. */
  Credentials: service<Credentials>('Credentials'),
  /** Where the tenant is, and where to sign in to it. */
  TenantEndpoint: service<TenantEndpoint>('TenantEndpoint'),
  /** Retries and limits. */
  Resilience: service<Resilience>('Resilience'),
  /** Makes what a transport is made of, for each its own. */
  TransportParts: service<() => TransportParts>('TransportParts'),
  /** Makes each transport, by its name; rebind it to replace one. */
  TransportFactories: service<TransportFactories>('TransportFactories'),
  /** What repositories call: the interceptors in front of the transports. Rebind it to replace them all. */
  Transport: service<Transport>('Transport'),
  /** Interceptors of your own, which see each exchange first. */
  Interceptors: service<readonly Interceptor[]>('Interceptors'),
  /** Which calls are under way. */
  CallTracker: service<CallTracker>('CallTracker'),
  /** The routing policy in force, to be read and changed. */
  Routing: service<PolicyRouting>('Routing'),
  /** The policy that calls are routed by. */
  Policy: service<PolicyInForce>('Policy'),
  /** Routes calls; undefined without routes. */
  Router: service<RoutingStep | undefined>('Router'),
  /** Numbers from 0 to 1, by which calls are divided among transports. */
  Chance: service<() => number>('Chance'),
  /** What shadow reads call. */
  ShadowTransport: service<ShadowPath>('ShadowTransport'),
  /** Sends the bytes of shadow reads, so that they take none of the callers' connections. */
  ShadowHttpEngine: service<HttpEngine>('ShadowHttpEngine'),
  /** Answers that seldom change. */
  Cache: service<AnswerCache>('Cache'),
  /** Hooks and audit, which are notified of calls; rebind it for those of your own. */
  Observers: service<Observers>('Observers'),
  /** All repositories, by the names under which a connection has them. */
  Repositories: service<Repositories>('Repositories'),
  /** All of it in one object, as `connect` returns it; its `close` closes what the container opened. */
  Connection: service<SuperOffice>('Connection'),
  AppointmentRepository: service<AppointmentRepository>('AppointmentRepository'),
  ContactRepository: service<ContactRepository>('ContactRepository'),
  PersonRepository: service<PersonRepository>('PersonRepository'),
  DocumentRepository: service<DocumentRepository>('DocumentRepository'),
  ProjectRepository: service<ProjectRepository>('ProjectRepository'),
  SaleRepository: service<SaleRepository>('SaleRepository'),
  /** What archive providers find. */
  ArchiveRepository: service<ArchiveRepository>('ArchiveRepository'),
  /** Any operation of any agent. */
  Agents: service<Agents>('Agents'),
  ListRepository: service<ListRepository>('ListRepository'),
  PrincipalRepository: service<PrincipalRepository>('PrincipalRepository'),
} as const;
