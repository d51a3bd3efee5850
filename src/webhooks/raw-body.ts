import type { Readable } from 'node:stream';
import { isAnyArrayBuffer } from 'node:util/types';
import { NetworkError, ValidationError } from '../errors/index.js';
import { headerValues, type WebhookHeaders } from './headers.js';

/**
 * A request as frameworks pass it on: Node's `IncomingMessage`, the request of Express or Fastify, a `Request` of Fetch, or
 * `{ headers, body }` with the body as it arrived.
 */
export interface WebhookRequest {
  /** The headers of the request; the signature is among them. */
  readonly headers: WebhookHeaders;
  /** The body as bytes or text, or the stream of a `Request`. A body that was parsed is refused. */
  readonly body?: unknown;
  /** The body as bytes or text, if `body` is taken by the parsed one. */
  readonly rawBody?: unknown;
}

/**
 * The body as it arrived.
 *
 * @throws {ValidationError} if it was parsed or read before, or is too large
 * @throws {NetworkError} if the connection breaks while it is read
 */
export async function rawBody(request: WebhookRequest, maxBytes: number): Promise<Uint8Array> {
  const { headers, rawBody: raw, body } = request;
  for (const given of [raw, body]) {
    const bytes = bytesOf(given);
    if (bytes === undefined) continue;
    if (bytes.length > maxBytes) throw tooLarge(maxBytes);
    return bytes;
  }
  const [length = '0'] = headerValues(headers, 'content-length');
  const stream = streamOf(request);
  if (Number(length) > maxBytes) throw tooLarge(maxBytes);
  return stream(maxBytes);
}

/** `instanceof` does not know bytes of another realm. */
function bytesOf(value: unknown): Uint8Array | undefined {
  if (typeof value === 'string') return Buffer.from(value);
  if (ArrayBuffer.isView(value)) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  return isAnyArrayBuffer(value) ? Buffer.from(value) : undefined;
}

type ReadStream = (maxBytes: number) => Promise<Uint8Array>;

function streamOf(request: WebhookRequest): ReadStream {
  const { body } = request;
  if (isWebStream(body)) {
    if (body.locked || ('bodyUsed' in request && request.bodyUsed === true)) throw alreadyRead();
    return (maxBytes) => readWebStream(body, maxBytes);
  }
  if (body !== undefined && body !== null) throw parsed();
  if (!isNodeStream(request)) throw new ValidationError('the request has no body');
  if (request.readableDidRead || request.destroyed) throw alreadyRead();
  return (maxBytes) => readNodeStream(request, maxBytes);
}

function isWebStream(body: unknown): body is ReadableStream<Uint8Array> {
  return typeof body === 'object' && body !== null && 'getReader' in body && typeof body.getReader === 'function';
}

function isNodeStream(request: object): request is Readable {
  return 'on' in request && typeof request.on === 'function' && 'readableDidRead' in request;
}

async function readWebStream(stream: ReadableStream<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const reader = stream.getReader();
  const chunks = new Chunks(maxBytes);
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (chunks.add(part.value)) continue;
      // An error of cancelling would hide this one.
      reader.cancel().catch(() => undefined);
      throw tooLarge(maxBytes);
    }
  } catch (cause) {
    throw cause instanceof ValidationError ? cause : broken(cause);
  }
  return chunks.joined();
}

/** The stream is not destroyed when the body is too large: the connection is needed for the response. */
function readNodeStream(stream: Readable, maxBytes: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks = new Chunks(maxBytes);
    const listeners = {
      data: (chunk: Buffer | string) => {
        if (chunks.add(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)) return;
        stop();
        stream.pause();
        reject(tooLarge(maxBytes));
      },
      end: () => {
        stop();
        resolve(chunks.joined());
      },
      error: (cause: unknown) => {
        stop();
        reject(broken(cause));
      },
      close: () => {
        stop();
        reject(broken(undefined));
      },
    };
    const stop = () => {
      for (const [event, listener] of Object.entries(listeners)) stream.off(event, listener);
      // A connection that breaks later must not end the process.
      stream.on('error', () => undefined);
    };
    for (const [event, listener] of Object.entries(listeners)) stream.on(event, listener);
  });
}

class Chunks {
  readonly #maxBytes: number;
  readonly #chunks: Uint8Array[] = [];
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Whether all chunks together are within the limit. */
  add(chunk: Uint8Array): boolean {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#maxBytes) return false;
    this.#chunks.push(chunk);
    return true;
  }

  joined(): Uint8Array {
    return Buffer.concat(this.#chunks);
  }
}

const tooLarge = (maxBytes: number) =>
  new ValidationError(
    `the body is larger than a webhook's payload, ${maxBytes} bytes. The option maxBytes raises the limit`,
  );

const broken = (cause: unknown) =>
  new NetworkError('the connection broke before the whole body had arrived', { outcome: 'not-sent', cause });

const keepRaw =
  "Keep the bytes: in Express with express.raw({ type: 'application/json' }) on this route, in Fastify with a content type " +
  "parser that has { parseAs: 'buffer' }; or pass { headers, body } with the body as it arrived";

const parsed = () =>
  new ValidationError(`the body was parsed, and the signature is of the bytes before parsing. ${keepRaw}`, {
    path: 'body',
  });

const alreadyRead = () => new ValidationError(`the body has already been read. ${keepRaw}`, { path: 'body' });
