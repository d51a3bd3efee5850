import type { HttpConfiguration } from '../config/configuration.js';
import {
  type ConfigurationSources,
  examineConfiguration,
  type PartialConfiguration,
  type SuperOfficeConfiguration,
} from '../config/index.js';
import { invalidConfiguration } from '../config/schema.js';

/**
 * Reads only the named settings, for a command that needs no others; the others may be missing or invalid.
 *
 * @returns those of the named settings that are set
 * @throws {ConfigurationError} if one of them is invalid
 */
export async function configuredSettings<Name extends keyof SuperOfficeConfiguration>(
  names: readonly Name[],
  sources: ConfigurationSources,
  argument: PartialConfiguration = {},
): Promise<Partial<Pick<SuperOfficeConfiguration, Name>>> {
  const { loaded, problems } = await examineConfiguration(argument, sources);
  const configuration: Partial<SuperOfficeConfiguration> = loaded.configuration;
  // The command says what to do about one that is missing.
  const found = names.filter((name) => configuration[name] !== undefined);
  const own = problems.filter(({ path }) => found.some((name) => new RegExp(`^${name}(?![^.[])`).test(path)));
  if (own.length > 0) throw invalidConfiguration(own);
  return Object.fromEntries(found.map((name) => [name, configuration[name]])) as Partial<
    Pick<SuperOfficeConfiguration, Name>
  >;
}

/** @throws {ConfigurationError} if the HTTP settings are invalid */
export async function configuredHttp(config: string | undefined): Promise<HttpConfiguration | undefined> {
  return (await configuredSettings(['http'], config === undefined ? {} : { configFile: config })).http;
}
