import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { script, type SharedRedis } from './shared-redis.js';

/** Milliseconds after which the leases of a process that died are free. */
const lifetime = 10_000;

/** Milliseconds between two attempts to get leases, on average. */
const pause = 25;

/** By the clock of Redis, which is the same for all. A score that no process writes is removed, or it would never expire. */
const now = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
`;

/** ARGV: limit, lifetime, names. Returns how many of the names now have a lease. */
const acquire = script(`${now}
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
redis.call('ZREMRANGEBYSCORE', KEYS[1], now + 2 * ARGV[2], '+inf')
local granted = math.min(#ARGV - 2, math.max(0, ARGV[1] - redis.call('ZCARD', KEYS[1])))
for index = 3, granted + 2 do redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[index]) end
if granted > 0 then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return granted`);

/** ARGV: lifetime, names. */
const extend = script(`${now}
for index = 2, #ARGV do redis.call('ZADD', KEYS[1], 'XX', now + ARGV[1], ARGV[index]) end
return redis.call('PEXPIRE', KEYS[1], ARGV[1])`);

/** ARGV: names. */
const release = script(`return redis.call('ZREM', KEYS[1], unpack(ARGV))`);

interface Waiting {
  readonly signal: AbortSignal | undefined;
  readonly settle: (release: () => void) => void;
}

/** A number of leases that processes divide among them. Those of a process that dies expire. */
export class Leases {
  readonly #redis: SharedRedis;
  readonly #key: string;
  readonly #limit: number;
  readonly #owner = randomUUID();
  readonly #held = new Set<string>();
  readonly #waiting = new Set<Waiting>();
  #count = 0;
  #isServing = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(redis: SharedRedis, key: string, limit: number) {
    this.#redis = redis;
    this.#key = key;
    this.#limit = limit;
  }

  /**
   * Waits for a lease. While Redis is away there are none, and no one waits for them.
   *
   * @returns a function that gives it back
   */
  acquire(signal?: AbortSignal): Promise<() => void> {
    return new Promise((settle) => {
      this.#waiting.add({ signal, settle });
      void this.#serve();
    });
  }

  async #serve(): Promise<void> {
    if (this.#isServing) return;
    this.#isServing = true;
    while (this.#waiting.size > 0) {
      const names = [...this.#waiting].map(() => `${this.#owner} ${++this.#count}`);
      try {
        const granted = await this.#redis.run(acquire, [this.#key], [this.#limit, lifetime, ...names]);
        const count = z.int().nonnegative().max(names.length).parse(granted);
        for (const name of names.slice(0, count)) this.#held.add(name);
        for (const name of names.slice(0, count)) this.#grant(name);
        this.#extendLater();
        if (count < names.length) await this.#pause();
      } catch {
        for (const { settle } of this.#waiting) settle(() => undefined);
        this.#waiting.clear();
      }
    }
    this.#isServing = false;
  }

  #grant(name: string): void {
    const back = () => {
      this.#held.delete(name);
      // If it fails, the lease expires.
      this.#redis.run(release, [this.#key], [name]).catch(() => undefined);
    };
    for (const waiting of this.#waiting) {
      this.#waiting.delete(waiting);
      waiting.settle(back);
      if (waiting.signal?.aborted !== true) return;
    }
    back();
  }

  /** Processes that wait together would otherwise ask together. */
  #pause(): Promise<void> {
    for (const waiting of this.#waiting) {
      if (waiting.signal?.aborted !== true) continue;
      this.#waiting.delete(waiting);
      waiting.settle(() => undefined);
    }
    return new Promise((resolve) => void setTimeout(resolve, pause * (0.5 + Math.random())));
  }

  #extendLater(): void {
    if (this.#timer !== undefined || this.#held.size === 0) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#held.size > 0) this.#redis.run(extend, [this.#key], [lifetime, ...this.#held]).catch(() => undefined);
      this.#extendLater();
    }, lifetime / 3);
    this.#timer.unref();
  }
}
