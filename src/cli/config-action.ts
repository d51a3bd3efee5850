import { plainText, plainTexts } from '../output-text/index.js';
import { wrapToWidth } from '../output-text/text-width.js';
import { print, printJson } from './output/print.js';
import {
  examineConfiguration,
  inFileOrder,
  type LoadedConfiguration,
  otherVariables,
  type SettingInForce,
  settingVariables,
  shortName,
  unknownVariables,
} from '../config/index.js';
import { withoutTrailing } from '../parsing/index.js';
import { connectionErrors } from '../client/checked-connection.js';
import {
  ConfigurationError,
  type ConfigurationOrigin,
  type ConfigurationProblem,
  didYouMean,
  placeOfOrigin,
  problemText,
} from '../errors/index.js';
import { exitCodes } from './parser-exit.js';
import { drawn } from './output/table.js';
import { paintOf, screenOf } from './output/screen.js';
import { type ServedCalls, servedCalls } from './served-calls.js';

export interface CheckOptions {
  /** The same as the argument. */
  readonly config?: string;
  readonly json?: true;
}

export interface ShowOptions extends CheckOptions {
  readonly environment?: true;
}

/** Prints what is wrong with the configuration. */
export async function checkConfiguration(file: string | undefined, { config, json }: CheckOptions): Promise<void> {
  const { loaded, problems } = await examined(oneFile(file, config));
  const notes = notesOnVariables(loaded);
  if (problems.length > 0) process.exitCode = exitCodes.refused;
  if (json === true) {
    const found = problems.map((problem) => ({ ...problem, place: placeOfOrigin(problem.origin) }));
    printJson({ file: loaded?.file ?? null, valid: problems.length === 0, problems: found, notes });
    return;
  }
  const colors = paintOf(process.stdout);
  printNotes(notes);
  if (problems.length === 0) print(`${colors.green('valid')} ${plainText(sourceOf(loaded))}\n`);
  else printProblems(problems);
}

/** Prints the settings in force, or the environment variable of each. */
export async function showConfiguration(
  file: string | undefined,
  { config, json, environment }: ShowOptions,
  served: (loaded: LoadedConfiguration) => ServedCalls[] = servedCalls,
): Promise<void> {
  if (environment === true) {
    printVariables(json === true);
    return;
  }
  const { loaded, problems } = await examined(oneFile(file, config));
  if (loaded === undefined || problems.length > 0) {
    printProblems(problems);
    process.exitCode = exitCodes.refused;
    return;
  }
  const settings = loaded.settings();
  const calls = served(loaded);
  const notes = notesOnVariables(loaded);
  if (json === true) {
    printJson({ file: loaded.file ?? null, settings, calls, notes });
    return;
  }
  printNotes(notes);
  print(`${describeSettings(settings)}\n\n${describeCalls(calls)}\n`);
}

/** Environment variables that look like settings, and are none. */
function notesOnVariables(loaded: LoadedConfiguration | undefined): string[] {
  // A variable that the file refers to is known, whatever its name.
  const referred = new Set(loaded?.variables ?? []);
  const unknown = unknownVariables(process.env).filter(({ variable }) => !referred.has(variable));
  return unknown.map(({ variable, near }) => `unknown setting ${variable}${didYouMean(near)}`);
}

function printNotes(notes: readonly string[]): void {
  for (const note of notes) print(`${paintOf(process.stdout).yellow('note')} ${plainText(note)}\n`);
}

/** @throws {ConfigurationError} if the argument and the option name different files */
function oneFile(file: string | undefined, config: string | undefined): string | undefined {
  if (file === undefined || config === undefined || file === config) return file ?? config;
  throw new ConfigurationError(`name one configuration file, not both ${file} and ${config}`);
}

interface Examined {
  readonly loaded: LoadedConfiguration | undefined;
  readonly problems: readonly ConfigurationProblem[];
}

/** Checks everything that needs no request: the settings, the routes, and the keys and folders that they name. */
async function examined(configFile: string | undefined): Promise<Examined> {
  try {
    const { loaded, problems } = await examineConfiguration(undefined, { configFile });
    const further = connectionErrors(loaded.configuration).flatMap((error) => problemsOf(loaded.placed(error)));
    return { loaded, problems: inFileOrder([...problems, ...further]) };
  } catch (error) {
    return { loaded: undefined, problems: problemsOf(error) };
  }
}

function problemsOf(error: unknown): readonly ConfigurationProblem[] {
  if (!(error instanceof ConfigurationError)) throw error;
  return error.problems.length > 0 ? error.problems : [{ path: error.path ?? '', message: error.message }];
}

function printProblems(problems: readonly ConfigurationProblem[]): void {
  const colors = paintOf(process.stdout);
  for (const problem of problems) print(`${plainText(problemText(problem))}\n`);
  print(colors.red(`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}\n`));
}

function sourceOf(loaded: LoadedConfiguration | undefined): string {
  return loaded?.file === undefined ? 'the environment (no configuration file)' : shortName(loaded.file);
}

function describeSettings(settings: readonly SettingInForce[]): string {
  return table(settings.map(({ path, shown, origin }) => [path, shown, describeOrigin(origin)]));
}

function describeOrigin(origin: ConfigurationOrigin): string {
  if (origin.kind === 'argument') return 'argument';
  if (origin.kind === 'default') return 'default';
  const variables = origin.kind === 'file' ? (origin.variables ?? []) : [];
  return [placeOfOrigin(origin), ...variables.map((name) => `with ${name}`)].join(' ');
}

function describeCalls(calls: readonly ServedCalls[]): string {
  const rows = calls.map(({ calls: names, transports, route }) => {
    const shares = Object.entries(transports).map(([name, percent]) =>
      percent === 100 ? name : `${name} ${percent} %`,
    );
    return [names, shares.join(', '), route === undefined ? '' : describeOrigin(route)];
  });
  const onSoap = calls.filter(({ transports }) => (transports.soap ?? 0) > 0).map(({ calls: names }) => names);
  const still = onSoap.length === 0 ? 'Nothing uses SOAP any more.' : `Still on SOAP: ${onSoap.join(', ')}.`;
  return `${table(rows)}\n\n${wrapToWidth(still, width()).join('\n')}`;
}

function printVariables(json: boolean): void {
  const settings = [...settingVariables()].map(([variable, { path }]) => ({ variable, setting: path.join('.') }));
  if (json) {
    printJson(settings);
    return;
  }
  const others = Object.entries(otherVariables);
  print(`${table([...settings.map((each) => [each.variable, each.setting]), ...others])}\n`);
}

function table(rows: readonly (readonly string[])[]): string {
  return withoutTrailing(drawn(plainTexts(rows), width()), '\n');
}

/** Nothing is cut in a file or a pipe. */
function width(): number {
  return screenOf(process.stdout, Infinity).width;
}
