import type { ContainerModule } from 'inversify';
import type { ConfigurationSources } from '../config/load.js';
import type { ContractAgents } from '../repositories/contract-agents.js';
import { moduleOf } from './connection-modules.js';
import { restEntry } from './entries/rest.js';
import { open } from './open.js';
import type {
  CompleteRestConfiguration,
  RestConfiguration,
  RestTenantPoolConfiguration,
} from './rest-configuration.js';
import type { SuperOffice } from './superoffice.js';
import { type TenantPool, tenantPoolOf } from './tenant-pool.js';

/**
 * Opens a connection, as `connect` of `superoffice-bridge` does, but without SOAP and the embedded emulator. A bundle of a
 * program that imports only `superoffice-bridge/rest` contains no code of either.
 *
 * @param configuration overrides the file and the environment; the whole configuration if there are neither
 * @param sources which file and environment to read; `{ configFile: false, environment: false }` for none
 * @throws {ConfigurationError} that names the setting and its origin, if the configuration is invalid or needs SOAP or the
 *   embedded emulator
 * @example
 * const so = await connect({
 *   transport: 'rest',
 *   tenant: { environment: 'prod', id: 'Cust12345' },
 *   auth: { kind: 'bearer', accessToken: await tokenOf('Cust12345') },
 * });
 * const { Name } = await so.contacts.get(2);
 * await so.close();
 */
export async function connect<AgentsOfContract = ContractAgents>(
  configuration?: RestConfiguration,
  sources?: ConfigurationSources,
): Promise<SuperOffice<AgentsOfContract>> {
  return open<AgentsOfContract>(restEntry, configuration, sources);
}

/**
 * Binds everything that a connection without SOAP consists of, each part a singleton of the container and replaceable by
 * `rebind`.
 *
 * @throws {ConfigurationError} at once, if the configuration is invalid, or needs SOAP or the embedded emulator
 * @example
 * import { Container } from 'inversify';
 *
 * const container = new Container();
 * container.load(superOfficeModule({ transport: 'rest', tenant: { url: 'https://crm.example.com/SuperOffice' }, auth }));
 * const appointments = container.get(TYPES.AppointmentRepository);
 */
export function superOfficeModule(configuration: CompleteRestConfiguration): ContainerModule {
  return moduleOf(restEntry, configuration);
}

/**
 * Creates a pool of tenants whose connections have no SOAP.
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
  configuration: RestTenantPoolConfiguration,
): TenantPool<AgentsOfContract> {
  return tenantPoolOf<AgentsOfContract>(restEntry, configuration);
}
