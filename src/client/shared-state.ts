import { createHmac, randomUUID } from 'node:crypto';
import { type Credentials, keyFrom, RedisTokenStore, type TokenStore } from '../auth/index.js';
import { tokenKeyVariable } from '../config/auth.js';
import { type SharedSettings, type SharedState, sharedStates } from '../config/redis.js';
import type { AuthSettings, Settings } from '../config/schema.js';
import { ConfigurationError, type Secrets } from '../errors/index.js';
import { type AnswerStore, SharedAnswerCache } from '../pipeline/caching/index.js';
import { type Rate, RequestRate } from '../pipeline/requests/request-rate.js';
import { SharedRate } from '../pipeline/requests/shared-rate.js';
import type { ResilienceSharing } from '../pipeline/resilience/index.js';
import { type RoutingListeners, SharedGuardrails } from '../pipeline/routing/index.js';
import { Leases, redisOptions, SharedFlags, SharedRedis, Slots } from '../redis/index.js';
import { cacheSettingsOf } from './caching.js';

/** The Redis of a connection. */
export interface SharedConnection {
  readonly settings: SharedSettings;
  readonly redis: SharedRedis;
}

/**
 * The Redis of some settings, which connects when it is first needed.
 *
 * @throws {ConfigurationError} if the address, the certificates or the key are invalid
 */
export function sharedConnection(settings: SharedSettings, secrets?: Secrets): SharedConnection {
  const { password } = redisOptions(settings);
  secrets?.add(password, settings.key);
  keyOf(settings);
  return { settings, redis: new SharedRedis(settings) };
}

/** The parts of a connection that processes share in Redis; what is undefined belongs to this process. */
export class SharedParts {
  readonly #connection: SharedConnection;
  readonly #settings: Settings;
  readonly #auth: AuthSettings | undefined;
  readonly #tenant: string;
  #flags: SharedFlags | undefined;

  constructor(connection: SharedConnection, settings: Settings, auth: AuthSettings | undefined) {
    this.#connection = connection;
    this.#settings = settings;
    this.#auth = auth;
    this.#tenant = tenantKey(settings.tenant);
  }

  /** @throws {ConfigurationError} if the key that encrypts tokens is missing */
  tokenStore(): TokenStore | undefined {
    const auth = this.#auth;
    // A folder is named on purpose, and no one signs in to Redis.
    if (
      auth === undefined ||
      !(auth.kind === 'refresh' || auth.kind === 'systemUser') ||
      auth.tokenStore !== undefined
    ) {
      return undefined;
    }
    return this.#shares('tokens') ? new RedisTokenStore({ redis: this.#redis, key: this.#key('tokens') }) : undefined;
  }

  rate(perSecond: number): Rate {
    if (!this.#shares('rate')) return new RequestRate(perSecond);
    return new SharedRate(new Slots(this.#redis, `${this.#tenant}:rate`, perSecond), perSecond);
  }

  resilience(): ResilienceSharing {
    const { concurrency } = this.#settings.resilience;
    return {
      leases: this.#shares('concurrency')
        ? new Leases(this.#redis, `${this.#tenant}:concurrency`, concurrency)
        : undefined,
      breakers: this.#shares('breaker') ? this.#flagsNamed('breaker') : undefined,
    };
  }

  guardrails(listeners: RoutingListeners): SharedGuardrails | undefined {
    return this.#shares('guardrails') ? new SharedGuardrails(this.#flagsNamed('guardrails'), listeners) : undefined;
  }

  /** @throws {ConfigurationError} if the key that encrypts answers is missing */
  cache(credentials: Credentials): AnswerStore | undefined {
    const { cache } = this.#settings;
    if (cache === false || !this.#shares('cache')) return undefined;
    const key = this.#key('cache');
    const parts = { redis: this.#redis, key, tenant: this.#tenant, caller: callerOf(credentials, this.#auth, key) };
    return new SharedAnswerCache(cacheSettingsOf(cache), parts);
  }

  /** @throws {ConfigurationError} if something that is shared needs a key */
  check(): void {
    this.tokenStore();
    if (this.#settings.cache !== false && this.#shares('cache')) this.#key('cache');
  }

  close(): void {
    this.#flags?.close();
  }

  get #redis(): SharedRedis {
    return this.#connection.redis;
  }

  #shares(state: SharedState): boolean {
    const { share = sharedStates } = this.#connection.settings;
    return share.includes(state);
  }

  #key(what: SharedState): Buffer {
    const key = keyOf(this.#connection.settings);
    if (key !== undefined) return key;
    throw new ConfigurationError(
      `sharing ${what} in Redis needs a key: set ${tokenKeyVariable}, or redis.key, to 32 bytes in base64, or leave "${what}" out of redis.share`,
      { path: 'redis.key' },
    );
  }

  #flagsNamed(what: SharedState) {
    return { flags: (this.#flags ??= new SharedFlags(this.#redis)), name: `${this.#tenant}:${what}` };
  }
}

function keyOf({ key = process.env[tokenKeyVariable] }: SharedSettings): Buffer | undefined {
  return key === undefined ? undefined : keyFrom(key, 'redis.key');
}

/** The beginning of a tenant's keys, without characters that have a meaning in keys and patterns of Redis. */
function tenantKey(tenant: Settings['tenant']): string {
  const name =
    tenant === 'emulator'
      ? tenant
      : 'id' in tenant
        ? `${tenant.origin ?? tenant.environment}/${tenant.id}`
        : tenant.url;
  // The URL of an installation may contain a password.
  const plain = name.replace(/^[a-z]+:\/\/(?:[^/@]*@)?/i, '').toLowerCase();
  return encodeURIComponent(plain).replaceAll('*', '%2A');
}

/**
 * Who sees the same answers: connections with the same credentials. Another user may sign in to the same folder of tokens, and
 * credentials of an application's own have no name here, so each process has its own answers then.
 */
function callerOf(credentials: Credentials, auth: AuthSettings | undefined, key: Buffer): string {
  const { kind, perCaller } = credentials;
  // A gateway's answers are kept for each of its callers.
  if (kind === 'caller' && perCaller === true) return kind;
  if (auth === undefined || auth.kind !== kind || kind === 'interactive') return randomUUID();
  return createHmac('sha256', key).update(JSON.stringify(auth)).digest('base64url');
}
