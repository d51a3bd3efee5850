import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { SuperOfficeError } from '../errors/index.js';
import { AnswerTooLarge } from './answer-too-large.js';
import { connectionFailure, proxyAuthenticationRequired, proxyRefusal } from './connection-failure.js';
import { decodedBody } from './content-encoding.js';
import { Dispatchers } from './dispatchers.js';
import type { HttpAnswer, HttpEngine, HttpRequest, HttpStream } from './http-engine.js';
import { ExchangeDeadline } from './exchange-deadline.js';
import { Network } from './network.js';

export interface UndiciEngineOptions {
  /** Maximum size of a decoded answer in bytes. */
  readonly maximumAnswerBytes: number;
  /** Maximum number of connections to one host; null for no limit. */
  readonly connections: number | null;
  /**
   * Called when a connection has ended, for protocols that authenticate connections. The engine then uses one connection per
   * host and keeps it until it ends.
   */
  readonly disconnected?: () => void;
  /** Proxies, certificates and headers. Default: the proxies of the environment. */
  readonly network?: Network | undefined;
}

/** The default engine: undici's pooled connections, which use a third of the CPU of Node's own client. */
export class UndiciEngine implements HttpEngine {
  readonly #dispatchers: Dispatchers;
  readonly #network: Network;
  readonly #maximumAnswerBytes: number;

  constructor({ network = new Network(), connections, disconnected, maximumAnswerBytes }: UndiciEngineOptions) {
    this.#network = network;
    this.#dispatchers = new Dispatchers({ network, connections, disconnected });
    this.#maximumAnswerBytes = maximumAnswerBytes;
  }

  async send(request: HttpRequest): Promise<HttpAnswer> {
    return this.#exchange(request, async (answer) => {
      const headers = flatten(answer.headers);
      const body = await this.#readBody(answer, headers);
      return { status: answer.statusCode, headers: withoutEncoding(headers), body };
    });
  }

  async open(request: HttpRequest): Promise<HttpStream> {
    const deadline = new ExchangeDeadline(request);
    const answer = await this.#start(request, deadline);
    const headers = flatten(answer.headers);
    // A reader gets the exception. A body that no one reads may fail silently, and then needs no deadline.
    answer.body.on('error', () => deadline.end());
    const decoded = this.#decoded(answer, headers, deadline);
    const body = Readable.from(pieces(decoded, request, deadline), {
      objectMode: false,
      highWaterMark: pieceSize,
    });
    // Destroying a body that was never read must release its connection too.
    body.once('close', () => {
      deadline.end();
      answer.body.destroy();
    });
    return { status: answer.statusCode, headers: withoutEncoding(headers), body };
  }

  async close(): Promise<void> {
    await this.#dispatchers.close();
  }

  async #exchange<Result>(request: HttpRequest, read: (answer: Dispatcher.ResponseData<unknown>) => Promise<Result>) {
    const deadline = new ExchangeDeadline(request);
    const answer = await this.#start(request, deadline);
    try {
      return await read(answer);
    } catch (error) {
      throw deadline.reason ?? typed(error, request, deadline, this.#proxyOf(request));
    } finally {
      deadline.end();
    }
  }

  /** Resolves when the head of the answer has arrived; the deadline keeps running. */
  async #start(request: HttpRequest, deadline: ExchangeDeadline): Promise<Dispatcher.ResponseData<unknown>> {
    request.signal?.throwIfAborted();
    const { body } = request;
    const whole = body === undefined || typeof body === 'string' || Buffer.isBuffer(body);
    deadline.start();
    try {
      const url = new URL(request.url);
      // undici keeps an aborted request until it has a connection; the caller does not wait for that.
      const answer = await deadline.bound(
        this.#dispatchers.to(url).request({
          origin: url.origin,
          path: request.url.slice(request.url.indexOf('/', request.url.indexOf('//') + 2)),
          method: request.method,
          headers: this.#network.headersOf(request.headers),
          body: whole ? (body ?? null) : Readable.from(withDeadline(body, deadline), { highWaterMark: 1 }),
          signal: deadline.signal,
          // The deadline covers the whole exchange.
          headersTimeout: 0,
          bodyTimeout: 0,
          opaque: deadline,
        }),
      );
      const proxy = answer.statusCode === proxyAuthenticationRequired ? this.#proxyOf(request) : undefined;
      if (proxy === undefined) return answer;
      answer.body.destroy();
      throw proxyRefusal(url.host, proxy, answer.statusCode);
    } catch (error) {
      deadline.end();
      throw deadline.reason ?? typed(error, request, deadline, this.#proxyOf(request));
    }
  }

  /** The host of the proxy that a request goes through. */
  #proxyOf({ url }: HttpRequest): string | undefined {
    return this.#network.proxyFor(new URL(url))?.host;
  }

  /** @throws if the answer has an unknown encoding; then its deadline has ended */
  #decoded(
    answer: Dispatcher.ResponseData<unknown>,
    headers: Headers,
    deadline?: ExchangeDeadline,
  ): AsyncIterable<Buffer> {
    try {
      return decodedBody(answer.body, headers['content-encoding'], this.#maximumAnswerBytes, answer.statusCode);
    } catch (error) {
      deadline?.end();
      throw error;
    }
  }

  async #readBody(answer: Dispatcher.ResponseData<unknown>, headers: Headers): Promise<Buffer> {
    const limit = this.#maximumAnswerBytes;
    const announced = Number(headers['content-length'] ?? 0);
    const chunks: Buffer[] = [];
    let size = announced > limit ? announced : 0;
    if (size === 0) {
      for await (const chunk of this.#decoded(answer, headers)) {
        size += chunk.length;
        if (size > limit) break;
        chunks.push(chunk);
      }
    }
    if (size > limit) {
      answer.body.destroy();
      throw new AnswerTooLarge(`the answer is larger than ${limit} bytes, the limit set by http.maximumAnswerBytes`, {
        status: answer.statusCode,
      });
    }
    return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
  }
}

/** About the number of bytes that are buffered for a slow reader. */
const pieceSize = 64 * 1024;

/** The body as it arrives. The time between two pieces is limited; the reader's own time is not. */
async function* pieces(
  body: AsyncIterable<Buffer>,
  request: HttpRequest,
  deadline: ExchangeDeadline,
): AsyncGenerator<Buffer> {
  try {
    deadline.start();
    for await (const piece of body) {
      deadline.pause();
      yield piece;
      deadline.start();
    }
  } catch (error) {
    throw deadline.reason ?? typed(error, request, deadline);
  } finally {
    deadline.end();
  }
}

async function* withDeadline(body: AsyncIterable<Uint8Array>, deadline: ExchangeDeadline): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of body) {
      deadline.start();
      yield piece;
    }
  } catch (error) {
    deadline.fail(error);
    throw error;
  }
}

/** Whatever the error is called: if it occurs before the first byte is written, the request was not sent. */
function typed(error: unknown, request: HttpRequest, { isSent }: ExchangeDeadline, proxy?: string): unknown {
  if (error instanceof SuperOfficeError) return error;
  return connectionFailure(error, { host: new URL(request.url).host, proxy, isSent });
}

type Headers = Readonly<Record<string, string>>;

/** These headers describe the encoded body, which has been decoded. */
const describingEncoding: ReadonlySet<string> = new Set(['content-encoding', 'content-length']);

function withoutEncoding(headers: Headers): Headers {
  if (headers['content-encoding'] === undefined) return headers;
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !describingEncoding.has(name)));
}

function flatten(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return flat;
}
