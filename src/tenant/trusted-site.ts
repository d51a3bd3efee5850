import { isLoopback } from '../config/address.js';
import { ProtocolError } from '../errors/index.js';
import { withoutTrailing } from '../parsing/index.js';
import type { OnlineTenant } from './site.js';

/**
 * The vendor's tenants are on hosts directly below its domain, such as `online2`, `app` and `disasterrecovery`
 * (en/developer-portal/best-practices/tenant-status/check-status).
 */
const vendorHost = /^[a-z\d-]+\.superoffice\.com$/;

/**
 * The address of a tenant from the state service, without a trailing slash. Credentials are sent there, so it must be on the
 * vendor's hosts, or on the configured origin of the environment.
 *
 * @throws {ProtocolError} if it is on another host
 */
export function trustedSite(address: string, { origin, id }: OnlineTenant): string {
  const site = new URL(address);
  const plain = site.username === '' && site.password === '' && !/[?#]/.test(address);
  if (plain && isTrusted(site, new URL(origin))) return withoutTrailing(address, '/');
  throw new ProtocolError(
    `the state service of ${origin} names ${site.protocol}//${site.host} for tenant ${id}, which is not trusted with its credentials`,
  );
}

function isTrusted(site: URL, environment: URL): boolean {
  if (site.origin === environment.origin) return true;
  if (site.protocol !== environment.protocol) return false;
  // The emulator moves a tenant to another port of this machine.
  if (isLoopback(environment.hostname)) return site.hostname === environment.hostname;
  return isVendors(environment) && isVendors(site);
}

function isVendors({ hostname, port, protocol }: URL): boolean {
  return protocol === 'https:' && port === '' && vendorHost.test(hostname);
}
