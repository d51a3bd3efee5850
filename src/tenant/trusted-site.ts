import { isLoopback } from '../config/address.js';
import { ProtocolError } from '../errors/index.js';
import { withoutTrailing } from '../parsing/index.js';
import type { OnlineTenant } from './site.js';

/**
 * The vendor's tenants are on hosts right below its domain, such as `online2`, `app` and `disasterrecovery`
 * (en/developer-portal/best-practices/tenant-status/check-status).
 */
const vendorHost = /^[a-z\d-]+\.superoffice\.com$/;

/**
 * The address of a tenant as its state service names it, without a slash at its end. Credentials go there, so it must be
 * the vendor's own; and where the environment's address is configured, that very origin.
 *
 * @throws {ProtocolError} where it is another one
 */
export function trustedSite(address: string, { origin, id }: OnlineTenant): string {
  const site = new URL(address);
  const plain = site.username === '' && site.password === '' && !/[?#]/.test(address);
  if (plain && isTrusted(site, new URL(origin))) return withoutTrailing(address, '/');
  throw new ProtocolError(
    `the state service of ${origin} sends the tenant ${id} to ${site.protocol}//${site.host}, to which its credentials do not go`,
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
