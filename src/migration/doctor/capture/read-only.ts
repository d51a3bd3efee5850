import { ValidationError } from '../../../errors/index.js';
import type { HttpRequest } from '../../../http/index.js';
import { kindOfOperation } from '../../../operations/index.js';
import { withoutTrailing } from '../../../parsing/index.js';
import { targetOf } from './exchange.js';

/** Besides reads, only sign-ins may be posted, and only to the login of the tenant. */
export interface SignInPlace {
  /** `https://sod.superoffice.com/login`; empty if there is no login. */
  readonly loginUrl: string;
}

/**
 * Refuses every request that is not a read, so that a mistake in a check or in the library cannot write.
 *
 * @throws {ValidationError} `not-sent`
 */
export function checkReadOnly(request: HttpRequest, { loginUrl }: SignInPlace): void {
  if (request.method === 'GET' || isSignIn(request, loginUrl)) return;
  const target = targetOf(request);
  const isRead =
    request.method === 'POST' &&
    (target.api === 'soap' || target.api === 'agents') &&
    kindOfOperation(target.agent, target.operation) === 'read';
  if (isRead) return;
  const what = 'operation' in target ? `${target.agent}.${target.operation}` : `${request.method} ${request.url}`;
  throw new ValidationError(`doctor only sends reads, and ${what} is not known to be one; nothing was sent`);
}

function isSignIn({ url, method, headers }: HttpRequest, loginUrl: string): boolean {
  if (method !== 'POST') return false;
  const target = targetOf({ url, method, headers });
  if (target.api === 'soap') return target.agent === 'SoPrincipal' && target.operation.startsWith('Authenticate');
  return target.api === 'other' && loginUrl !== '' && url.startsWith(`${withoutTrailing(loginUrl, '/')}/`);
}
