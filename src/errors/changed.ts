import type { ErrorKind } from './kinds.js';
import { type ErrorDetails, SuperOfficeError } from './superoffice-error.js';

/** A copy of an error, of the same class and with the same stack, with other details or another message. */
export function changed<Kind extends SuperOfficeError>(
  error: Kind,
  details: ErrorDetails,
  message: string = error.message,
): Kind {
  const copy = new (error.constructor as ErrorKind)(message, { ...detailsOf(error), ...details }) as Kind;
  if (error.stack !== undefined) copy.stack = error.stack.replace(error.message, () => copy.message);
  return copy;
}

/** The details of an error: each is a field of the same name. */
export function detailsOf(error: SuperOfficeError): ErrorDetails {
  return Object.fromEntries([...Object.entries(error), ['cause', error.cause]]);
}

/** Runs what comes before a call is sent. If it fails, the call itself was not sent. */
export async function beforeSending<Result>(action: () => Promise<Result>): Promise<Result> {
  try {
    return await action();
  } catch (error) {
    throw error instanceof SuperOfficeError && error.outcome === 'unknown'
      ? changed(error, { outcome: 'not-sent' })
      : error;
  }
}
