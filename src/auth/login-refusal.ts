import {
  AuthenticationError,
  type ErrorDetails,
  errorFromServer,
  ProtocolError,
  Secrets,
  type SuperOfficeError,
} from '../errors/index.js';

/** Statuses that say nothing of the credentials: the wrong host, and too many calls. */
const passing: ReadonlySet<number> = new Set([421, 429]);

/** What it means that the login answered with a status; a client's fault there is a wrong credential. */
export function loginRefusal(status: number, message: string | undefined, details: ErrorDetails): SuperOfficeError {
  // Nothing follows a redirect: it would take the secrets of the request along.
  if (status >= 300 && status < 400) {
    return new ProtocolError(`the login redirects (status ${status}), which its services do not; check auth.loginUrl`, {
      ...details,
      status,
    });
  }
  // Its words have been redacted by the caller.
  const error = errorFromServer({ status, message }, details, new Secrets());
  if (status < 400 || status >= 500 || passing.has(status)) return error;
  return new AuthenticationError(error.message, { ...details, status, serverMessage: error.serverMessage });
}
