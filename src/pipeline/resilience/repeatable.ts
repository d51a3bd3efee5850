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

type When = 'always' | 'where the server did not act' | 'never';

interface Row {
  readonly error: abstract new (...given: never[]) => SuperOfficeError;
  readonly read: When;
  readonly write: When;
}

/**
 * Which failures a call may be repeated after, by the kind of the failure. A write is never sent twice on a guess: only
 * where nothing was sent, or the server said that it did not act. What is not in the table is not repeated.
 */
export const repeatable: readonly Row[] = [
  { error: NetworkError, read: 'always', write: 'where the server did not act' },
  { error: TimeoutError, read: 'always', write: 'where the server did not act' },
  { error: RateLimitError, read: 'always', write: 'where the server did not act' },
  { error: TenantUnavailableError, read: 'always', write: 'where the server did not act' },
  { error: ServerError, read: 'always', write: 'where the server did not act' },
  // A proxy that is in trouble answers in HTML, and a connection in trouble cuts an answer short.
  { error: ProtocolError, read: 'always', write: 'where the server did not act' },
  // Renewing credentials is not a matter of trying again.
  { error: AuthenticationError, read: 'never', write: 'never' },
];

const failedOnTheWay: ReadonlySet<number> = new Set([500, 502, 503, 504]);

/** May this call be made again, after it failed so? */
export function mayRepeat(kind: CallKind, error: unknown): boolean {
  if (kind === 'once' || !(error instanceof SuperOfficeError)) return false;
  const row = repeatable.find((each) => error instanceof each.error);
  if (row === undefined || (error instanceof TenantUnavailableError && error.permanent)) return false;
  if (error instanceof NetworkError && !error.retryable) return false;
  // An exception that the server names comes from its own code, which would fail again.
  if (error instanceof ServerError && (error.exceptionType !== undefined || !failedOnTheWay.has(error.status ?? 0))) {
    return false;
  }
  // What no server said is wrong here, and stays so; but a login's answer that makes no sense ends before the call is sent.
  if (error instanceof ProtocolError && error.status === undefined && error.outcome !== 'not-sent') return false;
  // What is not at an address, or not accepted there, will not be the next time.
  if (error instanceof ProtocolError && refusesRequest(error.status)) return false;
  if (row[kind] === 'where the server did not act') return error.outcome === 'not-sent' || error.outcome === 'refused';
  return row[kind] === 'always';
}
