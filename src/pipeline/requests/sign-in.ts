import { type Credentials, type HttpCredentials, pauseAfterRefusal, type SoapCredentials } from '../../auth/index.js';
import { beforeSending, revise } from '../../errors/error-details.js';
import { AuthenticationError, NotFoundError } from '../../errors/index.js';
import type { Deadline } from '../../http/index.js';
import { verdictsOn } from './credential-verdicts.js';

export interface SignInOptions {
  readonly deadline: Deadline;
  /** Whether the body of the call can be sent a second time. */
  readonly replayable: boolean;
  /** Whether it sends credentials of its own, such as a password to check: their refusal says nothing about ours. */
  readonly bringsOthers: boolean;
}

/**
 * Makes a call, and repeats it once with other credentials if the server refused the first: the server then did nothing,
 * so a write may be repeated too. Refused credentials are not sent again, by this call or by others.
 *
 * @throws {AuthenticationError} that says what to do, if there is nothing else to try
 */
export async function withSignIn<Used extends HttpCredentials | SoapCredentials, Result>(
  credentials: Credentials,
  obtain: () => Promise<Used>,
  { deadline, replayable, bringsOthers }: SignInOptions,
  call: (used: Used) => Promise<Result>,
): Promise<Result> {
  const verdicts = verdictsOn(credentials);
  const judges = !bringsOthers && credentials.proof !== 'none';
  const attempt = async (remember: (used: Used, refusal: AuthenticationError) => void): Promise<Result> => {
    const used = await deadline.wait(signedIn(obtain), 'the sign-in');
    const end = await verdicts.turn(used, deadline);
    try {
      const result = await call(used);
      end(undefined);
      return result;
    } catch (error) {
      if (error instanceof AuthenticationError) remember(used, error);
      end(error);
      throw error;
    }
  };
  let renewed = false as boolean;
  try {
    try {
      return await attempt((used, refusal) => {
        renewed = credentials.refused(used);
        if (judges && !renewed) verdicts.refused(used, refusal);
      });
    } catch (error) {
      if (!renewed || !replayable) throw error;
    }
    return await attempt((used, refusal) => {
      if (judges) verdicts.refused(used, refusal, pauseAfterRefusal);
    });
  } catch (error) {
    throw error instanceof AuthenticationError ? advised(error, credentials) : error;
  }
}

/** If the sign-in fails, in whatever way, the call that waits for it has not been sent. */
async function signedIn<Used>(obtain: () => Promise<Used>): Promise<Used> {
  try {
    return await beforeSending(obtain);
  } catch (error) {
    // A missing user must not look like a missing entity.
    if (error instanceof NotFoundError) {
      const { message, transport, agent, operation, exceptionType, serverMessage, status } = error;
      const details = { transport, agent, operation, exceptionType, serverMessage, status };
      throw new AuthenticationError(message, details);
    }
    throw error;
  }
}

/** An error of the login, which names no transport, already says what to do. */
function advised(error: AuthenticationError, { advice }: Credentials): AuthenticationError {
  return error.transport === undefined ? error : revise(error, {}, `${error.message}; ${advice}`);
}
