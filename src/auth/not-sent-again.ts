import { AuthenticationError } from '../errors/index.js';

/**
 * The error for a call that is not sent, because an earlier call with the same credentials was refused.
 *
 * @param permanent whether this holds until the credentials change or `retryCredentials()` is called
 */
export function notSentAgain(refusal: AuthenticationError, permanent: boolean): AuthenticationError {
  const until = permanent ? ' until they change or retryCredentials() is called' : '';
  const message = `${refusal.message}; these credentials were refused before and are not sent again${until}`;
  return new AuthenticationError(message, { ...Object.fromEntries(Object.entries(refusal)), outcome: 'not-sent' });
}
