import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfigurationError } from '../../../../src/index.js';
import { redisAbsent, type RedisServer, startRedis } from '../../../redis/redis-server.js';
import { queuedScenarios } from '../../../support/queued-scenarios.js';
import { queuedVerify, timelessVerify, verificationOf, verifiedAlone } from '../../../support/queued-verify.js';
import { startTenant, type TestTenant } from '../../../support/tenants.js';
import { errorOf } from '../../../support/transports.js';

(redisAbsent === undefined ? describe : describe.skip)('a verification with a queue', () => {
  let server: RedisServer;
  let tenant: TestTenant;
  beforeAll(async () => {
    server = await startRedis();
    tenant = await startTenant({ divergences: [{ kind: 'changedCase', face: 'rest', field: 'Name' }] });
  });
  afterAll(async () => {
    await tenant.close();
    await server.stop();
  });

  it.each([1, 2])('has with %i workers the report of one process', async (workers) => {
    tenant.emulator.reset();
    const common = verificationOf(tenant, queuedScenarios);
    const rules = [{ path: 'Department', compare: 'ignore', because: 'known' }] as const;
    const whole = await verifiedAlone(common, { rules });
    expect(whole.totals.different).toBeGreaterThan(0);
    tenant.emulator.reset();
    const steps: string[] = [];
    const options = {
      rules,
      onStep: ({ result }: { readonly result: { readonly name: string } }) => steps.push(result.name),
    };
    const report = await queuedVerify({ url: server.url, common, workers, options });
    expect(timelessVerify(report)).toBe(timelessVerify(whole));
    expect(steps).toEqual(whole.scenarios.flatMap((scenario) => scenario.steps.map(({ name }) => name)));
  });

  it('runs scenarios that are independent at the same time', async () => {
    tenant.emulator.reset();
    const create = (Name: string, pause: number) => {
      return { scenario: Name, steps: [{ call: 'contacts.create', with: { values: { Name } }, pause }] };
    };
    const common = verificationOf(tenant, [create('One', 1), create('Two', 1)]);
    let arrived = 0;
    let meet = (): void => undefined;
    const both = new Promise<void>((resolve) => (meet = resolve));
    const wait = async (): Promise<void> => {
      arrived += 1;
      if (arrived === 2) meet();
      await both;
    };
    const options = { independent: true };
    const report = await queuedVerify({ url: server.url, common, workers: 2, options, workerOptions: { wait } });
    expect(report.scenarios.map(({ name }) => name)).toEqual(['One', 'Two']);
    expect(report.stopped).toBeUndefined();
  });

  it('finishes what has begun when it is stopped', async () => {
    tenant.emulator.reset();
    const stop = new AbortController();
    const paused = queuedScenarios.map((scenario) => {
      return { ...scenario, steps: scenario.steps.map((step) => ({ ...step, pause: 1 })) };
    });
    const common = verificationOf(tenant, paused.slice(2));
    const wait = async (): Promise<void> => stop.abort();
    const options = { signal: stop.signal };
    const report = await queuedVerify({ url: server.url, common, workers: 1, options, workerOptions: { wait } });
    expect(report.stopped).toBe(true);
    expect(report.scenarios.map(({ name, steps }) => [name, steps.length])).toEqual([['Company', 3]]);
  });

  it.each([
    [
      'side',
      { candidates: [] as never },
      'agents',
      'the sides of the verification: "soap, rest", of the worker: "soap, agents"',
    ],
    ['masking', { unmasked: true }, 'rest', 'unmasked of the verification: "false", of the worker: "true"'],
    ['scenario', { scenarios: [{ ...queuedScenarios[0], rules: [] }, ...queuedScenarios.slice(1, 2)] }, 'rest', ''],
  ] as const)('is refused by a worker with another %s', async (_what, options, transport, message) => {
    const candidates = [{ name: transport, so: tenant[transport] }];
    const common = verificationOf(tenant, queuedScenarios.slice(2));
    const workerOptions = { ...options, candidates } as object;
    const error = await errorOf(queuedVerify({ url: server.url, common, workers: 1, workerOptions }));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect((error as Error).message).toContain(message || 'does not have the scenario "Company"');
  });

  it('writes nothing without the permission of each worker', async () => {
    const common = verificationOf(tenant, queuedScenarios);
    const workerOptions = { tenant: { name: 'emulator', id: 'Cust12345', kind: 'development' } } as const;
    const error = await errorOf(queuedVerify({ url: server.url, common, workers: 1, workerOptions }));
    expect((error as Error).message).toContain('--allow-writes Cust12345');
  });
});
