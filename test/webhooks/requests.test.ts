import { createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect as connectSocket } from 'node:net';
import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { afterEach, describe, expect, it } from '@jest/globals';
import { NetworkError, ValidationError, verifyWebhook, type WebhookRequest } from '../../src/index.js';
import { secret, type SignedWebhook, signedWebhook } from '../support/signed-webhook.js';

const lowered = (headers: SignedWebhook['headers']) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
const parts = (text: string) => [text.slice(0, 7), text.slice(7)].map((part) => Buffer.from(part));
const fetched = ({ headers, body }: SignedWebhook, content: string | ReadableStream = body) =>
  new Request('https://example.com/webhook', { method: 'POST', headers, body: content, duplex: 'half' });

const forms: [what: string, request: (signed: SignedWebhook) => WebhookRequest][] = [
  ['text', ({ headers, body }) => ({ headers, body })],
  ['a Buffer', ({ headers, body }) => ({ headers, body: Buffer.from(body) })],
  ['a Uint8Array', ({ headers, body }) => ({ headers, body: new TextEncoder().encode(body) })],
  ['an ArrayBuffer', ({ headers, body }) => ({ headers, body: new TextEncoder().encode(body).buffer })],
  [
    'a view within a larger buffer',
    ({ headers, body }) => ({ headers, body: Buffer.from(`xx${body}xx`).subarray(2, -2) }),
  ],
  ['headers in lower case', ({ headers, body }) => ({ headers: lowered(headers), body })],
  [
    'headers as lists',
    ({ headers, body }) => ({
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
      body,
    }),
  ],
  ['the headers of Fetch', ({ headers, body }) => ({ headers: new Headers(headers), body })],
  ['a Request of Fetch', (signed) => fetched(signed)],
  ['a Request that streams', (signed) => fetched(signed, ReadableStream.from(parts(signed.body)))],
  ["a stream with Node's headers", ({ headers, body }) => Object.assign(Readable.from(parts(body)), { headers })],
  ['a stream of text', ({ headers, body }) => Object.assign(Readable.from([body]).setEncoding('utf8'), { headers })],
  [
    'a raw body beside a parsed one',
    ({ headers, body }) => ({ headers, body: JSON.parse(body) as unknown, rawBody: Buffer.from(body) }),
  ],
];

describe('a webhook is verified', () => {
  it.each(forms)('from %s', async (_what, request) => {
    const { payload } = await verifyWebhook(request(await signedWebhook()), secret);
    expect(payload.PrimaryKey).toBe(18);
  });
});

const refused: [what: string, request: (signed: SignedWebhook) => unknown, words: string][] = [
  [
    'a parsed body',
    ({ headers, body }) => ({ headers, body: JSON.parse(body) as unknown }),
    'the body was parsed, and the signature is of the bytes before parsing. Keep the bytes: in Express with express.raw(',
  ],
  ['a body that a parser left empty', ({ headers }) => ({ headers, body: {} }), 'the body was parsed'],
  ['a list', ({ headers }) => ({ headers, body: [] }), 'the body was parsed'],
  ['a request without a body', ({ headers }) => ({ headers }), 'the request has no body'],
  ['a body that is null', ({ headers }) => ({ headers, body: null }), 'the request has no body'],
  ['no request', () => undefined, 'the request must have headers'],
  ['the body alone', ({ body }) => body, 'the request must have headers'],
  ['headers that are none', ({ body }) => ({ headers: 'x', body }), 'the request must have headers'],
];

describe('a webhook is refused with advice', () => {
  it.each(refused)('if it has %s', async (_what, request, words) => {
    const call = verifyWebhook(request(await signedWebhook()) as WebhookRequest, secret);
    await expect(call).rejects.toThrow(words);
    await expect(call).rejects.toThrow(ValidationError);
  });

  it('if a Request was read before', async () => {
    const request = fetched(await signedWebhook());
    await request.json();
    await expect(verifyWebhook(request, secret)).rejects.toThrow('the body has already been read. Keep the bytes');
  });

  it('if another reads the Request', async () => {
    const request = fetched(await signedWebhook());
    request.body?.getReader();
    await expect(verifyWebhook(request, secret)).rejects.toThrow('the body has already been read');
  });

  it('if a stream was read before', async () => {
    const { headers, body } = await signedWebhook();
    const stream = Object.assign(Readable.from(parts(body)), { headers });
    await stream.toArray();
    await expect(verifyWebhook(stream, secret)).rejects.toThrow('the body has already been read');
  });

  it('if a stream was closed before', async () => {
    const { headers, body } = await signedWebhook();
    const stream = Object.assign(Readable.from(parts(body)), { headers });
    const closed = once(stream, 'close');
    stream.destroy();
    await closed;
    await expect(verifyWebhook(stream, secret)).rejects.toThrow('the body has already been read');
  });
});

describe('a body beyond the limit', () => {
  const request = (signed: SignedWebhook, form: string) =>
    (forms.find(([what]) => what === form) ?? forms[0])?.[1](signed);

  it.each(forms.map(([what]) => what))('is refused in %s', async (form) => {
    const signed = await signedWebhook();
    const size = Buffer.byteLength(signed.body);
    const verified = (maxBytes: number) => verifyWebhook(request(signed, form) as WebhookRequest, secret, { maxBytes });
    expect((await verified(size)).payload.PrimaryKey).toBe(18);
    await expect(verified(size - 1)).rejects.toThrow(
      `the body is larger than a webhook's payload, ${size - 1} bytes. The option maxBytes raises the limit`,
    );
  });

  it('is not read if its length is given', async () => {
    const { headers, body } = await signedWebhook();
    const stream = Object.assign(Readable.from(parts(body)), { headers: { ...headers, 'content-length': '262145' } });
    await expect(verifyWebhook(stream, secret)).rejects.toThrow('larger');
    expect(stream.readableDidRead).toBe(false);
    expect(stream.destroyed).toBe(false);
  });

  it('is not read to its end in a Request', async () => {
    let cancelled = 0;
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(Buffer.alloc(1_000)),
      cancel: () => {
        cancelled++;
      },
    });
    const request = { headers: (await signedWebhook()).headers, body: endless };
    await expect(verifyWebhook(request, secret, { maxBytes: 1_500 })).rejects.toThrow('larger');
    expect(cancelled).toBe(1);
  });

  it('may break later without ending the process', async () => {
    const stream = Object.assign(new PassThrough(), { headers: (await signedWebhook()).headers });
    stream.write(Buffer.alloc(200));
    await expect(verifyWebhook(stream, secret, { maxBytes: 100 })).rejects.toThrow('larger');
    const closed = new Promise<void>((resolve) => stream.on('close', resolve));
    stream.destroy(new Error('reset'));
    await closed;
  });

  it('has 256 KiB unless it is set', async () => {
    const { headers, body } = await signedWebhook();
    const padded = (size: number) => ({ headers, body: body + ' '.repeat(size - body.length) });
    await expect(verifyWebhook(padded(262_144), secret)).rejects.toThrow('the signature does not match');
    await expect(verifyWebhook(padded(262_145), secret)).rejects.toThrow('larger');
  });
});

describe('over HTTP', () => {
  let close: () => Promise<void> = async () => undefined;
  afterEach(() => close());

  /** A server that responds with the outcome of verification. */
  async function receiver(maxBytes?: number): Promise<{ port: number; next: Promise<unknown> }> {
    let ended: (outcome: unknown) => void;
    const next = new Promise<unknown>((resolve) => (ended = resolve));
    const server = createServer((request: IncomingMessage, response) => {
      verifyWebhook(request, secret, maxBytes === undefined ? {} : { maxBytes }).then(
        ({ payload }) => {
          response.end(String(payload.PrimaryKey));
          ended(payload);
        },
        (error: unknown) => {
          response.writeHead(400).end(error instanceof Error ? error.name : '');
          ended(error);
        },
      );
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    close = async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    };
    return { port: (server.address() as AddressInfo).port, next };
  }

  it("is verified from Node's own request", async () => {
    const { port } = await receiver();
    const { headers, body } = await signedWebhook();
    const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers, body });
    expect([response.status, await response.text()]).toEqual([200, '18']);
  });

  it('is refused if the header comes twice', async () => {
    const { port, next } = await receiver();
    const { headers, body } = await signedWebhook();
    const signature = headers['X-SuperOffice-Signature'] ?? '';
    const posted = httpRequest({
      port,
      method: 'POST',
      headers: { ...headers, 'Content-Length': Buffer.byteLength(body) },
    });
    posted.setHeader('X-SuperOffice-Signature', [signature, signature]).end(body);
    const [response] = (await once(posted, 'response')) as [IncomingMessage];
    response.resume();
    expect(response.statusCode).toBe(400);
    expect(await next).toMatchObject({ name: 'AuthenticationError' });
  });

  it('is answered, though its body is too large and has not been read', async () => {
    const { port } = await receiver(1_000);
    const { headers } = await signedWebhook();
    const body = ReadableStream.from(Array.from({ length: 20 }, () => Buffer.alloc(1_000)));
    const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
    const response = await fetch(`http://127.0.0.1:${port}/`, init);
    expect([response.status, await response.text()]).toEqual([400, 'ValidationError']);
  });

  it('is refused as a broken connection if it breaks within the body', async () => {
    const { port, next } = await receiver();
    const { headers, body } = await signedWebhook();
    const socket = connectSocket(port, '127.0.0.1');
    const lines = Object.entries({ ...headers, 'Content-Length': '2000' }).map(
      ([name, value]) => `${name}: ${value}\r\n`,
    );
    socket.write(`POST / HTTP/1.1\r\nHost: x\r\n${lines.join('')}\r\n${body.slice(0, 20)}`, () => socket.destroy());
    const error = await next;
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ message: 'the connection broke before the whole body had arrived' });
  });

  it('is refused as a broken connection if the stream of a Request fails', async () => {
    const failing = ReadableStream.from(
      (async function* () {
        yield Buffer.from('{');
        throw new Error('reset');
      })(),
    );
    const request = fetched(await signedWebhook(), failing);
    await expect(verifyWebhook(request, secret)).rejects.toBeInstanceOf(NetworkError);
  });
});
