import type { HttpConfiguration } from '../config/configuration.js';
import { type ConfigurationSources, examineConfiguration } from '../config/index.js';
import { invalidConfiguration } from '../config/schema.js';

/**
 * The HTTP settings of the configuration, for a command that needs nothing else of it. Other settings may be missing.
 *
 * @throws {ConfigurationError} if they are invalid
 */
export async function configuredHttp(config: string | undefined): Promise<HttpConfiguration | undefined> {
  const sources: ConfigurationSources = config === undefined ? {} : { configFile: config };
  const { loaded, problems } = await examineConfiguration({}, sources);
  const own = problems.filter(({ path }) => /^http(?:\.|$)/.test(path));
  if (own.length > 0) throw invalidConfiguration(own);
  return loaded.configuration.http;
}
