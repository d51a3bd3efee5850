import { expect } from '@jest/globals';
import {
  AuthenticationError,
  MemorySeenWebhooks,
  ValidationError,
  verifyWebhook,
  type WebhookHeaders,
  type WebhookNotification,
  type WebhookRequest,
} from '../../src/index.js';
import { samplePayload, secret, signatureBy, signedWebhook } from '../support/signed-webhook.js';
import type { Attack } from './attack.js';

const name = 'X-SuperOffice-Signature';
const { stringify } = JSON;

/** Signatures of the right body and secret that are not the one text that SuperOffice sends. */
const spellings: [what: string, spell: (signature: string, bytes: Buffer) => string][] = [
  ['in hexadecimal', (_signature, bytes) => bytes.toString('hex')],
  ['in URL-safe Base64', (_signature, bytes) => bytes.toString('base64url')],
  ['without its padding', (signature) => signature.slice(0, -1)],
  ['with more padding', (signature) => `${signature}=`],
  ['with a prefix', (signature) => `sha256=${signature}`],
  ['in quotes', (signature) => `"${signature}"`],
  ['with a space before', (signature) => ` ${signature}`],
  ['with a line break after', (signature) => `${signature}\n`],
  ['twice, with a comma', (signature) => `${signature}, ${signature}`],
  ['and a wrong one, with a comma', (signature) => `${'A'.repeat(43)}=, ${signature}`],
  ['in percent encoding', (signature) => encodeURIComponent(signature).replace(/=$/, '%3D')],
  // The last digit has two bits that belong to no byte.
  ['with bits that no decoder reads', (signature) => withUnusedBits(signature)],
  ['in capitals', (signature) => signature.toUpperCase()],
  ['of 32 zeros', () => Buffer.alloc(32).toString('base64')],
  ['of nothing', () => ''],
  ['of a megabyte', () => 'A'.repeat(1_000_000)],
  ['of characters beyond ASCII', () => `${'Å'.repeat(43)}=`],
  ['of full-width characters', (signature) => signature.replaceAll(/./g, (each) => fullWidth(each))],
];

const fullWidth = (character: string) => String.fromCodePoint(character.charCodeAt(0) + 0xfee0);

function withUnusedBits(signature: string): string {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const changed = `${signature.slice(0, 42)}${digits.charAt(digits.indexOf(signature.charAt(42)) ^ 1)}=`;
  expect(Buffer.from(changed, 'base64')).toEqual(Buffer.from(signature, 'base64'));
  return changed;
}

const misspelt = spellings.map(([what, spell]): Attack => ({
  name: `a signature ${what}`,
  run: async () => {
    const { headers, body } = await signedWebhook();
    const signature = headers[name] ?? '';
    const spelt = spell(signature, Buffer.from(signature, 'base64'));
    return verifyWebhook({ headers: { [name]: spelt }, body }, secret);
  },
  expected: { error: AuthenticationError },
}));

/** Signatures that were made in another way. */
const forged: [what: string, sign: (body: string) => Promise<string>][] = [
  ['under an empty secret', (body) => hmac('SHA-256', '', body)],
  ['under the name of a secret', (body) => signatureBy('undefined', body)],
  ['under a secret with a space after', (body) => signatureBy(`${secret} `, body)],
  ['under a secret in other case', (body) => signatureBy(secret.toLowerCase(), body)],
  ['under the secret in Base64', (body) => signatureBy(Buffer.from(secret).toString('base64'), body)],
  ['with SHA-1', (body) => hmac('SHA-1', secret, body)],
  ['with SHA-512', (body) => hmac('SHA-512', secret, body)],
  ['with SHA-512, cut to 32 bytes', async (body) => cut(await hmac('SHA-512', secret, body))],
  ['of the body alone', async (body) => Buffer.from(await digest(body)).toString('base64')],
  ['of another body', (body) => signatureBy(secret, body.replace('18', '19'))],
  [
    'of the body after it was parsed and written again',
    (body) => signatureBy(secret, stringify(JSON.parse(body), undefined, 1)),
  ],
  ['of an empty body', () => signatureBy(secret, '')],
  ['of the event id', () => signatureBy(secret, samplePayload.EventId)],
];

async function hmac(hash: string, key: string, body: string): Promise<string> {
  // Web Crypto refuses an empty key; a zero byte is the same key to HMAC.
  const raw = new TextEncoder().encode(key === '' ? '\0' : key);
  const imported = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash }, false, ['sign']);
  return Buffer.from(await crypto.subtle.sign('HMAC', imported, new TextEncoder().encode(body))).toString('base64');
}

const digest = (body: string) => crypto.subtle.digest('SHA-256', new TextEncoder().encode(body));
const cut = (signature: string) => Buffer.from(signature, 'base64').subarray(0, 32).toString('base64');

const forgeries = forged.map(([what, sign]): Attack => ({
  name: `a signature ${what}`,
  run: async () => {
    const body = stringify(samplePayload);
    return verifyWebhook({ headers: { [name]: await sign(body) }, body }, secret);
  },
  expected: { error: AuthenticationError },
}));

const headerForms: [what: string, headers: (signature: string) => WebhookHeaders][] = [
  ['none', () => ({})],
  ['another name', (signature) => ({ 'X-Hub-Signature': signature })],
  ['a name that ends alike', (signature) => ({ [`a${name}`]: signature })],
  ['the name on the prototype', (signature) => Object.create({ [name]: signature }) as WebhookHeaders],
  ['no value', () => ({ [name]: undefined })],
  ['an empty list', () => ({ [name]: [] })],
  ['two values', (signature) => ({ [name]: [signature, signature] })],
  ['a wrong one and the right one', (signature) => ({ [name]: 'AAAA', [name.toLowerCase()]: signature })],
  ['the right one and a wrong one', (signature) => ({ [name]: signature, [name.toUpperCase()]: 'AAAA' })],
  ['headers of Fetch without it', () => new Headers({ 'X-SuperOffice-Event': 'contact.created' })],
];

const headers = headerForms.map(([what, make]): Attack => ({
  name: `a request whose header has ${what}`,
  run: async () => {
    const { headers: genuine, body } = await signedWebhook();
    return verifyWebhook({ headers: make(genuine[name] ?? ''), body }, secret);
  },
  expected: { error: AuthenticationError },
}));

const bodies: [what: string, body: string | Uint8Array][] = [
  ['nothing', ''],
  ['null', 'null'],
  ['a list', '[]'],
  ['a text', '"contact.created"'],
  ['no JSON', '{'],
  ['JSON and more', `${stringify(samplePayload)}{}`],
  ['100,000 brackets', '['.repeat(100_000)],
  ['100,000 objects within one another', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
  ['bytes that are not UTF-8', Buffer.concat([Buffer.from('{"Event":"'), Buffer.from([0xff]), Buffer.from('"}')])],
  ['UTF-16', Buffer.from(stringify(samplePayload), 'utf16le')],
  ['no event', stringify({ ...samplePayload, Event: undefined })],
  ['an empty event', stringify({ ...samplePayload, Event: '' })],
  ['a list of events', stringify({ ...samplePayload, Event: ['contact.created'] })],
  ['no key', stringify({ ...samplePayload, PrimaryKey: undefined })],
  ['a key in words', stringify({ ...samplePayload, PrimaryKey: '18 or 1=1' })],
  ['a key between two', stringify({ ...samplePayload, PrimaryKey: 1.5 })],
  ['a key beyond what is exact', stringify(samplePayload).replace('18', '9007199254740993')],
  ['changes that are an object', stringify({ ...samplePayload, Changes: { length: 1 } })],
  ['changes that are numbers', stringify({ ...samplePayload, Changes: [1] })],
  ['values that are a list', stringify({ ...samplePayload, FieldValues: [] })],
  ['values that are a text', stringify({ ...samplePayload, Values: 'x' })],
  ['an id that is an object', stringify({ ...samplePayload, EventId: { toString: 'x' } })],
  ['a tenant that is a list', stringify({ ...samplePayload, ContextIdentifier: ['Cust54321'] })],
];

/** Someone who knows the secret, or a server that fails. */
const shapes = bodies.map(([what, body]): Attack => ({
  name: `a signed body of ${what}`,
  run: async () => verifyWebhook({ headers: { [name]: await signatureBy(secret, body) }, body }, secret),
  expected: { error: ValidationError },
}));

const polluting = `${stringify(samplePayload).slice(0, -1)},"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}`;
const pollutingValues = stringify({ ...samplePayload, FieldValues: {} }).replace(
  '"FieldValues":{}',
  '"FieldValues":{"__proto__":{"isAdmin":true},"toString":1}',
);

const survived: Attack[] = [
  ...[polluting, pollutingValues].map((body, index): Attack => ({
    name: `a signed body with the key __proto__${index === 0 ? '' : ' among its values'}`,
    run: async () => verifyWebhook(await signedWebhook(body), secret),
    expected: (result) => {
      const { payload, raw } = result as WebhookNotification;
      for (const each of [{}, payload, raw, payload.FieldValues, payload.Values])
        expect((each as { isAdmin?: boolean }).isAdmin).toBeUndefined();
      expect(payload.PrimaryKey).toBe(18);
    },
  })),
  {
    name: 'unsigned headers that name another event, and another id to get past the store',
    run: async () => {
      const { headers: genuine, body } = await signedWebhook();
      const seen = new MemorySeenWebhooks();
      await verifyWebhook({ headers: genuine, body }, secret, { seen });
      const changed = { ...genuine, 'X-SuperOffice-Event': 'contact.deleted', 'X-SuperOffice-EventId': 'another' };
      return verifyWebhook({ headers: changed, body }, secret, { seen });
    },
    expected: (result) => expect(result).toMatchObject({ repeated: true, payload: { Event: 'contact.changed' } }),
  },
  {
    name: 'a key that comes twice: the one that every parser of JSON in JavaScript takes is used',
    run: async () => {
      const body = stringify(samplePayload).replace('"PrimaryKey":18', '"PrimaryKey":1,"PrimaryKey":18');
      return verifyWebhook(await signedWebhook(body), secret);
    },
    expected: (result) => expect(result).toMatchObject({ payload: { PrimaryKey: 18 }, raw: { PrimaryKey: 18 } }),
  },
];

/** Ways past the check by what a framework leaves of the request. */
const requests: Attack[] = [
  {
    name: 'a body that is an object with a length',
    run: async () => {
      const { headers: genuine } = await signedWebhook();
      const request: WebhookRequest = { headers: genuine, body: { length: 5, toString: () => '{}' } };
      return verifyWebhook(request, secret);
    },
    expected: { error: ValidationError, words: 'the body was parsed' },
  },
  {
    name: 'a body of two megabytes',
    run: async () => verifyWebhook(await signedWebhook(`"${'x'.repeat(2_000_000)}"`), secret),
    expected: { error: ValidationError, words: 'larger' },
  },
];

/** What is posted to the address of a webhook. */
export const webhookAttacks = [...misspelt, ...forgeries, ...headers, ...shapes, ...survived, ...requests];
