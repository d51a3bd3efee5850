import { readFileSync } from 'node:fs';
import type { SuperOfficeConfiguration } from '../config/schema.js';
import { connect } from '../container/connect.js';
import type { SuperOffice } from '../container/connection.js';
import { ConfigurationError, type TransportName } from '../errors/index.js';

/** A connection, and how a report calls its tenant. */
export interface ConfiguredConnection {
  readonly so: SuperOffice;
  readonly tenant: string;
}

/**
 * Connects as a file of JSON says, or to an emulator of its own where there is none.
 *
 * @throws {ConfigurationError} where the file or what it says is not right
 */
export async function configuredConnection(
  file: string | undefined,
  transport: TransportName,
): Promise<ConfiguredConnection> {
  const configuration: SuperOfficeConfiguration =
    file === undefined ? { transport, tenant: 'emulator' } : { ...readConfiguration(file), transport };
  return { so: await connect(configuration), tenant: tenantName(configuration.tenant) };
}

function readConfiguration(file: string): SuperOfficeConfiguration {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as SuperOfficeConfiguration;
  } catch (cause) {
    const reason = cause instanceof SyntaxError ? 'is no JSON' : 'cannot be read';
    throw new ConfigurationError(`${file} ${reason}`, { cause });
  }
}

function tenantName(tenant: SuperOfficeConfiguration['tenant']): string {
  if (typeof tenant === 'string') return tenant;
  return 'url' in tenant ? new URL(tenant.url).host : `${tenant.environment}/${tenant.id}`;
}
