import { AuthenticationError } from '../errors/index.js';

/**
 * The refusal of an earlier call, for a call that is not made because of it.
 *
 * @param forGood it holds until the credentials change, or somebody asks for another attempt
 */
export function notSentAgain(refusal: AuthenticationError, forGood: boolean): AuthenticationError {
  const wayOut = forGood ? ' until they change or retryCredentials() is called' : '';
  const message = `${refusal.message}; these credentials were refused before and are not sent again${wayOut}`;
  return new AuthenticationError(message, { ...Object.fromEntries(Object.entries(refusal)), outcome: 'not-sent' });
}
