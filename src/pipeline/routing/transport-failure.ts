import {
  NetworkError,
  ProtocolError,
  ServerError,
  SuperOfficeError,
  TenantUnavailableError,
  TimeoutError,
} from '../../errors/index.js';

const kinds = [NetworkError, TimeoutError, ServerError, ProtocolError, TenantUnavailableError];

/**
 * Is it the way to the server that failed, so that another way may lead there? What the server refused, such as a value
 * or a permission, it would refuse on any way.
 */
export function isTransportFailure(error: unknown): error is SuperOfficeError {
  if (!(error instanceof SuperOfficeError) || !kinds.some((kind) => error instanceof kind)) return false;
  if (error instanceof TenantUnavailableError) return !error.permanent;
  // A connection that has been closed here is no failure of anything.
  return !(error instanceof NetworkError) || error.retryable;
}
