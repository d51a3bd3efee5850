import { randomBytes } from 'node:crypto';
import { finished } from 'node:stream/promises';
import { inspect } from 'node:util';
import { beforeSending } from '../../errors/changed.js';
import { NetworkError, ProtocolError, TimeoutError } from '../../errors/index.js';
import type { HttpAnswer, HttpEngine, HttpRequest, HttpStream } from '../http-engine.js';
import { ExchangeDeadline } from '../exchange-deadline.js';
import type { NtlmIdentity } from './messages.js';

/**
 * Signs in by NTLM, which proves who somebody is once for each connection and not for each call. So every connection is
 * an engine of its own, used by one call at a time, and proves it again where the server has forgotten.
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
   * @param connect makes an engine that has one connection to a host at a time, and tells when that has ended
   * @param maxConnections how many connections there are at once; calls beyond wait for one
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

  /** It holds a password. */
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

  /** The next connection that another call gives back. */
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

/** The request with what is left of its time, each time that it is asked for: one call makes several requests here. */
function withinTime(request: HttpRequest): () => HttpRequest {
  const { left = request.timeout } = request;
  const end = performance.now() + left;
  return () => ({ ...request, left: end - performance.now() });
}

const unauthorised = 401;

/** One connection, and whether the server knows who is at this end of it. */
class Connection {
  readonly engine: HttpEngine;
  readonly #identity: NtlmIdentity;
  #isKnown = false;
  /** How many connections this one has been. */
  #ended = 0;

  constructor(connect: (disconnected: () => void) => HttpEngine, identity: NtlmIdentity) {
    this.#identity = identity;
    this.engine = connect(() => {
      this.#ended++;
      this.#isKnown = false;
    });
  }

  /** @param leave what is done with an answer that is not the last */
  async exchange<Answer extends Pick<HttpAnswer, 'status' | 'headers'>>(
    bounded: () => HttpRequest,
    make: (request: HttpRequest) => Promise<Answer>,
    leave: (answer: Answer) => Promise<void> = async () => undefined,
  ): Promise<Answer> {
    try {
      // A body that comes in pieces can be sent once only, so then the server has to know before.
      const { body } = bounded();
      const again = body === undefined || typeof body === 'string' || Buffer.isBuffer(body);
      if (this.#isKnown && again) {
        const answer = await make(bounded());
        if (closes(answer)) this.#isKnown = false;
        if (!asksForNtlm(answer)) return answer;
        // The server has forgotten. It did nothing.
        await leave(answer);
      }
      this.#isKnown = false;
      // Whatever becomes of it, the request itself has not been sent.
      const authorization = await beforeSending(() => this.#prove(bounded()));
      const ended = this.#ended;
      const answer = await make(authorization === undefined ? bounded() : withHeader(bounded(), authorization));
      this.#isKnown = answer.status !== unauthorised && ended === this.#ended && !closes(answer);
      return answer;
    } catch (error) {
      this.#isKnown = false;
      throw error;
    }
  }

  /** @returns the last message; undefined where the server does not ask for it */
  async #prove(request: HttpRequest): Promise<string | undefined> {
    // Loaded when first needed: few sign in so.
    const { authenticateMessage, negotiateMessage, readChallenge } = await import('./messages.js');
    // Asking for the address changes nothing there, whoever answers.
    const { url, timeout, left, signal } = request;
    const negotiate = { Authorization: scheme + negotiateMessage().toString('base64') };
    const asked = await this.engine.send({ method: 'GET', url, headers: negotiate, timeout, left, signal });
    const token = /(?:^|,)\s*NTLM\s+([A-Za-z\d+/]+=*)/i.exec(asked.headers['www-authenticate'] ?? '')?.[1];
    if (asked.status !== unauthorised || token === undefined) return undefined;
    if (closes(asked)) {
      const why =
        'the server, or a proxy before it, closes the connection amid the sign-in by NTLM, which is for one connection';
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

/** The connection ends with this answer. */
function closes({ headers }: Pick<HttpAnswer, 'headers'>): boolean {
  return /\bclose\b/i.test(headers['connection'] ?? '');
}

function asksForNtlm({ status, headers }: Pick<HttpAnswer, 'status' | 'headers'>): boolean {
  return status === unauthorised && /(?:^|,)\s*NTLM\b/i.test(headers['www-authenticate'] ?? '');
}

/** Read to its end, an answer gives its connection back; where it breaks off, there is another connection. */
async function discard({ body }: HttpStream): Promise<void> {
  await finished(body.resume()).catch(() => undefined);
}
