import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { ConfigurationError, type SuperOfficeError } from '../../errors/index.js';
import { addressOf, closeClient, redisClient, redisFailure, type RedisSettings } from '../../redis/index.js';
import { type JobQueue, keyPrefix } from './jobs.js';

/**
 * Milliseconds after which another process can coordinate a run whose coordinator says nothing. Until another does, the
 * claim of a coordinator that was slow, or of which Redis has lost everything, is still good.
 */
const claimLifetime = 6_000;

/** Milliseconds between two attempts to claim. */
const claimInterval = 1_000;

/** How long a cancelled run is remembered, in seconds, for its coordinator. */
const cancelledFor = 86_400;

/** For scripts of a coordinator: the claim is the first key, its token the first argument. */
export const ifClaimed = `
  local holder = redis.call('GET', KEYS[1])
  if not holder then redis.call('SET', KEYS[1], ARGV[1], 'PX', ${claimLifetime})
  elseif holder ~= ARGV[1] then return -1 end `;

const scripts = {
  claim: `
    local holder = redis.call('GET', KEYS[1])
    if holder and holder ~= ARGV[1] then return 0 end
    redis.call('SET', KEYS[1], ARGV[1], 'PX', ${claimLifetime})
    return 1`,
  release: `if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end`,
  describe: `${ifClaimed} redis.call('SET', KEYS[2], ARGV[2]) return 1`,
  // A part that stands there with another definition belongs to something else.
  plan: `${ifClaimed}
    for index = 2, #ARGV, 2 do
      if redis.call('HGET', KEYS[2], ARGV[index]) ~= ARGV[index + 1] then
        for key = 3, #KEYS do redis.call('HDEL', KEYS[key], ARGV[index]) end
        redis.call('HSET', KEYS[2], ARGV[index], ARGV[index + 1])
      end
    end
    return 1`,
  clear: `${ifClaimed} for key = 2, #KEYS do redis.call('DEL', KEYS[key]) end return 1`,
  // Commands that a full Redis allows.
  forget: `${ifClaimed}
    for index = 2, #ARGV do
      for key = 2, #KEYS do redis.call('HDEL', KEYS[key], ARGV[index]) end
    end
    return 1`,
  // The first result of a part counts; a late one, or one of a run that has ended, changes nothing.
  commit: `
    if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
    if redis.call('HSETNX', KEYS[2], ARGV[1], ARGV[3]) == 0 then return 0 end
    if KEYS[3] then redis.call('HSET', KEYS[3], ARGV[1], ARGV[4]) end
    return 1`,
  // By the clock of Redis, since those of the machines differ.
  heartbeat: `
    local now = redis.call('TIME')[1]
    redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
    redis.call('ZADD', KEYS[1], now + ARGV[1], ARGV[2])
    for index = 3, #ARGV do redis.call('ZADD', KEYS[1], now + ARGV[1], ARGV[2] .. ' ' .. ARGV[index]) end
    return 1`,
  workers: `return redis.call('ZRANGEBYSCORE', KEYS[1], redis.call('TIME')[1], '+inf')`,
} as const;

/** Seconds after which a worker that says nothing is not counted. */
const defaultLifetime = 20;

/** Milliseconds. A result may have some megabytes. */
const commandTimeout = 10_000;

/** What a run keeps in Redis beside its jobs: its description, its parts with their results, who coordinates and who works. */
export abstract class QueueStore {
  readonly #redis: Redis;
  readonly #address: string;
  readonly #prefix: string;
  readonly #what: string;
  readonly #token = randomUUID();
  /** The hashes with the planned parts, their results, and what else is kept of each part. */
  protected abstract readonly hashes: readonly [parts: string, results: string, ...more: string[]];

  /** @param what a run is called in errors */
  protected constructor(redis: Redis, { url }: RedisSettings, tenant: string, queue: string, what = queue) {
    this.#redis = redis;
    this.#address = addressOf(url);
    this.#what = what;
    this.#prefix = `${keyPrefix(tenant)}:${queue}-`;
  }

  /**
   * @throws {ConfigurationError} if the settings are invalid
   * @throws {NetworkError} if Redis cannot be reached
   */
  protected static async connect(settings: RedisSettings, meanwhile: string): Promise<Redis> {
    let reason: SuperOfficeError | undefined;
    const onFirstFailure = (failure: SuperOfficeError) => (reason ??= failure);
    const redis = await redisClient({ timeout: commandTimeout, ...settings }, { meanwhile, onFirstFailure });
    try {
      await redis.connect();
    } catch (error) {
      redis.disconnect();
      throw reason ?? redisFailure(error, addressOf(settings.url));
    }
    return redis;
  }

  /** @returns false if another process has the claim */
  async claim(): Promise<boolean> {
    return (await this.script(scripts.claim, ['coordinator'], [this.#token])) === 1;
  }

  /**
   * Waits for the claim of a coordinator that was killed to expire.
   *
   * @throws {ConfigurationError} if another process keeps it
   */
  async awaitClaim(
    tenant: string,
    patiently: <Value>(command: () => Promise<Value>) => Promise<Value>,
    signal: AbortSignal,
  ): Promise<void> {
    const end = performance.now() + claimLifetime + claimInterval;
    while (!(await patiently(() => this.claim()))) {
      if (performance.now() > end) {
        throw new ConfigurationError(
          `another process coordinates the ${this.#what} of ${tenant}: stop it first, or start a worker instead`,
          { path: 'queue' },
        );
      }
      await sleep(claimInterval, undefined, { signal });
    }
  }

  async release(): Promise<void> {
    await this.script(scripts.release, ['coordinator'], [this.#token]);
  }

  lostClaim(): SuperOfficeError {
    return new ConfigurationError(`another process has taken over the coordination of this ${this.#what}`, {
      path: 'queue',
    });
  }

  /** Tells the coordinator that a worker is there, and which parts it works on. */
  async heartbeat(worker: string, parts: readonly string[], seconds: number = defaultLifetime): Promise<void> {
    await this.script(scripts.heartbeat, ['workers'], [seconds, worker, ...parts]);
  }

  async leave(worker: string): Promise<void> {
    await this.run((redis) => redis.zrem(this.key('workers'), worker));
  }

  /** The workers that are running, by id, with the names of the parts that they work on. */
  async workers(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    const signs = (await this.script(scripts.workers, ['workers'], [])) as string[];
    const words = signs.map((sign) => sign.split(' '));
    const workers = new Map(words.flatMap(([id = '', part]) => (part === undefined ? [[id, new Set<string>()]] : [])));
    // What is left of a worker that has ended is not counted.
    for (const [id = '', part] of words) if (part !== undefined) workers.get(id)?.add(part);
    return workers;
  }

  async cancel(run: string): Promise<void> {
    await this.run((redis) => redis.set(this.key('cancelled'), run, 'EX', cancelledFor));
  }

  async isCancelled(run: string): Promise<boolean> {
    return (await this.run((redis) => redis.get(this.key('cancelled')))) === run;
  }

  /**
   * Removes everything but the claim, and what is remembered of runs that have ended; can be repeated.
   *
   * @throws {ConfigurationError} if another process has the claim: it may have planned something of its own
   */
  async clear(jobs: JobQueue): Promise<void> {
    await this.claimed(scripts.clear, [...this.hashes, 'description'], []);
    await jobs.clear();
  }

  /** Does so for a run that is cancelled, with any claim. */
  async clearCancelled(jobs: JobQueue): Promise<void> {
    const keys = [...this.hashes, 'description'].map((name) => this.key(name));
    await this.run((redis) => redis.del(...keys));
    await jobs.clear();
  }

  async close(): Promise<void> {
    await closeClient(this.#redis);
  }

  /** Removes what has been merged, or belongs to nothing. */
  async forget(names: readonly string[]): Promise<void> {
    if (names.length > 0) await this.claimed(scripts.forget, this.hashes, names);
  }

  protected async describeAs(description: unknown): Promise<void> {
    await this.claimed(scripts.describe, ['description'], [JSON.stringify(description)]);
  }

  protected readDescription(): Promise<string | null> {
    return this.run((redis) => redis.get(this.key('description')));
  }

  /** Allows workers to commit results of these parts. */
  protected async planParts(parts: readonly (readonly [name: string, definition: unknown])[]): Promise<void> {
    if (parts.length === 0) return;
    const values = parts.flatMap(([name, definition]) => [name, JSON.stringify(definition)]);
    await this.claimed(scripts.plan, this.hashes, values);
  }

  /**
   * Stores the result of a part, unless another has.
   *
   * @param ends a second value, for the third hash
   * @returns whether it is the one that counts
   */
  protected async commitPart(
    name: string,
    definition: unknown,
    result: unknown,
    ...ends: readonly unknown[]
  ): Promise<boolean> {
    const values = [definition, result, ...ends].map((value) => JSON.stringify(value));
    const keys = this.hashes.slice(0, 2 + ends.length);
    return (await this.script(scripts.commit, keys, [name, ...values])) === 1;
  }

  protected entries(hash: string): Promise<Record<string, string>> {
    return this.run((redis) => redis.hgetall(this.key(hash)));
  }

  protected entry(hash: string, name: string): Promise<string | null> {
    return this.run((redis) => redis.hget(this.key(hash), name));
  }

  protected key(name: string): string {
    return this.#prefix + name;
  }

  /** Runs a script that begins with `ifClaimed`. */
  protected async claimed(script: string, keys: readonly string[], values: readonly string[]): Promise<unknown> {
    const result = await this.script(script, ['coordinator', ...keys], [this.#token, ...values]);
    if (result === -1) throw this.lostClaim();
    return result;
  }

  protected script(script: string, keys: readonly string[], values: readonly (string | number)[]): Promise<unknown> {
    return this.run((redis) => redis.eval(script, keys.length, ...keys.map((name) => this.key(name)), ...values));
  }

  /** @throws {SuperOfficeError} if Redis is away, full or refuses; a script is done whole or not at all */
  protected async run<Value>(command: (redis: Redis) => Promise<Value>): Promise<Value> {
    try {
      return await command(this.#redis);
    } catch (error) {
      throw redisFailure(error, this.#address);
    }
  }
}
