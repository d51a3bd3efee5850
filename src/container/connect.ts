import { Container } from 'inversify';
import type { SuperOfficeConfiguration } from '../config/schema.js';
import type { ContractAgents } from '../repositories/contract-agents.js';
import type { SuperOffice } from './connection.js';
import { superOfficeModule } from './module.js';
import { TYPES } from './types.js';

/**
 * Opens a connection. Nothing is sent before the first call.
 *
 * @throws {ConfigurationError} that names the setting, where the configuration is not right
 * @example
 * const so = await connect({ transport: 'rest', tenant: 'emulator' });
 * const appointment = await so.appointments.create({ Contact: { ContactId: 2 }, Description: 'Hello world!' });
 * await so.close();
 */
export async function connect<AgentsOfContract = ContractAgents>(
  configuration: SuperOfficeConfiguration,
): Promise<SuperOffice<AgentsOfContract>> {
  const container = new Container();
  container.load(superOfficeModule(configuration));
  return container.get<SuperOffice<AgentsOfContract>>(TYPES.Connection);
}
