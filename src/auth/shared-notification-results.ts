import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type * as z from 'zod';
import { NetworkError } from '../errors/index.js';
import { parseJson } from '../parsing/index.js';
import { script, type SharedRedis } from '../redis/index.js';
import { NotificationResults, type NotificationResult, notificationKey, validUntil } from './notification-results.js';

export interface SharedNotificationResultsOptions {
  /** Milliseconds after which another process may handle a token whose process died. Default: 15,000. */
  readonly lease?: number;
  /**
   * Milliseconds to wait for the result of another process; SuperOffice delivers again what is not answered. Default:
   * 30,000.
   */
  readonly maxWait?: number;
}

/** ARGV: owner, lifetime. Returns what is known, or nothing if the owner is to handle it. */
const begin = script(`
local known = redis.call('GET', KEYS[1])
if known then return known end
redis.call('SET', KEYS[1], 'pending ' .. ARGV[1], 'PX', ARGV[2])
return false`);

const extend = script(`
if redis.call('GET', KEYS[1]) == 'pending ' .. ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return 0`);

const forget = script(`
if redis.call('GET', KEYS[1]) == 'pending ' .. ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0`);

/** ARGV: result, lifetime. */
const finish = script(`return redis.call('SET', KEYS[1], 'done ' .. ARGV[1], 'PX', ARGV[2])`);

/**
 * The result for each token while it is valid, for all processes: one of them handles a token, and the others wait for its
 * result. While Redis is away, each process remembers its own.
 */
export class SharedNotificationResults<Result> {
  readonly #redis: SharedRedis;
  readonly #now: () => number;
  readonly #schema: z.ZodType<Result>;
  readonly #local: NotificationResults<NotificationResult<Result>>;
  readonly #lease: number;
  readonly #maxWait: number;

  /** @param schema what a result must be, because anyone with access to Redis may have written it */
  constructor(
    redis: SharedRedis,
    now: () => number,
    schema: z.ZodType<Result>,
    { lease = 15_000, maxWait = 30_000 }: SharedNotificationResultsOptions = {},
  ) {
    this.#lease = lease;
    this.#maxWait = maxWait;
    this.#redis = redis;
    this.#now = now;
    this.#schema = schema;
    this.#local = new NotificationResults(now);
  }

  /** As `NotificationResults` does, for all processes. */
  async once(token: string, expires: number, action: () => Promise<Result>): Promise<NotificationResult<Result>> {
    const { result, repeated } = await this.#local.once(token, expires, () => this.#once(token, expires, action));
    return { result: result.result, repeated: repeated || result.repeated };
  }

  async #once(token: string, expires: number, action: () => Promise<Result>): Promise<NotificationResult<Result>> {
    const key = `notifications:${notificationKey(token)}`;
    const owner = randomUUID();
    for (const end = performance.now() + this.#maxWait; ;) {
      const known = await this.#redis.attempt(begin, [key], [owner, this.#lease]);
      if (typeof known !== 'string') break;
      const done = this.#resultIn(known);
      if (done !== undefined) return { result: done, repeated: true };
      // Neither pending nor a result: no process of ours wrote it.
      if (!known.startsWith('pending ')) break;
      if (performance.now() > end) {
        throw new NetworkError('another process has been handling this notification for too long', {
          outcome: 'not-sent',
        });
      }
      await pause(50 + Math.random() * 50);
    }
    const extending = setInterval(() => void this.#redis.attempt(extend, [key], [owner, this.#lease]), this.#lease / 3);
    try {
      const result = await action();
      const left = Math.max(1, validUntil(expires) - this.#now());
      await this.#redis.attempt(finish, [key], [JSON.stringify(result), left]);
      return { result, repeated: false };
    } catch (error) {
      await this.#redis.attempt(forget, [key], [owner]);
      throw error;
    } finally {
      clearInterval(extending);
    }
  }

  #resultIn(known: string): Result | undefined {
    if (!known.startsWith('done ')) return undefined;
    try {
      return this.#schema.parse(parseJson(known.slice('done '.length)));
    } catch {
      return undefined;
    }
  }
}
