import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ParityReport } from '../../src/migration/report/model.js';
import type { SweepOptions } from '../../src/migration/sweep/index.js';
import {
  distributeSweep,
  type DistributedSweepOptions,
  runSweepWorker,
  type SweepWorkerOptions,
} from '../../src/migration/sweep/queue/index.js';
import type { divergingSides } from './stored-side.js';

export type Sides = ReturnType<typeof divergingSides>;

/** A report without its times and latencies, which differ in every run, as text. */
export function timeless({ operations, ...report }: ParityReport): string {
  const counted = operations.map(({ controlLatency, candidateLatency, ...operation }) => {
    return { ...operation, calls: [controlLatency.count, candidateLatency.count] };
  });
  return JSON.stringify({ ...report, startedAt: '', endedAt: '', operations: counted }, undefined, 1);
}

/** What a sweep in one process, its coordinator and its workers have in common. */
export function sweepOf(sides: Sides): Pick<SweepOptions, 'tenant' | 'control' | 'candidates'> {
  return {
    tenant: 'test',
    control: { name: 'soap', so: sides.control.connection },
    candidates: [{ name: 'rest', so: sides.candidate.connection }],
  };
}

export interface QueuedSweep {
  readonly url: string;
  /** New sides for the coordinator and for each worker. */
  readonly sides: () => Sides;
  readonly workers: number;
  readonly options?: Partial<DistributedSweepOptions>;
  readonly workerOptions?: Partial<SweepWorkerOptions>;
  /** Called before anything starts. */
  readonly prepare?: (checkpoint: string) => Promise<void>;
}

/** Sweeps companies with a coordinator and workers in this process. */
export async function queuedSweep({
  url,
  sides,
  workers,
  options,
  workerOptions,
  prepare,
}: QueuedSweep): Promise<ParityReport> {
  const folder = mkdtempSync(join(tmpdir(), 'sweep-'));
  const checkpoint = join(folder, 'sweep.json');
  await prepare?.(checkpoint);
  const stop = new AbortController();
  const queue = { url };
  const running = Array.from({ length: workers }, () =>
    runSweepWorker({ ...sweepOf(sides()), queue, signal: stop.signal, takeOverAfter: 5_000, ...workerOptions }),
  );
  try {
    const coordinator = distributeSweep({
      ...sweepOf(sides()),
      subjects: ['contacts'],
      pageSize: 50,
      queue,
      rangeRecords: 100,
      checkpoint,
      checkpointInterval: 20,
      progressInterval: 0,
      ...options,
    });
    // The sweep would wait for workers that have failed.
    await Promise.race([coordinator, ...running]);
    return await coordinator;
  } finally {
    stop.abort();
    await Promise.allSettled(running);
    rmSync(folder, { recursive: true, force: true });
  }
}
