import { inspect } from 'node:util';
import { plainText, plainTexts } from '../output-text/index.js';
import type { ErrorKind } from './kinds.js';
import type { Secrets } from './secrets.js';
import { type ErrorDetails, SuperOfficeError } from './superoffice-error.js';

/**
 * Runs an action, and adds the details that an error of it lacks, such as the transport, which lower layers do not know. It
 * stays the same object, so its stack and its cause remain. Not async, which would put a frame into the stack of every call.
 */
export function withDetails<Result>(details: ErrorDetails, action: () => Promise<Result>): Promise<Result> {
  return started(action).catch((error: unknown) => {
    throw error instanceof SuperOfficeError ? revise(error, missingIn(error, details)) : error;
  });
}

/** A function that throws before it returns a promise rejects like any other. */
export function started<Result>(action: () => Promise<Result>): Promise<Result> {
  try {
    return action();
  } catch (error) {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
    return Promise.reject(error);
  }
}

/**
 * Runs what precedes the sending of a call. If it fails, the call itself was not sent. Calls may share it, so each one
 * throws a copy of the error, to which its own details can be added.
 */
export async function beforeSending<Result>(action: () => Promise<Result>): Promise<Result> {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof SuperOfficeError)) throw error;
    throw copyOf(error, error.outcome === 'unknown' ? { outcome: 'not-sent' } : {});
  }
}

/** Changes details or the message of an error, which stays the same object. Its stack shows the new message. */
export function revise<Kind extends SuperOfficeError>(
  error: Kind,
  details: ErrorDetails,
  message: string = error.message,
): Kind {
  Object.assign(error, plainTexts(details));
  if (message !== error.message) {
    const text = plainText(message);
    if (error.stack !== undefined) error.stack = error.stack.replace(error.message, () => text);
    error.message = text;
  }
  return error;
}

/** A copy of an error, of the same class and with the same stack, for an error that is kept or that several calls share. */
export function copyOf<Kind extends SuperOfficeError>(error: Kind, details: ErrorDetails = {}): Kind {
  const own = { ...detailsOf(error), ...details };
  const copy = new (error.constructor as ErrorKind)(error.message, own) as Kind;
  if (error.stack !== undefined) copy.stack = error.stack;
  return copy;
}

/**
 * Removes secrets from all texts of an error. A call does this last, because the readers of answers and the layers below
 * know no secrets.
 */
export function redactedError(error: unknown, secrets: Secrets): unknown {
  if (!(error instanceof SuperOfficeError)) return error;
  const details: Record<string, string> = {};
  for (const [name, value] of Object.entries(error) as [string, unknown][]) {
    if (typeof value !== 'string') continue;
    const text = secrets.redact(value);
    if (text !== value) details[name] = text;
  }
  const cause = error.cause instanceof Error ? inspect(error.cause) : '';
  if (secrets.redact(cause) !== cause) delete error.cause;
  return revise(error, details, secrets.redact(error.message));
}

/** Each detail is a field of the same name. */
function detailsOf(error: SuperOfficeError): ErrorDetails {
  return Object.fromEntries([...Object.entries(error), ['cause', error.cause]]);
}

function missingIn(error: SuperOfficeError, details: ErrorDetails): ErrorDetails {
  const isMissing = ([name, value]: [string, unknown]) => value !== undefined && Reflect.get(error, name) === undefined;
  return Object.fromEntries(Object.entries(details).filter(isMissing));
}
