import { helpFooter } from './output/help-text.js';
import { Command, InvalidArgumentError, Option } from 'commander';
import { transportNames } from '../errors/transport-name.js';
import { nearest } from '../errors/nearest.js';
import { sweepSubjects } from '../migration/sweep/subject-names.js';
import { queueActionOption, queueHelp, queueUrl } from './queue-url.js';
import { reportFormatHelp, reportOption } from './report-option.js';
import { tenantOptions, transportList } from './tenant-options.js';
import type { SweepCommandOptions } from './sweep-action.js';
import type { SweepWorkerCommandOptions } from './sweep-worker-action.js';

/** The sides of a sweep, which its workers have too. */
const sideOptions = {
  control: () =>
    new Option('--control <transport>', 'the transport that the others are compared with')
      .choices(transportNames)
      .default('soap'),
  candidates: () =>
    new Option('--candidates <transports>', 'the transports to compare with it')
      .argParser(transportList)
      .default(['rest'], 'rest'),
};

export function sweepCommand(): Command {
  return new Command('sweep')
    .addOption(tenantOptions[0])
    .addOption(tenantOptions[1])
    .addOption(sideOptions.control())
    .addOption(sideOptions.candidates())
    .addOption(
      // The choices are for the help and completion; the parser reads a list of them.
      new Option('--subjects <names>', 'compare only these, separated by commas; default: all')
        .choices(sweepSubjects)
        .argParser(listOf(sweepSubjects)),
    )
    .addOption(
      new Option('--depth <depth>', 'compare whole entities, or only archive rows, which is far cheaper')
        .choices(['entities', 'rows'])
        .default('entities'),
    )
    .option('--filter <text>', "only these records, by their archive's columns; needs --subjects with one entity")
    .option('--ids <from-to>', 'only these ids, such as 1-5000 or 5000-', idRange)
    .option('--sample <share>', 'compare only a share of the records, such as 0.01', numberOf)
    .option('--seed <number>', 'select another sample', numberOf)
    .option('--rules <file>', 'rules that explain known differences: a list in YAML or JSON')
    .option('--concurrency <number>', 'calls under way at once; default: 16', numberOf)
    .addOption(new Option('--calls <number>').hideHelp().argParser(renamedTo('--concurrency')))
    .option('--rate <number>', 'maximum calls per second; default: no limit', rateOf)
    .option('--checkpoint <file>', 'progress file; if it exists, the sweep resumes from it', 'superoffice-sweep.json')
    .option('--resume <file>', 'resume from this progress file, which must exist')
    .option('--fresh', 'start again: an existing progress file is ignored, and replaced once the sweep has started')
    .option('--queue [url]', `let sweep-worker processes do the work, over a queue in ${queueHelp}`, queueUrl)
    .addOption(queueActionOption('sweep'))
    .addOption(reportOption())
    .option('--json', 'print the report as JSON')
    .option('--unmasked', 'do not mask personal data in reports')
    .addHelpText(
      'after',
      helpFooter(`
Formats of reports:
${reportFormatHelp}

Run the same command again to resume after Ctrl-C, a crash or a kill; finished
records are not read again. Ctrl-C waits for the calls under way; press it again
to quit at once. While the tenant is down for maintenance, the sweep waits.

Examples:
  superoffice-bridge sweep --config tenant.yaml --report parity.html --report parity.json
  superoffice-bridge sweep --config tenant.yaml --subjects contacts,persons --sample 0.01
  superoffice-bridge sweep --config tenant.yaml --depth rows --concurrency 4 --rate 10
  superoffice-bridge sweep --config tenant.yaml --queue redis://localhost
  superoffice-bridge sweep --config tenant.yaml --subjects sales \\
    --filter "registeredDate after '2026-01-01'"

Exit codes:
  0  no unexplained differences
  1  differences, nothing compared, or the sweep failed
  2  invalid option, filter or checkpoint
  3  stopped before the end; run the same command again to resume`),
    )
    .action(async (options: SweepCommandOptions) => {
      const { runSweep } = await import('./sweep-action.js');
      await runSweep(options);
    });
}

export function sweepWorkerCommand(): Command {
  return new Command('sweep-worker')
    .addOption(tenantOptions[0])
    .addOption(tenantOptions[1])
    .option('--queue [url]', queueHelp, queueUrl)
    .addOption(sideOptions.control())
    .addOption(sideOptions.candidates())
    .option('--concurrency <number>', 'calls under way at once; default: 16', numberOf)
    .option('--rate <number>', 'maximum calls per second of this worker; default: no limit', rateOf)
    .option('--unmasked', 'do not mask personal data; must be the same as for the sweep')
    .addHelpText(
      'after',
      helpFooter(`
Compares records for "superoffice-bridge sweep --queue", until it is stopped. Start
any number, on any machines, before or after the sweep. A worker signs in with its
own configuration; a sweep with another tenant, other transports or another
version is refused. Ctrl-C or SIGTERM reports what is done and ends the worker.

Examples:
  superoffice-bridge sweep --config tenant.yaml --queue redis://localhost
  superoffice-bridge sweep-worker --config tenant.yaml --queue redis://localhost

Exit codes:
  0  stopped by Ctrl-C or SIGTERM
  1  the tenant refuses the worker, or Redis cannot be reached
  2  invalid option, or a sweep that the worker does not fit`),
    )
    .action(async (options: SweepWorkerCommandOptions) => {
      const { runWorker } = await import('./sweep-worker-action.js');
      await runWorker(options);
    });
}

/** A flag under its former name. */
function renamedTo(name: string) {
  return (): never => {
    throw new InvalidArgumentError(`The option is now called ${name}.`);
  };
}

function listOf<Name extends string>(known: readonly Name[]) {
  return (text: string): Name[] =>
    text.split(',').map((part) => {
      const name = part.trim();
      const found = known.find((each) => each === name);
      if (found !== undefined) return found;
      const near = nearest(name, known);
      const hint = near === undefined ? `Choices: ${known.join(', ')}.` : `Did you mean ${near}?`;
      throw new InvalidArgumentError(`Unknown name ${JSON.stringify(name)}. ${hint}`);
    });
}

function numberOf(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || Number.isNaN(number)) throw new InvalidArgumentError('Expected a number.');
  return number;
}

function rateOf(text: string): number {
  const number = numberOf(text);
  if (number <= 0) throw new InvalidArgumentError('Expected a number greater than 0.');
  return number;
}

function idRange(text: string): { fromId?: number; toId?: number } {
  const [, from = '', to = ''] = /^(\d*)-(\d*)$/.exec(text) ?? [];
  if (from === '' && to === '')
    throw new InvalidArgumentError('Expected a range of ids, such as 1-5000, 5000- or -5000.');
  if (from !== '' && to !== '' && Number(from) > Number(to))
    throw new InvalidArgumentError(`Expected the lower id first: ${to}-${from}.`);
  return { ...(from === '' ? {} : { fromId: Number(from) }), ...(to === '' ? {} : { toId: Number(to) }) };
}
