import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { connect, createTenantPool, type PartialConfiguration, type SuperOffice } from '../../src/index.js';
import type { RedisConfiguration } from '../../src/config/configuration.js';
import { Resilience } from '../../src/pipeline/resilience/index.js';
import { Leases, script } from '../../src/redis/index.js';
import { NetworkError } from '../../src/errors/index.js';
import { call, textOf } from '../gateway/calls.js';
import { serveGateway } from '../support/gateway.js';
import { errorOf } from '../support/transports.js';
import { afterwards, command, describeWithRedis, processOf, redisServer, until, warnings } from './processes.js';

const key = randomBytes(32).toString('base64');
let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());
beforeEach(() => {
  emulator.reset();
  emulator.faults.clear();
});

/** A connection as another process would have it. */
async function connected(
  { url }: { url: string },
  configuration: PartialConfiguration = {},
  redis: Partial<RedisConfiguration> = {},
): Promise<SuperOffice> {
  const so = await connect(
    {
      transport: 'rest',
      tenant: { url: emulator.url },
      auth: { kind: 'basic', username: 'sam', password: 'sam' },
      redis: { url, key, timeout: 2_000, ...redis },
      ...configuration,
    },
    { configFile: false, environment: false },
  );
  afterwards(() => so.close());
  return so;
}

async function requests(work: () => Promise<unknown>): Promise<number> {
  const before = emulator.requests.length;
  await work();
  return emulator.requests.length - before;
}

describeWithRedis('the cache of several processes', () => {
  const cache = { lists: 60, entities: 60 };

  it('answers what another process has asked for, until any process changes it', async () => {
    const server = await redisServer();
    const [first, second] = [await connected(server, { cache }), await connected(server, { cache })];
    const items = await first.lists.items('task');
    expect(await requests(async () => expect(await second.lists.items('task')).toEqual(items))).toBe(0);
    await second.lists.of('category').create({ Name: 'Reseller' });
    expect(await requests(() => first.lists.items('task'))).toBe(1);
    expect(await requests(() => second.lists.items('task'))).toBe(0);
    first.cache.clear('lists');
    await until(async () => (await requests(() => second.lists.items('task'))) === 1);
  });

  it('never answers one caller with what another was answered', async () => {
    const server = await redisServer();
    const sam = await connected(server, { cache });
    const other = await connected(server, { cache, auth: { kind: 'basic', username: 'SAM', password: 'sam' } });
    await sam.lists.items('task');
    expect(await requests(() => other.lists.items('task').catch(() => undefined))).toBeGreaterThan(0);
  });

  it('keeps the answers of a gateway for each of its callers', async () => {
    const server = await redisServer();
    const gatewayOf = () =>
      serveGateway(emulator, { cache: { lists: 60 }, redis: { url: server.url, key, timeout: 2_000 } });
    const [first, second] = [await gatewayOf(), await gatewayOf()];
    afterwards(() => first.close());
    afterwards(() => second.close());
    const { appToken: applicationToken } = emulator.credentials;
    const signIn = async (name: string) => {
      const proof = `<UserName>${name}</UserName><Password>${name}</Password>`;
      const answer = await call(first.url, 'SoPrincipal', 'AuthenticateUsernamePassword', proof, { applicationToken });
      return textOf(answer.body, 'Ticket') ?? '';
    };
    const [sam, ada] = [await signIn('sam'), await signIn('ada')];
    const list = '<Name>task</Name><ForceFlatList>true</ForceFlatList><OnlyHistory>false</OnlyHistory>';
    const ask = async ({ url }: { url: string }, ticket: string) => {
      const answer = await call(url, 'MDO', 'GetList', list, { ticket, applicationToken });
      expect(answer.succeeded).toBe(true);
    };
    await ask(first, sam);
    // It learns the time zone of the tenant.
    await ask(second, ada);
    expect(await requests(() => ask(second, sam))).toBe(0);
    expect(await requests(() => ask(first, ada))).toBe(0);
    expect(await requests(async () => ask(first, await signIn('pia')))).toBeGreaterThan(1);
  });

  it('keeps tenants apart', async () => {
    const server = await redisServer();
    const otherTenant = await startEmulator();
    afterwards(() => otherTenant.close());
    const first = await connected(server, { cache });
    const second = await connected(server, { cache, tenant: { url: otherTenant.url } });
    await first.lists.items('task');
    await second.lists.items('task');
    expect(otherTenant.requests.length).toBeGreaterThan(0);
  });

  it('contains nothing that can be read or exchanged in Redis', async () => {
    const server = await redisServer();
    const so = await connected(server, { cache });
    const direct = processOf(server, { prefix: 'superoffice' });
    const [task] = await so.lists.items('task');
    await so.lists.items('category');
    const answers = (await direct.run(
      script(
        `local all = {} for index, key in ipairs(redis.call('KEYS', '*cache:answer*')) do all[index] = {key, redis.call('GET', key)} end return all`,
      ),
      [],
    )) as [string, string][];
    expect(answers).toHaveLength(2);
    expect(Buffer.from(answers[0]?.[1] ?? '', 'base64').includes(String(task?.Name))).toBe(false);
    const swap = script(`redis.call('SET', ARGV[1], ARGV[4]) return redis.call('SET', ARGV[3], ARGV[2])`);
    await direct.run(swap, [], answers.flat());
    const other = await connected(server, { cache });
    expect(await requests(async () => expect((await other.lists.items('task'))[0]).toEqual(task))).toBe(1);
  });

  it('stays below its maximum size', async () => {
    const server = await redisServer();
    const so = await connected(server, { cache: { lists: 60, maximumSize: 10_000 } });
    for (const name of ['task', 'category', 'business', 'country', 'searchcat'])
      await so.lists.items(name).catch(() => []);
    const size = await processOf(server).run(
      script(
        `local size = 0 for _, key in ipairs(redis.call('KEYS', '*cache:answer*')) do size = size + redis.call('STRLEN', key) end return size`,
      ),
      [],
    );
    expect(size).toBeLessThanOrEqual(10_000);
    expect(size).toBeGreaterThan(0);
  });

  it('is empty while Redis is away, and afterwards without what was changed meanwhile', async () => {
    const server = await redisServer();
    const so = await connected(server, { cache });
    await so.lists.items('task');
    const warned = warnings();
    await server.kill();
    expect(await requests(() => so.lists.items('task'))).toBe(1);
    so.cache.clear('lists');
    await server.start();
    await until(() => warned.some((text) => text.endsWith('is back')));
    expect(await requests(() => so.lists.items('task'))).toBe(1);
    expect(await requests(() => so.lists.items('task'))).toBe(0);
    expect(warned).toHaveLength(2);
  });
});

describeWithRedis('the limits of several processes', () => {
  it('hold for all requests together', async () => {
    const server = await redisServer();
    const perSecond = 40;
    const processes = await Promise.all(
      [1, 2, 3].map(() => connected(server, { http: { requestsPerSecond: perSecond } })),
    );
    const calls = processes.flatMap((so) => [1, 2, 3, 4].map(() => so.contacts.get(2)));
    const begun = performance.now();
    await Promise.all(calls);
    // The first is sent at once. A timer may be early by a millisecond.
    expect(performance.now() - begun).toBeGreaterThanOrEqual(((calls.length - 1) * 1_000) / perSecond - 2);
  });

  it('hold for the calls under way in all of them, and for their retries', async () => {
    const server = await redisServer();
    const settings = {
      attempts: 2,
      initialDelay: 1,
      maximumDelay: 1,
      concurrency: 2,
      queue: 100,
      breaker: false,
    } as const;
    const processes = [1, 2, 3].map(
      () =>
        new Resilience(settings, {
          sharing: { leases: new Leases(processOf(server), 'concurrency', 2), breakers: undefined },
        }),
    );
    let underWay = 0;
    let most = 0;
    let attempts = 0;
    const call = async () => {
      most = Math.max(most, ++underWay);
      await new Promise((resolve) => setTimeout(resolve, 2));
      underWay--;
      if (++attempts % 5 === 0) throw new NetworkError('reset');
    };
    const calls = processes.flatMap((resilience) =>
      Array.from({ length: 10 }, () => resilience.run('read', { signal: undefined, timeout: 60_000 }, call)),
    );
    await Promise.allSettled(calls);
    expect(most).toBe(2);
    expect(attempts).toBeGreaterThan(30);
  });

  it('apply in each process while Redis is away, and nothing fails', async () => {
    const server = await redisServer();
    const so = await connected(server, { http: { requestsPerSecond: 1_000 }, cache: true });
    await so.contacts.get(2);
    const warned = warnings();
    await server.kill();
    for (let count = 0; count < 5; count++) await so.contacts.get(2);
    const changed = await so.contacts.merge(2, { Department: 'Sales' });
    expect(changed.Department).toBe('Sales');
    expect(warned.filter((text) => text.startsWith('Redis'))).toHaveLength(1);
  });
});

describeWithRedis('the guardrails of several processes', () => {
  const routes = [
    {
      match: 'contacts.*',
      transport: 'rest',
      fallback: 'agents',
      guardrails: { errors: 0.1, window: 60_000, minimum: 1 },
    },
  ] as const;
  const settings: PartialConfiguration = { routes: [...routes], resilience: { attempts: 1 } };
  const isTripped = async (so: SuperOffice) => {
    const before = emulator.requests.length;
    await so.contacts.get(2);
    return emulator.requests.slice(before).some(({ face }) => face === 'agents');
  };

  it('trip in all of them when they trip in one, also in one that starts later', async () => {
    const server = await redisServer();
    const [first, second] = [await connected(server, settings), await connected(server, settings)];
    const tripped = new Promise((resolve) => second.routing.on('tripped', resolve));
    warnings();
    emulator.faults.add({ match: { face: 'rest' }, fault: { kind: 'reset' }, times: 1 });
    await first.contacts.get(2);
    expect(await tripped).toMatchObject({ route: 0, to: 'agents', reason: { rate: 'errors', bad: 1, total: 1 } });
    expect(await isTripped(second)).toBe(true);
    const late = await connected(server, settings);
    await until(() => isTripped(late));
  });

  it('reset in all of them when a policy is applied in one', async () => {
    const server = await redisServer();
    const [first, second] = [await connected(server, settings), await connected(server, settings)];
    const tripped = new Promise((resolve) => second.routing.on('tripped', resolve));
    const reset = new Promise((resolve) => second.routing.on('reset', resolve));
    warnings();
    emulator.faults.add({ match: { face: 'rest' }, fault: { kind: 'reset' }, times: 1 });
    await first.contacts.get(2);
    await tripped;
    first.routing.apply(first.routing.current);
    await reset;
    expect(await isTripped(second)).toBe(false);
    expect(await isTripped(await connected(server, settings))).toBe(false);
  });

  it('do not trip on other routes', async () => {
    const server = await redisServer();
    const first = await connected(server, settings);
    const other = await connected(server, {
      ...settings,
      routes: [{ ...routes[0], guardrails: { ...routes[0].guardrails, errors: 0.2 } }],
    });
    warnings();
    const same = await connected(server, settings);
    const tripped = new Promise((resolve) => same.routing.on('tripped', resolve));
    emulator.faults.add({ match: { face: 'rest' }, fault: { kind: 'reset' }, times: 1 });
    await first.contacts.get(2);
    await tripped;
    expect(await isTripped(other)).toBe(false);
  });
});

describeWithRedis('the circuit breakers of several processes', () => {
  const lowered = script(
    `local all = {} for index, key in ipairs(redis.call('KEYS', '*breaker*')) do all[index] = redis.call('GET', key) end return all`,
  );
  const isSuspended = (so: SuperOffice) =>
    so.contacts.get(2).then(
      () => false,
      (error: unknown) => String(error).includes('suspended'),
    );
  const resilience = { attempts: 1, breaker: { threshold: 0.1, window: 1_000, minimumRate: 0.001, cooldown: 60_000 } };

  it('open together, also in a process that starts later', async () => {
    const server = await redisServer();
    const [first, second] = [await connected(server, { resilience }), await connected(server, { resilience })];
    await second.contacts.get(2);
    emulator.faults.add({ match: { face: 'rest' }, fault: { kind: 'reset' } });
    await errorOf(first.contacts.get(2));
    await until(() => isSuspended(second));
    emulator.faults.clear();
    const late = await connected(server, { resilience });
    await until(() => isSuspended(late));
  });

  it('close together once one call has succeeded after the cooldown', async () => {
    const server = await redisServer();
    const settings = { resilience: { ...resilience, breaker: { ...resilience.breaker, cooldown: 2_000 } } };
    const [first, second] = [await connected(server, settings), await connected(server, settings)];
    await second.contacts.get(2);
    emulator.faults.add({ match: { face: 'rest' }, fault: { kind: 'reset' } });
    await errorOf(first.contacts.get(2));
    await until(() => isSuspended(second));
    emulator.faults.clear();
    await until(async () => !(await isSuspended(first)));
    const direct = processOf(server, { prefix: 'superoffice' });
    await until(async () => String(await direct.run(lowered, [])) === '');
    await until(async () => !(await isSuspended(second)));
  });

  it('open for one transport, and not for the others', async () => {
    const server = await redisServer();
    const [first, second] = [await connected(server, { resilience }), await connected(server, { resilience })];
    await second.contacts.get(2);
    emulator.faults.add({ match: { face: 'rest' }, fault: { kind: 'reset' } });
    await errorOf(first.contacts.get(2));
    await until(() => isSuspended(second));
    await second.contacts.get(2, { transport: 'agents' });
  });
});

describeWithRedis('the configuration of Redis', () => {
  it('shares only what is named', async () => {
    const server = await redisServer();
    const cache = { lists: 60 };
    const share = ['rate'] as const;
    const [first, second] = [
      await connected(server, { cache }, { share: [...share] }),
      await connected(server, { cache }, { share: [...share] }),
    ];
    await first.lists.items('task');
    expect(await requests(() => second.lists.items('task'))).toBe(1);
  });

  it('needs a key for tokens and cached answers, and for nothing else', async () => {
    const server = { url: 'redis://127.0.0.1:1' };
    const refused = (configuration: PartialConfiguration) =>
      errorOf(connected(server, configuration, { key: undefined }));
    expect(String(await refused({ cache: true }))).toMatch(/redis\.key.*32 bytes/s);
    const refresh = { kind: 'refresh', refreshToken: 'refresh-token', clientId: 'id', loginUrl: emulator.url } as const;
    expect(String(await refused({ auth: refresh }))).toMatch(/tokens.*redis\.key/s);
    await connected(server, {}, { key: undefined });
  });

  it.each(['connected', 'not connected'])(
    'forgets the answers of a tenant that has changed while it was %s',
    async (state) => {
      const server = await redisServer();
      const tenant = {
        transport: 'rest',
        tenant: { url: emulator.url },
        auth: { kind: 'basic', username: 'sam', password: 'sam' },
        cache: { lists: 60 },
      } as const;
      const redis = { url: server.url, key };
      const pool = createTenantPool({ configure: () => tenant, redis });
      afterwards(() => pool.close());
      const requests = async () => {
        const before = emulator.requests.length;
        await (await pool.tenant('a')).lists.items('task');
        return emulator.requests.length - before;
      };
      expect([await requests(), await requests()]).toEqual([1, 0]);
      if (state === 'not connected') await (await pool.tenant('a')).close();
      pool.tenantChanged('a');
      expect([await requests(), await requests()]).toEqual([1, 0]);
    },
  );

  it('belongs to a pool, whose tenants share one connection', async () => {
    const server = await redisServer();
    const tenant = {
      transport: 'rest',
      tenant: { url: emulator.url },
      auth: { kind: 'basic', username: 'sam', password: 'sam' },
    } as const;
    const pool = createTenantPool({ configure: () => tenant, redis: { url: server.url } });
    afterwards(() => pool.close());
    await (await pool.tenant('a')).contacts.get(2);
    await (await pool.tenant('b')).contacts.get(2);
    const list = String(await command(server, 'CLIENT', 'LIST'));
    // One for commands, one for messages, and the one that asks.
    expect(list.trim().split('\n')).toHaveLength(3);
    const refusing = createTenantPool({ configure: () => ({ ...tenant, redis: { url: server.url } }) as never });
    afterwards(() => refusing.close());
    expect(String(await errorOf(refusing.tenant('a')))).toMatch(/redis belongs to the pool/);
  });
});
