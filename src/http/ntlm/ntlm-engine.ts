import { randomBytes } from 'node:crypto';
import { finished } from 'node:stream/promises';
import { inspect } from 'node:util';
import type { HttpAnswer, HttpEngine, HttpRequest, HttpStream } from '../http-engine.js';
import type { NtlmIdentity } from './messages.js';

/**
 * Signs in by NTLM, which proves who somebody is once for each connection and not for each call. So every connection is
 * an engine of its own, used by one call at a time, and proves it again where the server has forgotten.
 */
export class NtlmEngine implements HttpEngine {
  readonly #connect: () => HttpEngine;
  readonly #identity: NtlmIdentity;
  readonly #most: number;
  readonly #idle: Line[] = [];
  readonly #all = new Set<Line>();
  readonly #waiting: ((line: Line) => void)[] = [];

  /**
   * @param connect makes an engine that has one connection to a host at a time
   * @param most how many connections there are at once; calls beyond wait for one
   */
  constructor(connect: () => HttpEngine, identity: NtlmIdentity, most: number) {
    this.#connect = connect;
    this.#identity = identity;
    this.#most = most;
  }

  async send(request: HttpRequest): Promise<HttpAnswer> {
    const line = await this.#acquire(request.signal);
    try {
      return await line.exchange(request, (each) => line.engine.send(each));
    } finally {
      this.#release(line);
    }
  }

  async open(request: HttpRequest): Promise<HttpStream> {
    const line = await this.#acquire(request.signal);
    try {
      const stream = await line.exchange(request, (each) => line.engine.open(each), discard);
      stream.body.once('close', () => this.#release(line));
      return stream;
    } catch (error) {
      this.#release(line);
      throw error;
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#all].map((line) => line.engine.close()));
    this.#all.clear();
    this.#idle.length = 0;
  }

  /** It holds a password. */
  [inspect.custom](): string {
    return 'NtlmEngine';
  }

  async #acquire(signal: AbortSignal | undefined): Promise<Line> {
    signal?.throwIfAborted();
    const idle = this.#idle.pop();
    if (idle !== undefined) return idle;
    if (this.#all.size < this.#most) {
      const line = new Line(this.#connect(), this.#identity);
      this.#all.add(line);
      return line;
    }
    return new Promise((resolve, reject) => {
      const take = (line: Line) => {
        signal?.removeEventListener('abort', giveUp);
        resolve(line);
      };
      const giveUp = () => {
        this.#waiting.splice(this.#waiting.indexOf(take), 1);
        reject(signal?.reason as Error);
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      this.#waiting.push(take);
    });
  }

  #release(line: Line): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#idle.push(line);
    else next(line);
  }
}

const unauthorised = 401;

/** One connection, and whether the server knows who is at this end of it. */
class Line {
  readonly engine: HttpEngine;
  readonly #identity: NtlmIdentity;
  #isKnown = false;

  constructor(engine: HttpEngine, identity: NtlmIdentity) {
    this.engine = engine;
    this.#identity = identity;
  }

  /** @param leave what is done with an answer that is not the last */
  async exchange<Answer extends Pick<HttpAnswer, 'status' | 'headers'>>(
    request: HttpRequest,
    make: (request: HttpRequest) => Promise<Answer>,
    leave: (answer: Answer) => Promise<void> = async () => undefined,
  ): Promise<Answer> {
    try {
      // A body that comes in pieces can be sent once only, so then the server has to know before.
      const again = request.body === undefined || typeof request.body === 'string' || Buffer.isBuffer(request.body);
      if (this.#isKnown && again) {
        const answer = await make(request);
        if (!asksForNtlm(answer)) return answer;
        // The connection is another one, or the server has forgotten. It did nothing.
        await leave(answer);
      }
      this.#isKnown = false;
      const authorization = await this.#prove(request);
      const answer = await make(authorization === undefined ? request : withHeader(request, authorization));
      this.#isKnown = answer.status !== unauthorised;
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
    const { url, timeout, signal } = request;
    const negotiate = { Authorization: scheme + negotiateMessage().toString('base64') };
    const asked = await this.engine.send({ method: 'GET', url, headers: negotiate, timeout, signal });
    const token = /(?:^|,)\s*NTLM\s+([A-Za-z\d+/]+=*)/i.exec(asked.headers['www-authenticate'] ?? '')?.[1];
    if (asked.status !== unauthorised || token === undefined) return undefined;
    const challenge = readChallenge(Buffer.from(token, 'base64'));
    const moment = { clientChallenge: randomBytes(8), now: Date.now() };
    return scheme + authenticateMessage(challenge, this.#identity, moment).toString('base64');
  }
}

const scheme = 'NTLM ';

function withHeader(request: HttpRequest, authorization: string): HttpRequest {
  return { ...request, headers: { ...request.headers, Authorization: authorization } };
}

function asksForNtlm({ status, headers }: Pick<HttpAnswer, 'status' | 'headers'>): boolean {
  return status === unauthorised && /(?:^|,)\s*NTLM\b/i.test(headers['www-authenticate'] ?? '');
}

/** Read to its end, an answer gives its connection back. */
async function discard({ body }: HttpStream): Promise<void> {
  await finished(body.resume());
}
