import type { Credentials, HttpCredentials, SoapCredentials } from '../auth/index.js';
import { beforeSending, changed } from '../errors/changed.js';
import { AuthenticationError, NotFoundError } from '../errors/index.js';
import type { Deadline } from '../resilience/index.js';

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
  deadline: Deadline,
  again: boolean,
  call: (used: Used) => Promise<Result>,
): Promise<Result> {
  const signIn = () => deadline.wait(signedIn(obtain), 'the sign-in');
  try {
    const used = await signIn();
    try {
      return await call(used);
    } catch (error) {
      if (!(error instanceof AuthenticationError) || !credentials.refused(used) || !again) throw error;
    }
    return await call(await signIn());
  } catch (error) {
    throw error instanceof AuthenticationError ? advised(error, credentials) : error;
  }
}

/** Whatever became of the sign-in: the call that waits for it has not been made. */
async function signedIn<Used>(obtain: () => Promise<Used>): Promise<Used> {
  try {
    return await beforeSending(obtain);
  } catch (error) {
    // That the user is absent must not pass for the absence of what the call asks for.
    if (error instanceof NotFoundError) {
      const { message, transport, agent, operation, exceptionType, serverMessage, status } = error;
      const details = { transport, agent, operation, exceptionType, serverMessage, status };
      throw new AuthenticationError(message, details);
    }
    throw error;
  }
}

/** What comes from a login, and so from no transport, says itself what to do. */
function advised(error: AuthenticationError, { advice }: Credentials): AuthenticationError {
  return error.transport === undefined ? error : changed(error, {}, `${error.message}; ${advice}`);
}
