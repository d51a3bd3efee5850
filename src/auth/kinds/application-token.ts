import type { HttpCredentials } from '../credentials.js';

/** The authorization header, with the application token if there is one. */
export function withApplicationToken(authorization: string, appToken: string | undefined): HttpCredentials {
  return appToken === undefined
    ? { Authorization: authorization }
    : { Authorization: authorization, 'SO-AppToken': appToken };
}
