import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Redis } from 'ioredis';
import { finishCleanUp, isClean } from '../../../../src/migration/index.js';
import {
  controlVerify,
  type DistributedVerifyOptions,
  type DistributedVerifyProgress,
  runVerifyWorker,
} from '../../../../src/migration/verify/queue/index.js';
import { describeWithRedis, ownRedis } from '../../../redis/processes.js';
import type { RedisServer } from '../../../redis/redis-server.js';
import { OwnProcess } from '../../../support/own-process.js';
import { queuedScenarios } from '../../../support/queued-scenarios.js';
import { queuedVerify, timelessVerify, verificationOf, verifiedAlone } from '../../../support/queued-verify.js';
import { startTenant, type TestTenant } from '../../../support/tenants.js';
import { temporaryFolder } from '../../../support/verify-run.js';

describeWithRedis('a verification with a queue', () => {
  let server: RedisServer;
  let redis: Redis;
  let tenant: TestTenant;
  let script: OwnProcess;
  let folder: ReturnType<typeof temporaryFolder>;
  beforeAll(async () => {
    folder = temporaryFolder();
    script = new OwnProcess('test/support/verify-queue-process.ts');
    tenant = await startTenant();
  });
  afterAll(async () => {
    await tenant.close();
    script.remove();
    folder.remove();
  });
  beforeEach(async () => {
    tenant.emulator.reset();
    tenant.emulator.faults.clear();
    ({ server, redis } = await ownRedis());
  });

  const inTenant = () => ({ name: tenant.emulator.url, id: 'Cust12345', kind: 'development' }) as const;
  const common = () => ({
    ...verificationOf(tenant, queuedScenarios),
    tenant: inTenant(),
    allowWrites: 'Cust12345',
  });
  const prefix = 'superoffice:{emulator}:verify';
  /** The name of a scenario's job. */
  async function plannedAs(scenario: string, hash = `${prefix}-scenarios`): Promise<string> {
    const planned = Object.entries(await redis.hgetall(hash));
    return planned.find(([, job]) => job.includes(JSON.stringify(scenario)))?.[0] ?? '';
  }
  /** Waits at each step of the third one. */
  const withPauses = queuedScenarios.map((scenario, index) => {
    return index === 2 ? { ...scenario, steps: scenario.steps.map((step) => ({ ...step, pause: 1 })) } : scenario;
  });
  const withoutSteps = JSON.stringify({
    ...{ format: 1, steps: [], notes: [] },
    collector: { operations: [], fields: [], findings: [], uncounted: 0 },
  });
  const keyOf = (name: string) => `superoffice:{${encodeURIComponent(tenant.emulator.url)}}:verify${name}`;

  /** Runs a worker in a process of its own until something happens, and then another worker. */
  async function withKilledWorker(happened: () => Promise<boolean>, journal: string) {
    const input = JSON.stringify({ queue: server.url, url: tenant.emulator.url, journal });
    const child: ChildProcess = spawn(process.execPath, [script.file], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, input },
    });
    const ended = once(child, 'exit');
    const options = { takeOverAfter: 1_000, allowWrites: 'Cust12345' };
    const killed = (async () => {
      while (child.exitCode === null && !(await happened())) await setImmediate();
      child.kill('SIGKILL');
      expect(await ended).toEqual([null, 'SIGKILL']);
      tenant.emulator.faults.clear();
    })();
    const run = { url: server.url, common: common(), options };
    const coordinated = queuedVerify({ ...run, workers: 0 });
    await killed;
    const stop = new AbortController();
    const { url } = server;
    const second = runVerifyWorker({
      ...common(),
      journal: folder.path(`${randomUUID()}.journal`),
      ...{ queue: { url }, takeOverAfter: 1_000, signal: stop.signal },
    });
    const report = await coordinated;
    stop.abort();
    await second;
    return report;
  }

  const projects = () => tenant.soap.projects.query({ select: ['name'], filter: "name contains 'bridge-'" }).toArray();

  it('never runs a scenario again that writes, if its worker is killed in the middle', async () => {
    tenant.emulator.faults.add({
      match: { face: 'soap', agent: 'Project', operation: 'SaveProjectEntity' },
      fault: { kind: 'delay', milliseconds: 60_000 },
      when: 'after',
      times: 1,
    });
    const journal = folder.path('killed.journal');
    const report = await withKilledWorker(async () => (await projects()).length > 0, journal);
    expect(await projects()).toHaveLength(1);
    const interrupted = report.scenarios.find(({ name }) => name === 'Project');
    expect(interrupted?.steps.map(({ status }) => status)).toEqual(['failed', 'skipped']);
    expect(interrupted?.steps[0]?.problems).toEqual([
      'the scenario was interrupted, and not run again because it writes',
    ]);
    expect(report.notes.join()).toContain(`verify --clean-up there with the journal ${journal}`);
    expect(isClean(report)).toBe(false);
    expect(report.scenarios.map(({ name }) => name)).toEqual(queuedScenarios.map(({ scenario }) => scenario));
    const finished = { side: { name: 'rest', so: tenant.rest }, tenant: inTenant(), allowWrites: 'Cust12345' };
    expect((await finishCleanUp(journal, finished)).failures).toEqual([]);
    expect(await projects()).toEqual([]);
  });

  it('gives a scenario that only reads to another worker, if its own is killed', async () => {
    const whole = await verifiedAlone({ ...common(), tenant: { ...inTenant(), kind: 'own' } });
    tenant.emulator.reset();
    tenant.emulator.faults.add({
      match: { face: 'soap', agent: 'Person' },
      fault: { kind: 'delay', milliseconds: 60_000 },
      times: 1,
    });
    const isBegun = async () => {
      const name = await plannedAs('Person', keyOf('-scenarios'));
      return (await redis.hexists(keyOf('-grants'), name)) === 1;
    };
    const report = await withKilledWorker(isBegun, folder.path('reading.journal'));
    expect(timelessVerify(report)).toBe(timelessVerify(whole));
  });

  /** Compares the report with that of one process, after something happens while the third scenario is run. */
  async function expectSameDespite(event: () => Promise<unknown>): Promise<void> {
    const run = verificationOf(tenant, withPauses);
    const whole = await verifiedAlone(run, { wait: async () => undefined });
    tenant.emulator.reset();
    let happened: Promise<unknown> | undefined;
    const wait = async (): Promise<void> => {
      happened ??= event();
      await happened;
    };
    const report = await queuedVerify({ url: server.url, common: run, workers: 2, workerOptions: { wait } });
    expect(happened).toBeDefined();
    expect(timelessVerify(report)).toBe(timelessVerify(whole));
  }

  it('goes on after Redis has lost everything', async () => {
    await expectSameDespite(() => redis.flushall());
  });

  it('goes on after Redis was killed and started again', async () => {
    await expectSameDespite(async () => {
      await server.kill();
      await server.start();
    });
  });

  /** Runs the scenarios, and changes the run while the third one is under way. */
  async function changed(action: 'pause' | 'cancel', options: Partial<DistributedVerifyOptions> = {}) {
    const run = verificationOf(tenant, withPauses);
    const of = { queue: { url: server.url }, tenant: run.tenant.name };
    let change: Promise<boolean> | undefined;
    const wait = async (): Promise<void> => {
      change ??= controlVerify(action, of);
      expect(await change).toBe(true);
    };
    const report = await queuedVerify({ url: server.url, common: run, workers: 2, options, workerOptions: { wait } });
    expect(change).toBeDefined();
    return { report, of };
  }

  it('begins no scenario while it is paused, and goes on when it is resumed', async () => {
    const whole = await verifiedAlone(verificationOf(tenant, withPauses), { wait: async () => undefined });
    tenant.emulator.reset();
    const doneWhilePaused: number[] = [];
    const onProgress = ({ paused, done }: DistributedVerifyProgress) => {
      if (!paused) return;
      doneWhilePaused.push(done);
      // The coordinator has looked at the requests of workers many times by then.
      if (doneWhilePaused.length === 3) {
        void controlVerify('resume', { queue: { url: server.url }, tenant: 'emulator' });
      }
    };
    const { report } = await changed('pause', { onProgress });
    expect(doneWhilePaused.length).toBeGreaterThanOrEqual(3);
    expect(doneWhilePaused.slice(0, 3).every((done) => done <= 3)).toBe(true);
    expect(timelessVerify(report)).toBe(timelessVerify(whole));
  });

  it('that is cancelled finishes what has begun, and reports it', async () => {
    const { report, of } = await changed('cancel');
    expect(report.stopped).toBe(true);
    expect(report.scenarios.map(({ name }) => name)).toEqual(
      queuedScenarios.slice(0, 3).map(({ scenario }) => scenario),
    );
    expect(report.scenarios.flatMap(({ steps }) => steps.map(({ status }) => status))).not.toContain('skipped');
    expect(await controlVerify('cancel', of)).toBe(false);
  });

  it('runs nothing that its coordinator has not planned, and takes nothing for a result that no worker has written', async () => {
    const foreign = { format: 1, run: '0123456789abcdef', scenario: 'Company', digest: '0'.repeat(32) };
    await expectSameDespite(async () => {
      // Planned, but not given to a worker yet: the one before it writes.
      const later = await plannedAs('Companies');
      await redis.hset(`${prefix}-results`, later, withoutSteps, '__proto__', '{', 'constructor', '[[[');
      await redis.hset(`${prefix}-requests`, later, '{"worker":"x"}', '__proto__', '{}');
      await redis.hset(`${prefix}-grants`, later, 'x');
      for (const [id, data] of [
        ['junk', '[['],
        ['steps', JSON.stringify({ ...foreign, steps: [{ call: 'contacts.delete', with: { id: 2 } }] })],
      ] as const) {
        await redis.hset(`${prefix}:${id}`, { name: 'x', data, opts: '{}', timestamp: 1 });
        await redis.rpush(`${prefix}:wait`, id);
      }
    });
    expect(await tenant.soap.contacts.find(2)).not.toBeNull();
  });

  it('takes no result that lacks steps, and says that the scenario may have left something', async () => {
    const common = verificationOf(tenant, withPauses);
    const wait = async (): Promise<void> => {
      await redis.hset(`${prefix}-results`, await plannedAs('Company'), withoutSteps);
    };
    const report = await queuedVerify({ url: server.url, common, workers: 2, workerOptions: { wait } });
    const company = report.scenarios.find(({ name }) => name === 'Company');
    expect(company?.steps.map(({ status }) => status)).toEqual(['failed', 'skipped', 'skipped']);
    expect(isClean(report)).toBe(false);
  });

  it('leaves nothing in Redis but the time of its workers', async () => {
    const run = verificationOf(tenant, queuedScenarios.slice(0, 2));
    await queuedVerify({ url: server.url, common: run, workers: 1 });
    expect((await redis.keys('*')).filter((key) => !/:meta$|-workers$/.test(key))).toEqual([]);
  });
});
