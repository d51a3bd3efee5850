import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { connect, type SuperOffice } from '../../src/index.js';
import { sweep } from '../../src/migration/sweep/index.js';
import { closeClient, redisClient } from '../../src/redis/index.js';
import { queuedScenarios } from '../support/queued-scenarios.js';
import { queuedSweep, sweepOf, timeless } from '../support/queued-sweep.js';
import { queuedVerify, timelessVerify, verificationOf, verifiedAlone } from '../support/queued-verify.js';
import { divergingSides } from '../support/stored-side.js';
import { startTenant } from '../support/tenants.js';
import { afterwards, describeWithRedis, warnings } from './processes.js';
import { startTlsRedis, type TlsRedis } from './tls-server.js';

describeWithRedis('a Redis with TLS and a user of its own', () => {
  let redis: TlsRedis;
  let emulator: Emulator;
  let settings: { readonly url: string; readonly ca: string; readonly username: string; readonly password: string };
  beforeAll(async () => {
    emulator = await startEmulator();
    redis = await startTlsRedis();
    const { url, ca } = redis;
    settings = { url, ca, username: 'sweep', password: 'open-sesame' };
    const rules = /ACL SETUSER (sweep .*)/.exec(readFileSync('docs/scale.md', 'utf8'))?.[1] ?? '';
    const admin = await redisClient({ url, ca }, { meanwhile: 'nothing is shared' });
    await admin.connect();
    await admin.call('ACL', 'SETUSER', ...rules.replace('${PASSWORD}', settings.password).split(' '));
    await admin.call('ACL', 'SETUSER', 'default', 'off');
    await closeClient(admin);
  });
  afterAll(async () => {
    await emulator.close();
    await redis.server.stop();
    await redis.removeFiles();
  });

  it('carries a sweep', async () => {
    const sides = () => divergingSides(300);
    const whole = await sweep({ ...sweepOf(sides()), subjects: ['contacts'], pageSize: 50 });
    const queue = { queue: settings };
    const report = await queuedSweep({ url: '', sides, workers: 2, options: queue, workerOptions: queue });
    expect(timeless(report)).toBe(timeless(whole));
  });

  it('carries a verification', async () => {
    const tenant = await startTenant();
    afterwards(() => tenant.close());
    const common = verificationOf(tenant, queuedScenarios);
    const whole = await verifiedAlone(common, { wait: async () => undefined });
    tenant.emulator.reset();
    const queue = { queue: settings };
    const workerOptions = { ...queue, wait: async () => undefined };
    const report = await queuedVerify({ url: '', common, workers: 2, options: queue, workerOptions });
    expect(timelessVerify(report)).toBe(timelessVerify(whole));
  });

  it('carries what processes share, without a complaint', async () => {
    const warned = warnings();
    const key = randomBytes(32).toString('base64');
    const connected = async (): Promise<SuperOffice> => {
      const so = await connect(
        {
          transport: 'rest',
          tenant: { url: emulator.url },
          auth: { kind: 'basic', username: 'sam', password: 'sam' },
          redis: { ...settings, key },
          http: { requestsPerSecond: 100 },
          cache: { lists: 60 },
        },
        { configFile: false, environment: false },
      );
      afterwards(() => so.close());
      return so;
    };
    const [first, second] = [await connected(), await connected()];
    const items = await first.lists.items('task');
    const before = emulator.requests.length;
    expect(await second.lists.items('task')).toEqual(items);
    expect(emulator.requests.length).toBe(before);
    expect(await second.contacts.find(2)).not.toBeNull();
    expect(warned).toEqual([]);
  });
});
