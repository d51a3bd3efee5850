import type { TokenEndpointResponse } from 'openid-client';
import { ProtocolError, type Secrets } from '../../errors/index.js';
import { isHeaderValue } from '../../http/index.js';
import type { Claims } from '../jwt-verifier.js';
import type { Grant } from '../token-store/token-store.js';
import { type Client, idTokenAside, type Provider } from './provider.js';

/** What the vendor promises where the answer does not say, in seconds. */
const usualLifetime = 3_600;

/** The access token in an answer of the token endpoint; one without a refresh token keeps the one that got it. */
export function grantFrom(
  tokens: TokenEndpointResponse,
  now: number,
  secrets: Secrets,
  refreshToken: string | undefined,
): Grant {
  if (!isHeaderValue(tokens.access_token)) {
    throw new ProtocolError('the login answered with an access token that no header can carry');
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

/** Checks the ID token that came with an answer; undefined where none came. */
export async function idTokenClaims(
  { verifier, issuer }: Provider,
  { clientId }: Client,
  tokens: TokenEndpointResponse,
): Promise<Claims | undefined> {
  const token = tokens[idTokenAside];
  if (token === undefined) return undefined;
  if (typeof token !== 'string') throw new ProtocolError('the login answered with an ID token that is no text');
  return verifier.verify(token, { what: 'the ID token', issuers: [issuer], audiences: () => [clientId] });
}
