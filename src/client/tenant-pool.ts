import { inspect } from 'node:util';
import { Container } from 'inversify';
import type { RemembersTenants } from '../auth/index.js';
import { checkTenantConfiguration, parseTenantPool, type TenantPoolSettings } from '../config/tenant-pool.js';
import { Contract } from '../contract/index.js';
import { NetworkError } from '../errors/index.js';
import { errorName } from '../observation/index.js';
import { type HttpEngine, Network, UndiciEngine } from '../http/index.js';
import type { ContractAgents } from '../repositories/contract-agents.js';
import type { CallTracker } from '../pipeline/call-tracker.js';
import type { SuperOffice } from './superoffice.js';
import type { PoolParts } from './checked-connection.js';
import { modulesOf } from './connection-modules.js';
import { closeAll } from './close-all.js';
import type { Entry } from './entry.js';
import { sharedConnection } from './shared-state.js';
import { TYPES } from './types.js';
import { PARTS } from './parts.js';

export type { TenantConfiguration, TenantPoolConfiguration } from '../config/tenant-pool.js';

/**
 * Many tenants in one process. They share the contract, the code made from it, and the connections to hosts. Each has its
 * own credentials, limits, retries and breaker, so that one tenant's problems do not affect another.
 */
export interface TenantPool<AgentsOfContract = ContractAgents> extends RemembersTenants, AsyncDisposable {
  /**
   * The connection of a tenant, opened when first needed. Call this each time, because connections that have been idle for a
   * while are closed.
   *
   * @param id the context identifier, such as `Cust12345`, in any case; for an Onsite tenant, any name
   * @throws {ConfigurationError} if its configuration is invalid, or is another tenant's
   * @throws {NetworkError} if the pool is closed
   * @example
   * const so = await pool.tenant('Cust12345');
   * await so.contacts.get(2);
   */
  tenant(id: string): Promise<SuperOffice<AgentsOfContract>>;
  /** How many tenants are connected. */
  readonly size: number;
  /**
   * Reports that a tenant has changed. Its connection, with everything it remembers, is dropped once the calls under way have
   * ended, and the tenant is configured again when next used.
   *
   * @example
   * pool.tenantChanged('Cust12345');
   */
  tenantChanged(tenantId: string): void;
  /**
   * Closes all connections. Calls under way finish first.
   *
   * @example
   * await pool.close();
   */
  close(): Promise<void>;
}

/** @throws {ConfigurationError} that names the setting, if the configuration is invalid */
export function tenantPoolOf<AgentsOfContract>(entry: Entry, configuration: unknown): TenantPool<AgentsOfContract> {
  return new Pool<AgentsOfContract>(entry, parseTenantPool(configuration));
}

interface Member<AgentsOfContract> {
  readonly so: SuperOffice<AgentsOfContract>;
  readonly calls: CallTracker;
}

class Pool<AgentsOfContract> implements TenantPool<AgentsOfContract> {
  readonly #entry: Entry;
  readonly #settings: TenantPoolSettings;
  readonly #engine: HttpEngine;
  readonly #shared: PoolParts;
  /** Binds what the tenants share; each has a child container. */
  readonly #parent = new Container();
  readonly #connecting = new Map<string, Promise<void>>();
  readonly #members = new Map<string, Member<AgentsOfContract>>();
  readonly #closing = new Set<Promise<void>>();
  /** Tenants that changed since they were last connected. */
  readonly #changed = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(entry: Entry, settings: TenantPoolSettings) {
    this.#entry = entry;
    this.#settings = settings;
    const { maximumAnswerBytes, connections, ...http } = settings.http;
    const network = new Network(http);
    const engine = new UndiciEngine({ maximumAnswerBytes, connections, network });
    this.#engine = engine;
    const redis = settings.redis === undefined ? undefined : sharedConnection(settings.redis);
    this.#shared = { contract: contractsBySource(), http, network, redis };
    // Closing a tenant does not close the shared engine.
    this.#parent.bind(TYPES.HttpEngine).toConstantValue({
      send: (request) => engine.send(request),
      open: (request) => engine.open(request),
      close: async () => undefined,
    });
  }

  get size(): number {
    return this.#members.size;
  }

  async tenant(id: string): Promise<SuperOffice<AgentsOfContract>> {
    const key = id.toLowerCase();
    for (;;) {
      if (this.#closed) {
        throw new NetworkError('the pool is closed; create another with createTenantPool()', {
          outcome: 'not-sent',
          retryable: false,
        });
      }
      const member = this.#members.get(key);
      if (member !== undefined) {
        member.calls.touch();
        return member.so;
      }
      // A connection that was dropped while it was being opened is not used; the next iteration opens another.
      await this.#connect(key, id);
    }
  }

  tenantChanged(tenantId: string): void {
    const key = tenantId.toLowerCase();
    this.#connecting.delete(key);
    // Redis keeps the answers. Other processes use them, and so would the next connection, which may read before they are deleted.
    this.#members.get(key)?.so.cache.clear();
    this.#changed.add(key);
    this.#drop(key);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#connecting.clear();
    for (const key of [...this.#members.keys()]) this.#drop(key);
    await closeAll([
      ...[...this.#closing].map((closing) => () => closing),
      () => this.#engine.close(),
      () => this.#shared.redis?.redis.close(),
    ]);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** Prints nothing of the tenants' configuration, because it contains secrets. */
  [inspect.custom](): string {
    return `TenantPool(${this.#members.size})`;
  }

  /** Connects once, however many callers wait. */
  async #connect(key: string, id: string): Promise<void> {
    const known = this.#connecting.get(key);
    if (known !== undefined) {
      await known;
      return;
    }
    const making: Promise<void> = this.#make(key, id, () => this.#connecting.get(key) === making);
    this.#connecting.set(key, making);
    try {
      await making;
    } finally {
      if (this.#connecting.get(key) === making) this.#connecting.delete(key);
    }
  }

  /** Connects, unless the pool was closed or the tenant changed while it was being configured. */
  async #make(key: string, id: string, isWanted: () => boolean): Promise<void> {
    const configuration = await this.#settings.configure(id);
    if (!isWanted()) return;
    const modules = modulesOf(this.#entry, configuration, this.#shared);
    checkTenantConfiguration(id, configuration);
    // The connection does not keep its child container, which takes 13 KB and another 1.2 KB for each binding.
    const container = new Container({ parent: this.#parent });
    container.load(...modules);
    const so = container.get(TYPES.Connection) as unknown as SuperOffice<AgentsOfContract>;
    const calls = container.get(PARTS.CallTracker);
    // The user may also close the connection.
    calls.onClose = () => {
      if (this.#members.get(key)?.calls === calls) this.#members.delete(key);
    };
    if (this.#changed.delete(key)) so.cache.clear();
    // At once, because a caller that goes on later could add it after the pool was closed.
    this.#members.set(key, { so, calls });
    this.#closeBeyondMaximum(key);
    this.#watch();
  }

  #drop(key: string): void {
    const member = this.#members.get(key);
    if (member === undefined) return;
    this.#members.delete(key);
    const closing = member.so.close().finally(() => this.#closing.delete(closing));
    this.#closing.add(closing);
    // The pool's `close` rethrows it; until then, no one awaits it.
    closing.catch((error: unknown) => {
      if (!this.#closed) warnOfClosing(key, error);
    });
  }

  #closeBeyondMaximum(newest: string): void {
    const excess = this.#members.size - this.#settings.maximum;
    if (excess <= 0) return;
    const idle = [...this.#members].filter(([key, { calls }]) => key !== newest && calls.idleSince !== undefined);
    idle.sort(([, a], [, b]) => (a.calls.idleSince ?? 0) - (b.calls.idleSince ?? 0));
    for (const [key] of idle.slice(0, excess)) this.#drop(key);
  }

  /** Checks again when the next connection may have been idle for long enough. */
  #watch(): void {
    if (this.#timer !== undefined || this.#members.size === 0) return;
    const now = performance.now();
    const since = Math.min(...[...this.#members.values()].map(({ calls }) => calls.idleSince ?? now));
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        this.#closeIdle();
        this.#watch();
      },
      this.#settings.idle - Math.floor(now - since),
    );
    this.#timer.unref();
  }

  #closeIdle(): void {
    const before = performance.now() - this.#settings.idle;
    for (const [key, { calls }] of this.#members) {
      if (calls.idleSince !== undefined && calls.idleSince <= before) this.#drop(key);
    }
  }
}

function warnOfClosing(tenant: string, error: unknown): void {
  process.emitWarning(`the connection of ${tenant} did not close completely (${errorName(error)})`, {
    type: 'SuperOfficeWarning',
    code: 'SUPEROFFICE_CLOSE',
  });
}

/** Reads each contract once. */
function contractsBySource(): PoolParts['contract'] {
  const contracts = new Map<string, Contract>();
  return (source) => {
    if (source === undefined) return Contract.bundled();
    let contract = contracts.get(source);
    if (contract === undefined) contracts.set(source, (contract = Contract.from(source)));
    return contract;
  };
}
