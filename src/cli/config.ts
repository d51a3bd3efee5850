import { helpFooter } from './output/help-text.js';
import { Command, Option } from 'commander';
import type { LoadedConfiguration } from '../config/index.js';
import type { CheckOptions, ShowOptions } from './config-action.js';
import type { ServedCalls } from './served-calls.js';

const layersHelp = `
The configuration file is superoffice.config.{json,yaml,yml,js,ts} in the working
folder or the nearest folder above, or the file in SUPEROFFICE_CONFIG. Environment
variables SUPEROFFICE_* override it. What a program passes to connect() overrides
both, and is not known here.`;

/** @param served finds which transport serves which calls under a configuration; default: `servedCalls` */
export function configCommand(served?: (loaded: LoadedConfiguration) => ServedCalls[]): Command {
  return new Command('config')
    .addHelpText(
      'after',
      helpFooter('\nExamples:\n  superoffice-bridge config check\n  superoffice-bridge config show --json'),
    )
    .addCommand(initCommand())
    .addCommand(checkCommand())
    .addCommand(showCommand(served));
}

function initCommand(): Command {
  return new Command('init')
    .description('write a commented configuration file, which is never overwritten')
    .argument('[file]', 'the file', 'superoffice.config.yaml')
    .addHelpText('after', helpFooter('\nExample:\n  superoffice-bridge config init'))
    .action(async (file: string) => {
      const { initConfiguration } = await import('./config-init-action.js');
      initConfiguration(file);
    });
}

function checkCommand(): Command {
  return new Command('check')
    .description('check the configuration file and the environment')
    .argument('[file]', 'the configuration file; default: it is searched for')
    .addOption(fileOption())
    .option('--json', 'print the problems as JSON')
    .addHelpText(
      'after',
      helpFooter(`${layersHelp}

Each problem is one line: file, line and column (or the environment variable), the
setting, and what is wrong.

Examples:
  superoffice-bridge config check
  superoffice-bridge config check deploy/superoffice.config.yaml --json

Exit codes:
  0  valid
  2  problems found
Nothing is sent.`),
    )
    .action(async (file: string | undefined, options: CheckOptions) => {
      const { checkConfiguration } = await import('./config-action.js');
      await checkConfiguration(file, options);
    });
}

function showCommand(served: ((loaded: LoadedConfiguration) => ServedCalls[]) | undefined): Command {
  return new Command('show')
    .description('print the effective settings and their origin, and what is still on SOAP')
    .argument('[file]', 'the configuration file; default: it is searched for')
    .addOption(fileOption())
    .option('--json', 'print it as JSON')
    .option('--environment', 'list the environment variable of each setting instead')
    .addHelpText(
      'after',
      helpFooter(`${layersHelp}

Secrets are printed as ***. References such as \${NAME} are not expanded.

Examples:
  superoffice-bridge config show
  superoffice-bridge config show superoffice.config.yaml --json
  superoffice-bridge config show --environment`),
    )
    .action(async (file: string | undefined, options: ShowOptions) => {
      const { showConfiguration } = await import('./config-action.js');
      await showConfiguration(file, options, served);
    });
}

/** As other commands have it. */
function fileOption(): Option {
  return new Option('-c, --config <file>', 'the same as the argument');
}
