import { hasUserInformation } from '../config/address.js';
import type { Settings } from '../config/schema.js';
import { ConfigurationError } from '../errors/index.js';
import { withoutTrailing } from '../parsing/index.js';
import type { Site } from './site.js';

/** The vendor's environments by their common names. */
const hosts: ReadonlyMap<string, string> = new Map([
  ['sod', 'sod'],
  ['stage', 'qaonline'],
  ['qastage', 'qaonline'],
  ['prod', 'online'],
]);

export type Tenant = Exclude<Settings['tenant'], 'emulator'>;

/** The first label of an environment's host name. */
export function hostNamed(environment: string): string {
  const name = environment.toLowerCase();
  return hosts.get(name) ?? name;
}

/** The origin of an environment's services that do not belong to one tenant: the login and the state service. */
export function originOf(environment: string): string {
  // Hosts with a number, such as `online3`, only serve data.
  return `https://${hostNamed(environment).replace(/\d+$/, '')}.superoffice.com`;
}

/** The addresses of an Onsite tenant, from its configuration. */
export function addressesOf(tenant: Extract<Tenant, { readonly url: string }>): Site {
  const site = withoutSlash(tenant.url);
  return { soap: withoutSlash(tenant.soapUrl ?? site), rest: withoutSlash(tenant.restUrl ?? site), online: false };
}

/**
 * A tenant from a command line: a URL, or `sod/Cust12345`.
 *
 * @throws {ConfigurationError} if it is neither
 */
export function tenantNamed(text: string): Tenant {
  if (hasUserInformation(text)) {
    throw new ConfigurationError('the address of a tenant must not contain a user name or password: put them in auth', {
      path: 'tenant.url',
    });
  }
  if (/^https?:\/\/[^/]/i.test(text)) return { url: text };
  const [, environment, id] = /^([a-z]+\d*)\/([A-Za-z]+\d+)$/i.exec(text) ?? [];
  if (environment !== undefined && id !== undefined) return { environment, id };
  throw new ConfigurationError(
    `${JSON.stringify(text)} is not a tenant: use a URL, or an environment and tenant such as sod/Cust12345`,
  );
}

function withoutSlash(url: string): string {
  return withoutTrailing(url, '/');
}
