import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ParityReport } from '../../../../src/migration/report/model.js';
import { sweep, type SweepOptions } from '../../../../src/migration/sweep/index.js';
import { distributeSweep, runSweepWorker } from '../../../../src/migration/sweep/queue/index.js';
import { redisAbsent, type RedisServer, startRedis } from '../../../redis/redis-server.js';
import { divergingSides } from '../../../support/stored-side.js';

/** A report without its times and latencies, which differ in every run. */
function timeless({ startedAt, endedAt, operations, ...report }: ParityReport): string {
  expect(Date.parse(startedAt)).toBeLessThanOrEqual(Date.parse(endedAt));
  const counted = operations.map(({ controlLatency, candidateLatency, ...operation }) => {
    return { ...operation, calls: [controlLatency.count, candidateLatency.count] };
  });
  return JSON.stringify({ ...report, operations: counted }, undefined, 1);
}

const parameters = (sides: ReturnType<typeof divergingSides>) => ({
  tenant: 'test',
  control: { name: 'soap', so: sides.control.connection },
  candidates: [{ name: 'rest', so: sides.candidate.connection }],
});

(redisAbsent === undefined ? describe : describe.skip)('a sweep with a queue', () => {
  let server: RedisServer;
  let folder: string;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sweep-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function distributed(count: number, workers: number, options: Partial<SweepOptions> = {}, rangeRecords = 100) {
    const stop = new AbortController();
    const queue = { url: server.url };
    const running = Array.from({ length: workers }, () =>
      runSweepWorker({ ...parameters(divergingSides(count)), queue, signal: stop.signal }),
    );
    try {
      return await distributeSweep({
        ...parameters(divergingSides(count)),
        ...options,
        subjects: ['contacts'],
        pageSize: 50,
        queue,
        rangeRecords,
        checkpoint: join(folder, 'sweep.json'),
      });
    } finally {
      stop.abort();
      await Promise.all(running);
    }
  }

  it.each([1, 2, 4])('by %i workers writes the same report as one process', async (workers) => {
    const whole = await sweep({ ...parameters(divergingSides(2_000)), subjects: ['contacts'], pageSize: 50 });
    expect(timeless(await distributed(2_000, workers))).toBe(timeless(whole));
  });
});
