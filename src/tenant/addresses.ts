import { hasUserInformation } from '../config/address.js';
import type { Settings } from '../config/schema.js';
import { ConfigurationError } from '../errors/index.js';
import { withoutTrailing } from '../parsing/index.js';
import type { Site } from './site.js';

/** The vendor's environments by the names that its developers use. */
const hosts: ReadonlyMap<string, string> = new Map([
  ['sod', 'sod'],
  ['stage', 'qaonline'],
  ['qastage', 'qaonline'],
  ['prod', 'online'],
]);

export type Tenant = Exclude<Settings['tenant'], 'emulator'>;

/** The first step of an environment's host name. */
export function hostNamed(environment: string): string {
  const name = environment.toLowerCase();
  return hosts.get(name) ?? name;
}

/** Where an environment answers what is not of one tenant: signing in, and where tenants are. */
export function originOf(environment: string): string {
  // The hosts with a number, such as `online3`, serve data alone.
  return `https://${hostNamed(environment).replace(/\d+$/, '')}.superoffice.com`;
}

/** The addresses of a tenant on a site of its own, as its configuration says them. */
export function addressesOf(tenant: Extract<Tenant, { readonly url: string }>): Site {
  const site = withoutSlash(tenant.url);
  return { soap: withoutSlash(tenant.soapUrl ?? site), rest: withoutSlash(tenant.restUrl ?? site), online: false };
}

/**
 * A tenant as a person writes it on a command line: an address, or `sod/Cust12345`.
 *
 * @throws {ConfigurationError} where it is neither
 */
export function tenantNamed(text: string): Tenant {
  if (hasUserInformation(text)) {
    throw new ConfigurationError(
      'the address of a tenant must not contain a user name or password: they belong in auth',
      {
        path: 'tenant.url',
      },
    );
  }
  if (/^https?:\/\/[^/]/i.test(text)) return { url: text };
  const [, environment, id] = /^([a-z]+\d*)\/([A-Za-z]+\d+)$/i.exec(text) ?? [];
  if (environment !== undefined && id !== undefined) return { environment, id };
  throw new ConfigurationError(
    `${JSON.stringify(text)} is no tenant: write an address, or an environment and tenant such as sod/Cust12345`,
  );
}

function withoutSlash(url: string): string {
  return withoutTrailing(url, '/');
}
