import { eraseTransient, print, printAside, printJson, printTransient } from './output/print.js';
import { plainText } from '../encoding/index.js';
import { cutToWidth } from '../encoding/text-width.js';
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
import { exitOnInterrupt } from './interrupts.js';
import { screenOf } from './output/screen.js';
import { openSides } from './sides.js';

export interface DoctorCommandOptions {
  readonly tenant?: string;
  readonly config?: string;
  readonly transports?: readonly TransportName[];
  readonly zone: string;
  readonly save?: string;
  readonly replay?: string;
  readonly json?: true;
}

/** Examines the tenant, and prints the report. */
export async function runDoctor(options: DoctorCommandOptions): Promise<void> {
  const report = await reportOf(options);
  if (options.json === true) printJson(report);
  else print(doctorText(report, screenOf(process.stdout, 100)));
  if (options.save !== undefined) printAside(`${options.save}\n`);
  if (!isHealthy(report)) process.exitCode = exitCodes.failed;
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
  const stopListening = exitOnInterrupt('stopped; doctor only reads, so there is nothing to clean up');
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
    stopListening();
    progress.end();
    await opened.close();
  }
}

/** One line on a terminal, which the report replaces. */
function progressOn(output: Pick<NodeJS.WriteStream, 'isTTY' | 'write' | 'columns'>) {
  return {
    // A line that fills the last column would wrap, and could not be replaced.
    step: (title: string) => printTransient(output, cutToWidth(plainText(`${title} …`), (output.columns || 80) - 1)),
    end: () => eraseTransient(output),
  };
}
