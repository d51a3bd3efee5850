import { inspect } from 'node:util';
import type { Credentials } from '../auth/index.js';
import type { Settings } from '../config/schema.js';
import type { SoPrincipalCarrier } from '../contract/carriers/index.js';
import type { HttpEngine } from '../http/index.js';
import type { Observers } from '../observation/index.js';
import type { AnswerStore } from '../pipeline/caching/index.js';
import { verdictsOn } from '../pipeline/requests/credential-verdicts.js';
import type { PolicyRouting } from '../pipeline/routing/index.js';
import type { SharedRedis } from '../redis/index.js';
import type {
  Archive,
  ArchiveRepository,
  EntityRepositories,
  FieldDefinitions,
  PrincipalRepository,
  RepositoryOptions,
} from '../repositories/index.js';
import type { Transport } from '../transports/transport.js';
import { closeAll } from './close-all.js';
import type { SharedParts } from './shared-state.js';
import type { SuperOffice } from './superoffice.js';
import type { TenantEndpoint } from './tenant-endpoint.js';

/** What users call, by its name on the connection. */
export type Repositories = EntityRepositories &
  Pick<SuperOffice, 'agents' | 'cache' | 'customObjects' | 'entity' | 'lists' | 'tables'>;

/** The parts of a connection. It does not keep the container that made them. */
export interface ConnectionParts {
  readonly repositories: Repositories;
  readonly archives: ArchiveRepository;
  readonly principal: PrincipalRepository;
  readonly fieldDefinitions: FieldDefinitions;
  readonly settings: Settings;
  readonly routing: PolicyRouting;
  readonly transport: Transport;
  readonly observers: Observers;
  readonly credentials: Credentials;
  readonly engine: HttpEngine;
  readonly endpoint: TenantEndpoint;
  readonly cache: AnswerStore;
  readonly shared: SharedParts | undefined;
  /** Closes with the connection. */
  readonly redis: SharedRedis | undefined;
}

/** @returns the object that `connect` resolves to */
export function superOffice(parts: ConnectionParts): SuperOffice {
  return Object.assign(new Connection(parts), parts.repositories);
}

class Connection implements Omit<SuperOffice, keyof Repositories> {
  readonly #parts: ConnectionParts;

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
  }

  get routing(): PolicyRouting {
    return this.#parts.routing;
  }

  archive(provider: string): Archive {
    return this.#parts.archives.of(provider);
  }

  principal(options?: RepositoryOptions): Promise<SoPrincipalCarrier> {
    return this.#parts.principal.current(options);
  }

  tenantChanged(tenantId: string): void {
    const { cache, endpoint, fieldDefinitions, settings } = this.#parts;
    const { tenant } = settings;
    if (tenant === 'emulator' || !('id' in tenant) || tenant.id.toLowerCase() !== tenantId.toLowerCase()) return;
    endpoint.sites.forget();
    fieldDefinitions.forget();
    cache.clear();
  }

  retryCredentials(): void {
    const { credentials } = this.#parts;
    credentials.retry?.();
    verdictsOn(credentials).forget();
  }

  async close(): Promise<void> {
    const { routing, transport, observers, engine, endpoint, cache, shared, redis } = this.#parts;
    await closeAll([
      () => routing.close(),
      () => transport.close(),
      () => observers.audit?.close?.(),
      () => engine.close(),
      () => endpoint.close(),
      () => cache.close?.(),
      () => shared?.close(),
      () => redis?.close(),
    ]);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** Prints nothing of the configuration, because it contains secrets. */
  [inspect.custom](): string {
    return `SuperOffice(${this.#parts.settings.transport})`;
  }
}
