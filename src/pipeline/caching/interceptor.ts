import type { CacheKind } from '../../config/cache.js';
import type { CanonicalObject } from '../../contract/index.js';
import {
  type CallOptions,
  type Exchange,
  type Execute,
  type Interceptor,
  isCacheable,
  notModified,
  subjectOf,
} from '../../operations/index.js';
import { answeredAt } from '../../transports/transport.js';
import type { UserOf } from '../user-of.js';
import type { AnswerStore } from './cache.js';
import { kindKeeping, kindsDroppedBy } from './kinds.js';

/**
 * Answers from the cache if it can. A write through this connection drops the answers that it may have changed, for all
 * transports. Failures are not cached.
 */
export function cached(cache: AnswerStore, user: UserOf): Interceptor {
  return (next) => {
    const revalidate = revalidating(cache, next, user);
    return async (exchange, options) => {
      const { agent, operation, write } = subjectOf(exchange);
      const subject = `${agent}.${operation}`;
      if (write) {
        try {
          return await next(exchange, options);
        } finally {
          // Also after a failure, because the server may have made the change.
          await cache.drop(kindsDroppedBy(subject));
        }
      }
      if (exchange.name === 'entity.get') return await revalidate(exchange as never, options);
      const kind = isCacheable(exchange) ? kindKeeping(subject) : undefined;
      if (kind === undefined || !cache.keeps(kind)) return next(exchange, options);
      options.signal?.throwIfAborted();
      const key = keyOf(exchange, options, user(options));
      const { found, generation } = await cache.find(kind, key);
      if (found !== undefined && options.signsIn !== true) return found.answer;
      const answer = await next(exchange, options);
      await cache.set(kind, key, answer, generation);
      return answer;
    };
  };
}

const entities = 'entities' satisfies CacheKind;

/** REST can report that an entity has not changed since a date; then the cached one is current. */
function revalidating(cache: AnswerStore, next: Execute, user: UserOf) {
  return async (exchange: Exchange<'entity.get'>, options: CallOptions): Promise<CanonicalObject | null> => {
    if (options.transport !== 'rest' || !cache.keeps(entities)) return next(exchange, options);
    const key = keyOf(exchange, options, user(options));
    const { found, generation } = await cache.find(entities, key);
    const known = found?.answer as DatedEntity | undefined;
    const ifModifiedSince = known?.since;
    const answer = await next(exchange, { ...options, ifModifiedSince });
    if (answer === notModified && known !== undefined) return known.entity;
    const since = answer === null ? undefined : unchangedSince(answer);
    if (since === undefined) await cache.delete(entities, key);
    else await cache.set(entities, key, { entity: answer, since }, generation);
    return answer;
  };
}

/** Everything that an answer depends on. */
function keyOf({ name, request }: Exchange, options: CallOptions, user: string | undefined): string {
  const { transport, language, culture, timeZone, select } = options;
  return JSON.stringify([user, transport, name, request, language, culture, timeZone, select]);
}

/** An entity and the time up to which it is known to be unchanged. */
interface DatedEntity {
  readonly entity: CanonicalObject;
  readonly since: string;
}

/** Milliseconds. Two changes within one second have the same date, and clocks differ. */
const clockMargin = 60_000;

/**
 * By the server's own clock, as RFC 9110 recommends (section 13.1.3), because `UpdatedDate` does not name its time zone.
 * Changes can be detected only in entities that have that field.
 */
function unchangedSince(entity: CanonicalObject): string | undefined {
  const answered = answeredAt.get(entity);
  if (answered === undefined || typeof entity['UpdatedDate'] !== 'string') return undefined;
  return new Date(answered - clockMargin).toISOString();
}
