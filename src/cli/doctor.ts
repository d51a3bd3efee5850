import { eraseTransient, print, printAside, printJson, printTransient } from './output/print.js';
import { Command, InvalidArgumentError, Option } from 'commander';
import { loadConfiguration } from '../config/index.js';
import { ConfigurationError, type TransportName, transportNames } from '../errors/index.js';
import {
  doctor,
  type DoctorReport,
  isHealthy,
  type LiveConnection,
  liveConnection,
  readWireFile,
  replayed,
  writeWireFile,
} from '../migration/doctor/index.js';
import { doctorText } from './doctor-printer.js';
import { exitCodes } from './exit-codes.js';
import { screenOf } from './output/screen.js';
import { openSides, tenantOptions, transportList } from './sides.js';

interface DoctorCommandOptions {
  readonly tenant?: string;
  readonly config?: string;
  readonly transports?: readonly TransportName[];
  readonly zone: string;
  readonly save?: string;
  readonly replay?: string;
  readonly json?: true;
}

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('check a tenant: network, sign-in, and whether SOAP and REST agree; read-only')
    .addOption(tenantOptions[0])
    .addOption(tenantOptions[1])
    .addOption(
      new Option(
        '--transports <names>',
        'the transports to compare; the first is the control; default: soap,rest,agents',
      ).argParser(transportList),
    )
    .addOption(
      new Option('--zone <code>', 'the time zone for half of the reads, as a SuperOffice code')
        .argParser(zoneCode)
        .default('UTC'),
    )
    .option('--save <file>', 'save the answers to a file, with personal data masked')
    .option('--replay <file>', 'analyse a saved file instead of a tenant; nothing is sent')
    .option('--json', 'print the report as JSON')
    .addHelpText(
      'after',
      `
It checks the network, TLS, the clock, the sign-in and the contract. Then it reads
one entity of each kind, a search page and a company that does not exist, on each
transport, with and without a time zone. It reports what differs on the wire, and
whether the library makes it equal. It only sends reads.

Exit codes:
  0  nothing to fix, and the transports agree
  1  problems found, the transports differ, or nothing was compared
  2  invalid configuration, option or file; nothing was sent

Examples:
  superoffice-bridge doctor --tenant emulator
  superoffice-bridge doctor --config superoffice.config.yaml
  superoffice-bridge doctor --config superoffice.config.yaml --save wire.json
  superoffice-bridge doctor --replay wire.json`,
    )
    .action(async (options: DoctorCommandOptions) => {
      const report = await reportOf(options);
      if (options.json === true) printJson(report);
      else print(doctorText(report, screenOf(process.stdout, 100)));
      if (options.save !== undefined) printAside(`${options.save}\n`);
      if (!isHealthy(report)) process.exitCode = exitCodes.failed;
    });
}

async function reportOf(options: DoctorCommandOptions): Promise<DoctorReport> {
  const { replay, save, transports = transportNames, zone } = options;
  if (replay !== undefined) {
    if (save !== undefined)
      throw new ConfigurationError('--save and --replay cannot be used together: --replay does not contact a tenant');
    return replayed(readWireFile(replay));
  }
  const connections = new Map<TransportName, LiveConnection>();
  const opened = await openSides(transports, options, async (configuration, sources) => {
    const loaded = await loadConfiguration(configuration, sources);
    try {
      const connection = liveConnection(loaded.configuration);
      connections.set(loaded.configuration.transport, connection);
      return connection.so;
    } catch (error) {
      throw loaded.placed(error);
    }
  });
  const progress = progressOn(process.stderr);
  try {
    const ordered = new Map(
      transports.flatMap((name) => {
        const connection = connections.get(name);
        return connection === undefined ? [] : [[name, connection] as const];
      }),
    );
    const { report, wire } = await doctor({
      connections: ordered,
      tenant: opened.tenant.name,
      zone,
      onStep: progress.step,
    });
    if (save !== undefined) writeWireFile(save, wire());
    return report;
  } finally {
    progress.end();
    await opened.close();
  }
}

/** One line on a terminal, which the report replaces. */
function progressOn(output: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>) {
  return {
    step: (title: string) => printTransient(output, `${title} …`),
    end: () => eraseTransient(output),
  };
}

function zoneCode(text: string): string {
  if (/^[A-Z][A-Z-]{1,19}$/i.test(text)) return text.toUpperCase();
  throw new InvalidArgumentError('Expected a SuperOffice time zone code, such as UTC, NO or US-NY.');
}
