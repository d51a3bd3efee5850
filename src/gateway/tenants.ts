import type { Container } from 'inversify';
import { completeEntry } from '../client/entries/complete.js';
import { openLoaded } from '../client/open.js';
import { PARTS } from '../client/parts.js';
import type { SuperOffice } from '../client/superoffice.js';
import { TYPES } from '../client/types.js';
import type { SuperOfficeConfiguration } from '../config/index.js';
import type { CanonicalObject } from '../contract/index.js';
import type { Execute } from '../operations/index.js';
import type { RouteExplanation, Routing } from '../pipeline/routing/index.js';
import type { Agents } from '../repositories/index.js';
import type { ServiceAddress } from './address.js';
import { BaseZone } from './base-zone.js';
import { CallerCredentials } from './caller.js';
import type { TransportName } from '../errors/index.js';
import { type HttpEngine, untilAborted } from '../http/index.js';
import { RefusedPasswords } from './refused-passwords.js';
import { systemInfo } from './system-info.js';
import { configurationOf, type GatewaySettings, overridesOf } from './settings.js';

/** Milliseconds. Callers check with it whether there is a server. */
const systemInfoTimeout = 30_000;

/** A tenant behind the gateway. */
export interface GatewayTenant {
  /** Its context identifier, or empty for an Onsite installation. */
  readonly id: string;
  readonly so: SuperOffice<Agents>;
  /** Makes a call through the routes, guardrails, limits and observers of the connection. */
  readonly execute: Execute;
  readonly baseZone: BaseZone;
  readonly refusedPasswords: RefusedPasswords;
  /** Sends the bytes of the connection. */
  readonly engine: HttpEngine;
  /** The outputs of `SoPrincipal.GetSystemInfo`, without credentials. */
  systemInfo(signal: AbortSignal): Promise<CanonicalObject>;
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
    await this.first();
  }

  /** The first of the tenants, for what concerns none in particular. */
  first(): Promise<GatewayTenant> {
    return this.#connected(this.#settings.tenants[0] ?? '');
  }

  /** @returns undefined if the gateway does not serve the tenant */
  at(address: ServiceAddress): Promise<GatewayTenant> | undefined {
    const id = this.#idOf(address);
    return id === undefined ? undefined : this.#connected(id);
  }

  /** The transport of calls that no route matches; the same for all tenants. */
  get transport(): TransportName {
    return (this.#routing?.current ?? this.#settings.configuration).transport;
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

  #connected(id: string): Promise<GatewayTenant> {
    let known = this.#open.get(id);
    if (known === undefined) {
      known = this.#opened(id);
      this.#open.set(id, known);
      // The next call tries again.
      known.catch(() => this.#open.delete(id));
    }
    return known;
  }

  async #opened(id: string): Promise<GatewayTenant> {
    const { loaded, sources } = this.#settings;
    let parts: Container | undefined;
    const adapt = (container: Container) => {
      parts = container;
      container.rebind(TYPES.Credentials).toConstantValue(this.#credentials);
    };
    const configuration = { ...configurationOf(this.#settings, id), ...this.#policy() };
    const follow = { argument: overridesOf(this.#settings, id), environment: sources?.environment };
    const so = openLoaded<Agents>(completeEntry, { loaded, configuration, follow }, adapt);
    this.#routing ??= so.routing;
    if (parts === undefined) throw new TypeError('the connection has no container');
    const engine = parts.get(TYPES.HttpEngine);
    const { sites } = parts.get(PARTS.TenantEndpoint);
    const info = async (signal: AbortSignal) => {
      // Others may wait for the same address.
      const { rest } = await untilAborted(sites.locate(), signal);
      return systemInfo(rest, engine, { timeout: systemInfoTimeout, signal });
    };
    const { execute } = parts.get(TYPES.Transport);
    const memory = { baseZone: new BaseZone(execute), refusedPasswords: new RefusedPasswords() };
    return { id, so, execute, ...memory, engine, systemInfo: info };
  }

  /** The policy that open tenants follow now, so that a tenant opened later does not start with outdated routes. */
  #policy(): Partial<Pick<SuperOfficeConfiguration, 'transport' | 'routes'>> {
    if (this.#settings.configuration.routes === undefined || this.#routing === undefined) return {};
    const { transport, routes } = this.#routing.current;
    return { transport, routes: [...routes] };
  }
}
