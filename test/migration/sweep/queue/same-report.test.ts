import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ServerError } from '../../../../src/index.js';
import { sweep, type SweepOptions } from '../../../../src/migration/sweep/index.js';
import { redisAbsent, type RedisServer, startRedis } from '../../../redis/redis-server.js';
import { queuedSweep, type Sides, sweepOf, timeless } from '../../../support/queued-sweep.js';
import { divergingSides, idsUpTo, storedSide } from '../../../support/stored-side.js';

(redisAbsent === undefined ? describe : describe.skip)('the report of a sweep with a queue', () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());

  async function expectSame(sides: () => Sides, workers: number, options: Partial<SweepOptions> = {}): Promise<void> {
    const whole = await sweep({ ...sweepOf(sides()), subjects: ['contacts'], pageSize: 50, ...options });
    const { url } = server;
    expect(timeless(await queuedSweep({ url, sides, workers, options }))).toBe(timeless(whole));
  }

  it.each([1, 2, 4])('is the same with %i workers as of one process', async (workers) => {
    await expectSame(() => divergingSides(2_000), workers);
  });

  it.each<[what: string, options: Partial<SweepOptions>]>([
    ['archive rows alone', { depth: 'rows' }],
    ['a sample', { sample: 0.1, seed: 3 }],
    ['a range of ids', { fromId: 150, toId: 1_234 }],
    [
      'rules and unmasked text',
      { unmasked: true, rules: [{ path: 'UpdatedDate', compare: 'ignore', because: 'known' }] },
    ],
  ])('is the same for %s', async (_what, options) => {
    const { unmasked } = options;
    const sides = () => divergingSides(1_500);
    const whole = await sweep({ ...sweepOf(sides()), subjects: ['contacts'], pageSize: 50, ...options });
    const report = await queuedSweep({ url: server.url, sides, workers: 2, options, workerOptions: { unmasked } });
    expect(timeless(report)).toBe(timeless(whole));
  });

  const sidesOf = (ids: readonly number[], candidate: Partial<Parameters<typeof storedSide>[0]> = {}) => ({
    control: storedSide({ ids }),
    candidate: storedSide({ ids, ...candidate }),
  });

  it.each<[what: string, ids: readonly number[]]>([
    ['no records', []],
    ['one record', [7]],
    ['a few records with ids far apart', [1, 5_000, 1_000_000, 2_000_000_000]],
    ['dense ids after a wide gap', [...idsUpTo(300), ...idsUpTo(700).map((id) => id + 1_000_000)]],
  ])('is the same for %s', async (_what, ids) => {
    await expectSame(() => sidesOf(ids), 2);
  });

  it.each<[what: string, depth: 'entities' | 'rows']>([
    ['whole entities', 'entities'],
    ['archive rows', 'rows'],
  ])('is the same if the listing of a side fails on the way, for %s', async (_what, depth) => {
    const before = (call: string) => {
      const after = Number(/greater (\d+)/.exec(call)?.[1] ?? 0);
      if (call.startsWith('query') && after >= 500) throw new ServerError('the archive failed', { outcome: 'refused' });
    };
    await expectSame(() => sidesOf(idsUpTo(1_200), { before }), 2, { depth });
  });

  it('is the same if a side lists records in another order', async () => {
    const page = (ids: number[]) => (ids.includes(420) ? ids.toReversed() : ids);
    await expectSame(() => sidesOf(idsUpTo(1_000), { page }), 2);
  });

  it('is the same if the checkpoint of one process is continued with a queue', async () => {
    const sides = () => divergingSides(1_000);
    const whole = await sweep({ ...sweepOf(sides()), subjects: ['contacts'], pageSize: 50 });
    const stop = new AbortController();
    const onProgress = ({ done }: { readonly done: number }) => {
      if (done >= 300) stop.abort();
    };
    const part = { onProgress, progressInterval: 0, signal: stop.signal };
    const report = await queuedSweep({
      url: server.url,
      sides,
      workers: 2,
      async prepare(checkpoint) {
        await sweep({ ...sweepOf(sides()), subjects: ['contacts'], pageSize: 50, checkpoint, ...part });
      },
    });
    expect(timeless(report)).toBe(timeless(whole));
  });
});
