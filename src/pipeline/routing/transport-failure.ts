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
 * Whether the transport failed, so that another may succeed. What the server refused, such as a value or a permission, it
 * would refuse on any transport.
 */
export function isTransportFailure(error: unknown): error is SuperOfficeError {
  if (!(error instanceof SuperOfficeError) || !kinds.some((kind) => error instanceof kind)) return false;
  if (error instanceof TenantUnavailableError) return !error.permanent;
  // A connection that was closed here is not a failure of the transport.
  return !(error instanceof NetworkError) || error.retryable;
}
