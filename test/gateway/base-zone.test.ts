import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { decodeEnvelope, encodeEnvelope } from '../../src/codec/xml/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { BaseZone } from '../../src/gateway/base-zone.js';
import { GatewayCaller } from '../../src/gateway/caller.js';
import type { CallOptions } from '../../src/operations/index.js';
import { contract } from '../support/contract.js';
import { type ServedGateway, serveGateway } from '../support/gateway.js';
import { goingOff } from '../support/timers.js';

let emulator: Emulator;
let gateway: ServedGateway;
beforeEach(async () => {
  emulator = await startEmulator();
  gateway = await serveGateway(emulator);
});
afterEach(async () => {
  await gateway.close();
  await emulator.close();
});

/** The header TimeZone of the answer to a read of a company, which asks for a zone or for none. */
async function zoneOf(ContactEntityId: number, TimeZone?: object): Promise<unknown> {
  const { ticket: Ticket, appToken: ApplicationToken } = emulator.credentials;
  const { input, output, soapAction } = contract.operation('Contact', 'GetContactEntity');
  const answer = await fetch(`${gateway.url}/Remote/Services88/Contact.svc`, {
    method: 'POST',
    headers: { SOAPAction: soapAction, 'Content-Type': 'text/xml' },
    body: encodeEnvelope(input, { ContactEntityId }, { ApplicationToken, Credentials: { Ticket }, TimeZone }),
  });
  return decodeEnvelope(await answer.text(), output, 'tolerant').headers['TimeZone'];
}

const zoneRequests = () => emulator.requests.filter(({ agent }) => agent === 'TimeZone').length;
const norway = { SoTimeZoneId: 261, SoTimeZoneLocationCode: 'NO' };
const none = { SoTimeZoneId: 0, SoTimeZoneLocationCode: '' };

it('names the base zone of the server to a caller that named none, and asks for it once', async () => {
  expect(await zoneOf(2)).toEqual(norway);
  expect(await zoneOf(2, none)).toEqual(norway);
  expect(await zoneOf(4_711)).toEqual(norway);
  expect(zoneRequests()).toBe(2);
});

it('names the zone that a caller asked for, and asks the server for none', async () => {
  const denmark = { SoTimeZoneId: 140, SoTimeZoneLocationCode: 'DK' };
  expect(await zoneOf(2, denmark)).toEqual(denmark);
  expect(zoneRequests()).toBe(0);
});

it('names no zone, in a header that is not nil, while the server does not name its own', async () => {
  emulator.faults.add({ match: { agent: 'TimeZone' }, fault: { kind: 'answer', status: 403 } });
  expect(await zoneOf(2)).toEqual(none);
  expect(await zoneOf(2)).toEqual(none);
  expect(zoneRequests()).toBe(2);
});

it('answers after one limit while the server does not name its zone, and does not ask again for this answer', async () => {
  emulator.faults.add({ match: { agent: 'TimeZone' }, fault: { kind: 'delay', milliseconds: 60_000 } });
  let isOver = false;
  /** When the requests have arrived that a timer was set for. */
  const arrived = async () => {
    const expected = zoneRequests() < 2 ? 2 : zoneRequests() + 1;
    while (zoneRequests() < expected && !isOver) await new Promise((resolve) => setImmediate(resolve));
  };
  const restore = goingOff((milliseconds) => milliseconds === 5_000, arrived);
  try {
    expect(await zoneOf(2)).toEqual(none);
    expect(zoneRequests()).toBe(2);
  } finally {
    isOver = true;
    restore();
  }
});

describe('the lookup of a base zone', () => {
  const caller = new GatewayCaller({ kind: 'none' }, undefined);
  const asked: CallOptions[] = [];
  /** Neither answers nor ends with its signal. */
  const silent = (_exchange: unknown, options: CallOptions) => {
    asked.push(options);
    return new Promise<never>(() => undefined);
  };
  beforeEach(() => {
    asked.length = 0;
    jest.useFakeTimers();
  });
  afterEach(() => void jest.useRealTimers());

  it('ends for all who wait for it after 5 seconds, and is cancelled then', async () => {
    const zone = new BaseZone(silent);
    const first = zone.learn(caller);
    await jest.advanceTimersByTimeAsync(4_000);
    const second = zone.learn(caller);
    expect(asked.map(({ signal }) => signal?.aborted)).toEqual([false, false]);
    await jest.advanceTimersByTimeAsync(1_000);
    await Promise.all([first, second]);
    expect(asked.map(({ signal }) => signal?.aborted)).toEqual([true, true]);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('is not waited for by a client that has gone away, and continues for the others', async () => {
    const zone = new BaseZone(silent);
    const client = new AbortController();
    const gone = zone.learn(caller, client.signal);
    const other = zone.learn(caller);
    client.abort();
    await gone;
    expect(asked.map(({ signal }) => signal?.aborted)).toEqual([false, false]);
    await jest.advanceTimersByTimeAsync(5_000);
    await other;
  });
});
