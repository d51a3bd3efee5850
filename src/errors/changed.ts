import type { ErrorKind } from './kinds.js';
import { type ErrorDetails, SuperOfficeError } from './superoffice-error.js';

/** The same error, of the same kind and from the same place, with other details or words. */
export function changed<Kind extends SuperOfficeError>(
  error: Kind,
  details: ErrorDetails,
  message: string = error.message,
): Kind {
  const copy = new (error.constructor as ErrorKind)(message, { ...detailsOf(error), ...details }) as Kind;
  if (error.stack !== undefined) copy.stack = error.stack.replace(error.message, () => copy.message);
  return copy;
}

/** Every field of an error is one of its details by the same name. */
export function detailsOf(error: SuperOfficeError): ErrorDetails {
  return Object.fromEntries([...Object.entries(error), ['cause', error.cause]]);
}

/** What comes before a call is sent: whatever became of it, the call has not been made. */
export async function beforeSending<Result>(action: () => Promise<Result>): Promise<Result> {
  try {
    return await action();
  } catch (error) {
    throw error instanceof SuperOfficeError && error.outcome === 'unknown'
      ? changed(error, { outcome: 'not-sent' })
      : error;
  }
}
