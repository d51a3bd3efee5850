import type { Container } from 'inversify';
import { completeEntry } from '../client/entries/complete.js';
import { open } from '../client/open.js';
import { PARTS } from '../client/parts.js';
import type { SuperOffice } from '../client/superoffice.js';
import { TYPES } from '../client/types.js';
import type { CanonicalObject } from '../contract/index.js';
import type { Secrets } from '../errors/index.js';
import type { RouteExplanation, Routing } from '../pipeline/routing/index.js';
import type { Agents } from '../repositories/index.js';
import type { ServiceAddress } from './address.js';
import { BaseZone } from './base-zone.js';
import { CallerCredentials } from './caller.js';
import { CallerSecrets } from './caller-secrets.js';
import { systemInfo } from './system-info.js';
import { configurationOf, type GatewaySettings } from './settings.js';

/** Milliseconds. Callers check with it whether there is a server. */
const systemInfoTimeout = 30_000;

/** A tenant behind the gateway. */
export interface GatewayTenant {
  /** Its context identifier, or empty for an Onsite installation. */
  readonly id: string;
  readonly so: SuperOffice<Agents>;
  readonly baseZone: BaseZone;
  /** The outputs of `SoPrincipal.GetSystemInfo`, without credentials. */
  systemInfo(): Promise<CanonicalObject>;
}

/** The tenants that callers may address, each with one connection, which is opened when it is first called. */
export class GatewayTenants {
  readonly #settings: GatewaySettings;
  readonly #credentials = new CallerCredentials();
  #routing: Routing | undefined;
  readonly #open = new Map<string, Promise<GatewayTenant>>();

  constructor(settings: GatewaySettings) {
    this.#settings = settings;
  }

  /**
   * Opens one connection: the settings are the same for all tenants, and must not fail with the first call.
   *
   * @throws {ConfigurationError} if the settings of the connection are invalid
   */
  async check(): Promise<void> {
    const id = this.#settings.tenants[0] ?? '';
    const opened = this.#opened(id);
    this.#open.set(id, opened);
    await opened;
  }

  /** @returns undefined if the gateway does not serve the tenant */
  at(address: ServiceAddress): Promise<GatewayTenant> | undefined {
    const id = this.#idOf(address);
    if (id === undefined) return undefined;
    let known = this.#open.get(id);
    if (known === undefined) this.#open.set(id, (known = this.#opened(id)));
    return known;
  }

  /** Where the calls of an operation go now. The routes of all tenants are the same. */
  explain(operation: string): RouteExplanation | undefined {
    try {
      return this.#routing?.explain(operation);
    } catch {
      // The connection has another contract than the gateway.
      return undefined;
    }
  }

  /** Closes all connections, after the calls under way. */
  async close(): Promise<void> {
    const open = [...this.#open.values()];
    this.#open.clear();
    await Promise.all(
      open.map((tenant) =>
        tenant.then(
          ({ so }) => so.close(),
          () => undefined,
        ),
      ),
    );
  }

  /**
   * What stands before `/Remote` is that of the tenant's own address, or nothing if there is one tenant: a client with the
   * wrong address must not write into another tenant.
   */
  #idOf({ base, tenant = '' }: ServiceAddress): string | undefined {
    const { tenants, sitePath } = this.#settings;
    const isSame = (left: string, right: string) => left.toLowerCase() === right.toLowerCase();
    if (sitePath !== undefined) return base === '' || isSame(base, sitePath) ? '' : undefined;
    if (base === '' && tenants.length === 1) return tenants[0];
    return base === `/${tenant}` ? tenants.find((each) => isSame(each, tenant)) : undefined;
  }

  async #opened(id: string): Promise<GatewayTenant> {
    const { sources } = this.#settings;
    let parts: Container | undefined;
    const adapt = (container: Container) => {
      parts = container;
      const secrets = new CallerSecrets(container.get<Secrets>(PARTS.Secrets));
      container.rebind<Secrets>(PARTS.Secrets).toConstantValue(secrets);
      container.rebind(TYPES.Credentials).toConstantValue(this.#credentials);
    };
    try {
      const so = await open<Agents>(completeEntry, configurationOf(this.#settings, id), sources, adapt);
      this.#routing ??= so.routing;
      const systemInfoOf = async () => {
        if (parts === undefined) throw new TypeError('the connection has no container');
        const { rest } = await parts.get(PARTS.TenantEndpoint).sites.locate();
        return systemInfo(rest, parts.get(TYPES.HttpEngine), systemInfoTimeout);
      };
      return { id, so, baseZone: new BaseZone(so), systemInfo: systemInfoOf };
    } catch (error) {
      // The next call tries again.
      this.#open.delete(id);
      throw error;
    }
  }
}
