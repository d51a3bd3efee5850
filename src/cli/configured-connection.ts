import { argumentAlone, loadConfiguration, type SuperOfficeConfiguration } from '../config/index.js';
import { connectionOf } from '../container/connect.js';
import type { SuperOffice } from '../container/connection.js';
import type { TransportName } from '../errors/index.js';

/** A connection, and how a report calls its tenant. */
export interface ConfiguredConnection {
  readonly so: SuperOffice;
  readonly tenant: string;
}

/**
 * Connects as a configuration file and the environment say, or to an emulator of its own where no file is named.
 *
 * @throws {ConfigurationError} where the file or what it says is not right
 */
export async function configuredConnection(
  file: string | undefined,
  transport: TransportName,
): Promise<ConfiguredConnection> {
  const loaded = await (file === undefined
    ? loadConfiguration({ transport, tenant: 'emulator' }, argumentAlone)
    : loadConfiguration({ transport }, { configFile: file }));
  return { so: connectionOf(loaded), tenant: tenantName(loaded.configuration.tenant) };
}

function tenantName(tenant: SuperOfficeConfiguration['tenant']): string {
  if (typeof tenant === 'string') return tenant;
  return 'url' in tenant ? new URL(tenant.url).host : `${tenant.environment}/${tenant.id}`;
}
