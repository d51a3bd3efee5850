import type { Readable } from 'node:stream';
import type { RequestObserver } from '../observation/index.js';

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A streamed body is read piece by piece, as fast as it can be sent. */
  readonly body?: string | Buffer | AsyncIterable<Uint8Array> | undefined;
  /**
   * Milliseconds for the whole exchange, from connecting to the last byte. If either body is streamed, for each piece.
   */
  readonly timeout: number;
  /** What is left of `timeout`, for the whole exchange, or for the first piece of a streamed body. Default: all of it. */
  readonly left?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Notified of sent and received bytes. `ObservedEngine` does this for any engine. */
  readonly observer?: RequestObserver | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** An answer whose body is streamed. */
export interface HttpStream {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Must be read to its end or destroyed: it occupies a connection until then. */
  readonly body: Readable;
}

/**
 * Sends HTTP requests. Transports use only this interface, so that the engine can be replaced without changing them.
 *
 * It keeps connections alive, never follows redirects, and limits the size of an answer unless it is opened as a stream. It
 * accepts compressed answers, and returns the bytes decoded, without the headers that describe the encoding.
 *
 * @throws {NetworkError} `not-sent` if it failed before the first byte of the request was written, `unknown` later
 * @throws {TimeoutError} if the time ran out, with the same outcomes
 * @throws {ProtocolError} if the answer is too large, or has an unknown content encoding
 * @example
 * const traced: HttpEngine = {
 *   send: (request) => {
 *     logger.info(`${request.method} ${request.url}`);
 *     return engine.send(request);
 *   },
 *   open: (request) => engine.open(request),
 *   close: () => engine.close(),
 * };
 * container.rebind(TYPES.HttpEngine).toConstantValue(traced);
 */
export interface HttpEngine {
  send(request: HttpRequest): Promise<HttpAnswer>;
  /** Resolves when the head of the answer has arrived. Its body fails with the same errors. */
  open(request: HttpRequest): Promise<HttpStream>;
  close(): Promise<void>;
}
