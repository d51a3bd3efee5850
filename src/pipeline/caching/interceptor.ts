import type { CacheKind } from '../../config/cache.js';
import type { CanonicalObject } from '../../contract/index.js';
import type { TransportName } from '../../errors/index.js';
import { subjectOf } from '../subject.js';
import {
  answeredAt,
  type CallOptions,
  type ExchangeName,
  type Exchanges,
  notModified,
  type Transport,
} from '../../transports/transport.js';
import type { AnswerCache } from './cache.js';
import { kindKeeping, kindsDroppedBy } from './kinds.js';

/**
 * Answers from the cache what is there, and has the other transport do the rest. A write through this connection drops
 * what it may have changed, on all of its transports. Failures are not kept.
 */
export class CachedTransport implements Transport {
  readonly name: TransportName;
  readonly #inner: Transport;
  readonly #cache: AnswerCache;

  constructor(inner: Transport, cache: AnswerCache) {
    this.name = inner.name;
    this.#inner = inner;
    this.#cache = cache;
  }

  async execute<Name extends ExchangeName>(
    name: Name,
    request: Exchanges[Name]['request'],
    options: CallOptions,
  ): Promise<Exchanges[Name]['answer']> {
    const { agent, operation, write } = subjectOf(name, request);
    const asked = `${agent}.${operation}`;
    const kind = !write && isKeepable(name, request) ? kindKeeping(asked) : undefined;
    if (kind !== undefined) return this.#kept(kind, [name, request, options]);
    if (name === 'entity.get') return await this.#revalidated([name, request as never, options]);
    if (!write) return this.#inner.execute(name, request, options);
    try {
      return await this.#inner.execute(name, request, options);
    } finally {
      // Also where it failed: it may have been done.
      for (const dropped of kindsDroppedBy(asked)) this.#cache.clear(dropped);
    }
  }

  close(): Promise<void> {
    return this.#inner.close();
  }

  async #kept<Name extends ExchangeName>(kind: CacheKind, call: Call<Name>): Promise<Exchanges[Name]['answer']> {
    if (!this.#cache.keeps(kind)) return this.#inner.execute(...call);
    call[2].signal?.throwIfAborted();
    const generation = this.#cache.generation(kind);
    await this.#cache.open();
    const key = this.#keyOf(call);
    const found = this.#cache.get(kind, key);
    if (found !== undefined) return found.answer;
    const answer: Exchanges[Name]['answer'] = await this.#inner.execute(...call);
    this.#cache.set(kind, key, answer, generation);
    return answer;
  }

  /** REST can say that an entity has not changed since; then the one that is here holds. */
  async #revalidated(call: Call<'entity.get'>): Promise<CanonicalObject | null> {
    if (this.name !== 'rest' || !this.#cache.keeps('entities')) return this.#inner.execute(...call);
    const generation = this.#cache.generation('entities');
    await this.#cache.open();
    const [name, request, options] = call;
    const key = this.#keyOf(call);
    const known = this.#cache.get('entities', key)?.answer as DatedEntity | undefined;
    const ifModifiedSince = known?.since;
    const answer = await this.#inner.execute(name, request, { ...options, ifModifiedSince });
    if (answer === notModified && known !== undefined) return known.entity;
    const since = answer === null ? undefined : settledBefore(answer);
    if (since === undefined) this.#cache.delete('entities', key);
    else this.#cache.set('entities', key, { entity: answer, since }, generation);
    return answer;
  }

  /** All that an answer depends on. The user is the connection's. */
  #keyOf([name, request, { language, culture, timeZone, select }]: Call<ExchangeName>): string {
    return JSON.stringify([this.name, name, request, language, culture, timeZone, select]);
  }
}

type Call<Name extends ExchangeName> = readonly [name: Name, request: Exchanges[Name]['request'], options: CallOptions];

function isKeepable<Name extends ExchangeName>(name: Name, request: Exchanges[Name]['request']): boolean {
  if (name === 'list.items') return !(request as Exchanges['list.items']['request']).onlyHistory;
  return name === 'principal' || name === 'agent.call';
}

/** An entity, and the instant up to which it is known to be unchanged. */
interface DatedEntity {
  readonly entity: CanonicalObject;
  readonly since: string;
}

/** Two changes within one second have the same date, and clocks differ. */
const settling = 60_000;

/**
 * By the server's own clock, as RFC 9110 has it (section 13.1.3): `UpdatedDate` does not say of which zone it is. Only
 * entities that have it are told from changed ones.
 */
function settledBefore(entity: CanonicalObject): string | undefined {
  const answered = answeredAt.get(entity);
  if (answered === undefined || typeof entity['UpdatedDate'] !== 'string') return undefined;
  return new Date(answered - settling).toISOString();
}
