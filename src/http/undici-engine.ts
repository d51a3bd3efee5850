import { Agent, type Dispatcher } from 'undici';
import { NetworkError, ProtocolError, SuperOfficeError, TimeoutError } from '../errors/index.js';
import type { HttpAnswer, HttpEngine, HttpRequest } from './http-engine.js';

export interface UndiciEngineOptions {
  /** The most bytes of an answer that are read. */
  readonly maximumAnswerBytes: number;
  /** Connections to one host at the most. */
  readonly connections: number;
}

const notSentCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** The engine in use: undici's pooled connections, which cost a third of the CPU of Node's own client. */
export class UndiciEngine implements HttpEngine {
  readonly #agent: Agent;
  readonly #maximumAnswerBytes: number;

  constructor(options: UndiciEngineOptions) {
    this.#agent = new Agent({ connections: options.connections, keepAliveTimeout: 20_000, pipelining: 1 });
    this.#maximumAnswerBytes = options.maximumAnswerBytes;
  }

  async send(request: HttpRequest): Promise<HttpAnswer> {
    const { signal } = request;
    signal?.throwIfAborted();
    const ended = new AbortController();
    const timer = setTimeout(() => ended.abort(timedOut(request)), request.timeout);
    const forward = () => ended.abort(signal?.reason);
    signal?.addEventListener('abort', forward, { once: true });
    try {
      const answer = await this.#agent.request({
        origin: new URL(request.url).origin,
        path: request.url.slice(request.url.indexOf('/', request.url.indexOf('//') + 2)),
        method: request.method,
        headers: request.headers,
        body: request.body ?? null,
        signal: ended.signal,
        // The one timer above covers the whole exchange.
        headersTimeout: 0,
        bodyTimeout: 0,
      });
      const body = await this.#readBody(answer);
      return { status: answer.statusCode, headers: flatten(answer.headers), body };
    } catch (error) {
      throw ended.signal.aborted ? ended.signal.reason : typed(error, request);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', forward);
    }
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  async #readBody(answer: Dispatcher.ResponseData): Promise<Buffer> {
    const limit = this.#maximumAnswerBytes;
    const announced = Number(answer.headers['content-length'] ?? 0);
    const chunks: Buffer[] = [];
    let size = announced > limit ? announced : 0;
    if (size === 0) {
      for await (const chunk of answer.body as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > limit) break;
        chunks.push(chunk);
      }
    }
    if (size > limit) {
      answer.body.destroy();
      throw new ProtocolError(`the answer is larger than ${limit} bytes, the limit set by http.maximumAnswerBytes`, {
        status: answer.statusCode,
      });
    }
    return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
  }
}

function timedOut(request: HttpRequest): TimeoutError {
  return new TimeoutError(`no answer from ${hostOf(request)} within ${request.timeout} ms`);
}

function typed(error: unknown, request: HttpRequest): unknown {
  if (error instanceof SuperOfficeError) return error;
  const { code = '', message = '' } = error as { readonly code?: string; readonly message?: string };
  const notSent = notSentCodes.has(code);
  const what = notSent ? 'cannot be reached' : 'broke the connection';
  const detail = code === '' ? message : code;
  return new NetworkError(`${hostOf(request)} ${what}${detail === '' ? '' : ` (${detail})`}`, {
    outcome: notSent ? 'not-sent' : 'unknown',
  });
}

function hostOf(request: HttpRequest): string {
  return new URL(request.url).host;
}

function flatten(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return flat;
}
