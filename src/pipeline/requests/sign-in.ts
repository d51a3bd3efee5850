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
  for (let isSecond = false; ; isSecond = true) {
    let tried: { readonly used: Used; readonly end: (error: unknown) => void } | undefined;
    try {
      const used = await deadline.wait(signedIn(obtain), 'the sign-in');
      tried = { used, end: await verdicts.turn(used, deadline) };
      const result = await call(used);
      tried.end(undefined);
      return result;
    } catch (error) {
      let renewed = false;
      if (tried !== undefined && error instanceof AuthenticationError) {
        renewed = !isSecond && credentials.refused(tried.used);
        if (judges && !renewed) verdicts.refused(tried.used, error, isSecond ? pauseAfterRefusal : undefined);
      }
      tried?.end(error);
      if (renewed && replayable) continue;
      throw error instanceof AuthenticationError ? advised(error, credentials) : error;
    }
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

/** What a server calls the token of the application: another ticket or password does not help then. */
const applicationToken = /\bapp(?:lication)?[ -]?token\b.{0,40}\b(?:missing|wrong|invalid|unknown)\b/i;

/** An error of the login, which names no transport, already says what to do. */
function advised(error: AuthenticationError, { advice, kind }: Credentials): AuthenticationError {
  if (error.transport === undefined) return error;
  // Without a kind, they are the application's own and have no such setting.
  const isAboutApplication = kind !== undefined && applicationToken.test(error.serverMessage ?? '');
  return revise(error, {}, `${error.message}; ${isAboutApplication ? 'check auth.appToken' : advice}`);
}
