import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { ConfigurationProblem } from '../errors/index.js';
import { type Environment, environmentLayer, fileVariable } from './environment.js';
import { findConfigurationFile, readConfigurationFile, type ReadFile } from './files.js';
import { LoadedConfiguration, placed } from './loaded.js';
import { overlay } from './overlay.js';
import { completeFile } from './placeholders.js';
import { configurationProblems, configurationSchema, type PartialConfiguration, wrongConfiguration } from './schema.js';
import { pathText } from './setting-shapes.js';
import { plain, sourced, type Sourced, values } from './sourced.js';

/** What is read beside the argument of `connect`. */
export interface ConfigurationSources {
  /**
   * The configuration file, or `false` for none. Default: what the environment variable SUPEROFFICE_CONFIG names (`none`
   * for none), else `superoffice.config.{json,yaml,yml,js,ts,mjs,cjs,mts,cts}` in the working folder or the nearest above.
   */
  readonly configFile?: string | false | undefined;
  /**
   * The environment that holds SUPEROFFICE_* settings and the variables of `${NAME}`. Default `process.env`; with `false`
   * no SUPEROFFICE_* variable is read, and `${NAME}` still is.
   */
  readonly environment?: Environment | false | undefined;
  /** Where the search for the file begins. Default: the working folder. */
  readonly folder?: string | undefined;
}

/** The argument is all there is: nothing that lies about or is set on the machine has a say. */
export const argumentAlone: ConfigurationSources = { configFile: false, environment: false };

/**
 * Reads the configuration: from the file, the environment and the argument, each overriding the one before it.
 *
 * Objects are merged setting by setting; lists are replaced. A `tenant` or `auth` of another kind replaces the one below
 * it as a whole, and `auth` does not go along to a tenant of another kind (Online, Onsite, emulator), nor to an address on
 * another host (`tenant.url`, `tenant.origin`, `auth.loginUrl` …): say it again in the layer that names the address.
 *
 * @throws {ConfigurationError} that names each wrong setting with the file, line and column, or the environment variable
 * @example
 * const { configuration } = await loadConfiguration({ transport: 'rest' });
 * container.load(superOfficeModule(configuration));
 */
export async function loadConfiguration(
  argument?: PartialConfiguration,
  sources: ConfigurationSources = {},
): Promise<LoadedConfiguration> {
  const { loaded, problems } = await examineConfiguration(argument, sources);
  if (problems.length > 0) throw wrongConfiguration(problems);
  return loaded;
}

/** The same, with the problems beside what could be read. */
export async function examineConfiguration(
  argument?: PartialConfiguration,
  sources: ConfigurationSources = {},
): Promise<{ readonly loaded: LoadedConfiguration; readonly problems: readonly ConfigurationProblem[] }> {
  const { environment = process.env } = sources;
  const variables = environment === false ? process.env : environment;
  const read = await readFileOf(sources);
  const layers = [
    read === undefined ? undefined : completeFile(withoutSchema(read.content), read.file, variables),
    environment === false ? undefined : environmentLayer(environment),
    argument === undefined ? undefined : sourced(argument, { kind: 'argument' }),
  ].filter((layer) => layer !== undefined);
  const merged = layers.reduce<Sourced>(
    (lower, upper) => overlay(configurationSchema, lower, upper),
    layers[0] ?? sourced({}, { kind: 'default' }),
  );
  const problems = layers.length === 0 ? [nothingSaid] : problemsIn(merged);
  const loaded = new LoadedConfiguration({
    merged,
    file: read?.file,
    fingerprint: read === undefined ? undefined : fingerprintOf(read.text),
    environment: variables,
  });
  return { loaded, problems };
}

const nothingSaid: ConfigurationProblem = {
  path: '',
  message:
    'there is none: no superoffice.config file in the working folder or above it, no SUPEROFFICE_* variable, no argument',
};

/** Tells one text from another, and shows nothing of it. */
export function fingerprintOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
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

/** Editors complete a JSON file by the schema that it names. */
function withoutSchema(content: Sourced): Sourced {
  if (content.kind !== 'object') return content;
  return { ...content, members: new Map([...content.members].filter(([name]) => name !== '$schema')) };
}

function problemsIn(merged: Sourced): ConfigurationProblem[] {
  const incomplete = [...values(merged)].flatMap(({ path, part }) =>
    part.problem === undefined ? [] : [{ path: pathText(path), message: part.problem, origin: part.origin }],
  );
  const paths = new Set(incomplete.map(({ path }) => path));
  const wrong = configurationProblems(plain(merged)).filter(({ path }) => !paths.has(path));
  return [...incomplete, ...wrong.map((problem) => placed(problem, merged))].sort(byLine);
}

/** In the order in which a reader of the file meets them; what has no line comes last. */
function byLine({ origin: left }: ConfigurationProblem, { origin: right }: ConfigurationProblem): number {
  return lineOf(left) - lineOf(right);
}

function lineOf(origin: ConfigurationProblem['origin']): number {
  return origin?.kind === 'file' ? (origin.line ?? 0) : Number.MAX_SAFE_INTEGER;
}
