import * as z from 'zod';
import { AuthenticationError, ValidationError } from '../errors/index.js';
import type { HttpConfiguration, RedisConfiguration } from '../config/configuration.js';
import { parseRedis } from '../config/redis.js';
import { loginHttpEngine } from './login-http-engine.js';
import { parseJson } from '../parsing/index.js';
import { SharedRedis } from '../redis/index.js';
import { TenantDirectory, type TenantState } from '../tenant/directory.js';
import type { Claims, JwtVerifier } from './jwt-verifier.js';
import { chosenLoginUrl } from './login-url.js';
import { claim } from './claims.js';
import { NotificationResults } from './notification-results.js';
import { SharedNotificationResults } from './shared-notification-results.js';

/** The changes of a tenant, in the order of the vendor's numbers. */
export const tenantChanges = ['upgrade', 'backupRestored', 'suspend', 'resume', 'delete', 'move'] as const;

export type TenantChange = (typeof tenantChanges)[number];

/**
 * The unsigned part of a notification: anyone who has seen a genuine notification can send its token again with other
 * content. Use it for a log line, never for anything that cannot be undone.
 */
export interface TenantNotificationHint {
  readonly change: TenantChange;
  /** Such as `Release_10.3.8_2024.08.30-01`. */
  readonly versionName: string | undefined;
  /** Such as `10.3.8.2024`. */
  readonly fileVersion: string | undefined;
  /** The host that serves a tenant after a `move`, such as `sod3.superoffice.com`. */
  readonly publicEndpoint: string | undefined;
}

export interface TenantNotification {
  /** The context identifier that the token is signed for, such as `Cust12345`. */
  readonly tenantId: string;
  /** The tenant's current state from the state service. Base decisions on this: `permanent` means that the tenant is gone. */
  readonly state: TenantState;
  readonly hint: TenantNotificationHint;
  /** Whether the same token was received before: then nothing was done again, and this is the first result. */
  readonly repeated: boolean;
}

/** An object that caches data of tenants: a connection, or a pool of them. */
export interface RemembersTenants {
  /**
   * @param tenantId the context identifier, in any case
   * @example
   * const notified: RemembersTenants = { tenantChanged: (tenantId) => logger.info(`${tenantId} has changed`) };
   */
  tenantChanged(tenantId: string): void;
}

export interface TenantNotificationOptions {
  /** `sod`, `stage` or `prod`. */
  readonly environment?: string;
  /** The login URL, if it is not one of SuperOffice's own, such as the emulator's `{origin}/login`. */
  readonly loginUrl?: string;
  /** The application's client id: a token for another application is refused. */
  readonly clientId: string;
  /** The connections and pools whose cached data of a changed tenant is dropped. */
  readonly connections?: RemembersTenants | readonly RemembersTenants[];
  /**
   * Called once for each token, after verification and before the promise resolves: drop your own cached data of the tenant
   * here. If it throws, the same token is accepted again, so that SuperOffice can deliver it once more.
   */
  readonly onChange?: (notification: TenantNotification) => void | Promise<void>;
  /** Proxy, certificates and headers, as in a configuration. Default: the proxies of the environment. */
  readonly http?: HttpConfiguration | undefined;
  /**
   * The Redis in which processes remember the tokens that they have received, so that one that is delivered to two of them has
   * its effect once. Default: each process remembers its own.
   */
  readonly redis?: Pick<RedisConfiguration, 'url' | 'username' | 'password' | 'ca' | 'prefix' | 'timeout'> | undefined;
  /** Default: the system clock. */
  readonly clock?: () => Date;
}

/** Reads notifications, which arrive as the body of a request. */
export interface TenantNotificationReader {
  (body: unknown): Promise<TenantNotification>;
  /**
   * Closes the connection to Redis, if there is one.
   *
   * @example
   * const read = tenantNotifications({ environment: 'sod', clientId, redis: { url: 'redis://127.0.0.1:6379' } });
   * await read.close();
   */
  close(): Promise<void>;
}

/** Longer than any value in a notification, and short enough to keep. */
const text = z
  .string()
  .max(200)
  .nullish()
  .transform((value) => (value === null || value === '' ? undefined : value));

const bodySchema = z.looseObject({
  ChangeType: z
    .int()
    .min(0)
    .max(tenantChanges.length - 1),
  ContextIdentifier: z
    .string()
    .regex(/^[A-Za-z]+\d+$/)
    .max(40),
  VersionName: text,
  FileVersion: text,
  PublicEndpoint: text,
  Token: z
    .string()
    .min(1)
    .max(16 * 1024),
});

/** The first result, as another process stored it. */
const notificationSchema = z.strictObject({
  tenantId: z.string().max(40),
  state: z.strictObject({ state: z.string().max(200), running: z.boolean(), permanent: z.boolean() }),
  hint: z.strictObject({
    change: z.enum(tenantChanges),
    versionName: text,
    fileVersion: text,
    publicEndpoint: text,
  }),
  repeated: z.boolean(),
});

/** A notification is about 2 KB. */
const maxBodyBytes = 64 * 1024;

const timeout = 30_000;

/**
 * Reads the notifications that SuperOffice posts when a tenant changes, and verifies that they are genuine: the token is a
 * JWT of the environment's login, for this application and that tenant, and not a token from a user's sign-in. The rest of
 * the body is not signed, so it is only a hint: the tenant's state is requested and returned. A token that was received
 * before is ignored while it is valid.
 *
 * @returns a function that takes the body of the request, as an object or as JSON, and resolves to what happened. It throws
 *   an `AuthenticationError` if verification of the token fails, a `ValidationError` if the body is not a notification, and
 *   a `TenantUnavailableError` if the state service does not answer: respond with a failure then, so that the notification
 *   is delivered again.
 * @throws {ValidationError} if neither `environment` nor a safe `loginUrl` is given
 * @throws {ConfigurationError} if `http` or `redis` is invalid
 * @example
 * const tenantNotification = tenantNotifications({ environment: 'sod', clientId, connections: pool });
 * app.post('/NotifyCustomerStateChange', async (request) => {
 *   const { tenantId, state, repeated } = await tenantNotification(request.body);
 *   if (state.permanent && !repeated) await forgetTenant(tenantId);
 * });
 */
export function tenantNotifications(options: TenantNotificationOptions): TenantNotificationReader {
  const { clientId, connections = [], onChange, clock = () => new Date() } = options;
  const loginUrl = chosenLoginUrl(options);
  const issuer = new URL(loginUrl).origin;
  const engine = loginHttpEngine(options.http, 1);
  const now = () => clock().getTime();
  const directory = new TenantDirectory({ engine, clock: now, timeout });
  const redis = options.redis === undefined ? undefined : new SharedRedis(parseRedis(options.redis));
  const local = new NotificationResults<TenantNotification>(now);
  const results = redis === undefined ? local : new SharedNotificationResults(redis, now, notificationSchema);
  let loaded: Promise<JwtVerifier> | undefined;
  const verifier = () =>
    (loaded ??= import('./jwt-verifier.js').then(
      ({ JwtVerifier }) => new JwtVerifier(`${loginUrl}/.well-known/jwks`, engine, timeout, now),
    ));
  const read = async (body: unknown) => {
    const { Token, ...said } = parseBody(body);
    const claims = await (
      await verifier()
    ).verify(Token, {
      what: "the notification's token",
      // The vendor's example names this issuer (en/developer-portal/best-practices/tenant-status/get-notifications).
      issuers: [issuer],
      audiences: () => [clientId, `spn:${clientId}`],
    });
    const tenantId = tenantOf(claims, said.ContextIdentifier);
    const { result, repeated } = await results.once(Token, claims.exp, async () => {
      for (const each of [connections].flat()) each.tenantChanged(tenantId);
      const origin = loginUrl.replace(/\/login$/i, '');
      const notification: TenantNotification = {
        tenantId,
        state: await directory.state({ origin, id: tenantId }),
        hint: {
          change: tenantChanges[said.ChangeType] ?? 'upgrade',
          versionName: said.VersionName,
          fileVersion: said.FileVersion,
          publicEndpoint: said.PublicEndpoint,
        },
        repeated: false,
      };
      await onChange?.(notification);
      return notification;
    });
    return repeated ? { ...result, repeated } : result;
  };
  return Object.assign(read, { close: async () => redis?.close() });
}

/** Claims about a user in the vendor's ID tokens (en/api/authentication/online/validate-security-tokens). */
const personal = ['nonce', 'associateId', 'userPrincipalName', 'ticket', 'systemUserToken'] as const;

/** @throws {AuthenticationError} if the token has another purpose, or is for another tenant */
function tenantOf(claims: Claims, named: string): string {
  const refuse = (why: string) => new AuthenticationError(`verification of the notification failed: ${why}`);
  const tenant = claim(claims, 'tenant');
  const subject = claim(claims, 'sub');
  if (personal.some((name) => claim(claims, name) !== undefined) || (subject !== undefined && subject !== tenant)) {
    throw refuse("its token is from a user's sign-in");
  }
  if (tenant === undefined) throw refuse('its token has no tenant');
  if (tenant.toLowerCase() !== named.toLowerCase()) throw refuse('its token is for another tenant');
  return tenant;
}

function parseBody(body: unknown): z.output<typeof bodySchema> {
  if ((typeof body === 'string' || Buffer.isBuffer(body)) && body.length > maxBodyBytes) {
    throw new ValidationError(`the body is longer than a tenant notification, ${maxBodyBytes} bytes`);
  }
  const parsed = bodySchema.safeParse(typeof body === 'string' || Buffer.isBuffer(body) ? jsonOf(String(body)) : body);
  if (parsed.success) return parsed.data;
  const path = parsed.error.issues[0]?.path.join('.');
  throw new ValidationError(`the body is not a tenant notification${path ? ` (${path})` : ''}`, { path });
}

function jsonOf(json: string): unknown {
  try {
    return parseJson(json);
  } catch {
    return undefined;
  }
}
