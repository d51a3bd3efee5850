import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  AuthenticationError,
  ConfigurationError,
  createTenantPool,
  NetworkError,
  RateLimitError,
  type TenantConfiguration,
  type TenantPool,
  type TenantPoolConfiguration,
  tenantNotifications,
  TenantUnavailableError,
} from '../../src/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { deferred } from '../support/deferred.js';
import { ManyTenants } from '../support/many-tenants.js';
import { errorOf, transportNames } from '../support/transports.js';

let emulator: Emulator;
let host: ManyTenants;
let pools: TenantPool[];
/** The tenants that were configured, in order. */
let configured: string[];

beforeAll(async () => {
  emulator = await startEmulator();
  host = await ManyTenants.start(emulator);
});
afterAll(async () => {
  await host.close();
  await emulator.close();
});
beforeEach(() => {
  emulator.reset();
  host.troubles.clear();
  host.arrived.clear();
  pools = [];
  configured = [];
});
afterEach(() => Promise.all(pools.map((pool) => pool.close())));

const ticketed = (id: string): TenantConfiguration => ({
  transport: 'soap',
  tenant: { environment: 'sod', id, origin: host.origin },
  auth: { kind: 'ticket', ticket: emulator.credentials.ticket, appToken: emulator.credentials.appToken },
  resilience: { attempts: 1 },
});

function open(more: Partial<TenantPoolConfiguration> = {}, configure = ticketed): TenantPool {
  const pool = createTenantPool({
    configure(id) {
      configured.push(id);
      return configure(id);
    },
    ...more,
  });
  pools.push(pool);
  return pool;
}

/** A pool that configures its tenants once the test opens the gate. */
function openGated() {
  const gate = deferred();
  const pool = open({
    async configure(id) {
      configured.push(id);
      await gate.promise;
      return ticketed(id);
    },
  });
  return { pool, gate };
}

const until = async (condition: () => boolean) => {
  while (!condition()) await new Promise(setImmediate);
};

describe('a pool of tenants', () => {
  it('connects a tenant when first used, once for all callers', async () => {
    const pool = open({
      async configure(id) {
        configured.push(id);
        await new Promise(setImmediate);
        return ticketed(id);
      },
    });
    expect(pool.size).toBe(0);
    const asked = Array.from({ length: 100 }, (_, index) => pool.tenant(index % 2 === 0 ? 'Cust1' : 'cust1'));
    const [so, ...others] = await Promise.all(asked);
    for (const other of others) expect(other).toBe(so);
    expect(configured).toEqual(['Cust1']);
    expect(pool.size).toBe(1);
    expect(host.arrived.size).toBe(0);
    expect((await so?.contacts.get(2))?.ContactId).toBe(2);
    expect([...host.arrived]).toEqual([['Cust1', 2]]);
  });

  it('requests the configuration of a tenant again after that failed', async () => {
    const failures = [new Error('the vault is closed')];
    const pool = open({}, (id) => {
      const failure = failures.pop();
      if (failure !== undefined) throw failure;
      return ticketed(id);
    });
    expect(await errorOf(pool.tenant('Cust1'))).toEqual(new Error('the vault is closed'));
    expect(pool.size).toBe(0);
    expect((await (await pool.tenant('Cust1')).contacts.get(2)).ContactId).toBe(2);
  });

  it('closes an idle tenant, and connects it again when next used', async () => {
    const pool = open({ idle: 30 });
    const so = await pool.tenant('Cust1');
    await so.contacts.get(2);
    await until(() => pool.size === 0);
    expect(await errorOf(so.contacts.get(2))).toMatchObject({ name: 'NetworkError', outcome: 'not-sent' });
    expect((await (await pool.tenant('Cust1')).contacts.get(2)).ContactId).toBe(2);
    expect(configured).toEqual(['Cust1', 'Cust1']);
  });

  it('does not close a tenant with calls under way', async () => {
    const pool = open({ idle: 20 });
    const slow = await pool.tenant('Cust1');
    host.troubles.set('Cust1', { kind: 'silence' });
    const ended = new AbortController();
    const answer = errorOf(slow.contacts.get(2, { signal: ended.signal }));
    await pool.tenant('Cust2');
    await until(() => pool.size === 1);
    expect(await pool.tenant('Cust1')).toBe(slow);
    ended.abort(new RangeError('enough'));
    expect(await answer).toEqual(new RangeError('enough'));
    await until(() => pool.size === 0);
  });

  it('keeps no more tenants than its maximum, and closes the one that has been idle longest', async () => {
    const pool = open({ maximum: 2 });
    const first = await pool.tenant('Cust1');
    const second = await pool.tenant('Cust2');
    await first.contacts.get(2);
    await pool.tenant('Cust3');
    expect(pool.size).toBe(2);
    expect(await pool.tenant('Cust1')).toBe(first);
    expect(await pool.tenant('Cust2')).not.toBe(second);
  });

  it('routes each tenant by its own policy, and the guardrails of one do not affect another', async () => {
    const warnings = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const guardrails = { errors: 0.5, minimum: 1 };
    const routes = [{ match: 'contacts.get', transport: 'rest' as const, fallback: 'soap' as const, guardrails }];
    const pool = open({}, (id) => (id === 'Cust3' ? ticketed(id) : { ...ticketed(id), routes }));
    const [first, second, third] = await Promise.all(['Cust1', 'Cust2', 'Cust3'].map((id) => pool.tenant(id)));
    host.troubles.set('Cust1', { kind: 'status', status: 503 });
    expect(await errorOf(first?.contacts.get(2) as Promise<unknown>)).toBeInstanceOf(TenantUnavailableError);
    const servedBy = async (so: typeof first) => {
      const before = emulator.requests.length;
      await so?.contacts.get(2);
      return emulator.requests.slice(before).map(({ face }) => face);
    };
    expect(await servedBy(second)).toEqual(['rest']);
    expect(await servedBy(third)).toEqual(['soap']);
    host.troubles.clear();
    expect(await servedBy(first)).toEqual(['soap']);
    expect([first, second].map((so) => so?.routing.explain('contacts.get').tripped)).toEqual([true, false]);
    second?.routing.apply({ transport: 'soap', routes: [{ match: 'contacts.get', transport: 'agents' }] });
    expect(await servedBy(second)).toEqual(['agents']);
    expect(await servedBy(first)).toEqual(['soap']);
    warnings.mockRestore();
  });

  it('lets its user close a tenant too', async () => {
    const pool = open();
    const so = await pool.tenant('Cust1');
    await so.close();
    expect(pool.size).toBe(0);
    expect(await pool.tenant('Cust1')).not.toBe(so);
  });

  it('lets calls finish when it is closed, and then accepts no more', async () => {
    const pool = open();
    const so = await pool.tenant('Cust1');
    const call = so.contacts.get(2);
    await pool.close();
    expect((await call).ContactId).toBe(2);
    const error = await errorOf(pool.tenant('Cust1'));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ outcome: 'not-sent', retryable: false });
  });

  it('returns no tenant if it is closed while connecting one', async () => {
    const { pool, gate } = openGated();
    const asked = errorOf(pool.tenant('Cust1'));
    await pool.close();
    gate.resolve();
    expect(await asked).toBeInstanceOf(NetworkError);
  });

  it('keeps no connection if it is closed at any moment of connecting', async () => {
    for (let moment = 0; moment < 8; moment++) {
      const { pool, gate } = openGated();
      const asked = pool.tenant('Cust1').catch(() => undefined);
      gate.resolve();
      await gate.promise;
      for (let turn = 0; turn < moment; turn++) await Promise.resolve();
      await pool.close();
      await asked;
      expect([moment, pool.size]).toEqual([moment, 0]);
    }
  });

  it('connects no tenant that has changed while it was configured, but configures it again', async () => {
    const { pool, gate } = openGated();
    const asked = pool.tenant('Cust1');
    pool.tenantChanged('Cust1');
    gate.resolve();
    expect((await (await asked).contacts.get(2)).ContactId).toBe(2);
    expect(configured).toEqual(['Cust1', 'Cust1']);
  });

  it('goes on if one of its tenants cannot be closed, and reports the failure', async () => {
    const warnings = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const audit = { write: async () => undefined, close: () => Promise.reject(new RangeError('the disk is full')) };
    const pool = open({}, (id) => ({ ...ticketed(id), ...(id === 'Cust2' ? {} : { audit }) }));
    await pool.tenant('Cust1');
    const second = await pool.tenant('Cust2');
    pool.tenantChanged('Cust1');
    await until(() => warnings.mock.calls.length > 0);
    expect(String(warnings.mock.calls[0]?.[0])).toBe('the connection of cust1 did not close completely (RangeError)');
    warnings.mockRestore();
    expect((await second.contacts.get(2)).ContactId).toBe(2);
    await pool.tenant('Cust1');
    expect(await errorOf(pool.close())).toEqual(new RangeError('the disk is full'));
    expect(await errorOf(second.contacts.get(2))).toBeInstanceOf(NetworkError);
    pools.pop();
  });

  it.each([
    [
      'another tenant',
      (): TenantConfiguration => ticketed('Cust2'),
      /called for the tenant Cust1, but returned .* Cust2/,
    ],
    [
      'connections of its own',
      (id: string) => ({ ...ticketed(id), http: { connections: 1 } }) as TenantConfiguration,
      /http belongs to the pool/,
    ],
    ['what is no configuration', () => ({ transport: 'soup' }) as unknown as TenantConfiguration, /transport/],
  ])('takes no configuration of %s', async (_what, configure, words) => {
    const error = await errorOf(open({}, configure).tenant('Cust1'));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(String(error)).toMatch(words);
  });

  it.each([
    [{}, 'configure'],
    [{ configure: ticketed, idle: 0 }, 'idle'],
    [{ configure: ticketed, idle: 2 ** 31 }, 'idle'],
    [{ configure: ticketed, maximum: 1.5 }, 'maximum'],
    [{ configure: ticketed, minimum: 1 }, 'minimum'],
  ])('takes no settings of its own such as %j', (configuration, setting) => {
    expect(() => createTenantPool(configuration as unknown as TenantPoolConfiguration)).toThrow(setting);
  });

  it('shows no secret', async () => {
    const pool = open();
    await (await pool.tenant('Cust1')).contacts.get(2);
    const shown = inspect(pool, { depth: null, showHidden: true });
    expect(shown).not.toContain(emulator.credentials.ticket);
    expect(shown).not.toContain(emulator.credentials.appToken);
  });
});

describe('a notification of the vendor', () => {
  it('drops what a pool and a connection remember about the tenant, and about no other', async () => {
    const { loginUrl, credentials, origin, tenant } = emulator;
    const pool = open({}, (id) => ({
      ...ticketed(id),
      ...(id === tenant ? { tenant: { environment: 'sod', id, origin } } : {}),
    }));
    const so = await pool.tenant(tenant);
    const other = await pool.tenant('Cust2');
    await Promise.all([so.contacts.get(2), other.contacts.get(2)]);
    const tenantNotification = tenantNotifications({ loginUrl, clientId: credentials.clientId, connections: [pool] });
    await tenantNotification(await emulator.tenantNotification('suspend'));
    expect(await pool.tenant('Cust2')).toBe(other);
    const again = await pool.tenant(tenant);
    expect(again).not.toBe(so);
    expect(configured).toEqual([tenant, 'Cust2', tenant]);

    const asked = () => emulator.requests.filter(({ face }) => face === 'state').length;
    await again.contacts.get(2);
    const before = asked();
    const one = tenantNotifications({ loginUrl, clientId: credentials.clientId, connections: again });
    await again.contacts.get(2);
    expect(asked()).toBe(before);
    await one(await emulator.tenantNotification('move'));
    await again.contacts.get(2);
    // Once for the notification, and once for the connection, which had dropped its address.
    expect(asked()).toBe(before + 2);
  });

  it('drops nothing if its verification fails', async () => {
    const { loginUrl, tenant } = emulator;
    const pool = open();
    const so = await pool.tenant(tenant);
    const tenantNotification = tenantNotifications({ loginUrl, clientId: 'another', connections: pool });
    expect(await errorOf(tenantNotification(await emulator.tenantNotification('move')))).toBeInstanceOf(
      AuthenticationError,
    );
    expect(await pool.tenant(tenant)).toBe(so);
  });
});

describe.each(transportNames)('one tenant of a pool, on %s,', (transport) => {
  const bad = 'Cust1';
  const good = 'Cust2';
  const many = Array.from({ length: 60 }, (_, index) => index);

  /** A pool in which both tenants have answered. */
  const both = async (more: Partial<TenantConfiguration> = {}) => {
    const pool = open({}, (id) => ({ ...ticketed(id), ...more, transport }));
    const [one, other] = await Promise.all([pool.tenant(bad), pool.tenant(good)]);
    await Promise.all([one.contacts.get(2), other.contacts.get(2)]);
    return { one, other };
  };

  it.each([
    ['breaks connections', { kind: 'reset' }, NetworkError],
    ['fails', { kind: 'status', status: 503 }, TenantUnavailableError],
    ['is throttled', { kind: 'status', status: 429, headers: { 'Retry-After': '60' } }, RateLimitError],
    ['takes no credentials', { kind: 'status', status: 401 }, AuthenticationError],
  ] as const)('that %s does not touch another', async (_what, trouble, kind) => {
    const { one, other } = await both({ resilience: { attempts: 1, breaker: false } });
    host.troubles.set(bad, trouble);
    const errors = await Promise.all(many.map(() => errorOf(one.contacts.get(2))));
    for (const error of errors) expect(error).toBeInstanceOf(kind);
    const answers = await Promise.all(many.map(() => other.contacts.get(2)));
    expect(answers.map(({ ContactId }) => ContactId)).toEqual(many.map(() => 2));
  });

  it('that does not answer uses no connection of another on the same host', async () => {
    const { one, other } = await both();
    host.troubles.set(bad, { kind: 'silence' });
    const controller = new AbortController();
    const waiting = many.map(() => errorOf(one.contacts.get(2, { signal: controller.signal })));
    await Promise.all(many.map(() => other.contacts.get(2)));
    controller.abort(new RangeError('enough'));
    for (const error of await Promise.all(waiting)) expect(error).toEqual(new RangeError('enough'));
  });

  it('whose breaker is open is not called, but the others are', async () => {
    const { one, other } = await both({ resilience: { attempts: 1, breaker: { minimumRate: 0.5, cooldown: 60_000 } } });
    host.troubles.set(bad, { kind: 'reset' });
    await Promise.all(many.map(() => errorOf(one.contacts.get(2))));
    const before = host.arrived.get(bad);
    expect(await errorOf(one.contacts.get(2))).toMatchObject({ name: 'TenantUnavailableError', outcome: 'not-sent' });
    expect(host.arrived.get(bad)).toBe(before);
    expect((await other.contacts.get(2)).ContactId).toBe(2);
  });

  it('whose credentials are revoked does not affect another, whose credentials are renewed', async () => {
    const { clientId, refreshToken, appToken } = emulator.credentials;
    const auth = (id: string) =>
      ({
        kind: 'refresh',
        clientId,
        clientSecret: appToken,
        refreshToken: id === bad ? 'a-token-that-was-revoked' : refreshToken,
        loginUrl: emulator.loginUrl,
      }) as const;
    const pool = open({}, (id) => ({ ...ticketed(id), transport, auth: auth(id) }));
    const [one, other] = await Promise.all([pool.tenant(bad), pool.tenant(good)]);
    expect(await errorOf(one.contacts.get(2))).toBeInstanceOf(AuthenticationError);
    expect((await other.contacts.get(2)).ContactId).toBe(2);
    emulator.expireAccessTokens();
    emulator.expireTickets();
    expect(await errorOf(one.contacts.get(2))).toBeInstanceOf(AuthenticationError);
    expect((await other.contacts.get(2)).ContactId).toBe(2);
  });
});
