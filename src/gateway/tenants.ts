import { Container } from 'inversify';
import { moduleOf } from '../client/connection-modules.js';
import { completeEntry } from '../client/entries/complete.js';
import type { SuperOffice } from '../client/superoffice.js';
import { TYPES } from '../client/types.js';
import type { Agents } from '../repositories/index.js';
import type { ServiceAddress } from './address.js';
import { CallerCredentials } from './caller.js';
import type { GatewaySettings } from './settings.js';

/** A tenant behind the gateway. */
export interface GatewayTenant {
  /** Its context identifier, or empty for an Onsite installation. */
  readonly id: string;
  readonly so: SuperOffice<Agents>;
}

/** The tenants that callers may address, each with one connection, which is opened when it is first called. */
export class GatewayTenants {
  readonly #settings: GatewaySettings;
  readonly #credentials = new CallerCredentials();
  readonly #open = new Map<string, GatewayTenant>();

  constructor(settings: GatewaySettings) {
    this.#settings = settings;
  }

  /** @returns undefined if the gateway does not serve the tenant */
  at({ tenant = '' }: ServiceAddress): GatewayTenant | undefined {
    const id = this.#idOf(tenant);
    if (id === undefined) return undefined;
    let known = this.#open.get(id);
    if (known === undefined) this.#open.set(id, (known = { id, so: this.#connection(id) }));
    return known;
  }

  /** Closes all connections, after the calls under way. */
  async close(): Promise<void> {
    await Promise.all([...this.#open.values()].map(({ so }) => so.close()));
    this.#open.clear();
  }

  /** @param named the step before `/Remote`, which is a context identifier Online */
  #idOf(named: string): string | undefined {
    const { tenants } = this.#settings;
    // An Onsite installation has any path, or none.
    if (tenants.length === 0) return '';
    if (named === '' && tenants.length === 1) return tenants[0];
    return tenants.find((each) => each.toLowerCase() === named.toLowerCase());
  }

  #connection(id: string): SuperOffice<Agents> {
    const { connection } = this.#settings;
    const { tenant } = connection;
    const configuration = {
      ...connection,
      tenant: typeof tenant === 'object' && 'environment' in tenant ? { ...tenant, id } : tenant,
      // Its callers' credentials take its place below; the token only says that SOAP will have one.
      auth: { kind: 'anonymous', appToken: 'of-each-caller' },
    };
    const container = new Container();
    container.load(moduleOf(completeEntry, configuration));
    container.rebind(TYPES.Credentials).toConstantValue(this.#credentials);
    return container.get(TYPES.Connection) as unknown as SuperOffice<Agents>;
  }
}
