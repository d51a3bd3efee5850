import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type SuperOffice, ValidationError, verifyWebhook, type WebhookNotification } from '../../src/index.js';
import { startTenant, type TestTenant } from '../support/tenants.js';
import { errorOf, transportNames } from '../support/transports.js';

let tenant: TestTenant;
let target: Server;
let status: number;
let received: { readonly headers: object; readonly notification: WebhookNotification | undefined }[];
const secret = 'open sesame';

beforeAll(async () => {
  tenant = await startTenant();
  target = createServer((request, response) => {
    const { headers } = request;
    void verifyWebhook(request, secret)
      .catch(() => undefined)
      .then((notification) => {
        received.push({ headers, notification });
        response.writeHead(status, { 'X-Mine': 'yes' }).end('the body of the answer');
      });
  }).listen(0, '127.0.0.1');
  await once(target, 'listening');
});
afterAll(async () => {
  await tenant.close();
  target.closeAllConnections();
  target.close();
});
beforeEach(() => {
  status = 200;
  received = [];
});

const url = () => `http://127.0.0.1:${(target.address() as AddressInfo).port}/hook`;

describe.each(transportNames)('a test of a webhook over %s', (transport) => {
  const so = (): SuperOffice => tenant[transport];
  const hook = async () => ({
    ...(await so().webhooks.createDefault()),
    Name: 'Mine',
    TargetUrl: url(),
    Secret: secret,
  });

  it('posts the signed event "test", and returns what the target answered', async () => {
    const result = await so().webhooks.test(await hook());
    expect(result).toMatchObject({ Success: true });
    expect(result?.Message).toMatch(/x-mine: yes[\s\S]*the body of the answer$/i);
    expect(received).toHaveLength(1);
    const [{ headers, notification } = { headers: {}, notification: undefined }] = received;
    expect(headers).toMatchObject({ 'x-superoffice-event': 'test', 'x-hook-test': 'true' });
    expect(notification?.payload).toMatchObject({
      ...{ Event: 'test', Entity: 'test', PrimaryKey: 0, Changes: [] },
      ...{ WebhookName: 'Mine', ContextIdentifier: tenant.emulator.tenant },
    });
  });

  it('reports a target that answers otherwise, without counting it', async () => {
    const saved = await so().webhooks.create({ Name: 'Mine', TargetUrl: url(), Secret: secret });
    status = 500;
    const result = await so().webhooks.test(saved);
    expect(result).toMatchObject({ Success: false, Message: expect.stringContaining('500') });
    expect(received).toHaveLength(1);
    expect(await so().webhooks.get(saved.WebhookId)).toMatchObject({ TotalCalls: 0, TotalErrors: 0 });
  });

  it('reports a target that cannot be reached', async () => {
    const result = await so().webhooks.test({ ...(await hook()), TargetUrl: 'https://crm.example.com/' });
    expect(result).toMatchObject({ Success: false, Message: expect.stringContaining('crm.example.com') });
    expect(received).toHaveLength(0);
  });

  it.each([undefined, null, 5, [], { Nmae: 'Mine' }])('is refused for %j', async (given) => {
    const from = tenant.emulator.requests.length;
    expect(await errorOf(so().webhooks.test(given as never))).toBeInstanceOf(ValidationError);
    expect(tenant.emulator.requests).toHaveLength(from);
  });
});
