import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { WebhookPayload } from '../../src/index.js';
import { samplePayload, secret, type SignedWebhook, signedWebhook } from '../support/signed-webhook.js';

interface Receiver {
  readonly url: string;
  close(): Promise<void>;
}

interface ReceiverOptions {
  readonly port: number;
  readonly secret: string;
  readonly tenant: string;
  readonly handle: (payload: WebhookPayload) => Promise<void>;
}

type StartReceiver = (options: ReceiverOptions) => Promise<Receiver>;

const now = (changes: object = {}) =>
  signedWebhook({ ...samplePayload, Timestamp: new Date().toISOString(), ...changes });

describe.each(['express', 'fastify'])('the example of a receiver with %s', (framework) => {
  let receiver: Receiver;
  let handled: WebhookPayload[];
  let handle: (payload: WebhookPayload) => Promise<void>;

  beforeEach(async () => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const file = join(process.cwd(), 'examples', 'webhooks', `${framework}.mjs`);
    const { startReceiver } = (await import(file)) as { startReceiver: StartReceiver };
    handled = [];
    handle = async (payload) => void handled.push(payload);
    receiver = await startReceiver({ port: 0, secret, tenant: 'Cust54321', handle: (payload) => handle(payload) });
  });
  afterEach(async () => {
    await receiver.close();
    jest.restoreAllMocks();
  });

  const post = async ({ headers, body }: SignedWebhook, path = '/webhook') =>
    fetch(receiver.url + path, { method: 'POST', headers, body });
  const statusOf = async (request: SignedWebhook) => (await post(request)).status;

  it('handles a genuine event, and responds with 200', async () => {
    expect(await statusOf(await now())).toBe(200);
    expect(handled).toMatchObject([{ Event: 'contact.changed', PrimaryKey: 18, WebhookName: 'Tonys Contact Handler' }]);
  });

  it('handles an event once, however often it arrives', async () => {
    const request = await now();
    expect([await statusOf(request), await statusOf(request)]).toEqual([200, 200]);
    expect(handled).toHaveLength(1);
  });

  it('handles an event when it arrives again, if it failed before', async () => {
    const request = await now();
    const working = handle;
    handle = () => Promise.reject(new Error('the queue is full'));
    expect(await statusOf(request)).toBe(500);
    handle = working;
    expect(await statusOf(request)).toBe(200);
    expect(handled).toHaveLength(1);
  });

  it('responds with 200 to the test event, and does nothing', async () => {
    expect(await statusOf(await now({ Event: 'test', Entity: 'test', PrimaryKey: 0 }))).toBe(200);
    expect(handled).toEqual([]);
  });

  it.each<[what: string, request: () => Promise<SignedWebhook>, status: number]>([
    ['a forged event', async () => ({ ...(await now()), body: (await now({ PrimaryKey: 19 })).body }), 401],
    ['an event of another tenant', () => now({ ContextIdentifier: 'Cust1' }), 401],
    ['an event of last week', () => now({ Timestamp: new Date(Date.now() - 7 * 86_400_000).toISOString() }), 401],
    ['a signed body that is no event', () => signedWebhook('[]'), 400],
  ])('refuses %s', async (_what, request, status) => {
    expect(await statusOf(await request())).toBe(status);
    expect(handled).toEqual([]);
  });

  it('refuses a body that is too large', async () => {
    expect(await statusOf(await signedWebhook('x'.repeat(300_000)))).toBeGreaterThanOrEqual(400);
    expect(handled).toEqual([]);
  });

  it('leaves JSON to the other routes', async () => {
    const response = await post({ headers: { 'Content-Type': 'application/json' }, body: '{"a":[1]}' }, '/echo');
    expect(await response.json()).toEqual({ a: [1] });
  });
});
