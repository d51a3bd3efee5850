import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { beforeEach, expect, it } from '@jest/globals';
import type { Redis } from 'ioredis';
import { AuthenticationError, ConfigurationError } from '../../../../src/index.js';
import { sweep } from '../../../../src/migration/sweep/index.js';
import { controlSweep, distributeSweep, runSweepWorker } from '../../../../src/migration/sweep/queue/index.js';
import { describeWithRedis, ownRedis } from '../../../redis/processes.js';
import type { RedisServer } from '../../../redis/redis-server.js';
import { type QueuedSweep, queuedSweep, sweepOf, timeless } from '../../../support/queued-sweep.js';
import { divergingSides } from '../../../support/stored-side.js';
import { errorOf } from '../../../support/transports.js';

const prefix = 'superoffice:{test}';
const sides = () => divergingSides(1_500);

/** Sides that let workers read no more than the first 1,000 companies until something has happened. */
function heldSides(happened: Promise<unknown>, count = 1_500): QueuedSweep['sides'] {
  const isLate = (call: string) => Number(/\d+/.exec(call)?.[0] ?? 0) > 1_000;
  return () => divergingSides(count, (call) => (isLate(call) ? happened.then(() => undefined) : undefined));
}

describeWithRedis('a sweep with a queue', () => {
  let server: RedisServer;
  let redis: Redis;
  beforeEach(async () => {
    ({ server, redis } = await ownRedis());
  });

  /** Compares the report with that of one process, after something happens in the middle. */
  async function expectSameDespite(event: () => Promise<unknown>, more: Partial<QueuedSweep> = {}): Promise<void> {
    const whole = await sweep({ ...sweepOf(sides()), subjects: ['contacts'], pageSize: 50 });
    let happened: Promise<unknown> | undefined;
    const began = new AbortController();
    const onProgress = ({ done }: { readonly done: number }) => {
      if (done < 400 || happened !== undefined) return;
      happened = event();
      began.abort();
    };
    const held = heldSides(once(began.signal, 'abort'));
    const report = await queuedSweep({ url: server.url, sides: held, workers: 2, ...more, options: { onProgress } });
    expect(happened).toBeDefined();
    await happened;
    expect(timeless(report)).toBe(timeless(whole));
  }

  it('goes on after Redis has lost everything', async () => {
    await expectSameDespite(() => redis.flushall());
  });

  it('goes on after Redis has lost its jobs alone', async () => {
    await expectSameDespite(async () => redis.del(...(await redis.keys(`${prefix}:sweep:*`))));
  });

  it('goes on after Redis was killed and started again', async () => {
    await expectSameDespite(async () => {
      await server.kill();
      await server.start();
    });
  });

  it('waits while Redis is slow', async () => {
    await expectSameDespite(() => redis.call('CLIENT', 'PAUSE', '1500', 'ALL'));
  });

  it('waits while Redis is full', async () => {
    await expectSameDespite(async () => {
      await redis.config('SET', 'maxmemory', '1');
      const until = performance.now() + 1_500;
      while (performance.now() < until) await redis.ping();
      await redis.config('SET', 'maxmemory', '0');
    });
  });

  it('takes nothing for a result that a worker has not written', async () => {
    const junk = ['{', '{"format":1}', '[[[[', '{"__proto__":{"done":1}}', '"constructor"', '1e999'];
    await expectSameDespite(async () => {
      const ranges = Object.keys(await redis.hgetall(`${prefix}:sweep-ranges`));
      for (const [index, name] of [...ranges.slice(0, 6), '__proto__', 'constructor'].entries()) {
        const text = junk[index % junk.length] ?? '';
        await redis.hset(`${prefix}:sweep-ends`, name, index % 2 === 0 ? text : '{"done":100}');
        await redis.hset(`${prefix}:sweep-results`, name, text);
      }
    });
  });

  it('is not disturbed by jobs that its coordinator has not planned', async () => {
    await redis.hset(`${prefix}:sweep:junk`, {
      name: 'x',
      data: '{"format":1,"run":"../../etc"}',
      opts: '{}',
      timestamp: 1,
    });
    await redis.lpush(`${prefix}:sweep:wait`, 'junk', 'absent');
    await expectSameDespite(async () => {
      await redis.hset(`${prefix}:sweep:more`, { name: 'x', data: '[[', opts: '{}', timestamp: 1 });
      await redis.rpush(`${prefix}:sweep:wait`, 'more');
    });
  });

  it('loses nothing of a worker that is asked to end', async () => {
    const stop = new AbortController();
    const { url } = server;
    const leaving = runSweepWorker({ ...sweepOf(sides()), queue: { url }, signal: stop.signal });
    await expectSameDespite(async () => {
      stop.abort();
      await leaving;
    });
  });

  it('goes on after a pause', async () => {
    const of = { queue: { url: server.url }, tenant: 'test' };
    await expectSameDespite(async () => {
      expect(await controlSweep('pause', of)).toBe(true);
      expect(await controlSweep('resume', of)).toBe(true);
    });
  });

  it('leaves nothing in Redis but the time of its workers', async () => {
    await queuedSweep({ url: server.url, sides, workers: 1 });
    expect((await redis.keys('*')).filter((key) => !/:meta$|-workers$/.test(key))).toEqual([]);
  });

  it('needs no more than the rights that docs/scale.md names', async () => {
    const rules = /ACL SETUSER (sweep .*)/.exec(readFileSync('docs/scale.md', 'utf8'))?.[1] ?? '';
    await redis.call('ACL', 'SETUSER', ...rules.replace('${PASSWORD}', 'pw').split(' '));
    const url = server.url.replace('//', '//sweep:pw@');
    const report = await queuedSweep({ url, sides, workers: 1 });
    expect(report.stopped).toBeUndefined();
  });

  it('that is stopped can be resumed, without reading again what is done', async () => {
    const whole = await sweep({ ...sweepOf(sides()), subjects: ['contacts'], pageSize: 50 });
    const report = await queuedSweep({
      url: server.url,
      sides,
      workers: 2,
      async prepare(checkpoint) {
        const stop = new AbortController();
        const onProgress = ({ done }: { readonly done: number }) => {
          if (done >= 400) stop.abort();
        };
        const options = { checkpoint, signal: stop.signal, onProgress };
        const held = heldSides(once(stop.signal, 'abort'));
        const stopped = await queuedSweep({ url: server.url, sides: held, workers: 2, options });
        expect(stopped.stopped).toBe(true);
      },
    });
    expect(timeless(report)).toBe(timeless(whole));
  });

  it('that is cancelled ends everywhere', async () => {
    const of = { queue: { url: server.url }, tenant: 'test' };
    let cancelled: Promise<boolean> | undefined;
    const accepted = new AbortController();
    const onProgress = ({ done }: { readonly done: number }) => {
      if (done < 200 || cancelled !== undefined) return;
      cancelled = controlSweep('cancel', of).finally(() => {
        accepted.abort();
      });
    };
    const held = heldSides(once(accepted.signal, 'abort'), 10_000);
    const error = await errorOf(queuedSweep({ url: server.url, sides: held, workers: 1, options: { onProgress } }));
    expect((error as Error).message).toBe('the sweep was cancelled');
    expect(await cancelled).toBe(true);
    expect(await controlSweep('cancel', of)).toBe(false);
  });

  it('has one coordinator at a time', async () => {
    const stop = new AbortController();
    const { url } = server;
    const first = distributeSweep({ ...sweepOf(sides()), subjects: ['contacts'], queue: { url }, signal: stop.signal });
    while ((await redis.exists(`${prefix}:sweep-coordinator`)) === 0);
    const second = await errorOf(distributeSweep({ ...sweepOf(sides()), subjects: ['contacts'], queue: { url } }));
    expect(second).toBeInstanceOf(ConfigurationError);
    expect((second as Error).message).toContain('another process coordinates the sweep of test');
    stop.abort();
    expect((await first).stopped).toBe(true);
  }, 60_000);

  it.each([
    [
      'transport',
      { candidates: [{ name: 'agents', so: sides().candidate.connection }] },
      'the sides of the sweep: "soap, rest", of the worker: "soap, agents"',
    ],
    ['masking', { unmasked: true }, 'unmasked of the sweep: "false", of the worker: "true"'],
    ['configuration', { configuration: 'nb-NO' }, 'the configuration of the sweep: "", of the worker: "nb-NO"'],
  ] as const)('is refused by a worker with another %s', async (_what, options, message) => {
    const error = await errorOf(queuedSweep({ url: server.url, sides, workers: 1, workerOptions: options }));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect((error as Error).message).toContain(message);
  });

  it('ends a worker whose credentials are refused, and gives its ranges to the others', async () => {
    const { url } = server;
    const refused = divergingSides(1_500, (call) => {
      if (call.startsWith('find')) throw new AuthenticationError('the credentials are refused');
    });
    const worker = errorOf(
      runSweepWorker({ ...sweepOf(refused), queue: { url }, signal: new AbortController().signal }),
    );
    const coordinated = queuedSweep({ url, sides, workers: 0 });
    expect(await worker).toBeInstanceOf(AuthenticationError);
    const stop = new AbortController();
    const other = runSweepWorker({ ...sweepOf(sides()), queue: { url }, signal: stop.signal });
    const report = await coordinated;
    stop.abort();
    await other;
    expect(report.totals.compared).toBeGreaterThanOrEqual(1_500);
  });
});
