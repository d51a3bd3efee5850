import { type ErrorDetails, ProtocolError } from '../errors/index.js';

/** An API never redirects: either the address is wrong, or another server answers in front of it. */
export function redirected({ status }: { readonly status: number }, details: ErrorDetails): ProtocolError {
  const message = `the server redirects (status ${status}), which an API does not; check the tenant's address`;
  return new ProtocolError(message, { ...details, status });
}
