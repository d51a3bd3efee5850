import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { ConfigurationError, ProtocolError, type SuperOfficeError } from '../../../errors/index.js';
import { addressOf, closeClient, redisClient, redisFailure, type RedisSettings } from '../../../redis/index.js';
import {
  parseDescription,
  parseEnd,
  parseRange,
  parseResult,
  type RangeEnd,
  type RangeJob,
  rangeName,
  type RangeResult,
  type SweepDescription,
} from './messages.js';

/** The prefix of all keys of the sweep of a tenant. In braces, so that a cluster would keep them on one node. */
export function keyPrefix(tenant: string): string {
  return `superoffice:{${encodeURIComponent(tenant)}}`;
}

/**
 * Milliseconds after which another process can coordinate a sweep whose coordinator says nothing. Until another does, the
 * claim of a coordinator that was slow, or of which Redis has lost everything, is still good.
 */
export const claimLifetime = 6_000;

const ifClaimed = `
  local holder = redis.call('GET', KEYS[1])
  if not holder then redis.call('SET', KEYS[1], ARGV[1], 'PX', ${claimLifetime})
  elseif holder ~= ARGV[1] then return -1 end `;

const scripts = {
  claim: `
    local holder = redis.call('GET', KEYS[1])
    if holder and holder ~= ARGV[1] then return 0 end
    redis.call('SET', KEYS[1], ARGV[1], 'PX', ${claimLifetime})
    return 1`,
  describe: `${ifClaimed} redis.call('SET', KEYS[2], ARGV[2]) return 1`,
  // A range that stands there with another definition belongs to something else.
  plan: `${ifClaimed}
    for index = 2, #ARGV, 2 do
      if redis.call('HGET', KEYS[2], ARGV[index]) ~= ARGV[index + 1] then
        redis.call('HDEL', KEYS[3], ARGV[index])
        redis.call('HDEL', KEYS[4], ARGV[index])
        redis.call('HSET', KEYS[2], ARGV[index], ARGV[index + 1])
      end
    end
    return 1`,
  // Commands that a full Redis allows.
  forget: `${ifClaimed}
    for index = 2, #ARGV do
      for key = 2, 4 do redis.call('HDEL', KEYS[key], ARGV[index]) end
    end
    return 1`,
  // The first result of a range counts; a late one, or one of a sweep that has ended, changes nothing.
  commit: `
    if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
    if redis.call('HSETNX', KEYS[2], ARGV[1], ARGV[3]) == 0 then return 0 end
    redis.call('HSET', KEYS[3], ARGV[1], ARGV[4])
    return 1`,
  // By the clock of Redis, since those of the machines differ.
  heartbeat: `
    local now = redis.call('TIME')[1]
    redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
    redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
    return 1`,
  workers: `return redis.call('ZCOUNT', KEYS[1], redis.call('TIME')[1], '+inf')`,
} as const;

/** Seconds after which a worker that says nothing is not counted. */
const workerLifetime = 20;

/** How long a cancelled sweep is remembered, in seconds, for its coordinator. */
const cancelledFor = 86_400;

/** Milliseconds. A result may have some megabytes. */
const commandTimeout = 10_000;

type KeyName = 'ranges' | 'results' | 'ends' | 'description' | 'coordinator' | 'cancelled' | 'workers';

/** What a sweep keeps in Redis beside its jobs: the planned ranges, and the results that the coordinator has not merged. */
export class SweepStore {
  readonly #redis: Redis;
  readonly #address: string;
  readonly #prefix: string;
  readonly #token = randomUUID();

  private constructor(redis: Redis, address: string, tenant: string) {
    this.#redis = redis;
    this.#address = address;
    this.#prefix = `${keyPrefix(tenant)}:sweep-`;
  }

  /**
   * @throws {ConfigurationError} if the settings are invalid
   * @throws {NetworkError} if Redis cannot be reached
   */
  static async open(settings: RedisSettings, tenant: string, meanwhile: string): Promise<SweepStore> {
    const redis = await redisClient({ timeout: commandTimeout, ...settings }, { meanwhile });
    const address = addressOf(settings.url);
    try {
      await redis.connect();
    } catch (error) {
      redis.disconnect();
      throw redisFailure(error, address);
    }
    return new SweepStore(redis, address, tenant);
  }

  /** @returns false if another process has the claim */
  async claim(): Promise<boolean> {
    return (await this.#script('claim', ['coordinator'], [this.#token])) === 1;
  }

  async release(): Promise<void> {
    await this.#run((redis) =>
      redis.eval(
        `if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end`,
        1,
        this.#key('coordinator'),
        this.#token,
      ),
    );
  }

  async describe(description: SweepDescription): Promise<void> {
    await this.#claimed('describe', ['description'], [JSON.stringify(description)]);
  }

  /**
   * @returns undefined if no sweep is under way
   * @throws {ProtocolError} if something else stands there
   */
  async description(): Promise<SweepDescription | undefined> {
    const found = await this.#run((redis) => redis.get(this.#key('description')));
    return found === null ? undefined : parseDescription(found);
  }

  /** Allows workers to commit results of these ranges. */
  async plan(ranges: readonly RangeJob[]): Promise<void> {
    if (ranges.length === 0) return;
    const values = ranges.flatMap((range) => [rangeName(range), JSON.stringify(range)]);
    await this.#claimed('plan', ['ranges', 'results', 'ends'], values);
  }

  /** The planned ranges, by name. Those that are invalid are left out. */
  async ranges(): Promise<ReadonlyMap<string, RangeJob | undefined>> {
    const found = await this.#run((redis) => redis.hgetall(this.#key('ranges')));
    return new Map(Object.entries(found).map(([name, text]) => [name, orUndefined(() => parseRange(text))]));
  }

  /** How far workers came, for each range with a result, by name; undefined for what is invalid. */
  async ends(): Promise<ReadonlyMap<string, RangeEnd | undefined>> {
    const found = await this.#run((redis) => redis.hgetall(this.#key('ends')));
    return new Map(Object.entries(found).map(([name, text]) => [name, orUndefined(() => parseEnd(text))]));
  }

  /** @throws {ProtocolError} if there is none, or it is invalid */
  async result(range: RangeJob): Promise<RangeResult> {
    return parseResult(await this.#run((redis) => redis.hget(this.#key('results'), rangeName(range))));
  }

  /** Removes what has been merged, or belongs to nothing. */
  async forget(names: readonly string[]): Promise<void> {
    if (names.length > 0) await this.#claimed('forget', ['ranges', 'results', 'ends'], names);
  }

  /** May workers commit a result of this range? */
  async isPlanned(range: RangeJob): Promise<boolean> {
    return (await this.#run((redis) => redis.hget(this.#key('ranges'), rangeName(range)))) === JSON.stringify(range);
  }

  async hasResult(range: RangeJob): Promise<boolean> {
    return (await this.#run((redis) => redis.hexists(this.#key('results'), rangeName(range)))) === 1;
  }

  /**
   * Stores the result of a range, unless another worker has.
   *
   * @returns whether it is the one that counts
   */
  async commit(range: RangeJob, result: RangeResult): Promise<boolean> {
    const values = [rangeName(range), JSON.stringify(range), JSON.stringify(result), JSON.stringify(result.end)];
    return (await this.#script('commit', ['ranges', 'results', 'ends'], values)) === 1;
  }

  async cancel(run: string): Promise<void> {
    await this.#run((redis) => redis.set(this.#key('cancelled'), run, 'EX', cancelledFor));
  }

  async isCancelled(run: string): Promise<boolean> {
    return (await this.#run((redis) => redis.get(this.#key('cancelled')))) === run;
  }

  /** Removes everything but the claim and the note that a sweep was cancelled. */
  async clear(): Promise<void> {
    const keys = (['ranges', 'results', 'ends', 'description'] as const).map((name) => this.#key(name));
    await this.#run((redis) => redis.del(...keys));
  }

  /** Tells the coordinator that a worker is there. */
  async heartbeat(worker: string): Promise<void> {
    await this.#script('heartbeat', ['workers'], [worker, workerLifetime]);
  }

  async leave(worker: string): Promise<void> {
    await this.#run((redis) => redis.zrem(this.#key('workers'), worker));
  }

  async workers(): Promise<number> {
    return Number(await this.#script('workers', ['workers'], []));
  }

  async close(): Promise<void> {
    await closeClient(this.#redis);
  }

  #key(name: KeyName): string {
    return this.#prefix + name;
  }

  async #claimed(name: keyof typeof scripts, keys: readonly KeyName[], values: readonly string[]): Promise<void> {
    if ((await this.#script(name, ['coordinator', ...keys], [this.#token, ...values])) === -1) throw lostClaim();
  }

  #script(
    name: keyof typeof scripts,
    keys: readonly KeyName[],
    values: readonly (string | number)[],
  ): Promise<unknown> {
    return this.#run((redis) =>
      redis.eval(scripts[name], keys.length, ...keys.map((name) => this.#key(name)), ...values),
    );
  }

  /** @throws {SuperOfficeError} if Redis is away, full or refuses; a script is done whole or not at all */
  async #run<Value>(command: (redis: Redis) => Promise<Value>): Promise<Value> {
    try {
      return await command(this.#redis);
    } catch (error) {
      throw redisFailure(error, this.#address);
    }
  }
}

function lostClaim(): SuperOfficeError {
  return new ConfigurationError('another process has taken over the coordination of this sweep', { path: 'queue' });
}

export function orUndefined<Value>(parse: () => Value): Value | undefined {
  try {
    return parse();
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
}
