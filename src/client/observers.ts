import type { Settings } from '../config/schema.js';
import { JsonLinesAudit, type Observers } from '../observation/index.js';

/** The observers that the configuration names. */
export function observersOf({ hooks, audit }: Pick<Settings, 'hooks' | 'audit'>): Observers {
  return { hooks, audit: audit !== undefined && 'folder' in audit ? new JsonLinesAudit(audit) : audit };
}

/** The name of the tenant in an audit. */
export function tenantName(tenant: Settings['tenant']): string {
  if (tenant === 'emulator') return tenant;
  if ('id' in tenant) return tenant.id;
  // An address may contain a password.
  const { origin, pathname } = new URL(tenant.url);
  return origin + pathname.replace(/\/$/, '');
}
