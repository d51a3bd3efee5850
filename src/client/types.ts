import type { ServiceIdentifier } from 'inversify';
import type { Clock, Credentials, TokenStore } from '../auth/index.js';
import type { HttpEngine } from '../http/index.js';
import type { Observers } from '../observation/index.js';
import { entities, type EntityName, entityNames, type Interceptor } from '../operations/index.js';
import type { Cache } from '../pipeline/caching/index.js';
import type { Routing } from '../pipeline/routing/index.js';
import type { TransportFactories } from '../pipeline/transport-selection.js';
import type {
  Agents,
  ArchiveRepository,
  ListRepository,
  PrincipalRepository,
  RepositoryOf,
} from '../repositories/index.js';
import type { Transport } from '../transports/transport.js';
import { service } from './service.js';
import type { SuperOffice } from './superoffice.js';

/** A repository for each row of the catalogue, such as `ContactRepository`. */
type EntityIdentifiers = {
  readonly [Name in EntityName as `${(typeof entities)[Name]['resource']}Repository`]: ServiceIdentifier<
    RepositoryOf<Name>
  >;
};

/** The identifier of an entity's repository. */
export function repositoryIdentifier<Name extends EntityName>(name: Name): ServiceIdentifier<RepositoryOf<Name>> {
  return service(`${entities[name].resource}Repository`);
}

/** The container's services for its users, for `container.get(TYPES.…)` and for rebinding. */
export const TYPES = {
  ...(Object.fromEntries(
    entityNames.map((name) => [`${entities[name].resource}Repository`, repositoryIdentifier(name)]),
  ) as EntityIdentifiers),
  /** Sends and receives bytes. */
  HttpEngine: service<HttpEngine>('HttpEngine'),
  /** The time in milliseconds since the epoch, by which tickets and tokens are renewed. */
  Clock: service<Clock>('Clock'),
  /** Stores access tokens and tickets; rebind it to share them in your own way. */
  TokenStore: service<TokenStore>('TokenStore'),
  /** Authenticates calls; rebind it to sign in in your own way. */
  Credentials: service<Credentials>('Credentials'),
  /** Creates each transport by name; rebind it to replace one. */
  TransportFactories: service<TransportFactories>('TransportFactories'),
  /** What repositories call: the interceptors in front of the transports. Rebind it to replace them all. */
  Transport: service<Transport>('Transport'),
  /** Your own interceptors, which see each exchange first. */
  Interceptors: service<readonly Interceptor[]>('Interceptors'),
  /** Reads and changes the routing policy in force. */
  Routing: service<Routing>('Routing'),
  /** Random numbers from 0 to 1, which divide calls among transports. */
  Chance: service<() => number>('Chance'),
  /** Keeps answers that seldom change. */
  Cache: service<Cache>('Cache'),
  /** Hooks and audit, which are notified of calls; rebind it to use your own. */
  Observers: service<Observers>('Observers'),
  /** The object that `connect` returns; its `close` closes what the container opened. */
  Connection: service<SuperOffice>('Connection'),
  /** Searches archives. */
  ArchiveRepository: service<ArchiveRepository>('ArchiveRepository'),
  /** Any operation of any agent. */
  Agents: service<Agents>('Agents'),
  ListRepository: service<ListRepository>('ListRepository'),
  PrincipalRepository: service<PrincipalRepository>('PrincipalRepository'),
} as const;
