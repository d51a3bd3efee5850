import {
  AuthenticationError,
  type ErrorDetails,
  errorFromServer,
  ProtocolError,
  Secrets,
  type SuperOfficeError,
} from '../errors/index.js';

/** Statuses that say nothing about the credentials: wrong host, too many calls. */
const temporary: ReadonlySet<number> = new Set([421, 429]);

/** The error for a status of the login. A client error (4xx) there means invalid credentials. */
export function loginRefusal(status: number, message: string | undefined, details: ErrorDetails): SuperOfficeError {
  // Redirects are never followed: they would send the secrets of the request elsewhere.
  if (status >= 300 && status < 400) {
    return new ProtocolError(
      `the login redirects (status ${status}), which its services never do; check auth.loginUrl`,
      {
        ...details,
        status,
      },
    );
  }
  // The caller has redacted the message.
  const error = errorFromServer({ status, message }, details, new Secrets());
  if (status < 400 || status >= 500 || temporary.has(status)) return error;
  return new AuthenticationError(error.message, { ...details, status, serverMessage: error.serverMessage });
}
