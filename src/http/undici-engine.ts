import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { SuperOfficeError } from '../errors/index.js';
import { tooLarge } from './answer-too-large.js';
import { connectionFailure, proxyAuthenticationRequired, proxyRefusal } from './connection-failure.js';
import { decodedBody } from './content-encoding.js';
import { Dispatchers } from './dispatchers.js';
import type { HttpAnswer, HttpEngine, HttpRequest, HttpStream } from './http-engine.js';
import { ExchangeDeadline } from './exchange-deadline.js';
import { Network } from './network.js';
import { flattened, WholeExchange } from './whole-exchange.js';

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
    return isWhole(request.body) ? this.#sendWhole(request) : this.#sendPieces(request);
  }

  async open(request: HttpRequest): Promise<HttpStream> {
    const deadline = new ExchangeDeadline(request);
    const answer = await this.#start(request, deadline);
    const headers = flattened(answer.headers);
    // A reader gets the exception. A body that no one reads may fail silently, and then needs no deadline.
    answer.body.on('error', () => deadline.end());
    const decoded = this.#decodedOrEnd(answer, headers, deadline);
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

  async #sendWhole(request: HttpRequest): Promise<HttpAnswer> {
    const url = new URL(request.url);
    const dispatcher = this.#dispatchers.to(url);
    const exchange = new WholeExchange(request, this.#maximumAnswerBytes);
    try {
      dispatcher.dispatch({ ...this.#optionsOf(request, url), body: request.body as string | Buffer | null }, exchange);
      const { status, headers, body } = await exchange.answer;
      this.#checkProxy(status, request);
      if (headers['content-encoding'] === undefined) return { status, headers, body };
      const decoded = await this.#collected(this.#decoded(Readable.from([body]), status, headers), status);
      return { status, headers: withoutEncoding(headers), body: decoded };
    } catch (error) {
      exchange.end();
      throw exchange.reason ?? typed(error, request, exchange, this.#proxyOf(request));
    }
  }

  async #sendPieces(request: HttpRequest): Promise<HttpAnswer> {
    const deadline = new ExchangeDeadline(request);
    const { statusCode: status, headers: received, body } = await this.#start(request, deadline);
    try {
      const headers = flattened(received);
      const announced = Number(headers['content-length'] ?? 0);
      if (announced > this.#maximumAnswerBytes) throw tooLarge(this.#maximumAnswerBytes, status);
      const whole = await this.#collected(this.#decoded(body, status, headers), status);
      return { status, headers: withoutEncoding(headers), body: whole };
    } catch (error) {
      body.destroy();
      throw deadline.reason ?? typed(error, request, deadline, this.#proxyOf(request));
    } finally {
      deadline.end();
    }
  }

  /** Resolves when the head of the answer has arrived; the deadline keeps running. */
  async #start(request: HttpRequest, deadline: ExchangeDeadline): Promise<Dispatcher.ResponseData<unknown>> {
    request.signal?.throwIfAborted();
    const { body } = request;
    deadline.start();
    try {
      const url = new URL(request.url);
      // undici keeps an aborted request until it has a connection; the caller does not wait for that.
      const answer = await deadline.bound(
        this.#dispatchers.to(url).request({
          ...this.#optionsOf(request, url),
          body: isWhole(body) ? (body ?? null) : Readable.from(withDeadline(body, deadline), { highWaterMark: 1 }),
          signal: deadline.signal,
          opaque: deadline,
        }),
      );
      try {
        this.#checkProxy(answer.statusCode, request);
      } catch (error) {
        answer.body.destroy();
        throw error;
      }
      return answer;
    } catch (error) {
      deadline.end();
      throw deadline.reason ?? typed(error, request, deadline, this.#proxyOf(request));
    }
  }

  #optionsOf({ url, method, headers }: HttpRequest, { origin }: URL) {
    return {
      origin,
      path: url.slice(url.indexOf('/', url.indexOf('//') + 2)),
      method,
      headers: this.#network.headersOf(headers),
      // The deadline covers the whole exchange.
      headersTimeout: 0,
      bodyTimeout: 0,
    };
  }

  /** @throws {NetworkError} if the answer is that of a proxy which did not let the request through */
  #checkProxy(status: number, request: HttpRequest): void {
    const proxy = status === proxyAuthenticationRequired ? this.#proxyOf(request) : undefined;
    if (proxy !== undefined) throw proxyRefusal(new URL(request.url).host, proxy, status);
  }

  /** The host of the proxy that a request goes through. */
  #proxyOf({ url }: HttpRequest): string | undefined {
    return this.#network.proxyFor(new URL(url))?.host;
  }

  /** @throws {ProtocolError} if the answer has an unknown encoding */
  #decoded(body: Readable, status: number, headers: Headers): Readable {
    return decodedBody(body, headers['content-encoding'], this.#maximumAnswerBytes, status);
  }

  #decodedOrEnd(answer: Dispatcher.ResponseData<unknown>, headers: Headers, deadline: ExchangeDeadline): Readable {
    try {
      return this.#decoded(answer.body, answer.statusCode, headers);
    } catch (error) {
      deadline.end();
      throw error;
    }
  }

  async #collected(body: AsyncIterable<Buffer>, status: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    let size = 0;
    for await (const piece of body) {
      size += piece.length;
      if (size > this.#maximumAnswerBytes) throw tooLarge(this.#maximumAnswerBytes, status);
      pieces.push(piece);
    }
    return pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces);
  }
}

function isWhole(body: HttpRequest['body']): body is string | Buffer | undefined {
  return body === undefined || typeof body === 'string' || Buffer.isBuffer(body);
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
function typed(
  error: unknown,
  request: HttpRequest,
  { isSent }: { readonly isSent: boolean },
  proxy?: string,
): unknown {
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
