import { webcrypto } from 'node:crypto';

/** What the vendor's page shows (en/automation/webhook/dev/notification), shortened. */
export const samplePayload = {
  EventId: '88f91933-edce-4c1a-8ded-ade8e2f72434',
  Timestamp: '2025-05-14T10:48:07.8912039Z',
  Changes: ['contact_id', 'updated_associate_id', 'soundEx', 'updated', 'name'],
  Event: 'contact.changed',
  PrimaryKey: 18,
  Entity: 'contact',
  ContextIdentifier: 'Cust54321',
  ChangedByAssociateId: 5,
  WebhookName: 'Tonys Contact Handler',
  FieldValues: { activeInterests: 0, associate_id: 12, updated: '2025-05-14T10:48:07.8912039+02:00' },
};

export const secret = 'Something Super Secret';

/** The signature by Web Crypto, which the library does not use. */
export async function signatureBy(key: string, body: string | Uint8Array): Promise<string> {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : Uint8Array.from(body);
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const imported = await webcrypto.subtle.importKey('raw', new TextEncoder().encode(key), algorithm, false, ['sign']);
  return Buffer.from(await webcrypto.subtle.sign('HMAC', imported, bytes)).toString('base64');
}

export interface SignedWebhook {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A request as NetServer sends it: a payload, or a body that is none. */
export async function signedWebhook(payload: object | string = samplePayload, key = secret): Promise<SignedWebhook> {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const { Event, EventId } = typeof payload === 'string' ? samplePayload : { ...samplePayload, ...payload };
  return {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'User-Agent': 'NetServer-Webhook/8.8.6684.1719',
      'X-SuperOffice-Event': Event,
      'X-SuperOffice-EventId': EventId,
      'X-SuperOffice-Signature': await signatureBy(key, body),
    },
    body,
  };
}
