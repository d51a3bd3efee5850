export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer | undefined;
  /** Milliseconds for the whole exchange, from connecting to the last byte. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * What moves bytes. Transports speak through this alone, so that the engine can be exchanged without touching them.
 *
 * It keeps connections alive, follows no redirect, and reads no more of an answer than its limit.
 *
 * @throws {NetworkError} `not-sent` where no connection came about, `unknown` where it broke later
 * @throws {TimeoutError} where the time ran out
 * @throws {ProtocolError} where the answer is larger than allowed
 */
export interface HttpEngine {
  send(request: HttpRequest): Promise<HttpAnswer>;
  close(): Promise<void>;
}
