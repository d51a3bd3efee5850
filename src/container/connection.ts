import { inspect } from 'node:util';
import type { SoPrincipalCarrier } from '../carriers/index.js';
import type { Settings } from '../config/schema.js';
import type { HttpEngine } from '../http/index.js';
import type {
  Agents,
  AppointmentRepository,
  ContactRepository,
  ListRepository,
  PersonRepository,
  PrincipalRepository,
  ProjectRepository,
  RepositoryOptions,
  SaleRepository,
} from '../repositories/index.js';
import type { Transport } from '../transports/transport.js';
import type { Place } from './place.js';
import { TYPES } from './types.js';

/** One tenant, through one configuration. */
export interface SuperOffice {
  readonly appointments: AppointmentRepository;
  /** Companies. */
  readonly contacts: ContactRepository;
  /** The people in them. */
  readonly persons: PersonRepository;
  readonly projects: ProjectRepository;
  readonly sales: SaleRepository;
  readonly lists: ListRepository;
  /** Any operation of any agent of the contract. On `rest` it goes the way of the Agents API. */
  readonly agents: Agents;
  /** The current user. */
  principal(options?: RepositoryOptions): Promise<SoPrincipalCarrier>;
  /** Closes connections, and the emulator where that is the tenant. Calls under way fail. */
  close(): Promise<void>;
}

/** Whatever finds a part of the connection by its symbol: the container, or a context of it. */
export interface PartFinder {
  get<Part>(symbol: symbol): Part;
}

export class Connection implements SuperOffice {
  readonly #container: PartFinder;

  constructor(container: PartFinder) {
    this.#container = container;
  }

  get appointments(): AppointmentRepository {
    return this.#container.get<AppointmentRepository>(TYPES.AppointmentRepository);
  }

  get contacts(): ContactRepository {
    return this.#container.get<ContactRepository>(TYPES.ContactRepository);
  }

  get persons(): PersonRepository {
    return this.#container.get<PersonRepository>(TYPES.PersonRepository);
  }

  get projects(): ProjectRepository {
    return this.#container.get<ProjectRepository>(TYPES.ProjectRepository);
  }

  get sales(): SaleRepository {
    return this.#container.get<SaleRepository>(TYPES.SaleRepository);
  }

  get lists(): ListRepository {
    return this.#container.get<ListRepository>(TYPES.ListRepository);
  }

  get agents(): Agents {
    return this.#container.get<Agents>(TYPES.Agents);
  }

  principal(options?: RepositoryOptions): Promise<SoPrincipalCarrier> {
    return this.#container.get<PrincipalRepository>(TYPES.PrincipalRepository).current(options);
  }

  async close(): Promise<void> {
    await this.#container.get<Transport>(TYPES.Transport).close();
    await this.#container.get<HttpEngine>(TYPES.HttpEngine).close();
    await this.#container.get<Place>(TYPES.Place).close();
  }

  /** Nothing of the configuration is printed, since it holds secrets. */
  [inspect.custom](): string {
    return `SuperOffice(${this.#container.get<Settings>(TYPES.Settings).transport})`;
  }
}
