import * as z from 'zod';
import { script, type SharedRedis } from './shared-redis.js';

/**
 * The next free slots, evenly spaced by the clock of Redis: the time of the next one is all that is kept, as in the generic
 * cell rate algorithm (ITU-T I.371). ARGV: microseconds between two slots, how many. A time that is more than ten minutes
 * ahead was not written by this script. Returns microseconds until the first slot.
 */
const reserve = script(`
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local first = tonumber(redis.call('GET', KEYS[1]) or '') or now
if first < now or first > now + 600000000 then first = now end
local following = first + ARGV[1] * ARGV[2]
redis.call('SET', KEYS[1], string.format('%.0f', following), 'PX', math.ceil((following - now) / 1000) + 1000)
return math.floor(first - now)`);

/** Slots of time that processes divide among them, so that together they do something at most so many times a second. */
export class Slots {
  readonly #redis: SharedRedis;
  readonly #key: string;
  readonly #interval: number;

  constructor(redis: SharedRedis, key: string, perSecond: number) {
    this.#redis = redis;
    this.#key = key;
    this.#interval = 1_000_000 / perSecond;
  }

  /**
   * @param count how many slots
   * @returns milliseconds until the first of them
   * @throws {SuperOfficeError} if Redis is away
   */
  async reserve(count: number): Promise<number> {
    const microseconds = await this.#redis.run(reserve, [this.#key], [this.#interval, count]);
    return z.number().nonnegative().parse(microseconds) / 1_000;
  }
}
