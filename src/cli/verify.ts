import { helpFooter } from './output/help-text.js';
import { Command, Option } from 'commander';
import { transportNames } from '../errors/transport-name.js';
import { divergenceOption } from './divergence-option.js';
import { reportFormatHelp, reportOption } from './report-option.js';
import { tenantOptions, transportList } from './tenant-options.js';
import { queueActionOption, queueHelp, queueUrl } from './queue-url.js';
import type { VerifyCommandOptions } from './verify-action.js';
import type { VerifyWorkerCommandOptions } from './verify-worker-action.js';

/* The options that verify and its workers have in common. */
const controlOption = () =>
  new Option('--control <transport>', 'the transport that the others are compared with')
    .choices(transportNames)
    .default('soap');
const candidatesOption = () =>
  new Option('--candidates <transports>', 'the transports to compare with it; default: all others').argParser(
    transportList,
  );
const allowWritesOption = () =>
  new Option(
    '--allow-writes <tenant>',
    'allow writes to this tenant, such as Cust12345 or sod/Cust12345; not required for the emulator',
  );
const yesOption = () => new Option('--yes <tenant>', 'confirm writes to this production tenant without asking');
const journalOption = () =>
  new Option('--journal <file>', 'the file that lists what is created, for a later --clean-up');

export function verifyCommand(): Command {
  return new Command('verify')
    .argument(
      '[scenarios...]',
      'scenario files or folders, in YAML, TypeScript or JavaScript; default: the starter scenarios',
    )
    .addOption(tenantOptions[0])
    .addOption(tenantOptions[1])
    .addOption(controlOption())
    .addOption(candidatesOption())
    .addOption(allowWritesOption())
    .addOption(yesOption())
    .option('--rules <file>', 'rules that explain known differences: a list in YAML or JSON')
    .option('--record <file>', "save the control's answers, with secrets and personal data masked")
    .option('--replay <file>', 'compare with saved answers instead of a live control')
    .addOption(divergenceOption('make one API of the emulator answer differently, to see a report with differences'))
    .option('--unmasked', 'do not mask personal data in reports and recordings')
    .addOption(journalOption())
    .option('--clean-up <journal>', 'delete what a killed run has left behind')
    .option('--queue [url]', `let verify-worker processes run the scenarios, over a queue in ${queueHelp}`, queueUrl)
    .addOption(queueActionOption('verification'))
    .option('--independent', 'with --queue: run scenarios that write at the same time too')
    .option('--init [folder]', 'write the starter scenarios to a folder; default: scenarios')
    .addOption(reportOption())
    .option('--report-dir <folder>', 'write the report in every format to a folder')
    .option('--json', 'print the report as JSON and nothing else')
    .addHelpText(
      'after',
      helpFooter(`
Formats:
${reportFormatHelp}

Exit codes:
  0  no unexplained differences
  1  differences, failed steps, or nothing compared
  2  invalid scenario or option, or writes to the tenant are not allowed;
     nothing was sent
  3  stopped by Ctrl-C before the end, and cleaned up

Examples:
  superoffice-bridge verify                   # starter scenarios, emulator
  superoffice-bridge verify --init scenarios  # write them to a folder, to edit them
  superoffice-bridge verify scenarios --tenant sod/Cust12345 --allow-writes Cust12345
  superoffice-bridge verify scenarios --allow-writes Cust12345 --record soap.jsonl
  superoffice-bridge verify scenarios --allow-writes Cust12345 --replay soap.jsonl \\
    --candidates rest --report parity.html
  superoffice-bridge verify scenarios --allow-writes Cust12345 --queue redis://localhost
  superoffice-bridge verify --clean-up verify-bridge-261123101500-123456.journal \\
    --allow-writes Cust12345`),
    )
    .action(runVerify);
}

/** Runs scenarios for `verify --queue`. */
export function verifyWorkerCommand(): Command {
  return new Command('verify-worker')
    .argument('[scenarios...]', 'the scenarios of the verification; default: the starter scenarios')
    .addOption(tenantOptions[0])
    .addOption(tenantOptions[1])
    .option('--queue [url]', queueHelp, queueUrl)
    .addOption(controlOption())
    .addOption(candidatesOption())
    .addOption(allowWritesOption())
    .addOption(yesOption())
    .addOption(journalOption())
    .option('--unmasked', 'do not mask personal data; must be the same as for verify')
    .addHelpText(
      'after',
      helpFooter(`
Runs scenarios for "superoffice-bridge verify --queue", one at a time, until it is
stopped. Start any number, on any machines, before or after verify. A worker signs in
with its own configuration and runs only scenarios that it has itself: give it the
same files. Ctrl-C or SIGTERM finishes the scenario under way and ends the worker.

Examples:
  superoffice-bridge verify scenarios --allow-writes Cust12345 --queue redis://localhost
  superoffice-bridge verify-worker scenarios --allow-writes Cust12345 \\
    --queue redis://localhost

Exit codes:
  0  stopped by Ctrl-C or SIGTERM
  1  the tenant refuses the worker, or Redis cannot be reached
  2  invalid scenario or option, or a verification that the worker does not fit`),
    )
    .action(async (scenarios: readonly string[], options: VerifyWorkerCommandOptions) => {
      const { runWorker } = await import('./verify-worker-action.js');
      await runWorker(scenarios, options);
    });
}

/** Runs the scenarios of the package on the emulator. */
export function demoCommand(): Command {
  return new Command('demo')
    .addHelpText(
      'after',
      helpFooter(
        '\nExample:\n  superoffice-bridge demo\n\nExit codes:\n  0  the transports agree\n  1  they differ\n  3  stopped before the end',
      ),
    )
    .action(() => runVerify([], { control: 'soap', tenant: 'emulator', report: [] }));
}

async function runVerify(scenarios: readonly string[], options: VerifyCommandOptions): Promise<void> {
  const { runVerify: run } = await import('./verify-action.js');
  await run(scenarios, options);
}
