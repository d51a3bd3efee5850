import type { Container } from 'inversify';
import { completeEntry } from '../client/entries/complete.js';
import { open } from '../client/open.js';
import type { SuperOffice } from '../client/superoffice.js';
import { TYPES } from '../client/types.js';
import type { Agents } from '../repositories/index.js';
import type { ServiceAddress } from './address.js';
import { CallerCredentials } from './caller.js';
import { configurationOf, type GatewaySettings } from './settings.js';

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
  readonly #open = new Map<string, Promise<GatewayTenant>>();

  constructor(settings: GatewaySettings) {
    this.#settings = settings;
  }

  /** @returns undefined if the gateway does not serve the tenant */
  at({ tenant = '' }: ServiceAddress): Promise<GatewayTenant> | undefined {
    const id = this.#idOf(tenant);
    if (id === undefined) return undefined;
    let known = this.#open.get(id);
    if (known === undefined) this.#open.set(id, (known = this.#opened(id)));
    return known;
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

  /** @param named the step before `/Remote`, which is a context identifier Online */
  #idOf(named: string): string | undefined {
    const { tenants } = this.#settings;
    // An Onsite installation has any path, or none.
    if (tenants.length === 0) return '';
    if (named === '' && tenants.length === 1) return tenants[0];
    return tenants.find((each) => each.toLowerCase() === named.toLowerCase());
  }

  async #opened(id: string): Promise<GatewayTenant> {
    const { sources } = this.#settings;
    const adapt = (container: Container) => {
      container.rebind(TYPES.Credentials).toConstantValue(this.#credentials);
    };
    try {
      return { id, so: await open<Agents>(completeEntry, configurationOf(this.#settings, id), sources, adapt) };
    } catch (error) {
      // The next call tries again.
      this.#open.delete(id);
      throw error;
    }
  }
}
