import { inspect } from 'node:util';
import { changed, detailsOf } from '../errors/changed.js';
import { type ErrorDetails, ProtocolError, type Secrets, SuperOfficeError } from '../errors/index.js';

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

/**
 * The error without a secret in any of its texts: the last look at what a call ends with, for the readers of answers and
 * the rooms below, which know no secret. What holds none stays the same object.
 */
export function redactedError(error: unknown, secrets: Secrets): unknown {
  if (!(error instanceof SuperOfficeError)) return error;
  const details: Record<string, unknown> = { ...detailsOf(error) };
  let found = false;
  for (const [name, value] of Object.entries(details)) {
    if (typeof value !== 'string') continue;
    details[name] = secrets.redact(value);
    found ||= details[name] !== value;
  }
  const cause = error.cause instanceof Error ? inspect(error.cause) : '';
  if (secrets.redact(cause) !== cause) {
    details['cause'] = undefined;
    found = true;
  }
  const message = secrets.redact(error.message);
  return found || message !== error.message ? changed(error, details, message) : error;
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
