import { type ErrorDetails, type ErrorKind, ProtocolError, SuperOfficeError } from '../errors/index.js';

/** Adds what is known out here, such as the transport, to errors that come from rooms that do not know it. */
export async function withDetails<Result>(details: ErrorDetails, action: () => Promise<Result>): Promise<Result> {
  try {
    return await action();
  } catch (error) {
    throw error instanceof SuperOfficeError ? completed(error, details) : error;
  }
}

function completed(error: SuperOfficeError, details: ErrorDetails): SuperOfficeError {
  const { transport, agent } = error;
  if (transport !== undefined && (agent !== undefined || details.agent === undefined)) return error;
  const Kind = error.constructor as ErrorKind;
  // Every field of an error is one of its details by the same name.
  const copy = new Kind(error.message, {
    ...details,
    ...defined(Object.fromEntries([...Object.entries(error), ['cause', error.cause]])),
  });
  if (error.stack !== undefined) copy.stack = error.stack;
  return copy;
}

function defined(details: ErrorDetails): ErrorDetails {
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
}

/** An API never redirects: the address is wrong, or something stands before the server. */
export function redirected({ status }: { readonly status: number }, details: ErrorDetails): ProtocolError {
  return new ProtocolError(
    `the server redirects (status ${status}), which an API does not; check the tenant's address`,
    {
      ...details,
      status,
    },
  );
}
