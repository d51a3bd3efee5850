import { Container } from 'inversify';
import { type ConfigurationSources, loadConfiguration } from '../config/load.js';
import type { SuperOfficeConfiguration } from '../config/configuration.js';
import type { LoadedConfiguration } from '../config/loaded.js';
import type { PartialConfiguration } from '../config/schema.js';
import { watchConfiguration, type WatchOptions } from '../config/watch.js';
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
): Promise<SuperOffice<AgentsOfContract>> {
  const loaded = await loadConfiguration(configuration, sources);
  const follow = { argument: configuration, environment: sources?.environment };
  return openLoaded(entry, { loaded, configuration: loaded.configuration, follow });
}

interface Loaded {
  readonly loaded: LoadedConfiguration;
  /** What is opened: that of `loaded`, or made from it. */
  readonly configuration: SuperOfficeConfiguration;
  /** Overrides the file when it has changed. */
  readonly follow: Pick<WatchOptions, 'argument' | 'environment'>;
}

/** The same with a configuration that has been read. */
export function openLoaded<AgentsOfContract>(
  entry: Entry,
  { loaded, configuration, follow }: Loaded,
  adapt?: (container: Container) => void,
): SuperOffice<AgentsOfContract> {
  const container = new Container();
  try {
    container.load(moduleOf(entry, configuration));
  } catch (error) {
    // It names the origin of the setting.
    throw loaded.placed(error);
  }
  adapt?.(container);
  const so = container.get(TYPES.Connection) as unknown as SuperOffice<AgentsOfContract>;
  const { file } = loaded;
  const { routing } = so;
  if (file !== undefined && configuration.routes !== undefined && routing instanceof PolicyRouting) {
    routing.follow(({ changed, refused }) =>
      watchConfiguration(file, {
        ...follow,
        current: loaded,
        onChange: ({ configuration: { transport, routes = [] } }) => changed({ transport, routes }),
        onInvalid: refused,
      }),
    );
  }
  return so;
}
