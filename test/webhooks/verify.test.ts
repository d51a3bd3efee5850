import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import {
  AuthenticationError,
  ValidationError,
  verifyWebhook,
  type WebhookEventName,
  type WebhookPayload,
} from '../../src/index.js';
import { samplePayload, secret, signatureBy, signedWebhook } from '../support/signed-webhook.js';

const recordedBody =
  '{"EventId":"88f91933-edce-4c1a-8ded-ade8e2f72434","Timestamp":"2025-05-14T10:48:07.8912039Z","Changes":["contact_id",' +
  '"updated_associate_id","soundEx","updated","name"],"Event":"contact.changed","PrimaryKey":18,"Entity":"contact",' +
  '"ContextIdentifier":"Cust54321","ChangedByAssociateId":5,"WebhookName":"Blåbær"}';

/**
 * Made by OpenSSL and by Python's `hmac`, which agree:
 * `openssl dgst -sha256 -mac HMAC -macopt hexkey:$(printf %s "$secret" | xxd -p) -binary body.json | base64`.
 */
const recordedSignatures: [what: string, secret: string, signature: string][] = [
  ["the vendor's example of a secret", 'Something Super Secret', 'o5Y5HML7HeEJMcQYTSwf6GXe/9fZG4UC3VrI+l6NdKQ='],
  ['a secret beyond ASCII', 'Blåbærsyltetøy 🫐', '60LUgPftzpJ6kl1SX8Uc55ZT7ayYUCIHvEz41EMy5e0='],
  ['a secret longer than a block', '0123456789'.repeat(10), 'HiZkesME014Z4x2EkQe9m0dzK4meT0+ugKFBG2pcDWs='],
];

describe('the signature of a webhook', () => {
  it.each(recordedSignatures)('is the one that OpenSSL makes, with %s', async (_what, key, signature) => {
    const headers = { 'X-SuperOffice-Signature': signature };
    const { payload } = await verifyWebhook({ headers, body: recordedBody }, key);
    expect(payload).toMatchObject({ Event: 'contact.changed', PrimaryKey: 18, WebhookName: 'Blåbær' });
  });

  it('is the one that OpenSSL makes of a body with every byte that JSON allows', async () => {
    const texts = Array.from({ length: 0x250 }, (_, code) => String.fromCharCode(code)).join('');
    const body = JSON.stringify({ ...samplePayload, WebhookName: texts }, undefined, ' \r\n\t');
    const made = execFileSync('openssl', ['dgst', '-sha256', '-hmac', secret, '-binary'], { input: body });
    const headers = { 'X-SuperOffice-Signature': made.toString('base64') };
    const { payload } = await verifyWebhook({ headers, body }, secret);
    expect(payload.WebhookName).toBe(texts);
  });

  it('covers every byte of the body', async () => {
    const { headers, body } = await signedWebhook({ Event: 'test', PrimaryKey: 0 });
    const bytes = Buffer.from(body);
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await expect(verifyWebhook({ headers, body: changed }, secret)).rejects.toThrow(AuthenticationError);
    }
    for (const changed of [Buffer.concat([bytes, Buffer.from(' ')]), bytes.subarray(0, -1)])
      await expect(verifyWebhook({ headers, body: changed }, secret)).rejects.toThrow(AuthenticationError);
  });

  it('is required, and the error says when SuperOffice sends none', async () => {
    const { body } = await signedWebhook();
    const call = verifyWebhook({ headers: { 'X-SuperOffice-Event': 'contact.changed' }, body }, secret);
    await expect(call).rejects.toThrow(
      'verification of the webhook failed: the request has no header X-SuperOffice-Signature. SuperOffice signs the ' +
        'payloads of webhooks that have a Secret',
    );
  });

  it('is not in the error when it does not match, nor is the secret', async () => {
    const { headers, body } = await signedWebhook();
    const error: unknown = await verifyWebhook({ headers, body }, 'another secret').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(AuthenticationError);
    const shown = `${String(error)} ${JSON.stringify(error)} ${(error as Error).stack ?? ''}`;
    expect(shown).not.toContain('another secret');
    expect(shown).not.toContain(headers['X-SuperOffice-Signature']);
    expect(shown).not.toContain(await signatureBy('another secret', body));
  });
});

describe('several secrets', () => {
  it.each([0, 1, 2])('are all tried: the one at position %i matches', async (position) => {
    const secrets = ['the new one', 'the one before', 'the oldest'];
    const notification = await verifyWebhook(await signedWebhook(samplePayload, secrets[position]), secrets);
    expect(notification.secretIndex).toBe(position);
  });

  it.each([
    ['an empty one', ''],
    ['an empty list', []],
    ['a list with an empty one', ['a secret', '']],
    ['none', undefined as unknown as string],
    ['a number', 5 as unknown as string],
    ['a list with none', [undefined as unknown as string]],
  ])('are refused as a secret: %s', async (_what, bad) => {
    await expect(verifyWebhook(await signedWebhook(), bad)).rejects.toThrow(ValidationError);
  });
});

describe('the payload', () => {
  it('has the names of the vendor', async () => {
    const { payload } = await verifyWebhook(await signedWebhook(), secret);
    expect(payload).toEqual({ ...samplePayload, Values: {} });
  });

  it('has null or nothing in place of what the body does not have', async () => {
    const { payload } = await verifyWebhook(await signedWebhook({ Event: 'webhook.started', PrimaryKey: 66 }), secret);
    expect(payload).toEqual({
      EventId: null,
      Timestamp: null,
      Event: 'webhook.started',
      Entity: null,
      PrimaryKey: 66,
      Changes: [],
      FieldValues: {},
      Values: {},
      ContextIdentifier: null,
      ChangedByAssociateId: null,
      WebhookName: null,
    });
  });

  it('takes null as nothing', async () => {
    const nulls = { EventId: null, Changes: null, FieldValues: null, Values: null, ChangedByAssociateId: null };
    const { payload } = await verifyWebhook(await signedWebhook({ ...samplePayload, ...nulls }), secret);
    expect(payload).toMatchObject({
      EventId: null,
      Changes: [],
      FieldValues: {},
      Values: {},
      ChangedByAssociateId: null,
    });
  });

  it('keeps everything else in the raw one, such as the properties of the webhook', async () => {
    const { payload, raw } = await verifyWebhook(await signedWebhook({ ...samplePayload, channel: { id: 7 } }), secret);
    expect(payload).not.toHaveProperty('channel');
    expect(raw).toEqual({ ...samplePayload, channel: { id: 7 } });
  });

  it.each<WebhookEventName>([
    'contact.created',
    'person.consented',
    'list.category.softdeleted',
    'list.110.changed',
    'y_equipment.deleted',
    'webhook.errors',
    'test',
    'our.own',
  ])('may be of the event %s', async (Event) => {
    const { payload } = await verifyWebhook(await signedWebhook({ ...samplePayload, Event }), secret);
    expect(payload.Event).toBe(Event);
  });

  it('can be told apart by its event without a cast', () => {
    const describe = ({ Event, PrimaryKey }: Pick<WebhookPayload, 'Event' | 'PrimaryKey'>): string => {
      switch (Event) {
        case 'sale.sold':
          return `sold ${PrimaryKey}`;
        default:
          return `unknown ${Event}`;
      }
    };
    expect(describe({ Event: 'sale.sold', PrimaryKey: 3 })).toBe('sold 3');
    expect(describe({ Event: 'our.own', PrimaryKey: 3 })).toBe('unknown our.own');
  });
});

describe('the expected tenant', () => {
  it('is compared in any case', async () => {
    const notification = await verifyWebhook(await signedWebhook(), secret, { tenant: 'cust54321' });
    expect(notification.payload.ContextIdentifier).toBe('Cust54321');
  });

  it.each([
    ['another tenant', { ContextIdentifier: 'Cust1' }],
    ['no tenant', { ContextIdentifier: null }],
    ['a tenant whose name begins alike', { ContextIdentifier: 'Cust543210' }],
  ])('refuses a payload of %s', async (_what, changes) => {
    const call = verifyWebhook(await signedWebhook({ ...samplePayload, ...changes }), secret, { tenant: 'Cust54321' });
    await expect(call).rejects.toThrow('verification of the webhook failed: the payload is from another tenant');
    await expect(call).rejects.toThrow(AuthenticationError);
  });
});

describe('the number of retries', () => {
  it.each([
    ['2', 2],
    ['0', 0],
    [undefined, 0],
    ['-1', 0],
    ['1e9', 0],
    ['99999', 0],
  ])('is read from the header %s', async (value, expected) => {
    const { headers, body } = await signedWebhook();
    const withRetry = value === undefined ? headers : { ...headers, 'X-SuperOffice-Retry': value };
    const { retries } = await verifyWebhook({ headers: withRetry, body }, secret);
    expect(retries).toBe(expected);
  });
});
