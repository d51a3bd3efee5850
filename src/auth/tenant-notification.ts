import { z } from 'zod';
import { AuthenticationError, ValidationError } from '../errors/index.js';
import { UndiciEngine } from '../http/index.js';
import { parseJson } from '../parsing/index.js';
import type { JwtVerifier } from './jwt-verifier.js';
import { chosenLoginUrl } from './login-url.js';
import { authorisationServer, claim } from './claims.js';

/** What may happen to a tenant, in the order of the vendor's numbers. */
export const tenantChanges = ['upgrade', 'backupRestored', 'suspend', 'resume', 'delete', 'move'] as const;

export type TenantChange = (typeof tenantChanges)[number];

export interface TenantNotification {
  /** The context identifier, such as `Cust12345`. */
  readonly tenantId: string;
  readonly change: TenantChange;
  /** Such as `Release_10.3.8_2024.08.30-01`. */
  readonly versionName: string | undefined;
  /** Such as `10.3.8.2024`. */
  readonly fileVersion: string | undefined;
  /** The host that serves a tenant after a `move`, such as `sod3.superoffice.com`. */
  readonly publicEndpoint: string | undefined;
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
  /** Called after the check and before the promise resolves: drop here what you remember of the tenant yourself. */
  readonly onChange?: (notification: TenantNotification) => void | Promise<void>;
  /** Default the system's clock. */
  readonly clock?: () => Date;
}

const text = z
  .string()
  .nullish()
  .transform((value) => (value === null || value === '' ? undefined : value));

const bodySchema = z.looseObject({
  ChangeType: z
    .int()
    .min(0)
    .max(tenantChanges.length - 1),
  ContextIdentifier: z.string().min(1),
  VersionName: text,
  FileVersion: text,
  PublicEndpoint: text,
  Token: z.string().min(1),
});

const timeout = 30_000;

/**
 * Reads the notifications that SuperOffice posts when something happens to a tenant, and checks that they are from there:
 * its token is a JWT of the environment's login, for this application, and for the tenant where it names one. The rest of
 * the body is not signed, so an endpoint outside the environment's domain is refused as well.
 *
 * @returns a function that takes the body of the request, as an object or as JSON, and resolves to what has changed. It
 *   throws an `AuthenticationError` where the notification is not to be trusted, a `ValidationError` where it is none.
 * @throws {ValidationError} where neither `environment` nor a safe `loginUrl` is given
 * @example
 * const tenantNotification = tenantNotifications({ environment: 'sod', clientId, connections: pool });
 * app.post('/NotifyCustomerStateChange', async (request) => {
 *   const { tenantId, change } = await tenantNotification(request.body);
 * });
 */
export function tenantNotifications(
  options: TenantNotificationOptions,
): (body: unknown) => Promise<TenantNotification> {
  const { clientId, connections = [], onChange, clock = () => new Date() } = options;
  const login = new URL(chosenLoginUrl(options));
  const engine = new UndiciEngine({ maximumAnswerBytes: 1024 * 1024, connections: 1 });
  let loaded: Promise<JwtVerifier> | undefined;
  const verifier = () =>
    (loaded ??= import('./jwt-verifier.js').then(
      ({ JwtVerifier }) => new JwtVerifier(`${login.href}/.well-known/jwks`, engine, timeout, () => clock().getTime()),
    ));
  return async (body) => {
    const { Token, ...said } = parseBody(body);
    const claims = await (
      await verifier()
    ).verify(Token, {
      what: "the notification's token",
      issuers: [login.origin, authorisationServer],
      audiences: () => [clientId, `spn:${clientId}`],
    });
    const tenantId = claim(claims, 'tenant') ?? said.ContextIdentifier;
    if (tenantId.toLowerCase() !== said.ContextIdentifier.toLowerCase()) {
      throw new AuthenticationError("the notification is not to be trusted: its token is another tenant's");
    }
    if (said.PublicEndpoint !== undefined && !isNeighbour(said.PublicEndpoint, login)) {
      throw new AuthenticationError('the notification is not to be trusted: its endpoint is not of this environment');
    }
    const notification: TenantNotification = {
      tenantId: said.ContextIdentifier,
      change: tenantChanges[said.ChangeType] ?? 'upgrade',
      versionName: said.VersionName,
      fileVersion: said.FileVersion,
      publicEndpoint: said.PublicEndpoint,
    };
    for (const each of [connections].flat()) each.tenantChanged(notification.tenantId);
    await onChange?.(notification);
    return notification;
  };
}

function parseBody(body: unknown): z.output<typeof bodySchema> {
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

/** Is the host the login's own, or beside it, as `sod3.superoffice.com` is beside `sod.superoffice.com`? */
function isNeighbour(host: string, login: URL): boolean {
  const wanted = host.toLowerCase();
  if (wanted === login.host) return true;
  const domain = login.hostname.replace(/^[^.]+/, '');
  return domain === '.superoffice.com' && /^[a-z\d-]+\.superoffice\.com$/.test(wanted);
}
