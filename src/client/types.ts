import type { Clock, Credentials, TokenStore } from '../auth/index.js';
import type { HttpEngine } from '../http/index.js';
import type { Observers } from '../observation/index.js';
import type { Interceptor } from '../operations/index.js';
import type { Cache } from '../pipeline/caching/index.js';
import type { Routing } from '../pipeline/routing/index.js';
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
import type { Transport } from '../transports/transport.js';
import { service } from './service.js';
import type { SuperOffice } from './superoffice.js';

/** What the container binds for its users, for `container.get(TYPES.…)` and for rebinding. */
export const TYPES = {
  /** Sends and receives bytes. */
  HttpEngine: service<HttpEngine>('HttpEngine'),
  /** The time in milliseconds of the epoch, by which tickets and tokens are renewed. */
  Clock: service<Clock>('Clock'),
  /** Where access tokens and tickets are kept; rebind it to share them in a way of your own. */
  TokenStore: service<TokenStore>('TokenStore'),
  /** How calls prove who makes them; rebind it to sign in in a way of your own. */
  Credentials: service<Credentials>('Credentials'),
  /** Makes each transport, by its name; rebind it to replace one. */
  TransportFactories: service<TransportFactories>('TransportFactories'),
  /** What repositories call: the interceptors in front of the transports. Rebind it to replace them all. */
  Transport: service<Transport>('Transport'),
  /** Interceptors of your own, which see each exchange first. */
  Interceptors: service<readonly Interceptor[]>('Interceptors'),
  /** The routing policy in force, to be read and changed. */
  Routing: service<Routing>('Routing'),
  /** Numbers from 0 to 1, by which calls are divided among transports. */
  Chance: service<() => number>('Chance'),
  /** Answers that seldom change. */
  Cache: service<Cache>('Cache'),
  /** Hooks and audit, which are notified of calls; rebind it for those of your own. */
  Observers: service<Observers>('Observers'),
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
