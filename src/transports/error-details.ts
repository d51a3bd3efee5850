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
  return changed(error, { ...details, ...defined(detailsOf(error)) });
}

/** The same error, of the same kind and from the same place, with other details or words. */
export function changed<Kind extends SuperOfficeError>(
  error: Kind,
  details: ErrorDetails,
  message: string = error.message,
): Kind {
  const copy = new (error.constructor as ErrorKind)(message, { ...detailsOf(error), ...details }) as Kind;
  if (error.stack !== undefined) copy.stack = error.stack.replace(error.message, () => message);
  return copy;
}

/** Every field of an error is one of its details by the same name. */
function detailsOf(error: SuperOfficeError): ErrorDetails {
  return Object.fromEntries([...Object.entries(error), ['cause', error.cause]]);
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
