import { inspect } from 'node:util';
import type { Credentials } from '../auth/index.js';
import type { SoPrincipalCarrier } from '../contract/carriers/index.js';
import type { Cache } from '../pipeline/caching/index.js';
import type { Settings } from '../config/schema.js';
import type { HttpEngine } from '../http/index.js';
import type { Observers } from '../observation/index.js';
import type { ContractAgents } from '../repositories/contract-agents.js';
import type {
  Agents,
  AppointmentRepository,
  Archive,
  ArchiveRepository,
  ContactRepository,
  DocumentRepository,
  ListRepository,
  PersonRepository,
  PrincipalRepository,
  ProjectRepository,
  RepositoryOptions,
  SaleRepository,
} from '../repositories/index.js';
import type { PolicyRouting, Routing } from '../pipeline/routing/index.js';
import type { Transport } from '../transports/transport.js';
import { verdictsOn } from '../pipeline/attempts/verdicts.js';
import type { Place } from './tenant-endpoint.js';
import { TYPES } from './types.js';

/**
 * One tenant, through one configuration.
 *
 * @typeParam AgentsOfContract the agents of the contract in use: those of this package's contract, or what
 *   `superoffice-bridge generate` wrote for another
 */
export interface SuperOffice<AgentsOfContract = ContractAgents> {
  readonly appointments: AppointmentRepository;
  /** Companies. */
  readonly contacts: ContactRepository;
  /** The people in them. */
  readonly persons: PersonRepository;
  readonly projects: ProjectRepository;
  readonly sales: SaleRepository;
  /** Documents and their content. */
  readonly documents: DocumentRepository;
  readonly lists: ListRepository;
  /** An archive by its provider's name, such as `FindContact`: whatever the server can search. */
  archive(provider: string): Archive;
  /** Any operation of any agent of the contract. On `rest` it goes the way of the Agents API. */
  readonly agents: AgentsOfContract;
  /** What is kept by the setting `cache`. */
  readonly cache: Cache;
  /** Which transport serves which calls. */
  readonly routing: Routing;
  /** The current user. */
  principal(options?: RepositoryOptions): Promise<SoPrincipalCarrier>;
  /**
   * Something has happened to a tenant: where it is that of this connection, what is remembered of it is dropped. This is
   * what `tenantNotifications` calls.
   */
  tenantChanged(tenantId: string): void;
  /**
   * Tries credentials again that a server refused. After a refusal calls fail at once, with the outcome `not-sent`, until
   * the credentials change: an account would be locked by many attempts with an old password. Call this once what refused
   * them has been put right there, such as an account that was unlocked.
   *
   * @example
   * try {
   *   await so.contacts.get(2);
   * } catch (error) {
   *   if (error instanceof AuthenticationError && (await accountWasUnlocked())) so.retryCredentials();
   * }
   */
  retryCredentials(): void;
  /**
   * Closes connections, and the emulator where that is the tenant. Calls under way come to their end first, each within
   * its timeout; a call made later is a `NetworkError` with the outcome `not-sent`.
   */
  close(): Promise<void>;
}

/** Whatever finds a part of the connection by its symbol: the container, or a context of it. */
export interface PartFinder {
  get(symbol: symbol): unknown;
}

export class Connection implements SuperOffice<Agents> {
  readonly #container: PartFinder;

  constructor(container: PartFinder) {
    this.#container = container;
  }

  get appointments(): AppointmentRepository {
    return this.#container.get(TYPES.AppointmentRepository) as AppointmentRepository;
  }

  get contacts(): ContactRepository {
    return this.#container.get(TYPES.ContactRepository) as ContactRepository;
  }

  get persons(): PersonRepository {
    return this.#container.get(TYPES.PersonRepository) as PersonRepository;
  }

  get projects(): ProjectRepository {
    return this.#container.get(TYPES.ProjectRepository) as ProjectRepository;
  }

  get sales(): SaleRepository {
    return this.#container.get(TYPES.SaleRepository) as SaleRepository;
  }

  get documents(): DocumentRepository {
    return this.#container.get(TYPES.DocumentRepository) as DocumentRepository;
  }

  get lists(): ListRepository {
    return this.#container.get(TYPES.ListRepository) as ListRepository;
  }

  archive(provider: string): Archive {
    return (this.#container.get(TYPES.ArchiveRepository) as ArchiveRepository).of(provider);
  }

  get agents(): Agents {
    return this.#container.get(TYPES.Agents) as Agents;
  }

  get cache(): Cache {
    return this.#container.get(TYPES.Cache) as Cache;
  }

  get routing(): Routing {
    return this.#container.get(TYPES.Routing) as Routing;
  }

  principal(options?: RepositoryOptions): Promise<SoPrincipalCarrier> {
    return (this.#container.get(TYPES.PrincipalRepository) as PrincipalRepository).current(options);
  }

  tenantChanged(tenantId: string): void {
    const { tenant } = this.#container.get(TYPES.Settings) as Settings;
    if (tenant === 'emulator' || !('id' in tenant) || tenant.id.toLowerCase() !== tenantId.toLowerCase()) return;
    (this.#container.get(TYPES.Place) as Place).sites.forget();
  }

  retryCredentials(): void {
    const credentials = this.#container.get(TYPES.Credentials) as Credentials;
    credentials.retry?.();
    verdictsOn(credentials).forget();
  }

  async close(): Promise<void> {
    (this.#container.get(TYPES.Routing) as PolicyRouting).close();
    await (this.#container.get(TYPES.Transport) as Transport).close();
    await (this.#container.get(TYPES.Observers) as Observers).audit?.close?.();
    await (this.#container.get(TYPES.HttpEngine) as HttpEngine).close();
    await (this.#container.get(TYPES.Place) as Place).close();
  }

  /** Nothing of the configuration is printed, since it holds secrets. */
  [inspect.custom](): string {
    return `SuperOffice(${(this.#container.get(TYPES.Settings) as Settings).transport})`;
  }
}
