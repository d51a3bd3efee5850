import type { Claims } from './jwt-verifier.js';

/** The names of SuperOffice's own claims. */
export const claimNames = {
  tenant: 'http://schemes.superoffice.net/identity/ctx',
  serial: 'http://schemes.superoffice.net/identity/serial',
  ticket: 'http://schemes.superoffice.net/identity/ticket',
  userPrincipalName: 'http://schemes.superoffice.net/identity/upn',
  associateId: 'http://schemes.superoffice.net/identity/associateid',
  systemUserToken: 'http://schemes.superoffice.net/identity/system_token',
  restUrl: 'http://schemes.superoffice.net/identity/webapi_url',
  soapUrl: 'http://schemes.superoffice.net/identity/netserver_url',
} as const;

/** The issuer of tokens that are not from OpenID Connect. */
export const authorisationServer = 'SuperOffice AS';

/** A claim as text; undefined if it is missing or empty. */
export function claim(claims: Claims, name: keyof typeof claimNames | 'nonce' | 'sub'): string | undefined {
  const value = claims[name === 'nonce' || name === 'sub' ? name : claimNames[name]];
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text !== '' ? text : undefined;
}
