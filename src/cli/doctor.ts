import { helpFooter } from './output/help-text.js';
import { Command, InvalidArgumentError, Option } from 'commander';
import { timeZoneProblem } from '../codec/values/time-zone-codes.js';
import { tenantOptions, transportList } from './tenant-options.js';
import type { DoctorCommandOptions } from './doctor-action.js';

export function doctorCommand(): Command {
  return new Command('doctor')
    .addOption(tenantOptions[0])
    .addOption(tenantOptions[1])
    .addOption(
      new Option(
        '--transports <names>',
        'the transports to compare; the first is the control; default: soap,rest,agents',
      ).argParser(transportList),
    )
    .addOption(
      // Not a default of the option: with --replay, it matters whether the option is given.
      new Option('--zone <code>', 'the time zone for half of the reads, as a SuperOffice code; default: UTC').argParser(
        zoneCode,
      ),
    )
    .option('--save <file>', 'save the answers to a file, with personal data masked')
    .option('--replay <file>', 'analyse a saved file instead of a tenant; nothing is sent')
    .option('--json', 'print the report as JSON')
    .addHelpText(
      'after',
      helpFooter(`
It checks the network, TLS, the clock, the sign-in and the contract. Then it reads
one entity of each kind, a search page and a company that does not exist, on each
transport, with and without a time zone. It reports what differs on the wire, and
whether the library makes it equal. It only sends reads.

Exit codes:
  0  nothing to fix, and the transports agree
  1  problems found, the transports differ, a read was not answered, or nothing was
     compared
  2  invalid configuration, option or file; nothing was sent
  3  stopped by Ctrl-C before the end

Examples:
  superoffice-bridge doctor --tenant emulator
  superoffice-bridge doctor --config superoffice.config.yaml
  superoffice-bridge doctor --config superoffice.config.yaml --save wire.json
  superoffice-bridge doctor --replay wire.json`),
    )
    .action(async (options: DoctorCommandOptions) => {
      const { runDoctor } = await import('./doctor-action.js');
      await runDoctor(options);
    });
}

function zoneCode(text: string): string {
  const problem = timeZoneProblem(text);
  if (problem === undefined) return text.toUpperCase();
  throw new InvalidArgumentError(`It ${problem}.`);
}
