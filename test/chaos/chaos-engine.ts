import { buffer } from 'node:stream/consumers';
import { NetworkError, TimeoutError } from '../../src/index.js';
import { UndiciEngine } from '../../src/http/index.js';
import { RefusedCredentials } from './refused-credentials.js';
import type { HttpAnswer, HttpEngine, HttpRequest, HttpStream } from '../../src/index.js';

/**
 * What goes wrong between here and the server, with which share of all requests to the tenant. A timeout comes once the
 * server has acted, without the wait for it; what a real connection makes of a handshake that stalls or is cut is shown in
 * `test/transports/connecting.test.ts`.
 */
const shares = {
  'a handshake that stalls': 0.015,
  'a reset before the first byte': 0.015,
  'a timeout after the server acted': 0.06,
  // Only saves can be hit so, one request in six.
  'a write that is answered with nothing': 0.05,
} as const;

/** The share of streams that are read to their end and then refused: with 401, or 429. */
const refusedStreams = 0.4;

type Kind = keyof typeof shares;
type Hit = Kind | 'a stream that is refused' | 'a late refusal';

export class ChaosEngine implements HttpEngine {
  readonly #refused = new RefusedCredentials();
  readonly #hit: Record<Exclude<Hit, 'a late refusal'>, number> = {
    'a handshake that stalls': 0,
    'a reset before the first byte': 0,
    'a timeout after the server acted': 0,
    'a write that is answered with nothing': 0,
    'a stream that is refused': 0,
  };
  readonly #engine = new UndiciEngine({ maximumAnswerBytes: 20_000_000, connections: null });
  readonly #chance: () => number;
  readonly #applies: (request: HttpRequest) => boolean;

  /** @param applies which requests are hit; the login has faults of its own */
  constructor(chance: () => number, applies: (request: HttpRequest) => boolean) {
    this.#chance = chance;
    this.#applies = applies;
  }

  get hit(): Readonly<Record<Hit, number>> {
    return { ...this.#hit, 'a late refusal': this.#refused.late };
  }

  /** What must not happen, whatever becomes of the calls. */
  get problems(): readonly string[] {
    return this.#refused.problems;
  }

  async send(request: HttpRequest): Promise<HttpAnswer> {
    return this.#applies(request)
      ? this.#refused.watch(request, (watched) => this.#send(watched))
      : this.#engine.send(request);
  }

  async #send(request: HttpRequest): Promise<HttpAnswer> {
    const { body } = request;
    if (typeof body === 'object' && !Buffer.isBuffer(body) && this.#chance() < refusedStreams) {
      await buffer(body);
      const status = (this.#hit['a stream that is refused'] += 1) % 2 === 0 ? 401 : 429;
      return { status, headers: { 'content-type': 'text/plain', 'retry-after': '0' }, body: Buffer.alloc(0) };
    }
    const kind = this.#next();
    if (kind === 'a write that is answered with nothing' && !isSave(request)) return this.#engine.send(request);
    if (kind !== undefined) this.#hit[kind] += 1;
    if (kind === 'a handshake that stalls') throw new TimeoutError('no connection', { outcome: 'not-sent' });
    if (kind === 'a reset before the first byte') throw new NetworkError('cannot be reached', { outcome: 'not-sent' });
    const answer = await this.#engine.send(request);
    if (kind === 'a timeout after the server acted') throw new TimeoutError('no answer');
    return kind === undefined || answer.status !== 200 ? answer : { ...answer, body: emptied(answer.body) };
  }

  open(request: HttpRequest): Promise<HttpStream> {
    return this.#engine.open(request);
  }

  close(): Promise<void> {
    return this.#engine.close();
  }

  #next(): Kind | undefined {
    let drawn = this.#chance();
    for (const [kind, share] of Object.entries(shares) as [Kind, number][]) {
      if (drawn < share) return kind;
      drawn -= share;
    }
    return undefined;
  }
}

function isSave({ method, url, headers }: HttpRequest): boolean {
  const action = headers['SOAPAction'] ?? url;
  return /Save\w*Entity/.test(action) || (method !== 'GET' && /\/api\/v1\/Contact(?:\/\d+)?(?:\?|$)/.test(url));
}

/** The same answer with nothing where the entity should be. */
function emptied(body: Buffer): Buffer {
  const text = body.toString('utf8');
  if (!text.startsWith('<')) return Buffer.from('null');
  return Buffer.from(text.replace(/<((?:\w+:)?Response)\b[^>]*>[^]*<\/\1>/, '<$1/>'));
}
