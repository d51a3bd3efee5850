import type { Redis, RedisOptions } from 'ioredis';
import { ConfigurationError, type SuperOfficeError } from '../errors/index.js';
import { secureContext } from '../http/trust.js';
import { Availability } from './availability.js';
import { addressOf, redisFailure } from './failure.js';

/** Where Redis is, and how to sign in to it. */
export interface RedisSettings {
  /** `redis://` or, with TLS, `rediss://`, with a user name, password and number of the database if they are needed. */
  readonly url: string;
  /** The user of the access control list, if the URL does not name it. */
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  /** More certificate authorities for TLS: PEM texts or files. */
  readonly ca?: string | readonly string[] | undefined;
  /** Milliseconds for one command, and for connecting. Default: 500. */
  readonly timeout?: number | undefined;
}

export const defaultRedisTimeout = 500;

/** Without an option on which the types of replies depend. */
export type RedisClientOptions = Omit<RedisOptions, 'replyMapping'>;

/** The longest pause between two attempts to connect again, in milliseconds. */
const maxReconnectDelay = 1_000;

/**
 * ioredis, which only installations with Redis have.
 *
 * @throws {ConfigurationError} if it is not installed
 */
export async function loadRedis(): Promise<typeof Redis> {
  try {
    const { Redis } = await import('ioredis');
    return Redis;
  } catch (cause) {
    throw new ConfigurationError('Redis needs a package that is not installed: npm install ioredis', {
      path: 'redis',
      cause,
    });
  }
}

/**
 * Options that send no command twice: a command that was under way when the connection broke fails, because Redis may have
 * carried it out.
 *
 * @throws {ConfigurationError} if the URL or a certificate is invalid; the message does not contain the URL's password
 */
export function redisOptions(settings: RedisSettings): RedisClientOptions {
  const { timeout = defaultRedisTimeout, ca } = settings;
  const url = parsedUrl(settings.url);
  if (ca !== undefined && url.protocol !== 'rediss:') {
    throw new ConfigurationError('redis.ca: has no effect without TLS; the URL must begin with rediss://', {
      path: 'redis.ca',
    });
  }
  const context = secureContext({ ca }, 'redis');
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  return {
    host,
    port: url.port === '' ? 6379 : Number(url.port),
    db: Number(url.pathname.slice(1) || 0),
    username: settings.username ?? (decodeURIComponent(url.username) || undefined),
    password: settings.password ?? (decodeURIComponent(url.password) || undefined),
    ...(url.protocol === 'rediss:' && { tls: context === undefined ? {} : { secureContext: context } }),
    connectTimeout: timeout,
    commandTimeout: timeout,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    enableOfflineQueue: false,
    lazyConnect: true,
    disconnectTimeout: 100,
    // Needs fewer rights of the access control list than the newer protocol, and is the same in all versions of ioredis.
    protocol: 2,
    disableClientInfo: true,
    retryStrategy: (attempt) => Math.min(50 * 2 ** Math.min(attempt, 10), maxReconnectDelay),
    // After a failover this may still be the connection to the former primary; another one finds the new primary.
    reconnectOnError: (error) => error.message.startsWith('READONLY'),
  };
}

export interface ClientOptions {
  /** What happens while Redis is away, for the warning: completes "Until it is back, ". */
  readonly meanwhile: string;
  /** Called with what goes wrong before it is connected for the first time, instead of a warning. */
  readonly onFirstFailure?: ((failure: SuperOfficeError) => void) | undefined;
  /** Replaces some of `redisOptions`, such as for BullMQ, whose workers wait for Redis. */
  readonly options?: RedisClientOptions | undefined;
}

/**
 * A client that has not connected yet. It says once that Redis is away, and once that it is back.
 *
 * @throws {ConfigurationError} if ioredis is not installed, or the settings are invalid
 */
export async function redisClient(
  settings: RedisSettings,
  { meanwhile, onFirstFailure, options }: ClientOptions,
): Promise<Redis> {
  const client = await createClient(settings, options);
  const address = addressOf(settings.url);
  const availability = new Availability(address, meanwhile);
  let wasReady = false;
  client.on('error', (error: unknown) => {
    const failure = redisFailure(error, address);
    if (wasReady || onFirstFailure === undefined) availability.lost(failure);
    else onFirstFailure(failure);
  });
  client.on('ready', () => {
    wasReady = true;
    availability.back();
  });
  return client;
}

/**
 * A client that has not connected yet, and whose `error` events the caller must handle.
 *
 * @throws {ConfigurationError} if ioredis is not installed, or the settings are invalid
 */
export async function createClient(settings: RedisSettings, options?: RedisClientOptions): Promise<Redis> {
  const Client = await loadRedis();
  return new Client({ ...redisOptions(settings), ...options });
}

/** Waits for the answers of commands under way, within their time limit. */
export async function closeClient(client: Redis): Promise<void> {
  try {
    await client.quit();
  } catch {
    // It was not connected.
    client.disconnect();
  }
}

/** Strict, because ioredis would take any of its options from the query of a URL. */
function parsedUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isValid =
    url !== undefined &&
    /^rediss?:$/.test(url.protocol) &&
    url.hostname !== '' &&
    url.search === '' &&
    url.hash === '' &&
    /^\/?\d{0,4}$/.test(url.pathname);
  if (isValid) return url;
  throw new ConfigurationError(
    'redis.url: must be redis:// or rediss://, a host, and optionally a port and the number of a database, such as rediss://redis.example.com:6380/1',
    { path: 'redis.url' },
  );
}
