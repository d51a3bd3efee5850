import { createHash } from 'node:crypto';
import {
  AccessTokenCredentials,
  AnonymousCredentials,
  BasicCredentials,
  BearerCredentials,
  type Clock,
  type Credentials,
  FileTokenStore,
  interactiveGrantName,
  type LoginParts,
  MemoryTokenStore,
  NtlmCredentials,
  privateKeyFrom,
  RenewedGrant,
  SystemUserCredentials,
  TicketCredentials,
  ticketLifetime,
  type TokenStore,
} from '../auth/index.js';
import type { Exchange } from '../auth/system-user/exchange.js';
import type { AuthSettings } from '../config/schema.js';
import { AuthenticationError, ConfigurationError, type Secrets } from '../errors/index.js';
import type { HttpEngine } from '../http/index.js';
import type { LoginEndpoint } from './login.js';

/** The parts of credentials that sign in. */
export interface CredentialParts {
  readonly login: () => Promise<LoginEndpoint>;
  readonly engine: HttpEngine;
  readonly store: TokenStore;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly timeout: number;
  /** Obtains the tickets of system users over SOAP; undefined if the entry has no SOAP. */
  readonly exchangeOverSoap: (() => Promise<Exchange>) | undefined;
}

/** Creates the credentials of a connection from its other parts. */
export type CredentialsMaker = (parts: CredentialParts) => Credentials;

/**
 * Registers the secrets of a configuration, and returns a function that creates its credentials.
 *
 * @throws {ConfigurationError} if the private key is invalid
 */
export function credentialsMaker(auth: AuthSettings, secrets: Secrets): CredentialsMaker {
  switch (auth.kind) {
    case 'anonymous':
      secrets.add(auth.appToken);
      return () => new AnonymousCredentials(auth.appToken);
    case 'bearer':
      secrets.add(auth.accessToken, auth.appToken);
      return () => new BearerCredentials(auth.accessToken, auth.appToken);
    case 'ticket':
      secrets.add(auth.ticket, auth.appToken);
      return () => new TicketCredentials(auth.ticket, auth.appToken);
    case 'basic':
      secrets.add(auth.password, Buffer.from(`${auth.username}:${auth.password}`, 'utf8').toString('base64'));
      return () => new BasicCredentials(auth.username, auth.password);
    case 'ntlm':
      secrets.add(auth.password);
      return () => new NtlmCredentials();
    case 'refresh':
      secrets.add(auth.refreshToken, auth.clientSecret);
      return (parts) => refreshed(auth, parts);
    case 'interactive':
      secrets.add(auth.clientSecret);
      return (parts) => interactive(auth, parts);
    case 'systemUser': {
      secrets.add(auth.systemUserToken, auth.appToken, auth.privateKey);
      const privateKey = privateKeyFrom(auth.privateKey);
      return (parts) => systemUser({ ...auth, privateKey }, parts);
    }
  }
}

/** The store that a configuration names for tokens and tickets. */
export function tokenStoreOf(auth: AuthSettings | undefined): TokenStore {
  const file = auth !== undefined && 'tokenStore' in auth ? auth.tokenStore : undefined;
  return file === undefined ? new MemoryTokenStore() : new FileTokenStore(file);
}

type Of<Kind extends AuthSettings['kind']> = Extract<AuthSettings, { readonly kind: Kind }>;

function refreshed({ refreshToken, clientId, clientSecret }: Of<'refresh'>, parts: CredentialParts): Credentials {
  const advice = 'let the user sign in again, and configure the new auth.refreshToken';
  const renewal = accessTokenRenewal({ clientId, clientSecret }, parts);
  const grant = new RenewedGrant(
    {
      name: async () => `refresh ${clientId} ${digest(refreshToken)}`,
      obtain: async (known) => (await renewal()).renew(known?.refreshToken ?? refreshToken, advice),
    },
    parts,
  );
  return new AccessTokenCredentials('refresh', advice, grant, clientSecret, parts.clock);
}

function interactive({ clientId, clientSecret }: Of<'interactive'>, parts: CredentialParts): Credentials {
  const advice = 'sign in with: superoffice-bridge login';
  const renewal = accessTokenRenewal({ clientId, clientSecret }, parts);
  const grant = new RenewedGrant(
    {
      name: async () => interactiveGrantName({ ...(await parts.login()), clientId }),
      obtain: async (known) => {
        if (known?.refreshToken !== undefined) return (await renewal()).renew(known.refreshToken, advice);
        throw new AuthenticationError(`this token store has no sign-in; ${advice}`, { outcome: 'not-sent' });
      },
    },
    parts,
  );
  return new AccessTokenCredentials('interactive', advice, grant, clientSecret, parts.clock);
}

function systemUser(
  auth: Omit<Of<'systemUser'>, 'privateKey'> & { readonly privateKey: ReturnType<typeof privateKeyFrom> },
  parts: CredentialParts,
): Credentials {
  const { systemUserToken, appToken, privateKey, via } = auth;
  const tenantId = async () => (await parts.login()).tenantId;
  const renewal = once(async () => {
    const { TicketRenewal } = await import('../auth/system-user/ticket-renewal.js');
    const { exchangeOverRest } = await import('../auth/system-user/exchange.js');
    const exchange = via === 'soap' ? await parts.exchangeOverSoap?.() : exchangeOverRest;
    // The entry has refused the configuration already.
    if (exchange === undefined) throw new ConfigurationError('is soap, which is not available', { path: 'auth.via' });
    return new TicketRenewal(loginParts(parts), { systemUserToken, appToken, privateKey, exchange, tenantId });
  });
  const grant = new RenewedGrant(
    {
      name: async () => `systemUser ${await tenantId()} ${digest(systemUserToken)}`,
      obtain: async () => (await renewal()).renew(SystemUserCredentials.advice),
      prolongedByUse: ticketLifetime,
    },
    parts,
  );
  return new SystemUserCredentials(grant, appToken);
}

function accessTokenRenewal(client: { clientId: string; clientSecret: string | undefined }, parts: CredentialParts) {
  return once(async () => {
    // OpenID Connect is loaded only for a sign-in.
    const { AccessTokenRenewal } = await import('../auth/open-id/refresh.js');
    return new AccessTokenRenewal(loginParts(parts), client);
  });
}

function loginParts({ login, engine, secrets, clock, timeout }: CredentialParts): () => Promise<LoginParts> {
  return async () => ({ loginUrl: (await login()).loginUrl, engine, secrets, clock, timeout });
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}

/** Distinguishes secrets without revealing them. */
function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('hex').slice(0, 32);
}
