import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CanonicalObject } from '../../src/contract/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { Calls } from './calls.js';

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: CanonicalObject;
}

let emulator: Emulator;
let calls: Calls;
let server: Server;
let statuses: number[];
let received: Received[];
let arrived: () => void;

beforeAll(async () => {
  emulator = await startEmulator({ settings: { webhookRetryDelays: [0, 0] } });
  calls = new Calls(emulator);
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      response.writeHead(statuses.shift() ?? 200).end();
      received.push({ headers: request.headers, text, body: JSON.parse(text) as CanonicalObject });
      arrived();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  await emulator.close();
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  emulator.reset();
  statuses = [];
  received = [];
  arrived = () => undefined;
});

const target = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;

async function register(events: readonly string[], values: object = {}): Promise<number> {
  const hook = { Name: 'Mine', Events: events, TargetUrl: target(), Secret: 'open sesame', ...values };
  return Number((await calls.rest('POST', 'Webhook', hook)).body['WebhookId']);
}

/** Waits until so many have arrived. */
function arrivals(count: number): Promise<Received[]> {
  return new Promise((resolve) => {
    arrived = () => {
      if (received.length >= count) resolve(received);
    };
    arrived();
  });
}

/** Reads a webhook until the server has counted what happened. */
async function counted(id: number, ends: (hook: CanonicalObject) => boolean): Promise<CanonicalObject> {
  for (;;) {
    const { body } = await calls.rest('GET', `Webhook/${id}`);
    if (ends(body)) return body;
  }
}

describe('a webhook', () => {
  it('is proposed active, for two events, as the vendor documents', async () => {
    expect((await calls.rest('GET', 'Webhook/default')).body).toMatchObject({
      WebhookId: 0,
      Events: ['contact.created', 'contact.deleted'],
      State: 'Active',
      Type: 'webhook',
    });
  });

  it('is posted what was created, changed and deleted, in that order, over any API', async () => {
    await register(['contact.created', 'contact.changed', 'contact.deleted']);
    const { body } = await calls.rest('POST', 'Contact', { Name: 'Riverside' });
    await calls.agents('Contact/SaveContactEntity', { ...body, Department: 'West' });
    await calls.rest('DELETE', `Contact/${String(body['ContactId'])}`);
    const seen = await arrivals(3);
    expect(seen.map(({ headers }) => headers['x-superoffice-event'])).toEqual([
      'contact.created',
      'contact.changed',
      'contact.deleted',
    ]);
    expect(seen[1]?.body).toMatchObject({
      Event: 'contact.changed',
      Entity: 'contact',
      PrimaryKey: body['ContactId'],
      ContextIdentifier: 'Cust12345',
      ChangedByAssociateId: 18,
      WebhookName: 'Mine',
      FieldValues: { associate_id: 18, category_idx: 1, country_id: 578, registered_associate_id: 18 },
    });
    expect(seen[1]?.body['Changes']).toEqual(expect.arrayContaining(['contact_id', 'department']));
    expect(seen[1]?.body['Changes']).not.toContain('name');
    expect(seen[1]?.body['EventId']).toBe(seen[1]?.headers['x-superoffice-eventid']);
  });

  it('signs the body as sent, by HMAC with its secret, and nothing without one', async () => {
    await register(['sale.changed']);
    await calls.rest('PATCH', 'Sale/1', { Heading: 'Blåbær' });
    const [signed] = await arrivals(1);
    const expected = createHmac('sha256', 'open sesame')
      .update(signed?.text ?? '')
      .digest('base64');
    expect(signed?.headers['x-superoffice-signature']).toBe(expected);
    emulator.reset();
    await register(['sale.changed'], { Secret: '' });
    await calls.rest('PATCH', 'Sale/1', { Heading: 'x' });
    const [, plain] = await arrivals(2);
    expect(plain?.headers).not.toHaveProperty('x-superoffice-signature');
  });

  it('adds its own headers and properties', async () => {
    await register(['person.changed'], { Headers: { 'X-Key': 'abc' }, Properties: { plan: { level: 2 } } });
    await calls.rest('PATCH', 'Person/1', { Title: 'CEO' });
    const [seen] = await arrivals(1);
    expect(seen?.headers['x-key']).toBe('abc');
    expect(seen?.body).toMatchObject({ plan: { level: 2 } });
  });

  it('is tried three times with the same event, and counts what failed', async () => {
    const id = await register(['project.changed']);
    statuses = [500, 503, 200];
    await calls.rest('PATCH', 'Project/1', { Name: 'x' });
    const seen = await arrivals(3);
    expect(new Set(seen.map(({ headers }) => headers['x-superoffice-eventid'])).size).toBe(1);
    expect(seen.map(({ headers }) => headers['x-superoffice-retry'])).toEqual(['0', '1', '2']);
    const hook = await counted(id, ({ TotalCalls }) => TotalCalls === 3);
    expect(hook).toMatchObject({ TotalErrors: 2, ConsecutiveErrors: 0, State: 'Active', LastError: 'HTTP 503' });
    expect((await calls.rest('GET', `Webhook/${id}/LastError`)).body).toBe('HTTP 503');
  });

  it('is switched off after nine failed attempts, until a client resets its state', async () => {
    const id = await register(['project.changed']);
    statuses = Array.from({ length: 9 }, () => 500);
    for (const Name of ['a', 'b', 'c', 'd']) await calls.rest('PATCH', 'Project/1', { Name });
    const off = await counted(id, ({ State }) => State === 'TooManyErrors');
    expect(off).toMatchObject({ TotalCalls: 9, ConsecutiveErrors: 3 });
    expect(received).toHaveLength(9);
    await calls.rest('PATCH', `Webhook/${id}`, { State: 'Active' });
    await calls.rest('PATCH', 'Project/1', { Name: 'e' });
    expect((await arrivals(10)).at(-1)?.body).toMatchObject({ Event: 'project.changed' });
  });

  it('never reaches another machine', async () => {
    const id = await register(['sale.changed'], { TargetUrl: 'https://www.example.com/hook' });
    await calls.rest('PATCH', 'Sale/1', { Heading: 'x' });
    const hook = await counted(id, ({ ConsecutiveErrors }) => ConsecutiveErrors === 1);
    expect(hook['LastError']).toBe('The emulator only posts to this machine, and not to www.example.com');
  });

  it('is told of a request and its changes, and of an event that a client signals', async () => {
    await register(['ticket.created', 'ticket.changed', 'crane.lifted']);
    const { TicketId } = (await calls.rest('POST', 'Ticket', { Title: 'x' })).body;
    expect((await calls.rest('POST', 'Webhook/crane.lifted/7', { height: 3 })).status).toBe(204);
    const [first, second] = await arrivals(2);
    expect(first?.body).toMatchObject({ Event: 'ticket.created', PrimaryKey: TicketId, Entity: 'ticket' });
    expect(first?.body['FieldValues']).toMatchObject({ owned_by: 18, ticket_status: 1, priority: 2 });
    expect(second?.body).toMatchObject({ Event: 'crane.lifted', PrimaryKey: 7, FieldValues: { height: 3 } });
  });
});

it('lists webhooks by name, event and state over REST and Agents', async () => {
  await register(['sale.sold'], { Name: 'Sales' });
  await register(['contact.created'], { Name: 'Companies', State: 'Stopped' });
  const names = (body: unknown) => (body as CanonicalObject[]).map(({ Name }) => Name);
  expect(names((await calls.rest('GET', 'Webhook')).body)).toEqual(['Sales', 'Companies']);
  expect(names((await calls.rest('GET', 'Webhook?eventFilter=sale')).body)).toEqual(['Sales']);
  const asked = { NameFilter: '', EventFilter: '', StatusFilter: 'Stopped' };
  expect(names((await calls.agents('Webhook/GetAllWebhooks', asked)).body)).toEqual(['Companies']);
});
