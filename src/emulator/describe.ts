import type { Emulator } from './emulator.js';

/**
 * How to use an emulator: its addresses, its credentials, and a first call. Plain text without colours.
 *
 * @example
 * console.log(describeEmulator(emulator));
 */
export function describeEmulator({ origin, url, loginUrl, tenant, credentials }: Emulator): string {
  const { username, password, ticket, appToken, accessToken, clientId, refreshToken, systemUserToken } = credentials;
  return `An emulator of NetServer with invented data, the tenant ${tenant}:

  REST          ${url}/api/v1/
  Agents        ${url}/api/v1/Agents/
  SOAP          ${url}/Remote/Services88/Appointment.svc   (its WSDL: ?wsdl)
  state         ${origin}/api/state/${tenant}
  sign-in       ${loginUrl}

  user          ${username}, password ${password}
  ticket        ${ticket}
  access token  ${accessToken}
  app token     ${appToken}   (the client secret)
  client id     ${clientId}
  refresh token ${refreshToken}
  system user   ${systemUserToken}

Try it:

  curl -u ${username}:${password} ${url}/api/v1/Appointment/1

Press Ctrl-C to stop it.`;
}
