import {
  AuthenticationError,
  NetworkError,
  ProtocolError,
  RateLimitError,
  refusesRequest,
  ServerError,
  SuperOfficeError,
  TenantUnavailableError,
  TimeoutError,
} from '../../errors/index.js';
import type { CallKind } from '../../operations/index.js';

type When = 'always' | 'if the server did not act' | 'never';

interface Row {
  readonly error: abstract new (...parameters: never[]) => SuperOfficeError;
  readonly read: When;
  readonly write: When;
}

/**
 * After which failures a call may be repeated. A write is never sent twice on a guess, but only if nothing was sent, or
 * the server said that it did not act. After failures that are not in the table, nothing is repeated.
 */
export const repeatable: readonly Row[] = [
  { error: NetworkError, read: 'always', write: 'if the server did not act' },
  { error: TimeoutError, read: 'always', write: 'if the server did not act' },
  { error: RateLimitError, read: 'always', write: 'if the server did not act' },
  { error: TenantUnavailableError, read: 'always', write: 'if the server did not act' },
  { error: ServerError, read: 'always', write: 'if the server did not act' },
  // A failing proxy answers in HTML, and a failing connection truncates an answer.
  { error: ProtocolError, read: 'always', write: 'if the server did not act' },
  // New credentials may help, which `withSignIn` obtains; a repetition does not.
  { error: AuthenticationError, read: 'never', write: 'never' },
];

const gatewayStatuses: ReadonlySet<number> = new Set([500, 502, 503, 504]);

/** Whether a call may be repeated after this error. */
export function mayRepeat(kind: CallKind, error: unknown): boolean {
  if (kind === 'once' || !(error instanceof SuperOfficeError)) return false;
  const row = repeatable.find((each) => error instanceof each.error);
  if (row === undefined || (error instanceof TenantUnavailableError && error.permanent)) return false;
  if (error instanceof NetworkError && !error.retryable) return false;
  // An exception that the server names comes from its own code, which would fail again.
  if (error instanceof ServerError && (error.exceptionType !== undefined || !gatewayStatuses.has(error.status ?? 0))) {
    return false;
  }
  // Without a status the mistake is on this side, and remains. An unreadable answer of the login is different: it ends the
  // attempt before the call is sent.
  if (error instanceof ProtocolError && error.status === undefined && error.outcome !== 'not-sent') return false;
  // An address that does not exist, or does not accept the request, will not do so next time.
  if (error instanceof ProtocolError && refusesRequest(error.status)) return false;
  if (row[kind] === 'if the server did not act') return error.outcome === 'not-sent' || error.outcome === 'refused';
  return row[kind] === 'always';
}
