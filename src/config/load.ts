import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { type ConfigurationProblem, placeOfOrigin } from '../errors/index.js';
import { type Environment, environmentLayer, fileVariable } from './environment.js';
import { findConfigurationFile, readConfigurationFile, type ReadFile } from './files.js';
import { LoadedConfiguration, placed } from './loaded.js';
import { overlay } from './overlay.js';
import { resolveFile } from './placeholders.js';
import {
  configurationProblems,
  configurationSchema,
  type PartialConfiguration,
  invalidConfiguration,
} from './schema.js';
import { pathText } from './setting-shapes.js';
import { plain, withOrigin, type WithOrigin, values } from './with-origin.js';

/** Where a configuration is read from, besides the argument of `connect`. */
export interface ConfigurationSources {
  /**
   * The configuration file, or `false` for none. Default: the file in the environment variable SUPEROFFICE_CONFIG (`none`
   * for none), else `superoffice.config.{json,yaml,yml,js,ts,mjs,cjs,mts,cts}` in the working folder or the nearest above.
   */
  readonly configFile?: string | false | undefined;
  /**
   * The environment with the SUPEROFFICE_* settings and the variables for `${NAME}`. Default: `process.env`. With `false`,
   * SUPEROFFICE_* variables are ignored, but `${NAME}` is still resolved.
   */
  readonly environment?: Environment | false | undefined;
  /** Where the search for the file starts. Default: the working folder. */
  readonly folder?: string | undefined;
}

/** The argument only: no file and no environment variable of the machine counts. */
export const argumentOnly: ConfigurationSources = { configFile: false, environment: false };

/**
 * Reads the configuration: from the file, the environment and the argument, each overriding the one before it.
 *
 * Objects are merged setting by setting; lists are replaced. A `tenant` or `auth` of another kind replaces the lower one as
 * a whole, and `auth` is not kept for a tenant of another kind (Online, Onsite, emulator) or for a URL on another host
 * (`tenant.url`, `tenant.origin`, `auth.loginUrl` …): repeat it in the layer that sets the URL.
 *
 * @throws {ConfigurationError} that names each invalid setting with the file, line and column, or the environment variable
 * @example
 * const { configuration } = await loadConfiguration({ transport: 'rest' });
 * container.load(superOfficeModule(configuration));
 */
export async function loadConfiguration(
  argument?: PartialConfiguration,
  sources: ConfigurationSources = {},
): Promise<LoadedConfiguration> {
  const { loaded, problems } = await examineConfiguration(argument, sources);
  if (problems.length > 0) throw invalidConfiguration(problems);
  return loaded;
}

/** Loads the configuration, and returns its problems instead of throwing them. */
export async function examineConfiguration(
  argument?: PartialConfiguration,
  sources: ConfigurationSources = {},
): Promise<{ readonly loaded: LoadedConfiguration; readonly problems: readonly ConfigurationProblem[] }> {
  const { environment = process.env } = sources;
  const variables = environment === false ? process.env : environment;
  const read = await readFileOf(sources);
  const layers = [
    read === undefined ? undefined : resolveFile(withoutSchema(read.content), read.file, variables),
    environment === false ? undefined : environmentLayer(environment),
    argument === undefined ? undefined : withOrigin(argument, { kind: 'argument' }),
  ].filter((layer) => layer !== undefined);
  const merged = layers.reduce<WithOrigin>(
    (lower, upper) => overlay(configurationSchema, lower, upper),
    layers[0] ?? withOrigin({}, { kind: 'default' }),
  );
  const problems =
    layers.length === 0
      ? [noConfiguration]
      : inFileOrder(problemsIn(merged).map((problem) => withUnusedAuth(problem, layers)));
  const loaded = new LoadedConfiguration({
    merged,
    file: read?.file,
    fingerprint: read === undefined ? undefined : fingerprintOf(read.text),
    environment: variables,
  });
  return { loaded, problems };
}

const noConfiguration: ConfigurationProblem = {
  path: '',
  message:
    'nothing is configured: no superoffice.config file in the working folder or above it, no SUPEROFFICE_* variable, no argument',
};

/** A hash that identifies a text without revealing it. A byte order mark is ignored. */
export function fingerprintOf(text: string): string {
  return createHash('sha256')
    .update(text.replace(/^\uFEFF/, ''))
    .digest('base64');
}

async function readFileOf({
  configFile,
  environment = process.env,
  folder = process.cwd(),
}: ConfigurationSources): Promise<ReadFile | undefined> {
  const named = configFile ?? (environment === false ? undefined : environment[fileVariable]);
  if (named === false || named === 'none') return undefined;
  const file = named === undefined || named === '' ? await findConfigurationFile(folder) : resolve(folder, named);
  return file === undefined ? undefined : readConfigurationFile(file);
}

/** Removes `$schema`, which a JSON file may have for editors. */
function withoutSchema(content: WithOrigin): WithOrigin {
  if (content.kind !== 'object') return content;
  return { ...content, members: new Map([...content.members].filter(([name]) => name !== '$schema')) };
}

function problemsIn(merged: WithOrigin): ConfigurationProblem[] {
  const incomplete = [...values(merged)].flatMap(({ path, part }) =>
    part.problem === undefined ? [] : [{ path: pathText(path), message: part.problem, origin: part.origin }],
  );
  const paths = new Set(incomplete.map(({ path }) => path));
  const wrong = configurationProblems(plain(merged)).filter(({ path }) => !paths.has(path));
  return [...incomplete, ...wrong.map((problem) => placed(problem, merged))];
}

/** Says that credentials exist which are not used, if it is reported that there are none. */
function withUnusedAuth(problem: ConfigurationProblem, layers: readonly WithOrigin[]): ConfigurationProblem {
  const [unused] = layers.flatMap((layer) => (layer.kind === 'object' ? (layer.members.get('auth') ?? []) : []));
  if (unused === undefined || problem.path !== 'auth' || !problem.message.startsWith('is missing')) return problem;
  const place = placeOfOrigin(unused.origin) || 'the environment';
  const message = `is missing: the auth of ${place} is for another host or another kind of tenant, so it is not used; set auth in the same place as the tenant, or use a configuration file whose tenant is on this host`;
  return { ...problem, message };
}

/** Those of the file by line; problems without a line come last. */
export function inFileOrder(problems: readonly ConfigurationProblem[]): readonly ConfigurationProblem[] {
  return [...problems].sort(({ origin: left }, { origin: right }) => lineOf(left) - lineOf(right));
}

function lineOf(origin: ConfigurationProblem['origin']): number {
  return origin?.kind === 'file' ? (origin.line ?? 0) : Number.MAX_SAFE_INTEGER;
}
