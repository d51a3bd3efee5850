import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import type { Redis } from 'ioredis';
import { NetworkError } from '../../../../src/index.js';
import { JobQueue } from '../../../../src/migration/queue/jobs.js';
import { VerifyStore } from '../../../../src/migration/verify/queue/store.js';
import { afterwards, describeWithRedis, ownRedis } from '../../../redis/processes.js';
import type { RedisServer } from '../../../redis/redis-server.js';
import { queuedScenarios } from '../../../support/queued-scenarios.js';
import { queuedVerify, timelessVerify, verificationOf, verifiedAlone } from '../../../support/queued-verify.js';
import { startTenant, type TestTenant } from '../../../support/tenants.js';

/** One scenario, which writes and waits at its steps. */
const writing = queuedScenarios
  .slice(2, 3)
  .map((scenario) => ({ ...scenario, steps: scenario.steps.map((step) => ({ ...step, pause: 1 })) }));

describeWithRedis('a verification whose Redis loses what it has confirmed', () => {
  let server: RedisServer;
  let redis: Redis;
  let tenant: TestTenant;
  beforeAll(async () => {
    tenant = await startTenant();
  });
  afterAll(() => tenant.close());
  beforeEach(async () => {
    tenant.emulator.reset();
    ({ server, redis } = await ownRedis());
  });

  it('runs a scenario that writes once, if the answer to its permission is lost with the permission', async () => {
    const common = verificationOf(tenant, writing);
    const whole = await verifiedAlone(common, { wait: async () => undefined });
    tenant.emulator.reset();
    const hasBegun = new AbortController();
    const canGoOn = new AbortController();
    jest.spyOn(VerifyStore.prototype, 'grant').mockImplementationOnce(async function (this: VerifyStore, ...parts) {
      await this.grant(...parts);
      await once(hasBegun.signal, 'abort');
      await redis.flushall();
      throw new NetworkError('Redis cannot be reached', { outcome: 'unknown' });
    });
    const starts: string[] = [];
    const wait = async (): Promise<void> => {
      starts.push('step');
      if (hasBegun.signal.aborted) return;
      hasBegun.abort();
      await once(canGoOn.signal, 'abort');
    };
    let checks = 0;
    const onProgress = (): void => {
      // By then the coordinator has planned again what was lost, and looked at requests many times.
      if (hasBegun.signal.aborted && (checks += 1) === 5) canGoOn.abort();
    };
    const options = { onProgress };
    const report = await queuedVerify({ url: server.url, common, workers: 2, options, workerOptions: { wait } });
    expect(starts).toHaveLength(3);
    expect(timelessVerify(report)).toBe(timelessVerify(whole));
  });

  it.each([
    ['ends', false],
    ['can be stopped', true],
  ])('%s if the result of a scenario that writes is lost, and does not run it again', async (_what, isStopped) => {
    const stop = new AbortController();
    const commit = jest.spyOn(VerifyStore.prototype, 'commit').mockImplementation(async () => {
      if (isStopped) stop.abort();
      return true;
    });
    const brief = { takeOverAfter: 1_000 };
    const report = await queuedVerify({
      ...{ url: server.url, common: verificationOf(tenant, writing), workers: 2 },
      options: { ...brief, signal: stop.signal },
      workerOptions: { ...brief, wait: async () => undefined },
    });
    expect(commit).toHaveBeenCalledTimes(1);
    expect(report.scenarios.flatMap(({ steps }) => steps.map(({ status }) => status))).toEqual([
      'failed',
      'skipped',
      'skipped',
    ]);
    expect(report.notes.join()).toContain('The scenario "Company" was interrupted');
    expect(report.stopped).toBe(isStopped ? true : undefined);
  });

  it('has the result of a worker that is stopped after Redis has lost the plan', async () => {
    const common = verificationOf(tenant, writing);
    const whole = await verifiedAlone(common, { wait: async () => undefined });
    tenant.emulator.reset();
    const stop = new AbortController();
    const wait = async (): Promise<void> => {
      if (stop.signal.aborted) return;
      stop.abort();
      await redis.flushall();
    };
    const workerOptions = { wait, signal: stop.signal };
    const report = await queuedVerify({ url: server.url, common, workers: 1, workerOptions });
    expect(timelessVerify(report)).toBe(timelessVerify(whole));
  });

  it('leaves a successor everything, if its coordinator has lost the claim', async () => {
    const open = () => VerifyStore.open({ url: server.url }, 'emulator', 'the test waits');
    const [former, successor] = [await open(), await open()];
    afterwards(() => successor.close());
    afterwards(() => former.close());
    const jobs = await JobQueue.open({ url: server.url }, 'emulator', 'verify');
    afterwards(() => jobs.close());
    expect(await former.claim()).toBe(true);
    await redis.flushall();
    expect(await successor.claim()).toBe(true);
    const run = '0123456789abcdef';
    const sides = { tenant: 'emulator', version: '1', sides: ['soap'], unmasked: false, configuration: '' };
    await successor.plan({ format: 1, run, sides, rules: [] }, []);
    await jobs.add([{ id: 'one', name: 'scenario', data: {} }]);
    await expect(former.clear(jobs)).rejects.toThrow('another process has taken over');
    expect((await successor.description())?.run).toBe(run);
    expect((await jobs.stateOf('one')).name).toBe('pending');
    await successor.clear(jobs);
    expect(await successor.description()).toBeUndefined();
    expect((await jobs.stateOf('one')).name).toBe('absent');
  });
});
