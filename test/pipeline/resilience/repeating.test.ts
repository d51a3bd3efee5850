import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  connect,
  ConflictError,
  NetworkError,
  NotFoundError,
  PermissionError,
  ProtocolError,
  RateLimitError,
  ServerError,
  type SuperOffice,
  type SuperOfficeError,
  TenantUnavailableError,
  TimeoutError,
  ValidationError,
} from '../../../src/index.js';
import type { ErrorKind } from '../../../src/errors/index.js';
import type { Fault } from '../../../src/emulator/index.js';
import { encodeEnvelope } from '../../../src/codec/xml/index.js';
import { contract } from '../../support/contract.js';
import { goingOff } from '../../support/timers.js';
import { startTenant, type TestTenant } from '../../support/tenants.js';
import { errorOf, type TestedTransport, transportNames } from '../../support/transports.js';

const attempts = 3;
let tenant: TestTenant;

beforeAll(async () => {
  const resilience = { attempts, initialDelay: 1, maximumDelay: 1_500, breaker: false } as const;
  tenant = await startTenant({}, { resilience });
});
afterAll(() => tenant.close());
beforeEach(() => {
  tenant.emulator.reset();
  tenant.emulator.faults.clear();
});

/** How each transport reads a company, and how it saves one. */
const wire = {
  soap: { read: 'GetContactEntity', write: 'SaveContactEntity' },
  rest: { read: 'GET', write: 'POST' },
  agents: { read: 'GetContactEntity', write: 'SaveContactEntity' },
} as const;

interface Row {
  readonly fault: Fault | ((transport: TestedTransport, kind: 'read' | 'write') => Fault);
  readonly when?: 'before' | 'after';
  /** Whether the timeout ends once a request has arrived. */
  readonly late?: boolean;
  readonly error: ErrorKind;
  /** How often each kind of call arrives. */
  readonly read: number;
  readonly write: number;
  /** The outcome of a write in its error, and whether a new company exists. */
  readonly outcome: SuperOfficeError['outcome'];
  readonly written: boolean;
}

const answer = (status: number, more: object = {}): Fault => ({ kind: 'answer', status, body: '<html>', ...more });

/** An exception as each wire reports it: SOAP with the status 200. */
const exception =
  (exceptionType: string) =>
  (transport: TestedTransport, kind: 'read' | 'write'): Fault => {
    const contentType = 'application/json';
    if (transport === 'rest') return answer(500, { contentType, body: JSON.stringify({ ErrorType: exceptionType }) });
    const message = { Message: 'It failed', MessageDetail: `${exceptionType}: it failed` };
    if (transport === 'agents') return answer(500, { contentType, body: JSON.stringify(message) });
    const { output } = contract.operation('Contact', wire.soap[kind]);
    const header = { ExceptionInfo: { ExceptionType: exceptionType, Message: 'It failed' }, Succeeded: false };
    return answer(200, { contentType: 'text/xml', body: encodeEnvelope(output, { Response: null }, header) });
  };

const rows: readonly (readonly [what: string, row: Row])[] = [
  [
    'a connection that breaks before the server acted',
    { fault: { kind: 'reset' }, error: NetworkError, read: 3, write: 1, outcome: 'unknown', written: false },
  ],
  [
    'a connection that breaks after the server acted',
    {
      fault: { kind: 'reset' },
      when: 'after',
      error: NetworkError,
      read: 3,
      write: 1,
      outcome: 'unknown',
      written: true,
    },
  ],
  [
    'an answer that is cut off',
    { fault: { kind: 'reset', bytes: 20 }, error: NetworkError, read: 3, write: 1, outcome: 'unknown', written: true },
  ],
  [
    'an answer that comes too late',
    {
      fault: { kind: 'delay', milliseconds: 60_000 },
      late: true,
      error: TimeoutError,
      read: 3,
      write: 1,
      outcome: 'unknown',
      written: false,
    },
  ],
  ['500', { fault: answer(500), error: ServerError, read: 3, write: 1, outcome: 'unknown', written: false }],
  ['502', { fault: answer(502), error: ServerError, read: 3, write: 1, outcome: 'unknown', written: false }],
  ['503', { fault: answer(503), error: TenantUnavailableError, read: 3, write: 1, outcome: 'unknown', written: false }],
  [
    '503 after the server acted',
    {
      fault: answer(503),
      when: 'after',
      error: TenantUnavailableError,
      read: 3,
      write: 1,
      outcome: 'unknown',
      written: true,
    },
  ],
  ['504', { fault: answer(504), error: ServerError, read: 3, write: 1, outcome: 'unknown', written: false }],
  ['429', { fault: answer(429), error: RateLimitError, read: 3, write: 3, outcome: 'refused', written: false }],
  [
    '429 with a time to wait',
    {
      fault: answer(429, { headers: { 'Retry-After': '0' } }),
      error: RateLimitError,
      read: 3,
      write: 3,
      outcome: 'refused',
      written: false,
    },
  ],
  [
    '429 with a longer time to wait than is allowed',
    {
      fault: answer(429, { headers: { 'Retry-After': '2' } }),
      error: RateLimitError,
      read: 1,
      write: 1,
      outcome: 'refused',
      written: false,
    },
  ],
  ['421', { fault: answer(421), error: TenantUnavailableError, read: 3, write: 3, outcome: 'refused', written: false }],
  // An address that does not exist, or does not accept the request, will not do so next time.
  [
    'a page with 404',
    { fault: answer(404), error: ProtocolError, read: 1, write: 1, outcome: 'refused', written: false },
  ],
  ['405', { fault: answer(405), error: ProtocolError, read: 1, write: 1, outcome: 'refused', written: false }],
  ['413', { fault: answer(413), error: ProtocolError, read: 1, write: 1, outcome: 'refused', written: false }],
  [
    'garbage',
    { fault: { kind: 'garbage' }, error: ProtocolError, read: 3, write: 1, outcome: 'unknown', written: false },
  ],
  [
    'an HTML page instead of an answer',
    { fault: answer(200), error: ProtocolError, read: 3, write: 1, outcome: 'unknown', written: false },
  ],
  [
    'an exception that says that there were too many calls',
    {
      fault: exception('SoTooManyRequestsException'),
      error: RateLimitError,
      read: 3,
      write: 3,
      outcome: 'refused',
      written: false,
    },
  ],
  [
    'an exception that says that the tenant has no database now',
    {
      fault: exception('SuperOffice.Exceptions.SoMissingDatabaseContextException'),
      error: TenantUnavailableError,
      read: 3,
      write: 3,
      outcome: 'refused',
      written: false,
    },
  ],
  [
    'an exception that says that something is absent',
    {
      fault: exception('SuperOffice.Exceptions.SoNotFoundException'),
      error: NotFoundError,
      read: 1,
      write: 1,
      outcome: 'refused',
      written: false,
    },
  ],
  [
    'an exception of the server’s own code',
    {
      fault: exception('System.NullReferenceException'),
      error: ServerError,
      read: 1,
      write: 1,
      outcome: 'unknown',
      written: false,
    },
  ],
  ['400', { fault: answer(400), error: ValidationError, read: 1, write: 1, outcome: 'refused', written: false }],
  ['403', { fault: answer(403), error: PermissionError, read: 1, write: 1, outcome: 'refused', written: false }],
  ['409', { fault: answer(409), error: ConflictError, read: 1, write: 1, outcome: 'refused', written: false }],
  ['412', { fault: answer(412), error: ConflictError, read: 1, write: 1, outcome: 'refused', written: false }],
];

function arrivals(operation: string): number {
  return tenant.emulator.requests.filter((request) => request.operation === operation).length;
}

/** Milliseconds for each attempt, an unusual value by which its timers are found. */
const timeout = 543_210;
const isOfExchange = (milliseconds: number) => milliseconds > timeout - 120_000 && milliseconds <= timeout;

async function arriving(operation: string, call: () => Promise<unknown>, late = false) {
  const before = arrivals(operation);
  const restore = goingOff((milliseconds) => late && isOfExchange(milliseconds), arrival(operation));
  const error = await errorOf(call());
  restore();
  return { error, arrived: arrivals(operation) - before };
}

/** Resolves when one more request has arrived. */
const arrival = (operation: string) => async () => {
  const before = arrivals(operation);
  while (arrivals(operation) === before) await new Promise(setImmediate);
};

const isThere = async (transport: TestedTransport) => {
  tenant.emulator.faults.clear();
  return (await tenant[transport].contacts.query({ select: ['name'], filter: "name = 'New'" }).toArray()).length;
};

describe.each(transportNames)('on %s, after', (transport) => {
  const { contacts } = { contacts: () => tenant[transport].contacts };
  const { read, write } = wire[transport];

  it.each(rows)('%s', async (_what, row) => {
    const { when = 'before' } = row;
    for (const kind of ['read', 'write'] as const) {
      const fault = typeof row.fault === 'function' ? row.fault(transport, kind) : row.fault;
      tenant.emulator.faults.add({ match: { operation: wire[transport][kind] }, fault, when });
    }
    const reading = await arriving(read, () => contacts().get(2, { timeout }), row.late);
    expect(reading.error).toBeInstanceOf(row.error);
    expect(reading.arrived).toBe(row.read);

    const writing = await arriving(write, () => contacts().create({ Name: 'New' }, { timeout }), row.late);
    expect(writing.error).toBeInstanceOf(row.error);
    expect(writing.arrived).toBe(row.write);
    expect(writing.error).toMatchObject({ outcome: row.outcome, transport });
    expect(await isThere(transport)).toBe(row.written ? 1 : 0);
  });

  it('two failures of a read, it succeeds', async () => {
    tenant.emulator.faults.add({ match: { operation: read }, fault: { kind: 'reset' }, times: 2 });
    expect((await contacts().get(2)).ContactId).toBe(2);
  });

  it('a request to wait, a write is made once', async () => {
    tenant.emulator.faults.add({ match: { operation: write }, fault: answer(429), times: 2 });
    await contacts().create({ Name: 'New' });
    expect(await isThere(transport)).toBe(1);
  });

  it('the pause that the server requested, and no sooner, the call is repeated', async () => {
    await contacts().get(2);
    const fault = answer(429, { headers: { 'Retry-After': '1' } });
    tenant.emulator.faults.add({ match: { operation: read }, fault, times: 1 });
    const before = arrivals(read);
    const pauses: number[] = [];
    const isPause = (milliseconds: number) => milliseconds >= 1_000 && milliseconds <= 1_500;
    const restore = goingOff(isPause, async () => void pauses.push(arrivals(read) - before));
    await contacts().get(2);
    restore();
    // One pause, after the first attempt and before the second.
    expect(pauses).toEqual([1]);
    expect(arrivals(read) - before).toBe(2);
  });

  it('an abort, nothing more is sent', async () => {
    tenant.emulator.faults.add({ match: { operation: read }, fault: answer(429, { headers: { 'Retry-After': '1' } }) });
    const controller = new AbortController();
    const before = arrivals(read);
    const aborted = errorOf(contacts().get(2, { signal: controller.signal }));
    while (arrivals(read) === before) await new Promise(setImmediate);
    controller.abort(new RangeError('no longer'));
    expect(await aborted).toEqual(new RangeError('no longer'));
    expect(arrivals(read)).toBe(before + 1);
  });
});

describe.each(transportNames)('a breaker, on %s,', (transport) => {
  const calling = async (use: (so: SuperOffice) => Promise<void>) => {
    const { clientId, refreshToken, appToken } = tenant.emulator.credentials;
    const so = await connect({
      transport,
      tenant: { url: tenant.emulator.url },
      auth: { kind: 'refresh', clientId, clientSecret: appToken, refreshToken, loginUrl: tenant.emulator.loginUrl },
      resilience: { attempts: 1, breaker: { minimumRate: 0.5, cooldown: 60_000 } },
    });
    await use(so).finally(() => so.close());
  };
  const thirty = (so: SuperOffice) => Promise.all(Array.from({ length: 30 }, () => errorOf(so.contacts.get(2))));

  it('stops calling a tenant that fails, and says so', () =>
    calling(async (so) => {
      await so.contacts.get(2);
      tenant.emulator.faults.add({ match: { face: transport, operation: wire[transport].read }, fault: answer(500) });
      await thirty(so);
      const before = arrivals(wire[transport].read);
      const error = await errorOf(so.contacts.create({ Name: 'New' }));
      expect(error).toBeInstanceOf(TenantUnavailableError);
      expect(error).toMatchObject({ outcome: 'not-sent', retryable: true, transport });
      expect(arrivals(wire[transport].read)).toBe(before);
    }));

  it('does not count one failed login thirty times because thirty calls waited for it', () =>
    calling(async (so) => {
      tenant.emulator.faults.add({ match: { face: 'login' }, fault: answer(500), times: 1 });
      for (const error of await thirty(so)) expect(error).toMatchObject({ name: 'ServerError', outcome: 'not-sent' });
      expect((await so.contacts.get(2)).ContactId).toBe(2);
    }));

  it('does not count invalid calls', () =>
    calling(async (so) => {
      tenant.emulator.faults.add({
        match: { face: transport, operation: wire[transport].read },
        fault: answer(403),
        times: 30,
      });
      await thirty(so);
      expect((await so.contacts.get(2)).ContactId).toBe(2);
    }));
});

describe.each(transportNames)('a sign-in that fails, on %s,', (transport) => {
  it.each<[what: string, fault: Fault]>([
    ['500', answer(500)],
    ['502', answer(502)],
    ['503', answer(503)],
    ['429', answer(429)],
    ['a page', answer(200)],
    ['garbage', { kind: 'garbage' }],
    ['a broken connection', { kind: 'reset' }],
  ])('with %s is tried again, and the write that waits for it is made once', async (_what, fault) => {
    const { clientId, refreshToken, appToken } = tenant.emulator.credentials;
    const so = await connect({
      transport,
      tenant: { url: tenant.emulator.url },
      auth: { kind: 'refresh', clientId, clientSecret: appToken, refreshToken, loginUrl: tenant.emulator.loginUrl },
      resilience: { attempts: 3, initialDelay: 1 },
    });
    tenant.emulator.faults.add({ match: { face: 'login' }, fault, times: 2 });
    await so.contacts.create({ Name: 'New' });
    await so.close();
    expect(await isThere(transport)).toBe(1);
  });
});
