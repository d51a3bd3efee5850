import type { Credentials, HttpCredentials, SoapCredentials } from '../auth/index.js';
import { AuthenticationError, NotFoundError, SuperOfficeError } from '../errors/index.js';
import { changed } from './error-details.js';
import { untilAborted } from './until-aborted.js';

/**
 * Makes a call, and makes it once more with other credentials where the server refused those that it used: then it did
 * nothing, so a write may be made again too.
 *
 * @param again whether what the call sends can be sent a second time
 * @throws {AuthenticationError} that names the way out, where there is nothing else to try
 */
export async function authorised<Used extends HttpCredentials | SoapCredentials, Result>(
  credentials: Credentials,
  obtain: () => Promise<Used>,
  signal: AbortSignal | undefined,
  again: boolean,
  call: (used: Used) => Promise<Result>,
): Promise<Result> {
  try {
    const used = await untilAborted(signedIn(obtain), signal);
    try {
      return await call(used);
    } catch (error) {
      if (!(error instanceof AuthenticationError) || !credentials.refused(used) || !again) throw error;
    }
    return await call(await untilAborted(signedIn(obtain), signal));
  } catch (error) {
    throw error instanceof AuthenticationError ? advised(error, credentials) : error;
  }
}

/** Whatever became of the sign-in: the call that waits for it has not been made. */
async function signedIn<Used>(obtain: () => Promise<Used>): Promise<Used> {
  try {
    return await obtain();
  } catch (error) {
    // That the user is absent must not pass for the absence of what the call asks for.
    if (error instanceof NotFoundError) {
      const { message, transport, agent, operation, exceptionType, serverMessage, status } = error;
      const details = { transport, agent, operation, exceptionType, serverMessage, status };
      throw new AuthenticationError(message, details);
    }
    throw error instanceof SuperOfficeError && error.outcome === 'unknown'
      ? changed(error, { outcome: 'not-sent' })
      : error;
  }
}

/** What comes from a login, and so from no transport, says itself what to do. */
function advised(error: AuthenticationError, { advice }: Credentials): AuthenticationError {
  return error.transport === undefined ? error : changed(error, {}, `${error.message}; ${advice}`);
}
