import { z } from 'zod';
import { AuthenticationError, ValidationError } from '../errors/index.js';
import { UndiciEngine } from '../http/index.js';
import { parseJson } from '../parsing/index.js';
import { TenantDirectory, type TenantState } from '../tenant/directory.js';
import type { Claims, JwtVerifier } from './jwt-verifier.js';
import { chosenLoginUrl } from './login-url.js';
import { claim } from './claims.js';
import { Deliveries } from './deliveries.js';

/** What may happen to a tenant, in the order of the vendor's numbers. */
export const tenantChanges = ['upgrade', 'backupRestored', 'suspend', 'resume', 'delete', 'move'] as const;

export type TenantChange = (typeof tenantChanges)[number];

/**
 * What a notification says beside its token. Nobody signed it: anyone who saw a genuine notification can send its token again
 * with other words. It is good for a log line, and for nothing that cannot be undone.
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
  /** The tenant's state, as the state service says it now. Decide by this: `permanent` for a tenant that is gone. */
  readonly state: TenantState;
  readonly hint: TenantNotificationHint;
  /** Whether the same token came before: then nothing was done again, and this is what was found the first time. */
  readonly repeated: boolean;
}

/** What remembers something of tenants: a connection, or a pool of them. */
export interface RemembersTenants {
  /** @param tenantId the context identifier, in any case */
  tenantChanged(tenantId: string): void;
}

export interface TenantNotificationOptions {
  /** `sod`, `stage` or `prod`. */
  readonly environment?: string;
  /** Where the login is elsewhere, such as the emulator's `{origin}/login`. */
  readonly loginUrl?: string;
  /** The application's client id: a token for another application is refused. */
  readonly clientId: string;
  /** The connections and pools that drop what they remember of a tenant when something has happened to it. */
  readonly connections?: RemembersTenants | readonly RemembersTenants[];
  /**
   * Called once for each token, after the check and before the promise resolves: drop here what you remember of the tenant
   * yourself. Where it throws, the same token is taken again, so that SuperOffice can deliver it once more.
   */
  readonly onChange?: (notification: TenantNotification) => void | Promise<void>;
  /** Default the system's clock. */
  readonly clock?: () => Date;
}

/** Nothing that a notification says is longer; what is kept of it stays small. */
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

/** A notification is about 2 KB. */
const maxBodyBytes = 64 * 1024;

const timeout = 30_000;

/**
 * Reads the notifications that SuperOffice posts when something happens to a tenant, and checks that they are from there: the
 * token is a JWT of the environment's login, for this application and for that tenant, and not one that a user signed in
 * with. The rest of the body is not signed, so it is a hint alone: the tenant's state is asked for, and given back. A token
 * that came before is ignored while it is valid.
 *
 * @returns a function that takes the body of the request, as an object or as JSON, and resolves to what has happened. It
 *   throws an `AuthenticationError` where the verification of the token fails, a `ValidationError` where the body is no
 *   notification, a `TenantUnavailableError` where the state service does not answer: answer with a failure then, so that
 *   the notification is delivered again.
 * @throws {ValidationError} where neither `environment` nor a safe `loginUrl` is given
 * @example
 * const tenantNotification = tenantNotifications({ environment: 'sod', clientId, connections: pool });
 * app.post('/NotifyCustomerStateChange', async (request) => {
 *   const { tenantId, state, repeated } = await tenantNotification(request.body);
 *   if (state.permanent && !repeated) await forgetTenant(tenantId);
 * });
 */
export function tenantNotifications(
  options: TenantNotificationOptions,
): (body: unknown) => Promise<TenantNotification> {
  const { clientId, connections = [], onChange, clock = () => new Date() } = options;
  const loginUrl = chosenLoginUrl(options);
  const issuer = new URL(loginUrl).origin;
  const engine = new UndiciEngine({ maximumAnswerBytes: 1024 * 1024, connections: 1 });
  const now = () => clock().getTime();
  const directory = new TenantDirectory({ engine, clock: now, timeout });
  const deliveries = new Deliveries<TenantNotification>(now);
  let loaded: Promise<JwtVerifier> | undefined;
  const verifier = () =>
    (loaded ??= import('./jwt-verifier.js').then(
      ({ JwtVerifier }) => new JwtVerifier(`${loginUrl}/.well-known/jwks`, engine, timeout, now),
    ));
  return async (body) => {
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
    const { result, repeated } = await deliveries.once(Token, claims.exp, async () => {
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
}

/** What the vendor's ID tokens say of the person who signed in (en/api/authentication/online/validate-security-tokens). */
const personal = ['nonce', 'associateId', 'userPrincipalName', 'ticket', 'systemUserToken'] as const;

/** @throws {AuthenticationError} where the token is for something else, or for another tenant */
function tenantOf(claims: Claims, named: string): string {
  const refuse = (why: string) => new AuthenticationError(`verification of the notification failed: ${why}`);
  const tenant = claim(claims, 'tenant');
  const subject = claim(claims, 'sub');
  if (personal.some((name) => claim(claims, name) !== undefined) || (subject !== undefined && subject !== tenant)) {
    throw refuse('its token is one that a user signed in with');
  }
  if (tenant === undefined) throw refuse('its token names no tenant');
  if (tenant.toLowerCase() !== named.toLowerCase()) throw refuse("its token is another tenant's");
  return tenant;
}

function parseBody(body: unknown): z.output<typeof bodySchema> {
  if ((typeof body === 'string' || Buffer.isBuffer(body)) && body.length > maxBodyBytes) {
    throw new ValidationError(`a notification of a tenant's change is not longer than ${maxBodyBytes} bytes`);
  }
  const parsed = bodySchema.safeParse(typeof body === 'string' || Buffer.isBuffer(body) ? jsonOf(String(body)) : body);
  if (parsed.success) return parsed.data;
  const path = parsed.error.issues[0]?.path.join('.');
  throw new ValidationError(`this is no notification of a tenant's change${path ? ` (${path})` : ''}`, { path });
}

function jsonOf(json: string): unknown {
  try {
    return parseJson(json);
  } catch {
    return undefined;
  }
}
