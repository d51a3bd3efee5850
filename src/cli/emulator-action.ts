import { ConfigurationError } from '../errors/index.js';
import { describeEmulator, type Divergence, type PlannedCounts, startEmulator } from '../emulator/index.js';
import { maxWrittenBytes, readText, UnreadableFile } from '../files/index.js';
import { interrupted } from './interrupts.js';
import { print } from './output/print.js';

export interface EmulatorCommandOptions {
  readonly port: number;
  readonly applicationKey?: string;
  readonly diverge?: readonly Divergence[];
  readonly seed?: PlannedCounts;
  /** False for a site without SOAP. */
  readonly soap?: boolean;
}

/** Runs an emulator until it is interrupted. */
export async function runEmulator({
  port,
  applicationKey,
  diverge = [],
  seed = {},
  soap = true,
}: EmulatorCommandOptions): Promise<void> {
  const key = applicationKey === undefined ? {} : { applicationKey: textOf(applicationKey) };
  const emulator = await startEmulator({
    port,
    ...key,
    divergences: diverge,
    seed,
    settings: soap ? {} : { soap: 'absent' },
    keepProcessAlive: true,
  });
  print(`${describeEmulator(emulator)}\n`);
  if (!soap) print('It has no SOAP: those addresses answer 404.\n');
  await interrupted();
  await emulator.close();
}

function textOf(file: string): string {
  try {
    return readText(file, maxWrittenBytes);
  } catch (cause) {
    const why = cause instanceof UnreadableFile ? cause.message : 'cannot be read';
    throw new ConfigurationError(`${file} ${why}; --application-key names a PEM or XML file`, { cause });
  }
}
