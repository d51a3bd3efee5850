import { addressesOf, originOf, type Tenant } from './addresses.js';
import { TenantDirectory, type TenantDirectoryParts } from './directory.js';
import type { Sites } from './site.js';

/** The site of a tenant: Online from the vendor's state service, Onsite from its configuration. */
export function sitesOf(tenant: Tenant, parts: TenantDirectoryParts, directory = new TenantDirectory(parts)): Sites {
  if ('url' in tenant) {
    const site = addressesOf(tenant);
    return { locate: async () => site, invalidate: () => undefined, forget: () => undefined };
  }
  const online = { origin: tenant.origin ?? originOf(tenant.environment), id: tenant.id };
  return {
    locate: () => directory.locate(online),
    invalidate: (site) => directory.invalidate(online, site),
    forget: () => directory.forget(online),
  };
}
