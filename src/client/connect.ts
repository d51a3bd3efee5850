import type { ConfigurationSources } from '../config/load.js';
import type { PartialConfiguration } from '../config/schema.js';
import type { ContractAgents } from '../repositories/contract-agents.js';
import { completeEntry } from './entries/complete.js';
import { open } from './open.js';
import type { SuperOffice } from './superoffice.js';

/**
 * Opens a connection. Nothing is sent before the first call.
 *
 * The configuration comes from the file `superoffice.config.{json,yaml,yml,js,ts}` in the working folder or above it, from
 * the environment variables SUPEROFFICE_*, and from the argument, each overriding the one before it.
 *
 * If the file has `routes`, it is watched, and changes of routes and transport apply at once.
 *
 * @param configuration overrides the file and the environment; the whole configuration if there are neither
 * @param sources which file and environment to read; `{ configFile: false, environment: false }` for none
 * @throws {ConfigurationError} that names the setting and its origin, if the configuration is invalid
 * @example
 * const so = await connect({ transport: 'rest', tenant: 'emulator' });
 * const appointment = await so.appointments.create({ Contact: { ContactId: 2 }, Description: 'Hello world!' });
 * await so.close();
 */
export async function connect<AgentsOfContract = ContractAgents>(
  configuration?: PartialConfiguration,
  sources?: ConfigurationSources,
): Promise<SuperOffice<AgentsOfContract>> {
  return open<AgentsOfContract>(completeEntry, configuration, sources);
}
