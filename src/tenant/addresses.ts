import { hasUserInformation } from '../config/address.js';
import { environmentHost, environmentName, environmentProblem } from '../config/environment-name.js';
import type { Settings } from '../config/schema.js';
import { ConfigurationError, didYouMean, nearest } from '../errors/index.js';
import { withoutTrailing } from '../parsing/index.js';
import type { Site } from './site.js';

export type Tenant = Exclude<Settings['tenant'], 'emulator'>;

/** The origin of an environment's services that do not belong to one tenant: the login and the state service. */
export function originOf(environment: string): string {
  return `https://${environmentHost(environment)}.superoffice.com`;
}

/** The addresses of an Onsite tenant, from its configuration. */
export function addressesOf(tenant: Extract<Tenant, { readonly url: string }>): Site {
  const site = withoutSlash(tenant.url);
  return { soap: withoutSlash(tenant.soapUrl ?? site), rest: withoutSlash(tenant.restUrl ?? site), online: false };
}

/**
 * A tenant from a command line: a URL, or `sod/Cust12345`, or with a host name, `sod.superoffice.com/Cust12345`.
 *
 * @throws {ConfigurationError} if it is neither
 */
export function tenantNamed(named: string): Tenant {
  const text = named.trim();
  if (hasUserInformation(text)) {
    throw new ConfigurationError('the address of a tenant must not contain a user name or password: put them in auth', {
      path: 'tenant.url',
    });
  }
  if (/^https?:\/\/[^/]/i.test(text)) return { url: text };
  const [, environment, id] = /^([a-z\d.-]+)\/([A-Za-z]+\d+)\/?$/i.exec(text) ?? [];
  if (environment !== undefined && id !== undefined) {
    const problem = environmentProblem(environment);
    if (problem === undefined) return { environment: environmentName(environment), id };
    throw new ConfigurationError(`the environment of ${JSON.stringify(text)} ${problem}`);
  }
  throw new ConfigurationError(
    `${JSON.stringify(text)} is not a tenant: use a URL, or an environment and tenant such as sod/Cust12345${didYouMean(nearest(text, ['emulator']))}`,
  );
}

/**
 * Whether a text names this tenant: by its id, as in `Cust12345`, or as `tenantNamed` reads it.
 *
 * @param tenant its name, such as `sod/Cust12345` or a URL, and its id
 */
export function namesTenant(text: string, tenant: { readonly name: string; readonly id: string }): boolean {
  const typed = text.trim();
  if (typed.toLowerCase() === tenant.id.toLowerCase()) return true;
  try {
    return keyOf(tenantNamed(typed)) === keyOf(tenantNamed(tenant.name));
  } catch {
    // One of them is a name that no command reads.
    return false;
  }
}

/** The same for all spellings of a tenant. */
function keyOf(tenant: Tenant): string {
  if ('url' in tenant) return withoutSlash(new URL(tenant.url).href).toLowerCase();
  return `${environmentHost(tenant.environment)}/${tenant.id}`.toLowerCase();
}

function withoutSlash(url: string): string {
  return withoutTrailing(url, '/');
}
