import { erasePassing, print, printAside, printJson, printPassing } from './output/print.js';
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
    .description(
      'look at a tenant: the way to it, the sign-in, and whether SOAP and REST answer the same; it only reads',
    )
    .addOption(tenantOptions[0])
    .addOption(tenantOptions[1])
    .addOption(
      new Option('--transports <names>', 'what is compared, with the first of them: soap,rest').argParser(
        transportList,
      ),
    )
    .addOption(
      new Option('--zone <code>', "the time zone that half of the reads name, by SuperOffice's code")
        .argParser(zoneCode)
        .default('UTC'),
    )
    .option('--save <file>', 'keep what was seen, texts and numbers about people masked')
    .option('--replay <file>', 'look at such a file instead of a tenant; nothing is sent')
    .option('--json', 'print the report as JSON')
    .addHelpText(
      'after',
      `
It checks the network, TLS, clocks, the sign-in and the contract. Then it reads one of each entity, a page of a search and
a company that does not exist, on each transport, with a time zone and without, and says what differs on the wire and
whether the library makes it equal. It sends nothing but reads.

Exit codes:
  0  nothing to fix, and the transports agree
  1  there is something to fix, the transports differ, or nothing was compared
  2  refused: an invalid configuration, option or file; nothing was sent

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
      throw new ConfigurationError('--save keeps what a tenant answers, and --replay asks none: choose one of them');
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

/** One line on a terminal, which the report takes the place of. */
function progressOn(output: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>) {
  return {
    step: (title: string) => printPassing(output, `${title} …`),
    end: () => erasePassing(output),
  };
}

function zoneCode(text: string): string {
  if (/^[A-Z][A-Z-]{1,19}$/i.test(text)) return text.toUpperCase();
  throw new InvalidArgumentError("Write SuperOffice's code of a zone, such as UTC, NO or US-NY.");
}
