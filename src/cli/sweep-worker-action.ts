import { type QueueOption, queueOf } from './queue-option.js';
import type { TransportName } from '../errors/index.js';
import { runSweepWorker } from '../migration/sweep/queue/index.js';
import { abortOnInterrupt } from './interrupts.js';
import { printAside } from './output/print.js';
import { keepResidentMemoryLow } from './resident-memory.js';
import { openSides } from './sides.js';

export interface SweepWorkerCommandOptions {
  readonly tenant?: string;
  readonly config?: string;
  readonly queue?: QueueOption;
  readonly control: TransportName;
  readonly candidates: readonly TransportName[];
  readonly concurrency?: number;
  readonly rate?: number;
  readonly unmasked?: true;
}

/** Milliseconds between two lines of progress. */
const lineInterval = 10_000;

/** Compares ranges of records until it is interrupted. */
export async function runWorker(options: SweepWorkerCommandOptions): Promise<void> {
  const { concurrency, rate, unmasked } = options;
  const queue = await queueOf(options.queue ?? true, options);
  const opened = await openSides([options.control, ...options.candidates], options);
  const [control, ...candidates] = opened.sides;
  if (control === undefined) return;
  const interrupt = abortOnInterrupt(
    'stopping once the calls under way have finished; press Ctrl-C again to quit at once',
  );
  const stopCollecting = keepResidentMemoryLow();
  let nextLine = 0;
  try {
    const tenant = opened.tenant.name;
    printAside(`working on sweeps of ${tenant}\n`);
    const { records, ranges } = await runSweepWorker({
      ...{ queue, tenant, control, candidates, concurrency, unmasked },
      callsPerSecond: rate,
      configuration: opened.answerSettings,
      signal: interrupt.signal,
      onProgress(progress) {
        const { waiting } = progress;
        if (waiting === undefined && performance.now() < nextLine) return;
        nextLine = performance.now() + lineInterval;
        printAside(waiting === undefined ? workText(progress) : `the tenant is unavailable: ${waiting.reason}\n`);
      },
    });
    printAside(workText({ records, ranges }));
  } finally {
    stopCollecting();
    interrupt.end();
    await opened.close();
  }
}

function workText({ records, ranges }: { readonly records: number; readonly ranges: number }): string {
  return `${records.toLocaleString('en')} records compared, in ${ranges === 1 ? '1 range' : `${ranges.toLocaleString('en')} ranges`}\n`;
}
