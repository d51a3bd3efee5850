import { Container } from 'inversify';
import { type ConfigurationSources, loadConfiguration } from '../config/load.js';
import type { LoadedConfiguration } from '../config/loaded.js';
import type { PartialConfiguration } from '../config/schema.js';
import { watchConfiguration } from '../config/watch.js';
import { PolicyRouting } from '../pipeline/routing/index.js';
import { moduleOf } from './connection-modules.js';
import type { Entry } from './entry.js';
import type { SuperOffice } from './superoffice.js';
import { TYPES } from './types.js';

/** Reads the configuration, opens a connection, and follows changes of a file that has routes. */
export async function open<AgentsOfContract>(
  entry: Entry,
  configuration?: PartialConfiguration,
  sources?: ConfigurationSources,
  adapt?: (container: Container) => void,
): Promise<SuperOffice<AgentsOfContract>> {
  const loaded = await loadConfiguration(configuration, sources);
  const so = opened<AgentsOfContract>(entry, loaded, adapt);
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

/** An error names the origin of the setting. */
function opened<AgentsOfContract>(
  entry: Entry,
  loaded: LoadedConfiguration,
  adapt: ((container: Container) => void) | undefined,
): SuperOffice<AgentsOfContract> {
  const container = new Container();
  try {
    container.load(moduleOf(entry, loaded.configuration));
  } catch (error) {
    throw loaded.placed(error);
  }
  adapt?.(container);
  return container.get(TYPES.Connection) as unknown as SuperOffice<AgentsOfContract>;
}
