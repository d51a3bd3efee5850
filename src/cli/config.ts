import { plainText, plainTexts } from '../encoding/index.js';
import { print, printJson } from './output/print.js';
import { Command } from 'commander';
import {
  examineConfiguration,
  type LoadedConfiguration,
  otherVariables,
  type SettingInForce,
  settingVariables,
  shortName,
  unknownVariables,
} from '../config/index.js';
import { superOfficeModule } from '../client/superoffice-module.js';
import {
  ConfigurationError,
  type ConfigurationOrigin,
  type ConfigurationProblem,
  didYouMean,
  placeOfOrigin,
  problemText,
} from '../errors/index.js';
import { paintOf } from './output/screen.js';
import { type ServedCalls, servedCalls } from './served-calls.js';

const layersHelp = `
The configuration file is superoffice.config.{json,yaml,yml,js,ts} in the working
folder or the nearest folder above, or the file in SUPEROFFICE_CONFIG. Environment
variables SUPEROFFICE_* override it. What a program passes to connect() overrides
both, and is not known here.`;

/** @param served finds which transport serves which calls under a configuration */
export function configCommand(served: (loaded: LoadedConfiguration) => ServedCalls[] = servedCalls): Command {
  return new Command('config')
    .description('check the configuration, and show the effective settings')
    .addHelpText('after', '\nExamples:\n  superoffice-bridge config check\n  superoffice-bridge config show --json')
    .addCommand(checkCommand())
    .addCommand(showCommand(served));
}

function checkCommand(): Command {
  return new Command('check')
    .description('check the configuration file and the environment')
    .argument('[file]', 'the configuration file; default: it is searched for')
    .option('--json', 'print the problems as JSON')
    .addHelpText(
      'after',
      `${layersHelp}

Each problem is one line: file, line and column (or the environment variable), the
setting, and what is wrong.

Examples:
  superoffice-bridge config check
  superoffice-bridge config check deploy/superoffice.config.yaml --json

Exit codes:
  0  valid
  1  problems found
Nothing is sent.`,
    )
    .action(async (file: string | undefined, { json }: { json?: true }) => {
      const { loaded, problems } = await examined(file);
      const notes = unknownVariables(process.env).map(
        ({ variable, near }) => `unknown setting ${variable}${didYouMean(near)}`,
      );
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
    });
}

function showCommand(served: (loaded: LoadedConfiguration) => ServedCalls[]): Command {
  return new Command('show')
    .description('print the effective settings and their origin, and what is still on SOAP')
    .argument('[file]', 'the configuration file; default: it is searched for')
    .option('--json', 'print it as JSON')
    .option('--environment', 'list the environment variable of each setting instead')
    .addHelpText(
      'after',
      `${layersHelp}

Secrets are printed as ***. References such as \${NAME} are not expanded.

Examples:
  superoffice-bridge config show
  superoffice-bridge config show superoffice.config.yaml --json
  superoffice-bridge config show --environment`,
    )
    .action(async (file: string | undefined, { json, environment }: { json?: true; environment?: true }) => {
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
    });
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
    superOfficeModule(loaded.configuration);
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
  return `${table(rows)}\n\n${still}`;
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

function table(given: readonly (readonly string[])[]): string {
  const rows = plainTexts(given);
  const widths = [0, 1].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
