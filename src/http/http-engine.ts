import type { Readable } from 'node:stream';
import type { RequestObserver } from '../observation/index.js';

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What comes in pieces is asked for piece by piece, as fast as it can be sent. */
  readonly body?: string | Buffer | AsyncIterable<Uint8Array> | undefined;
  /**
   * Milliseconds for the whole exchange, from connecting to the last byte; where a body comes in pieces, either way, for
   * each piece.
   */
  readonly timeout: number;
  /** What is left of `timeout`, where some of it has gone by; it is for all, or where bodies come in pieces, for the first. */
  readonly left?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told of the bytes that go and come. `ObservedEngine` does so for whatever engine stands behind it. */
  readonly observer?: RequestObserver | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** An answer whose body is read while it comes. */
export interface HttpStream {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** To be read to its end or destroyed, since it holds a connection until then. */
  readonly body: Readable;
}

/**
 * What moves bytes. Transports speak through this alone, so that the engine can be exchanged without touching them.
 *
 * It keeps connections alive, follows no redirect, and reads no more of an answer than its limit, unless it is opened as a stream.
 * It asks for compressed answers, and gives the bytes without their content encoding and without the headers that describe it.
 *
 * @throws {NetworkError} `not-sent` where it failed before the first byte of the request was written, `unknown` later
 * @throws {TimeoutError} where the time ran out, with the same outcomes
 * @throws {ProtocolError} where the answer is larger than allowed, or has a content encoding that is not known
 */
export interface HttpEngine {
  send(request: HttpRequest): Promise<HttpAnswer>;
  /** Resolves when the head of the answer is there. Its body fails with the same errors. */
  open(request: HttpRequest): Promise<HttpStream>;
  close(): Promise<void>;
}
