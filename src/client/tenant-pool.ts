import { inspect } from 'node:util';
import { Container } from 'inversify';
import type { RemembersTenants } from '../auth/index.js';
import {
  checkTenantConfiguration,
  parseTenantPool,
  type TenantPoolConfiguration,
  type TenantPoolSettings,
} from '../config/tenant-pool.js';
import { Contract } from '../contract/index.js';
import { NetworkError } from '../errors/index.js';
import { type HttpEngine, UndiciEngine } from '../http/index.js';
import type { ContractAgents } from '../repositories/contract-agents.js';
import type { CallTracker } from '../pipeline/call-tracker.js';
import type { SuperOffice } from './superoffice.js';
import { modulesOf, type SharedParts } from './superoffice-module.js';
import { TYPES } from './types.js';
import { PARTS } from './parts.js';

export type { TenantConfiguration, TenantPoolConfiguration } from '../config/tenant-pool.js';

/**
 * Many tenants in one process. They share the contract, the code made from it, and the connections to hosts; credentials,
 * limits, retries and the breaker are each tenant's own, so that what happens to one does not reach another.
 */
export interface TenantPool<AgentsOfContract = ContractAgents> extends RemembersTenants, AsyncDisposable {
  /**
   * The connection of a tenant, made when it is first asked for. Ask for it each time: one that nobody has called for a while
   * is closed.
   *
   * @param id the context identifier, such as `Cust12345`, in any case; for a site of its own, any name
   * @throws {ConfigurationError} where its configuration is not right, or another tenant's
   * @throws {NetworkError} where the pool has been closed
   */
  tenant(id: string): Promise<SuperOffice<AgentsOfContract>>;
  /** How many tenants are connected now. */
  readonly size: number;
  /**
   * Something has happened to a tenant: its connection is dropped with all that it remembers, once the calls under way have
   * ended, and it is configured anew when it is next asked for.
   */
  tenantChanged(tenantId: string): void;
  /** Closes all of them. Calls under way come to their end first. */
  close(): Promise<void>;
}

/**
 * Makes a pool of tenants.
 *
 * @throws {ConfigurationError} that names the setting, where the configuration is not right
 * @example
 * const pool = createTenantPool({
 *   configure: async (id) => ({
 *     transport: 'rest',
 *     tenant: { environment: 'prod', id },
 *     auth: { kind: 'systemUser', systemUserToken: await tokenOf(id), appToken, privateKey },
 *   }),
 * });
 * const so = await pool.tenant('Cust12345');
 * await so.contacts.get(2);
 * await pool.close();
 */
export function createTenantPool<AgentsOfContract = ContractAgents>(
  configuration: TenantPoolConfiguration,
): TenantPool<AgentsOfContract> {
  return new Pool<AgentsOfContract>(parseTenantPool(configuration));
}

interface Member<AgentsOfContract> {
  readonly so: SuperOffice<AgentsOfContract>;
  readonly calls: CallTracker;
}

class Pool<AgentsOfContract> implements TenantPool<AgentsOfContract> {
  readonly #settings: TenantPoolSettings;
  readonly #engine: HttpEngine;
  readonly #shared: SharedParts;
  /** Binds what tenants have in common; each has a child container of its own. */
  readonly #parent = new Container();
  readonly #connecting = new Map<string, Promise<Member<AgentsOfContract>>>();
  readonly #members = new Map<string, Member<AgentsOfContract>>();
  readonly #closing = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(settings: TenantPoolSettings) {
    this.#settings = settings;
    const engine = new UndiciEngine(settings.http);
    this.#engine = engine;
    this.#shared = { contract: contractsByFolder() };
    // A tenant that is closed leaves the engine to the others.
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
        throw new NetworkError('the pool has been closed; make another with createTenantPool()', {
          outcome: 'not-sent',
          retryable: false,
        });
      }
      const member = this.#members.get(key);
      if (member !== undefined) {
        member.calls.touch();
        return member.so;
      }
      // What was dropped while it was being made is not taken; the next turn makes it anew.
      await this.#connect(key, id);
    }
  }

  tenantChanged(tenantId: string): void {
    const key = tenantId.toLowerCase();
    this.#connecting.delete(key);
    this.#drop(key);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#connecting.clear();
    for (const key of [...this.#members.keys()]) this.#drop(key);
    await Promise.all(this.#closing);
    await this.#engine.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** Nothing of the tenants' configuration is printed, since it holds secrets. */
  [inspect.custom](): string {
    return `TenantPool(${this.#members.size})`;
  }

  /** Once, however many ask. */
  async #connect(key: string, id: string): Promise<void> {
    const known = this.#connecting.get(key);
    if (known !== undefined) {
      await known;
      return;
    }
    const making = this.#make(key, id);
    this.#connecting.set(key, making);
    try {
      const member = await making;
      if (this.#connecting.get(key) !== making) return;
      this.#members.set(key, member);
      this.#closeBeyondMaximum(key);
      this.#watch();
    } finally {
      if (this.#connecting.get(key) === making) this.#connecting.delete(key);
    }
  }

  async #make(key: string, id: string): Promise<Member<AgentsOfContract>> {
    const configuration = await this.#settings.configure(id);
    const modules = modulesOf(configuration, this.#shared);
    checkTenantConfiguration(id, configuration);
    // Nothing keeps the child container once the connection has its parts: one takes 13 KB, and 1.2 KB for each binding.
    const container = new Container({ parent: this.#parent });
    container.load(...modules);
    const calls = container.get(PARTS.CallTracker);
    // Its user may close a connection too.
    calls.onClose = () => {
      if (this.#members.get(key)?.calls === calls) this.#members.delete(key);
    };
    return { so: container.get(TYPES.Connection) as unknown as SuperOffice<AgentsOfContract>, calls };
  }

  #drop(key: string): void {
    const member = this.#members.get(key);
    if (member === undefined) return;
    this.#members.delete(key);
    const closing = member.so.close().finally(() => this.#closing.delete(closing));
    this.#closing.add(closing);
  }

  #closeBeyondMaximum(newest: string): void {
    const excess = this.#members.size - this.#settings.maximum;
    if (excess <= 0) return;
    const idle = [...this.#members].filter(([key, { calls }]) => key !== newest && calls.idleSince !== undefined);
    idle.sort(([, a], [, b]) => (a.calls.idleSince ?? 0) - (b.calls.idleSince ?? 0));
    for (const [key] of idle.slice(0, excess)) this.#drop(key);
  }

  /** Looks again when the next one can have been idle for long enough. */
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

/** Reads the documents of a folder once. */
function contractsByFolder(): SharedParts['contract'] {
  const contracts = new Map<string, Contract>();
  return (folder) => {
    if (folder === undefined) return Contract.bundled();
    let contract = contracts.get(folder);
    if (contract === undefined) contracts.set(folder, (contract = Contract.fromFolder(folder)));
    return contract;
  };
}
