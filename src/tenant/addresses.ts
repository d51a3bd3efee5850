import type { Settings } from '../config/schema.js';
import type { Site } from './site.js';

/** The vendor's environments by the names that its developers use. */
const hosts: Readonly<Record<string, string>> = { sod: 'sod', stage: 'qaonline', qastage: 'qaonline', prod: 'online' };

export type Tenant = Exclude<Settings['tenant'], 'emulator'>;

/** The addresses that a tenant's configuration says. */
export function addressesOf(tenant: Tenant): Site {
  if ('environment' in tenant) {
    const name = tenant.environment.toLowerCase();
    const site = `https://${hosts[name] ?? name}.superoffice.com/${tenant.id}`;
    return { soap: site, rest: site, online: true };
  }
  const site = withoutSlash(tenant.url);
  return { soap: withoutSlash(tenant.soapUrl ?? site), rest: withoutSlash(tenant.restUrl ?? site), online: false };
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
