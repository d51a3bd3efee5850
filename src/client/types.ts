import type { ServiceIdentifier } from 'inversify';
import type { Clock, Credentials, TokenStore } from '../auth/index.js';
import type { HttpEngine } from '../http/index.js';
import type { Observers } from '../observation/index.js';
import {
  type Interceptor,
  namedEntities,
  type NameOf,
  nameOf,
  type RepositoryName,
  type RepositoryRows,
} from '../operations/index.js';
import type { Cache } from '../pipeline/caching/index.js';
import type { Routing } from '../pipeline/routing/index.js';
import type { TransportFactories } from '../pipeline/transport-selection.js';
import type {
  Agents,
  ArchiveRepository,
  CustomObjectLookup,
  EntityLookup,
  ListRepository,
  PrincipalRepository,
  RepositoryOf,
  TableRepository,
} from '../repositories/index.js';
import type { Transport } from '../transports/transport.js';
import { service } from './service.js';
import type { SuperOffice } from './superoffice.js';

/** A repository for each entity that has one with a name of its own, such as `ContactRepository`. */
type EntityIdentifiers = {
  readonly [Name in RepositoryName as `${NameOf<RepositoryRows[Name]>}Repository`]: ServiceIdentifier<
    RepositoryOf<Name>
  >;
};

/** The identifier of an entity's repository. */
export function repositoryIdentifier<Name extends RepositoryName>(name: Name): ServiceIdentifier<RepositoryOf<Name>> {
  return service(identifierName(name));
}

function identifierName(name: RepositoryName): string {
  const entity = namedEntities.get(name);
  return `${entity === undefined ? name : nameOf(entity)}Repository`;
}

/** The container's services for its users, for `container.get(TYPES.…)` and for rebinding. */
export const TYPES = {
  ...(Object.fromEntries(
    [...namedEntities.keys()].map((name) => [identifierName(name), repositoryIdentifier(name)]),
  ) as unknown as EntityIdentifiers),
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
  /** The repository of any entity by its name, such as `Ticket`. */
  EntityLookup: service<EntityLookup>('EntityLookup'),
  /** The repository of a custom object by the name of its table, such as `y_equipment`. */
  CustomObjectLookup: service<CustomObjectLookup>('CustomObjectLookup'),
  /** Any operation of any agent. */
  Agents: service<Agents>('Agents'),
  ListRepository: service<ListRepository>('ListRepository'),
  PrincipalRepository: service<PrincipalRepository>('PrincipalRepository'),
  /** Mass operations on tables of the database. */
  TableRepository: service<TableRepository>('TableRepository'),
} as const;
