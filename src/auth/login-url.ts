import { loginUrlSchema } from '../config/address.js';
import { environmentProblem } from '../config/environment-name.js';
import { ValidationError } from '../errors/index.js';
import { loginUrlOf } from '../tenant/login.js';

/**
 * The login URL from a function's options, without a trailing slash.
 *
 * @throws {ValidationError} if they name none, an unknown environment, or one that is not encrypted
 */
export function chosenLoginUrl(options: {
  readonly environment?: string | undefined;
  readonly loginUrl?: string | undefined;
}): string {
  const { environment, loginUrl } = options;
  if (loginUrl === undefined && environment !== undefined) {
    const problem = environmentProblem(environment);
    if (problem !== undefined) throw new ValidationError(`environment ${problem}`, { path: 'environment' });
    return loginUrlOf(environment);
  }
  const parsed = loginUrlSchema.safeParse(loginUrl);
  if (parsed.success) return parsed.data;
  throw new ValidationError(
    loginUrl === undefined
      ? 'environment or loginUrl is required; environment is sod, stage or prod'
      : 'loginUrl must be a URL that starts with https',
    { path: 'loginUrl' },
  );
}
