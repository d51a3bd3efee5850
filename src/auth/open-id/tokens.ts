import type { TokenEndpointResponse } from 'openid-client';
import { ProtocolError, type Secrets } from '../../errors/index.js';
import { isHeaderValue } from '../../http/index.js';
import type { Claims } from '../jwt-verifier.js';
import type { Grant } from '../token-store/token-store.js';
import { type Client, idTokenAside, type Provider } from './provider.js';

/** The documented lifetime in seconds, if the answer has none. */
const usualLifetime = 3_600;

/** The grant in an answer of the token endpoint. Without a new refresh token, the one that was used is kept. */
export function grantFrom(
  tokens: TokenEndpointResponse,
  now: number,
  secrets: Secrets,
  refreshToken: string | undefined,
): Grant {
  if (!isHeaderValue(tokens.access_token)) {
    throw new ProtocolError('the access token from the login has characters that are not allowed in a header');
  }
  const grant = {
    value: tokens.access_token,
    obtainedAt: now,
    expiresAt: now + (tokens.expires_in ?? usualLifetime) * 1_000,
    refreshToken: tokens.refresh_token ?? refreshToken,
  };
  secrets.add(grant.value, grant.refreshToken);
  return grant;
}

/** Verifies the ID token in an answer; undefined if there is none. */
export async function idTokenClaims(
  { verifier, issuer }: Provider,
  { clientId }: Client,
  tokens: TokenEndpointResponse,
): Promise<Claims | undefined> {
  const token = tokens[idTokenAside];
  if (token === undefined) return undefined;
  if (typeof token !== 'string') throw new ProtocolError('the ID token from the login is not a string');
  return verifier.verify(token, { what: 'the ID token', issuers: [issuer], audiences: () => [clientId] });
}
