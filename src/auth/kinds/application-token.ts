import type { HttpCredentials } from '../credentials.js';

/** The headers of a call in the name of an application, where there is one. */
export function withApplicationToken(authorization: string, appToken: string | undefined): HttpCredentials {
  return appToken === undefined
    ? { Authorization: authorization }
    : { Authorization: authorization, 'SO-AppToken': appToken };
}
