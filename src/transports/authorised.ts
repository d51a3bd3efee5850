import type { Credentials, HttpCredentials, SoapCredentials } from '../auth/index.js';
import { AuthenticationError } from '../errors/index.js';

/**
 * Makes a call, and makes it once more with other credentials where the server refused those that it used: then it did
 * nothing, so a write may be made again too.
 *
 * @throws {AuthenticationError} that names the way out, where there is nothing else to try
 */
export async function authorised<Used extends HttpCredentials | SoapCredentials, Result>(
  credentials: Credentials,
  obtain: () => Promise<Used>,
  signal: AbortSignal | undefined,
  call: (used: Used) => Promise<Result>,
): Promise<Result> {
  try {
    const used = await untilAborted(obtain(), signal);
    try {
      return await call(used);
    } catch (error) {
      if (!(error instanceof AuthenticationError) || !credentials.refused(used)) throw error;
    }
    return await call(await untilAborted(obtain(), signal));
  } catch (error) {
    throw error instanceof AuthenticationError ? advised(error, credentials) : error;
  }
}

/** Others may wait for the same sign-in, so that goes on; only this call's waiting ends. */
async function untilAborted<Value>(value: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (signal === undefined) return value;
  signal.throwIfAborted();
  let abort: (() => void) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    abort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
  });
  try {
    return await Promise.race([value, aborted]);
  } finally {
    if (abort !== undefined) signal.removeEventListener('abort', abort);
  }
}

function advised(error: AuthenticationError, { advice }: Credentials): AuthenticationError {
  if (error.message.endsWith(advice)) return error;
  const { message, transport, agent, operation, exceptionType, serverMessage, status, path, cause } = error;
  const details = { transport, agent, operation, exceptionType, serverMessage, status, path, cause };
  return new AuthenticationError(`${message}; ${advice}`, details);
}
