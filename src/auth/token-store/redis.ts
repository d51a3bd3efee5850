import { randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import { parseJson } from '../../parsing/index.js';
import { script, type SharedRedis, warn } from '../../redis/index.js';
import { grantSchema } from './grant-schema.js';
import { MemoryTokenStore } from './memory.js';
import { hashedName, seal, unseal } from './sealed.js';
import type { Grant, TokenStore } from './token-store.js';
import { waitForLock } from './waiting.js';

/** A lock that was not extended for this long belongs to a process that died or is paused. */
const lockLifetime = 10_000;

/**
 * KEYS: lock, grant. ARGV: owner, lifetime. Each holder of the lock gets a higher number, which is lost together with the
 * grant and never without it.
 */
const lock = script(`
if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return redis.call('HINCRBY', KEYS[2], 'holder', 1) end
return 0`);

const extend = script(`
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return 0`);

const unlock = script(`
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0`);

const read = script(`return redis.call('HGET', KEYS[1], 'grant')`);

/** ARGV: the holder's number, the grant. A later holder may have written already: then nothing is written. */
const write = script(`
if (tonumber(redis.call('HGET', KEYS[1], 'writer') or '') or 0) > tonumber(ARGV[1]) then return 0 end
redis.call('HSET', KEYS[1], 'grant', ARGV[2], 'writer', ARGV[1])
return 1`);

export interface RedisTokenStoreOptions {
  readonly redis: SharedRedis;
  /** 32 bytes. */
  readonly key: Buffer;
  /** Milliseconds to wait for another process that renews the same grant. Default: 90,000. */
  readonly maxWait?: number;
  /** Milliseconds after which others may take the lock of a process that died. Default: 10,000. */
  readonly lockLifetime?: number;
}

/**
 * Stores grants in Redis, encrypted with AES-256-GCM as in files. Processes with the same Redis share them, and renew one at
 * a time: a process that was paused while another took its lock cannot overwrite the newer grant. While Redis is away, each
 * process renews its own.
 */
export class RedisTokenStore implements TokenStore {
  readonly #options: Required<RedisTokenStoreOptions>;
  /** Waits for turns within this process, and keeps what this process knows for the time that Redis is away. */
  readonly #local = new MemoryTokenStore();
  /** The numbers of the locks that this process holds. */
  readonly #holding = new Map<string, number>();
  #hasWarned = false;

  constructor(options: RedisTokenStoreOptions) {
    this.#options = { maxWait: 90_000, lockLifetime, ...options };
  }

  async read(name: string): Promise<Grant | undefined> {
    const [local, sealed] = await Promise.all([
      this.#local.read(name),
      this.#options.redis.attempt(read, [grantKey(name)]),
    ]);
    const shared = typeof sealed === 'string' ? this.#opened(sealed, name) : undefined;
    // After Redis was away, this process may have the newer one.
    if (shared === undefined || (local !== undefined && local.obtainedAt > shared.obtainedAt)) return local;
    await this.#local.write(name, shared);
    return shared;
  }

  async write(name: string, grant: Grant): Promise<void> {
    await this.#local.write(name, grant);
    const holder = this.#holding.get(name);
    if (holder === undefined) return;
    const sealed = seal(JSON.stringify(grant), name, this.#options.key).toString('base64');
    await this.#options.redis.attempt(write, [grantKey(name)], [holder, sealed]);
  }

  async exclusively<Result>(name: string, action: () => Promise<Result>): Promise<Result> {
    return this.#local.exclusively(name, async () => {
      const release = await this.#locked(name);
      try {
        return await action();
      } finally {
        await release();
      }
    });
  }

  /** Waits until the lock is free, or Redis is away. */
  async #locked(name: string): Promise<() => Promise<void>> {
    const { maxWait, lockLifetime: lifetime } = this.#options;
    const owner = randomUUID();
    const key = `lock:${grantKey(name)}`;
    const { holder } = await waitForLock(async () => {
      const number = await this.#options.redis.attempt(lock, [key, grantKey(name)], [owner, lifetime]);
      return number === 0 ? undefined : { holder: number };
    }, maxWait);
    if (typeof holder !== 'number') return async () => undefined;
    this.#holding.set(name, holder);
    const extending = setInterval(
      () => void this.#options.redis.attempt(extend, [key], [owner, lifetime]),
      lifetime / 3,
    );
    return async () => {
      clearInterval(extending);
      this.#holding.delete(name);
      await this.#options.redis.attempt(unlock, [key], [owner]);
    };
  }

  #opened(sealed: string, name: string): Grant | undefined {
    try {
      const text = unseal(Buffer.from(sealed, 'base64'), name, this.#options.key);
      return grantSchema.parse(text === undefined ? undefined : parseJson(text));
    } catch {
      if (!this.#hasWarned) {
        warn(
          'a token in Redis was written with another key or has been changed; it is replaced. Processes that share tokens need the same redis.key',
        );
      }
      this.#hasWarned = true;
      return undefined;
    }
  }

  [inspect.custom](): string {
    return 'RedisTokenStore';
  }
}

function grantKey(name: string): string {
  return `tokens:${hashedName(name)}`;
}
