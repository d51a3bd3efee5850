import * as z from 'zod';
import { parseJson } from '../parsing/index.js';
import { script, type SharedRedis } from './shared-redis.js';

/** A flag that a process has raised for all. */
export interface Flag {
  /** Why; at most a few hundred characters. */
  readonly value: string;
  /** Milliseconds until it lowers itself; undefined for never. */
  readonly left: number | undefined;
}

/** Called with a flag that is up, and with undefined when it has been lowered. */
export type FlagListener = (flag: Flag | undefined) => void;

/** The value of a flag that was lowered, so that a process that missed the message learns of it. */
const lowered = '';

/** Milliseconds for which a lowered flag is remembered. */
const memory = 24 * 60 * 60_000;

/** ARGV: channel, name, value, milliseconds or 0. */
const set = script(`
if ARGV[4] == '0' then redis.call('SET', KEYS[1], ARGV[3])
else redis.call('SET', KEYS[1], ARGV[3], 'PX', ARGV[4]) end
redis.call('PUBLISH', ARGV[1], cjson.encode({ARGV[2], ARGV[3], tonumber(ARGV[4])}))
return 1`);

const get = script(`return {redis.call('GET', KEYS[1]) or false, redis.call('PTTL', KEYS[1])}`);

const messageSchema = z.tuple([z.string(), z.string().max(2_000), z.number().nonnegative()]);
const answerSchema = z.tuple([z.string().max(2_000).nullable(), z.number()]);

/** Flags that all processes see at once: by a message when one changes, and by reading it when a process starts or returns. */
export class SharedFlags {
  readonly #redis: SharedRedis;
  readonly #listeners = new Map<string, Set<FlagListener>>();
  /** Changes that are not yet in Redis, by name. */
  readonly #pending = new Map<string, { readonly value: string; readonly until: number | undefined }>();
  #stop: (() => void) | undefined;

  constructor(redis: SharedRedis) {
    this.#redis = redis;
  }

  /** @param left milliseconds until it lowers itself; undefined for never */
  raise(name: string, value: string, left?: number): void {
    this.#change(name, value, left === undefined ? undefined : Date.now() + left);
  }

  lower(name: string): void {
    this.#change(name, lowered, Date.now() + memory);
  }

  /** @returns a function that ends watching */
  watch(name: string, listener: FlagListener): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    if (this.#stop === undefined) this.#stop = this.#listen();
    else void this.#read(name);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(name);
    };
  }

  /** Ends watching all flags. */
  close(): void {
    this.#stop?.();
    this.#listeners.clear();
  }

  #listen(): () => void {
    const stopListening = this.#redis.listen({
      message: (text) => this.#heard(text),
      resumed: () => {
        for (const name of this.#listeners.keys()) void this.#read(name);
      },
    });
    const stopWaiting = this.#redis.onBack(() => {
      for (const [name, { value, until }] of [...this.#pending]) this.#change(name, value, until);
    });
    return () => {
      stopListening();
      stopWaiting();
    };
  }

  #change(name: string, value: string, until: number | undefined): void {
    const left = until === undefined ? undefined : Math.ceil(until - Date.now());
    this.#pending.delete(name);
    if (left !== undefined && left <= 0) return;
    const pending = { value, until };
    this.#pending.set(name, pending);
    const done = () => {
      if (this.#pending.get(name) === pending) this.#pending.delete(name);
    };
    // What fails is repeated when Redis is back; setting a flag twice does no harm.
    this.#redis.run(set, [name], [this.#redis.channel, name, value, left ?? 0]).then(done, () => undefined);
  }

  #heard(text: string): void {
    let parsed: unknown;
    try {
      parsed = parseJson(text);
    } catch {
      return;
    }
    const { data } = messageSchema.safeParse(parsed);
    if (data !== undefined) this.#notify(data[0], data[1], data[2] === 0 ? undefined : data[2]);
  }

  async #read(name: string): Promise<void> {
    const answer = await this.#redis.run(get, [name]).catch(() => undefined);
    const { data } = answerSchema.safeParse(answer);
    // A flag that does not exist may have been lost with the data of Redis, so nothing changes.
    if (data?.[0] != null) this.#notify(name, data[0], data[1] < 0 ? undefined : data[1]);
  }

  #notify(name: string, value: string, left: number | undefined): void {
    const flag = value === lowered ? undefined : { value, left };
    for (const listener of this.#listeners.get(name) ?? []) listener(flag);
  }
}
