import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Emulator, type Fault, startEmulator } from '../../src/emulator/index.js';
import { basic, Calls } from './calls.js';

let emulator: Emulator;
let calls: Calls;

beforeAll(async () => {
  emulator = await startEmulator();
  calls = new Calls(emulator);
});
afterAll(() => emulator.close());
beforeEach(() => {
  emulator.reset();
  emulator.faults.clear();
});

const created = () => calls.rest('GET', 'Contact/13');

describe('a fault', () => {
  it.each<[string, Fault]>([
    ['a cut connection', { kind: 'reset' }],
    ['garbage', { kind: 'garbage' }],
    ['an answer of its own', { kind: 'answer', status: 503, body: '<html>', contentType: 'text/html' }],
  ])('that is %s happens before the server acts, or after it', async (_what, fault) => {
    for (const [when, status] of [
      ['before', 404],
      ['after', 200],
    ] as const) {
      emulator.faults.add({ match: { method: 'POST' }, fault, when, times: 1 });
      await calls.rest('POST', 'Contact', { Name: 'x' }).catch(() => undefined);
      expect(await created()).toMatchObject({ status });
    }
  });

  it('cuts the connection within an answer', async () => {
    emulator.faults.add({ fault: { kind: 'reset', bytes: 10 }, times: 1 });
    const answer = await fetch(`${emulator.url}/api/v1/Contact/2`, { headers: { Authorization: basic } });
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow();
  });

  it('sends the first bytes of an answer as if they were the whole', async () => {
    emulator.faults.add({ fault: { kind: 'truncate', bytes: 12 }, times: 1 });
    const answer = await fetch(`${emulator.url}/api/v1/Contact/2`, { headers: { Authorization: basic } });
    expect(await answer.text()).toBe('{"TableRight');
  });

  it('delays an answer', async () => {
    emulator.faults.add({ fault: { kind: 'delay', milliseconds: 60 }, times: 1 });
    const start = performance.now();
    expect(await calls.rest('GET', 'Contact/2')).toMatchObject({ status: 200 });
    expect(performance.now() - start).toBeGreaterThanOrEqual(55);
  });

  it('applies to the face, agent and operation that it names, and no other', async () => {
    const match = { face: 'soap', agent: 'Contact', operation: 'GetContactEntity' } as const;
    emulator.faults.add({ match, fault: { kind: 'answer', status: 429 } });
    const get = (agent: string) => calls.soap(agent, `Get${agent}Entity`, { parameters: { [`${agent}EntityId`]: 1 } });
    expect(await get('Contact')).toEqual({ status: 429 });
    expect(await get('Person')).toMatchObject({ status: 200 });
    expect(await calls.agents('Contact/GetContactEntity?contactEntityId=1', null)).toMatchObject({ status: 200 });
  });

  it('does not hold up the end of the emulator', async () => {
    const other = await startEmulator();
    other.faults.add({ fault: { kind: 'delay', milliseconds: 3_600_000 } });
    const waiting = fetch(other.url).then(
      () => 'answered',
      () => 'cut',
    );
    while (other.requests.length === 0) await new Promise(setImmediate);
    await other.close();
    expect(await waiting).toBe('cut');
  });
});

describe('the record of requests', () => {
  it('has the face of each request, and the status of its answer', async () => {
    const before = emulator.requests.length;
    emulator.settings.record = true;
    await calls.rest('PATCH', 'contact/2?$select=Name', { Name: 'x' });
    emulator.settings.record = false;
    await calls.agents('Contact/GetContactEntity?contactEntityId=9999', null);
    await calls.soap('Contact', 'GetContactEntity', { parameters: { ContactEntityId: 2 } });
    await fetch(`${emulator.url}/Remote/Services88/Contact.svc?wsdl`);
    await fetch(`${emulator.origin}/api/state/Cust12345`);
    await fetch(`${emulator.origin}/elsewhere`);
    emulator.faults.add({ fault: { kind: 'reset' } });
    await fetch(emulator.url).catch(() => undefined);
    const plain = { method: 'GET', agent: undefined, operation: undefined, body: undefined };
    const contact = '/Cust12345/Remote/Services88/Contact.svc';
    expect(emulator.requests.slice(before)).toEqual([
      {
        face: 'rest',
        method: 'PATCH',
        path: '/Cust12345/api/v1/contact/2',
        agent: 'contact',
        operation: 'PATCH',
        body: '{"Name":"x"}',
        status: 200,
      },
      {
        face: 'agents',
        method: 'POST',
        path: '/Cust12345/api/v1/Agents/Contact/GetContactEntity',
        agent: 'Contact',
        operation: 'GetContactEntity',
        body: undefined,
        status: 200,
      },
      {
        face: 'soap',
        method: 'POST',
        path: contact,
        agent: 'Contact',
        operation: 'GetContactEntity',
        body: undefined,
        status: 200,
      },
      { ...plain, face: 'wsdl', path: contact, agent: 'Contact', status: 200 },
      { ...plain, face: 'state', path: '/api/state/Cust12345', status: 200 },
      { ...plain, face: 'other', path: '/elsewhere', status: 404 },
      { ...plain, face: 'other', path: '/Cust12345', status: undefined },
    ]);
  });
});

it('delays every answer if a latency is set', async () => {
  emulator.settings.latency = 40;
  const start = performance.now();
  await calls.rest('GET', 'Contact/2');
  emulator.settings.latency = 0;
  expect(performance.now() - start).toBeGreaterThanOrEqual(35);
});
