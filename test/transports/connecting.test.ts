import { getEventListeners } from 'node:events';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  connect,
  NetworkError,
  type SuperOffice,
  type SuperOfficeConfiguration,
  SuperOfficeError,
  TimeoutError,
} from '../../src/index.js';
import { AnsweringServer } from '../support/answering-server.js';
import { RawServer } from '../support/raw-server.js';
import { startTenant, type TestTenant } from '../support/tenants.js';
import { errorOf, type TestedTransport, transportNames } from '../support/transports.js';
import { wholeContact } from '../support/whole-entity.js';

const raw = new RawServer();
const silent = new AnsweringServer();
const urls = { tls: '', silent: '' };
let tenant: TestTenant;

beforeAll(async () => {
  urls.tls = `https://${await raw.start()}/Cust12345`;
  urls.silent = await silent.start();
  tenant = await startTenant();
});
afterAll(async () => {
  await tenant.close();
  await raw.close();
  await silent.close();
});
beforeEach(() => {
  raw.connections = 0;
  silent.arrivals = 0;
  silent.answer = () => undefined;
});

const auth = { kind: 'ticket', ticket: '7T:ticket==', appToken: 'token' } as const;

async function over<Result>(
  transport: TestedTransport,
  url: string,
  more: Partial<SuperOfficeConfiguration>,
  work: (so: SuperOffice) => Promise<Result>,
): Promise<Result> {
  const resilience = { attempts: 1, breaker: false } as const;
  const so = await connect({ transport, tenant: { url }, auth, resilience, ...more });
  return work(so).finally(() => so.close());
}

const save = (so: SuperOffice, timeout = 30_000) =>
  so.contacts.save(wholeContact({ ContactId: 2, Name: 'x' }), { timeout });

/** Failures of a connection before it can carry a request. */
const broken: readonly (readonly [what: string, connected: (socket: Socket) => void])[] = [
  ['reset at once', (socket) => void socket.resetAndDestroy()],
  ['reset within the handshake', (socket) => void socket.once('data', () => socket.resetAndDestroy())],
  ['ended within the handshake', (socket) => void socket.once('data', () => socket.end())],
  ['answered with something else than TLS', (socket) => void socket.end('HTTP/1.1 200 OK\r\n\r\n')],
];

describe.each(transportNames)('over %s', (transport) => {
  it.each(broken)(
    'a connection that is %s has sent nothing, so a write may be made again',
    async (_what, connected) => {
      raw.connected = connected;
      const resilience = { attempts: 3, initialDelay: 1, breaker: false } as const;
      const error = await over(transport, urls.tls, { resilience }, async (so) => errorOf(save(so)));
      expect(error).toBeInstanceOf(NetworkError);
      expect(error).toMatchObject({ outcome: 'not-sent', transport, agent: 'Contact', operation: 'SaveContactEntity' });
      expect(raw.connections).toBe(3);
    },
  );

  it('a handshake that never ends takes no longer than the timeout, and nothing was sent', async () => {
    raw.connected = () => undefined;
    const start = performance.now();
    const error = await over(transport, urls.tls, {}, async (so) => errorOf(save(so, 100)));
    // undici itself gives up after ten seconds.
    expect(performance.now() - start).toBeLessThan(8_000);
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ outcome: 'not-sent', transport, message: expect.stringContaining('no connection') });
  });

  it('after a connection is reset with the request sent, the outcome of a write is unknown', async () => {
    silent.answer = (response) => response.destroy();
    const error = await over(transport, urls.silent, {}, async (so) => errorOf(save(so)));
    expect(error).toMatchObject({ name: 'NetworkError', outcome: 'unknown' });
  });

  it.each([
    ['the only connection to the host', { http: { connections: 1 } }],
    ['a turn', { resilience: { attempts: 1, concurrency: 1, breaker: false } }],
  ] as const)('waiting for %s counts for the timeout, and the write is not sent later either', async (_what, more) => {
    await over(transport, urls.silent, more, async (so) => {
      const controller = new AbortController();
      const first = errorOf(so.contacts.get(2, { signal: controller.signal }));
      while (silent.arrivals === 0) await new Promise(setImmediate);
      expect(await errorOf(save(so, 50))).toMatchObject({ name: 'TimeoutError', outcome: 'not-sent', transport });
      silent.answer = (response) => response.destroy();
      controller.abort(new Error('enough'));
      expect(await first).toEqual(new Error('enough'));
      // A request that had waited would be sent before this one.
      const last = errorOf(so.contacts.get(3));
      expect(await last).toBeInstanceOf(SuperOfficeError);
      expect(silent.arrivals).toBe(2);
    });
  });

  it('waiting for a sign-in counts for the timeout', async () => {
    const { clientId, refreshToken, appToken, loginUrl } = { ...tenant.emulator.credentials, ...tenant.emulator };
    tenant.emulator.faults.add({ match: { face: 'login' }, fault: { kind: 'delay', milliseconds: 60_000 }, times: 1 });
    const before = tenant.emulator.requests.filter(({ face }) => face === transport).length;
    const refresh = { kind: 'refresh', clientId, clientSecret: appToken, refreshToken, loginUrl } as const;
    const error = await over(transport, tenant.emulator.url, { auth: refresh }, async (so) => errorOf(save(so, 50)));
    tenant.emulator.faults.clear();
    expect(error).toMatchObject({ name: 'TimeoutError', outcome: 'not-sent', transport });
    expect(tenant.emulator.requests.filter(({ face }) => face === transport)).toHaveLength(before);
  });

  it('a write is not sent if the read before it fails', async () => {
    silent.answer = (response) => response.destroy();
    const ifUnmodifiedSince = new Date('2026-11-24T09:00:00Z');
    await over(transport, urls.silent, {}, async (so) => {
      const calls = {
        create: () => so.contacts.create({ Name: 'x' }),
        patch: () => so.contacts.patch(2, [{ op: 'replace', path: '/Name', value: 'x' }]),
        'a save with a precondition': () =>
          so.contacts.save(wholeContact({ ContactId: 2, Name: 'x' }), { ifUnmodifiedSince: '2026-11-24T09:00:00' }),
        'a delete with a precondition': () => so.contacts.delete(2, { ifUnmodifiedSince }),
        createItem: () => so.lists.of('category').create({ Name: 'x' }),
        updateItem: () => so.lists.of('category').merge(1, { Name: 'x' }),
        sortItems: () => so.lists.of('category').sort('nb-NO'),
      };
      // REST needs one request for this.
      const single: readonly string[] = transport === 'rest' ? ['create', 'patch', 'a delete with a precondition'] : [];
      for (const [name, call] of Object.entries(calls)) {
        const outcome = single.includes(name) ? 'unknown' : 'not-sent';
        expect([name, await errorOf(call())]).toEqual([name, expect.objectContaining({ outcome })]);
      }
    });
  });

  it('one signal serves many calls with few listeners, of which none is left behind', async () => {
    const { signal } = new AbortController();
    const so = tenant[transport];
    const calls = [
      ...Array.from({ length: 14 }, () => so.contacts.get(2, { signal })),
      ...Array.from({ length: 12 }, () => so.lists.items('task', { signal })),
    ];
    // Node warns of the eleventh; in a test, it warns in vain.
    expect(await mostListeners(signal, Promise.all(calls))).toBeLessThanOrEqual(10);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('one signal aborts all calls that have it', async () => {
    await over(transport, urls.silent, {}, async (so) => {
      const controller = new AbortController();
      const calls = Array.from({ length: 20 }, () => errorOf(so.contacts.get(2, { signal: controller.signal })));
      while (silent.arrivals === 0) await new Promise(setImmediate);
      controller.abort(new Error('enough'));
      for (const call of calls) expect(await call).toEqual(new Error('enough'));
      expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
    });
  });
});

/** How many listened to a signal at the same time while something ran. */
async function mostListeners(signal: AbortSignal, running: Promise<unknown>): Promise<number> {
  let [most, ended] = [0, false];
  const end = running.finally(() => (ended = true));
  while (!ended) {
    most = Math.max(most, getEventListeners(signal, 'abort').length);
    await new Promise(setImmediate);
  }
  await end;
  return most;
}
