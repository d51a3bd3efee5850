import { randomBytes } from 'node:crypto';
import { finished } from 'node:stream/promises';
import { inspect } from 'node:util';
import { beforeSending } from '../../errors/error-details.js';
import { NetworkError, ProtocolError, TimeoutError } from '../../errors/index.js';
import type { HttpAnswer, HttpEngine, HttpRequest, HttpStream } from '../http-engine.js';
import { ExchangeDeadline } from '../exchange-deadline.js';
import type { NtlmIdentity } from './messages.js';

/**
 * Signs in by NTLM, which authenticates connections instead of requests. So each connection is an engine of its own, used by
 * one call at a time, and authenticates again if the server asks for it.
 */
export class NtlmEngine implements HttpEngine {
  readonly #connect: (disconnected: () => void) => HttpEngine;
  readonly #identity: NtlmIdentity;
  readonly #maxConnections: number;
  readonly #idle: Connection[] = [];
  readonly #all = new Set<Connection>();
  readonly #waiting = new Set<Waiting>();
  #closed = false;

  /**
   * @param connect creates an engine with one connection to a host at a time, and reports when that has ended
   * @param maxConnections the maximum number of connections at once; further calls wait for one
   */
  constructor(connect: (disconnected: () => void) => HttpEngine, identity: NtlmIdentity, maxConnections: number) {
    this.#connect = connect;
    this.#identity = identity;
    this.#maxConnections = maxConnections;
  }

  async send(request: HttpRequest): Promise<HttpAnswer> {
    const bounded = withinTime(request);
    const connection = await this.#acquire(bounded());
    try {
      return await connection.exchange(bounded, (each) => connection.engine.send(each));
    } finally {
      this.#release(connection);
    }
  }

  async open(request: HttpRequest): Promise<HttpStream> {
    const bounded = withinTime(request);
    const connection = await this.#acquire(bounded());
    try {
      const stream = await connection.exchange(bounded, (each) => connection.engine.open(each), discard);
      stream.body.once('close', () => this.#release(connection));
      return stream;
    } catch (error) {
      this.#release(connection);
      throw error;
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const { giveUp } of this.#waiting) giveUp(closed());
    this.#waiting.clear();
    await Promise.all([...this.#all].map((connection) => connection.engine.close()));
    this.#all.clear();
    this.#idle.length = 0;
  }

  /** It contains a password. */
  [inspect.custom](): string {
    return 'NtlmEngine';
  }

  async #acquire(request: HttpRequest): Promise<Connection> {
    request.signal?.throwIfAborted();
    if (this.#closed) throw closed();
    const idle = this.#idle.pop();
    if (idle !== undefined) return idle;
    if (this.#all.size < this.#maxConnections) {
      const connection = new Connection(this.#connect, this.#identity);
      this.#all.add(connection);
      return connection;
    }
    return this.#free(request);
  }

  /** The next connection that another call releases. */
  async #free(request: HttpRequest): Promise<Connection> {
    const { url, timeout } = request;
    const deadline = new ExchangeDeadline(request);
    deadline.start();
    try {
      return await new Promise<Connection>((take, giveUp) => {
        const waiting: Waiting = { take, giveUp };
        this.#waiting.add(waiting);
        deadline.signal.addEventListener('abort', () => {
          this.#waiting.delete(waiting);
          waiting.giveUp(deadline.reason as Error);
        });
      });
    } catch (error) {
      if (!(deadline.reason instanceof TimeoutError)) throw error;
      const late = `no connection to ${new URL(url).host} became free within ${timeout} ms`;
      throw new TimeoutError(late, { outcome: 'not-sent' });
    } finally {
      deadline.end();
    }
  }

  #release(connection: Connection): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#idle.push(connection);
      return;
    }
    this.#waiting.delete(next);
    next.take(connection);
  }
}

/** A call that waits for a connection. */
interface Waiting {
  readonly take: (connection: Connection) => void;
  readonly giveUp: (reason: Error) => void;
}

function closed(): NetworkError {
  return new NetworkError('the connection has been closed', { outcome: 'not-sent', retryable: false });
}

/** Returns the request with its remaining time whenever it is called: one call makes several requests here. */
function withinTime(request: HttpRequest): () => HttpRequest {
  const { left = request.timeout } = request;
  const end = performance.now() + left;
  return () => ({ ...request, left: end - performance.now() });
}

const unauthorised = 401;

/** One connection, and whether the server has authenticated it. */
class Connection {
  readonly engine: HttpEngine;
  readonly #identity: NtlmIdentity;
  #isAuthenticated = false;
  /** How many times the connection has ended. */
  #ended = 0;

  constructor(connect: (disconnected: () => void) => HttpEngine, identity: NtlmIdentity) {
    this.#identity = identity;
    this.engine = connect(() => {
      this.#ended++;
      this.#isAuthenticated = false;
    });
  }

  /** @param leave discards an answer that is not the last one */
  async exchange<Answer extends Pick<HttpAnswer, 'status' | 'headers'>>(
    bounded: () => HttpRequest,
    make: (request: HttpRequest) => Promise<Answer>,
    leave: (answer: Answer) => Promise<void> = async () => undefined,
  ): Promise<Answer> {
    try {
      // A streamed body can be sent only once, so the connection must be authenticated before.
      const { body } = bounded();
      const replayable = body === undefined || typeof body === 'string' || Buffer.isBuffer(body);
      if (this.#isAuthenticated && replayable) {
        const answer = await make(bounded());
        if (closes(answer)) this.#isAuthenticated = false;
        if (!asksForNtlm(answer)) return answer;
        // The server requires authentication again. It did nothing else.
        await leave(answer);
      }
      this.#isAuthenticated = false;
      // If this fails, the request itself has not been sent.
      const authorization = await beforeSending(() => this.#authenticate(bounded()));
      const ended = this.#ended;
      const answer = await make(authorization === undefined ? bounded() : withHeader(bounded(), authorization));
      this.#isAuthenticated = answer.status !== unauthorised && ended === this.#ended && !closes(answer);
      return answer;
    } catch (error) {
      this.#isAuthenticated = false;
      throw error;
    }
  }

  /** @returns the last message; undefined if the server does not ask for it */
  async #authenticate(request: HttpRequest): Promise<string | undefined> {
    // Loaded when first needed, because NTLM is rare.
    const { authenticateMessage, negotiateMessage, readChallenge } = await import('./messages.js');
    // A GET of the address changes nothing on the server.
    const { url, timeout, left, signal } = request;
    const negotiate = { Authorization: scheme + negotiateMessage().toString('base64') };
    const asked = await this.engine.send({ method: 'GET', url, headers: negotiate, timeout, left, signal });
    const token = /(?:^|,)\s*NTLM\s+([A-Za-z\d+/]+=*)/i.exec(asked.headers['www-authenticate'] ?? '')?.[1];
    if (asked.status !== unauthorised || token === undefined) return undefined;
    if (closes(asked)) {
      const why =
        'the server, or a proxy in front of it, closes the connection during the NTLM sign-in, which needs one connection';
      throw new ProtocolError(why, { status: asked.status, outcome: 'not-sent' });
    }
    const challenge = readChallenge(Buffer.from(token, 'base64'));
    const moment = { clientChallenge: randomBytes(8), now: Date.now() };
    return scheme + authenticateMessage(challenge, this.#identity, moment).toString('base64');
  }
}

const scheme = 'NTLM ';

function withHeader(request: HttpRequest, authorization: string): HttpRequest {
  return { ...request, headers: { ...request.headers, Authorization: authorization } };
}

/** Whether the connection ends with this answer. */
function closes({ headers }: Pick<HttpAnswer, 'headers'>): boolean {
  return /\bclose\b/i.test(headers['connection'] ?? '');
}

function asksForNtlm({ status, headers }: Pick<HttpAnswer, 'status' | 'headers'>): boolean {
  return status === unauthorised && /(?:^|,)\s*NTLM\b/i.test(headers['www-authenticate'] ?? '');
}

/** Reads an answer to its end, which releases its connection. If it breaks off, there will be a new connection. */
async function discard({ body }: HttpStream): Promise<void> {
  await finished(body.resume()).catch(() => undefined);
}
