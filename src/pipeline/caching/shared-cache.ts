import { createHmac, randomUUID } from 'node:crypto';
import * as z from 'zod';
import { seal, unseal } from '../../auth/index.js';
import type { CacheKind } from '../../config/cache.js';
import { parseJson } from '../../parsing/index.js';
import { script, type SharedRedis } from '../../redis/index.js';
import { type AnswerStore, type CacheSettings, exactText, type Found } from './cache.js';
import { cacheKindNames } from './kinds.js';

/** Longer than any answer is kept. */
const generationLifetime = 30 * 24 * 60 * 60_000;

/**
 * KEYS: generation, answer. ARGV: a new generation, its lifetime. An answer counts only with the generation that it was stored
 * with. A write deletes the generation, which works even if Redis is full.
 */
const find = script(`
local generation = redis.call('GET', KEYS[1])
if not generation then
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
  generation = ARGV[1]
end
return {generation, redis.call('GET', KEYS[2]) or false}`);

/**
 * KEYS: generation, answer, index, sizes, total. ARGV: generation, answer, lifetime, maximum size, the beginning of answers' keys,
 * the rest of this one, which is the answer's name. The index has the names by the time at which their answers expire.
 */
const store = script(`
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
local size, maximum = #ARGV[2], tonumber(ARGV[4])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local total = tonumber(redis.call('GET', KEYS[5]) or '')
-- Redis may have evicted one of the three, and the others would stay wrong.
if not total or redis.call('ZCARD', KEYS[3]) ~= redis.call('HLEN', KEYS[4]) then
  redis.call('DEL', KEYS[3], KEYS[4])
  total = 0
end
local function remove(name)
  redis.call('DEL', ARGV[5] .. name)
  redis.call('ZREM', KEYS[3], name)
  total = total - tonumber(redis.call('HGET', KEYS[4], name) or 0)
  redis.call('HDEL', KEYS[4], name)
end
for _, name in ipairs(redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', now, 'LIMIT', 0, 100)) do remove(name) end
-- An answer that is stored again is counted only once.
remove(ARGV[6])
if size <= maximum then
  for _ = 1, 100 do
    local first = redis.call('ZRANGE', KEYS[3], 0, 0)[1]
    if total + size <= maximum or not first then break end
    remove(first)
  end
end
local fits = total + size <= maximum
if fits then
  redis.call('SET', KEYS[2], ARGV[2], 'PX', ARGV[3])
  redis.call('ZADD', KEYS[3], now + ARGV[3], ARGV[6])
  redis.call('HSET', KEYS[4], ARGV[6], size)
  total = total + size
end
redis.call('SET', KEYS[5], total)
return fits and 1 or 0`);

/** KEYS: answer, index, sizes, total. ARGV: the answer's name. */
const forget = script(`
redis.call('DEL', KEYS[1])
local size = redis.call('HGET', KEYS[3], ARGV[1])
if not size then return 0 end
redis.call('ZREM', KEYS[2], ARGV[1])
redis.call('HDEL', KEYS[3], ARGV[1])
-- Without a total, the next store starts from scratch.
if redis.call('EXISTS', KEYS[4]) == 1 then redis.call('DECRBY', KEYS[4], size) end
return 1`);

const remove = script(`return redis.call('DEL', unpack(KEYS))`);

const foundSchema = z.tuple([z.string().max(64), z.string().nullable()]);

export interface SharedCacheParts {
  readonly redis: SharedRedis;
  /** 32 bytes, which encrypt the answers. */
  readonly key: Buffer;
  /** The tenant, as the beginning of keys. */
  readonly tenant: string;
  /** Distinguishes those who see different answers. */
  readonly caller: string;
}

/**
 * Keeps answers in Redis for all processes, encrypted, for each tenant and caller. A write in any process drops what it may
 * have changed for all. While Redis is away nothing is cached.
 */
export class SharedAnswerCache implements AnswerStore {
  readonly #settings: CacheSettings;
  readonly #parts: SharedCacheParts;
  /** Kinds that a write has changed while Redis was away. */
  readonly #stale = new Set<CacheKind>();
  readonly #stopWaiting: () => void;

  constructor(settings: CacheSettings, parts: SharedCacheParts) {
    this.#settings = settings;
    this.#parts = parts;
    this.#stopWaiting = parts.redis.onBack(() => void this.drop([...this.#stale]));
  }

  get kinds(): readonly CacheKind[] {
    return cacheKindNames.filter((kind) => this.keeps(kind));
  }

  keeps(kind: CacheKind): boolean {
    return (this.#settings.ages[kind] ?? 0) > 0;
  }

  async find(kind: CacheKind, key: string): Promise<Found> {
    if (this.#stale.has(kind)) await this.drop([...this.#stale]);
    if (this.#stale.has(kind)) return { generation: undefined };
    const name = this.#nameOf(kind, key);
    const answer = await this.#parts.redis.attempt(
      find,
      [this.#generationOf(kind), this.#answers + name],
      [randomUUID(), generationLifetime],
    );
    const { data } = foundSchema.safeParse(answer);
    if (data === undefined) return { generation: undefined };
    const [generation, sealed] = data;
    if (sealed === null) return { generation };
    return { generation, found: this.#opened(sealed, generation, name) };
  }

  async set(kind: CacheKind, key: string, answer: unknown, generation: unknown): Promise<void> {
    const text = exactText(answer);
    if (typeof generation !== 'string' || text === undefined) return;
    const name = this.#nameOf(kind, key);
    const sealed = seal(text, `${generation} ${name}`, this.#parts.key).toString('base64');
    const keys = [this.#generationOf(kind), this.#answers + name, ...this.#counts];
    const lifetime = (this.#settings.ages[kind] ?? 0) * 1_000;
    const beginning = this.#parts.redis.key(this.#answers);
    await this.#parts.redis.attempt(store, keys, [
      generation,
      sealed,
      lifetime,
      this.#settings.maximumSize,
      beginning,
      name,
    ]);
  }

  async delete(kind: CacheKind, key: string): Promise<void> {
    const name = this.#nameOf(kind, key);
    await this.#parts.redis.attempt(forget, [this.#answers + name, ...this.#counts], [name]);
  }

  clear(only?: CacheKind): void {
    void this.drop(only === undefined ? cacheKindNames : [only]);
  }

  async drop(kinds: readonly CacheKind[]): Promise<void> {
    if (kinds.length === 0) return;
    for (const kind of kinds) this.#stale.add(kind);
    const dropped = await this.#parts.redis.attempt(
      remove,
      kinds.map((kind) => this.#generationOf(kind)),
    );
    if (dropped !== undefined) for (const kind of kinds) this.#stale.delete(kind);
  }

  close(): void {
    this.#stopWaiting();
  }

  get #answers(): string {
    return `${this.#parts.tenant}:cache:answer:`;
  }

  /** The bookkeeping keys: expiry times, the size of each answer, and the total. */
  get #counts(): readonly string[] {
    return ['index', 'sizes', 'size'].map((name) => `${this.#parts.tenant}:cache:${name}`);
  }

  #generationOf(kind: CacheKind): string {
    return `${this.#parts.tenant}:cache:generation:${kind}`;
  }

  /** Keyed, because what was asked for may be guessed. */
  #nameOf(kind: CacheKind, key: string): string {
    const { tenant, caller } = this.#parts;
    return createHmac('sha256', this.#parts.key)
      .update(JSON.stringify([tenant, caller, kind, key]))
      .digest('hex');
  }

  /** What was sealed for another generation, caller or key is as if it did not exist. */
  #opened(sealed: string, generation: string, name: string): Found['found'] {
    const text = unseal(Buffer.from(sealed, 'base64'), `${generation} ${name}`, this.#parts.key);
    try {
      return text === undefined ? undefined : { answer: parseJson(text) };
    } catch {
      return undefined;
    }
  }
}
