import type { TenantPoolConfiguration } from '../config/tenant-pool.js';
import type { ContractAgents } from '../repositories/contract-agents.js';
import { completeEntry } from './entries/complete.js';
import { type TenantPool, tenantPoolOf } from './tenant-pool.js';

/**
 * Creates a pool of tenants.
 *
 * @throws {ConfigurationError} that names the setting, if the configuration is invalid
 * @example
 * const pool = createTenantPool({
 *   configure: async (id) => ({
 *     transport: 'rest',
 *     tenant: { environment: 'prod', id },
 *     auth: { kind: 'systemUser', systemUserToken: await tokenOf(id), appToken, privateKey },
 *   }),
 * });
 * const so = await pool.tenant('Cust12345');
 * await so.contacts.get(2);
 * await pool.close();
 */
export function createTenantPool<AgentsOfContract = ContractAgents>(
  configuration: TenantPoolConfiguration,
): TenantPool<AgentsOfContract> {
  return tenantPoolOf<AgentsOfContract>(completeEntry, configuration);
}
