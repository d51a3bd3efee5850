import { eraseTransient, print, printAside, printJson, printTransient } from './output/print.js';
import { plainText } from '../output-text/index.js';
import { cutToWidth, wrapToWidth } from '../output-text/text-width.js';
import { examineConfiguration, loadConfiguration } from '../config/index.js';
import { ConfigurationError, problemText, type TransportName, transportNames } from '../errors/index.js';
import {
  checkWireFile,
  doctor,
  type DoctorReport,
  isHealthy,
  type LiveConnection,
  liveConnection,
  readWireFile,
  replayed,
  writeWireFile,
} from '../migration/doctor/index.js';
import { side } from '../migration/report/wording.js';
import { doctorText } from './doctor-printer.js';
import { exitCodes } from './exit-codes.js';
import { exitOnInterrupt } from './interrupts.js';
import { screenOf } from './output/screen.js';
import { configurationOf, openSides } from './sides.js';

export interface DoctorCommandOptions {
  readonly tenant?: string;
  readonly config?: string;
  readonly transports?: readonly TransportName[];
  readonly zone?: string;
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
  const { replay, save, zone } = options;
  if (replay !== undefined) {
    refuseWithReplay(options);
    return replayed(readWireFile(replay));
  }
  if (save !== undefined) checkWireFile(save);
  const transports = options.transports ?? (await usableTransports(options));
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

/** What `--replay` makes meaningless, and why. */
const meaninglessWithReplay = {
  tenant: 'which does not contact a tenant',
  config: 'which does not contact a tenant',
  save: 'which does not contact a tenant',
  transports: 'which compares the transports of the file',
  zone: 'which uses the time zone of the file',
} as const satisfies Partial<Record<keyof DoctorCommandOptions, string>>;

/** @throws {ConfigurationError} if an option has no effect with `--replay` */
function refuseWithReplay(options: DoctorCommandOptions): void {
  for (const [name, why] of Object.entries(meaninglessWithReplay)) {
    if (options[name as keyof typeof meaninglessWithReplay] === undefined) continue;
    throw new ConfigurationError(`--${name} has no effect with --replay, ${why}; leave it out`);
  }
}

/** The transports that the credentials are sufficient for. The others are skipped, since the user has not named them. */
async function usableTransports(options: DoctorCommandOptions): Promise<readonly TransportName[]> {
  const { argument, sources } = configurationOf(options);
  const examined = await Promise.all(
    transportNames.map(async (transport) => {
      const { problems } = await examineConfiguration({ ...argument, transport }, sources);
      return { transport, problem: problems[0] };
    }),
  );
  const usable = examined.flatMap(({ transport, problem }) => (problem === undefined ? [transport] : []));
  // What is wrong on each transport is reported when the first one is opened.
  if (usable.length === 0) return transportNames;
  for (const { transport, problem } of examined) {
    if (problem === undefined) continue;
    const text = `note ${side(transport)} is not checked: ${problemText(problem)}`;
    printAside(wrapToWidth(plainText(text), screenOf(process.stderr, 100).width).join('\n') + '\n');
  }
  return usable;
}

/** One line on a terminal, which the report replaces. */
function progressOn(output: Pick<NodeJS.WriteStream, 'isTTY' | 'write' | 'columns'>) {
  return {
    // A line that fills the last column would wrap, and could not be replaced.
    step: (title: string) => printTransient(output, cutToWidth(plainText(`${title} …`), (output.columns || 80) - 1)),
    end: () => eraseTransient(output),
  };
}
