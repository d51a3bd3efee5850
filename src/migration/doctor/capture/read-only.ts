import { ValidationError } from '../../../errors/index.js';
import type { HttpRequest } from '../../../http/index.js';
import { kindOfOperation } from '../../../operations/index.js';
import { withoutTrailing } from '../../../parsing/index.js';
import { targetOf } from './exchange.js';

/** Sign-in is the one thing that may be posted beside reads, and only to where the tenant's users sign in. */
export interface SignInPlace {
  /** `https://sod.superoffice.com/login`; empty where nothing signs in by a login. */
  readonly loginUrl: string;
}

/**
 * Stops everything that is not a read, wherever it comes from: a mistake in a check, or in the library, sends nothing.
 *
 * @throws {ValidationError} `not-sent`
 */
export function checkReadOnly(request: HttpRequest, { loginUrl }: SignInPlace): void {
  if (request.method === 'GET' || isSignIn(request, loginUrl)) return;
  const target = targetOf(request);
  const isRead =
    request.method === 'POST' &&
    (target.face === 'soap' || target.face === 'agents') &&
    kindOfOperation(target.agent, target.operation) === 'read';
  if (isRead) return;
  const what = 'operation' in target ? `${target.agent}.${target.operation}` : `${request.method} ${request.url}`;
  throw new ValidationError(`doctor only reads, and ${what} is not known to be a read; nothing was sent`);
}

function isSignIn({ url, method, headers }: HttpRequest, loginUrl: string): boolean {
  if (method !== 'POST') return false;
  const target = targetOf({ url, method, headers });
  if (target.face === 'soap') return target.agent === 'SoPrincipal' && target.operation.startsWith('Authenticate');
  return target.face === 'other' && loginUrl !== '' && url.startsWith(`${withoutTrailing(loginUrl, '/')}/`);
}
