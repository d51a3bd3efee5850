import { Container } from 'inversify';
import { type ConfigurationSources, loadConfiguration } from '../config/load.js';
import type { LoadedConfiguration } from '../config/loaded.js';
import type { PartialConfiguration } from '../config/schema.js';
import { watchConfiguration } from '../config/watch.js';
import type { ContractAgents } from '../repositories/contract-agents.js';
import { PolicyRouting } from '../pipeline/routing/index.js';
import type { SuperOffice } from './superoffice.js';
import { superOfficeModule } from './superoffice-module.js';
import { TYPES } from './types.js';

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
  const loaded = await loadConfiguration(configuration, sources);
  const so = connectionOf<AgentsOfContract>(loaded);
  const { file } = loaded;
  const { routing } = so;
  if (file !== undefined && loaded.configuration.routes !== undefined && routing instanceof PolicyRouting) {
    routing.follow(({ changed, refused }) =>
      watchConfiguration(file, {
        argument: configuration,
        environment: sources?.environment,
        current: loaded,
        onChange: ({ configuration: { transport, routes = [] } }) => changed({ transport, routes }),
        onInvalid: refused,
      }),
    );
  }
  return so;
}

/** Opens a connection with a configuration that has been read. An error names the origin of the setting. */
export function connectionOf<AgentsOfContract = ContractAgents>(
  loaded: LoadedConfiguration,
): SuperOffice<AgentsOfContract> {
  const container = new Container();
  try {
    container.load(superOfficeModule(loaded.configuration));
  } catch (error) {
    throw loaded.placed(error);
  }
  return container.get(TYPES.Connection) as unknown as SuperOffice<AgentsOfContract>;
}
