import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import {
  ConfigurationError,
  NetworkError,
  ProtocolError,
  type SuperOfficeError,
  TimeoutError,
} from '../errors/index.js';
import { Availability, warn } from './availability.js';
import { createClient, defaultRedisTimeout, type RedisSettings } from './connection.js';
import { addressOf, redisFailure } from './failure.js';

/** A Lua script: it runs as a whole, and nothing else runs in between. */
export interface Script {
  readonly text: string;
  readonly sha: string;
}

export function script(text: string): Script {
  return { text, sha: createHash('sha1').update(text).digest('hex') };
}

export interface SharedRedisSettings extends RedisSettings {
  /** The beginning of all keys. */
  readonly prefix: string;
}

/** Is notified of messages, and that some may have been missed. */
export interface MessageListener {
  message(text: string): void;
  /** Called after each connect, once messages arrive again. */
  resumed(): void;
}

const meanwhile = 'this process goes on with limits and state of its own';

/** Milliseconds between two attempts to find out whether Redis works again. */
const probeInterval = 500;

/** Fails if Redis is full, or a replica. */
const probe = script(`return redis.call('SET', KEYS[1], '1', 'PX', 1000)`);

/**
 * The Redis in which processes share state. A command ends within the time limit; while Redis is away, commands fail at once,
 * so that calls do not wait for it.
 */
export class SharedRedis {
  readonly #settings: SharedRedisSettings;
  readonly #availability: Availability;
  readonly #address: string;
  readonly #said = new Set<string>();
  readonly #listeners = new Set<MessageListener>();
  readonly #onBack = new Set<() => void>();
  #client: Promise<Redis> | undefined;
  #subscriber: Promise<Redis> | undefined;
  #problem: SuperOfficeError | undefined;
  /** Whether commands are not even attempted. */
  #isBlocked = false;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(settings: SharedRedisSettings) {
    this.#settings = settings;
    this.#address = addressOf(settings.url);
    this.#availability = new Availability(this.#address, meanwhile);
  }

  /**
   * Runs a script.
   *
   * @param keys without the prefix
   * @returns what Redis answers, which anyone with access to it may have written
   * @throws {SuperOfficeError} at once while Redis is away, and else within the time limit
   */
  async run(code: Script, keys: readonly string[], args: readonly (string | number)[] = []): Promise<unknown> {
    if (this.#isBlocked && this.#problem !== undefined) throw this.#problem;
    const client = await this.#connected();
    if (client.status !== 'ready') throw this.#lost(this.#problem ?? redisFailure(undefined, this.#address));
    try {
      return await this.#evaluate(
        client,
        code,
        keys.map((key) => this.key(key)),
        args,
      );
    } catch (error) {
      throw this.#failed(error);
    }
  }

  /** Runs a script, and returns undefined if it fails, such as while Redis is away, of which the user is warned. */
  async attempt(...command: Parameters<SharedRedis['run']>): Promise<unknown> {
    try {
      return await this.run(...command);
    } catch {
      return undefined;
    }
  }

  /** Calls the listener for messages that scripts publish on `channel`, until the returned function is called. */
  listen(listener: MessageListener): () => void {
    this.#listeners.add(listener);
    if (this.#subscriber === undefined) this.#subscribe();
    else void this.#subscriber.then(({ status }) => status === 'ready' && listener.resumed());
    return () => void this.#listeners.delete(listener);
  }

  /** The channel of `listen`, for scripts. */
  get channel(): string {
    return this.key('events');
  }

  /** Calls the function each time that Redis is back, until the returned function is called. */
  onBack(action: () => void): () => void {
    this.#onBack.add(action);
    return () => void this.#onBack.delete(action);
  }

  /** A key with the prefix, for scripts that name keys in their arguments. */
  key(key: string): string {
    return `${this.#settings.prefix}:${key}`;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#problem = new NetworkError('the connection to Redis is closed', { outcome: 'not-sent', retryable: false });
    this.#isBlocked = true;
    const clients = await Promise.allSettled([this.#client, this.#subscriber]);
    const open = clients.flatMap((each) => (each.status === 'fulfilled' && each.value ? [each.value] : []));
    await Promise.all(open.map((client) => within(this.#timeout, client.quit()).catch(() => client.disconnect())));
  }

  get #timeout(): number {
    return this.#settings.timeout ?? defaultRedisTimeout;
  }

  #evaluate(...command: Parameters<typeof evaluate>): Promise<unknown> {
    return within(this.#timeout, evaluate(...command));
  }

  #connected(): Promise<Redis> {
    this.#client ??= this.#open();
    return this.#client;
  }

  async #open(): Promise<Redis> {
    // Commands have a time limit of their own; this one is for those with which ioredis connects.
    const client = await createClient(this.#settings, { commandTimeout: this.#timeout * 4 });
    client.on('error', (error: unknown) => this.#lost(redisFailure(error, this.#address)));
    client.on('ready', () => this.#problem !== undefined && void this.#probe(client));
    // It connects again on its own.
    await within(this.#timeout, client.connect()).catch((error: unknown) => this.#failed(error));
    return client;
  }

  #subscribe(): void {
    const channel = this.channel;
    this.#subscriber = (async () => {
      const client = await createClient(this.#settings, { autoResubscribe: false });
      // The other client says that Redis is away.
      client.on('error', () => undefined);
      client.on('message', (_channel, text) => {
        for (const listener of this.#listeners) listener.message(text);
      });
      client.on('ready', () => {
        const resumed = () => {
          for (const listener of this.#listeners) listener.resumed();
        };
        client.subscribe(channel).then(resumed, (error: unknown) => void this.#failed(error));
      });
      await client.connect().catch((error: unknown) => this.#failed(error));
      return client;
    })();
    this.#subscriber.catch((error: unknown) => void this.#failed(error));
  }

  #failed(error: unknown): SuperOfficeError {
    const failure = redisFailure(error, this.#address);
    // A key with other content than ours says nothing about Redis.
    return failure instanceof ProtocolError ? failure : this.#lost(failure);
  }

  #lost(failure: SuperOfficeError): SuperOfficeError {
    if (this.#isClosed) return failure;
    if (failure instanceof ConfigurationError) {
      // Waiting does not help. Said once each, because a working connection may lack one right.
      if (!this.#said.has(failure.message)) warn(`${failure.message}. Meanwhile, ${meanwhile}`);
      this.#said.add(failure.message);
      return failure;
    }
    this.#availability.lost(failure);
    this.#problem = failure;
    this.#isBlocked ||= failure instanceof TimeoutError;
    this.#schedule();
    return failure;
  }

  #schedule(): void {
    if (this.#isClosed || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#client?.then((client) => (client.status === 'ready' ? this.#probe(client) : this.#schedule()));
    }, probeInterval);
    this.#timer.unref();
  }

  async #probe(client: Redis): Promise<void> {
    try {
      await this.#evaluate(client, probe, [this.key('probe')], []);
    } catch (error) {
      // A connection over which nothing comes may be dead, although no one has said so.
      if (redisFailure(error, this.#address) instanceof TimeoutError && !this.#isClosed) client.disconnect(true);
      this.#schedule();
      return;
    }
    if (this.#isClosed) return;
    this.#problem = undefined;
    this.#isBlocked = false;
    this.#availability.back();
    for (const action of this.#onBack) action();
  }
}

/** Rejects after a time, unless the answer has arrived and this process was only too busy to read it. */
function within<Answer>(milliseconds: number, answer: Promise<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const late = () => {
      reject(new Error('Command timed out'));
    };
    // Timers are run before what has arrived is read, and `setImmediate` after it.
    const timer = setTimeout(() => setImmediate(late), milliseconds);
    answer.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });
}

async function evaluate(
  client: Redis,
  { text, sha }: Script,
  keys: readonly string[],
  args: readonly (string | number)[],
): Promise<unknown> {
  try {
    return await client.evalsha(sha, keys.length, ...keys, ...args);
  } catch (error) {
    // Not known to a Redis that was restarted, which has done nothing then.
    if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
    return client.eval(text, keys.length, ...keys, ...args);
  }
}
