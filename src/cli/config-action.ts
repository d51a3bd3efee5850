import { plainText, plainTexts } from '../encoding/index.js';
import { wrapToWidth } from '../encoding/text-width.js';
import { print, printJson } from './output/print.js';
import {
  examineConfiguration,
  type LoadedConfiguration,
  otherVariables,
  type SettingInForce,
  settingVariables,
  shortName,
  unknownVariables,
} from '../config/index.js';
import { withoutTrailing } from '../parsing/index.js';
import { checkedConnection } from '../client/checked-connection.js';
import {
  ConfigurationError,
  type ConfigurationOrigin,
  type ConfigurationProblem,
  didYouMean,
  placeOfOrigin,
  problemText,
} from '../errors/index.js';
import { drawn } from './output/table.js';
import { paintOf, screenOf } from './output/screen.js';
import { type ServedCalls, servedCalls } from './served-calls.js';

/** Prints what is wrong with the configuration. */
export async function checkConfiguration(file: string | undefined, { json }: { json?: true }): Promise<void> {
  const { loaded, problems } = await examined(file);
  // A variable that the file refers to is known, whatever its name.
  const referred = new Set(loaded?.variables ?? []);
  const unknown = unknownVariables(process.env).filter(({ variable }) => !referred.has(variable));
  const notes = unknown.map(({ variable, near }) => `unknown setting ${variable}${didYouMean(near)}`);
  if (problems.length > 0) process.exitCode = 1;
  if (json === true) {
    const found = problems.map((problem) => ({ ...problem, place: placeOfOrigin(problem.origin) }));
    printJson({ file: loaded?.file ?? null, valid: problems.length === 0, problems: found, notes });
    return;
  }
  const colors = paintOf(process.stdout);
  for (const note of notes) print(`${colors.yellow('note')} ${plainText(note)}\n`);
  if (problems.length === 0) print(`${colors.green('valid')} ${plainText(sourceOf(loaded))}\n`);
  else printProblems(problems);
}

/** Prints the settings in force, or the environment variable of each. */
export async function showConfiguration(
  file: string | undefined,
  { json, environment }: { json?: true; environment?: true },
  served: (loaded: LoadedConfiguration) => ServedCalls[] = servedCalls,
): Promise<void> {
  if (environment === true) {
    printVariables(json === true);
    return;
  }
  const { loaded, problems } = await examined(file);
  if (loaded === undefined || problems.length > 0) {
    printProblems(problems);
    process.exitCode = 1;
    return;
  }
  const settings = loaded.settings();
  const calls = served(loaded);
  if (json === true) printJson({ file: loaded.file ?? null, settings, calls });
  else print(`${describeSettings(settings)}\n\n${describeCalls(calls)}\n`);
}

interface Examined {
  readonly loaded: LoadedConfiguration | undefined;
  readonly problems: readonly ConfigurationProblem[];
}

/** Checks everything that needs no request: the settings, and the keys and folders that they name. */
async function examined(configFile: string | undefined): Promise<Examined> {
  let loaded: LoadedConfiguration | undefined;
  try {
    const examination = await examineConfiguration(undefined, { configFile });
    ({ loaded } = examination);
    if (examination.problems.length > 0) return examination;
    checkedConnection(loaded.configuration);
    return examination;
  } catch (reason) {
    const error = loaded?.placed(reason) ?? reason;
    if (!(error instanceof ConfigurationError)) throw error;
    const whole = { path: error.path ?? '', message: error.message };
    return { loaded, problems: error.problems.length > 0 ? error.problems : [whole] };
  }
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
