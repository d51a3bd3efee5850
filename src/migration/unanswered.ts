import type { ErrorOutline, Observation } from '../comparison/index.js';
import { NetworkError, RateLimitError, TenantUnavailableError, TimeoutError } from '../errors/index.js';
import { errorText } from './report/masking.js';

/** Errors of the way to the server, which say nothing about what it would have answered. */
const onTheWay: ReadonlySet<string> = new Set([
  NetworkError.name,
  TimeoutError.name,
  TenantUnavailableError.name,
  RateLimitError.name,
]);

/** What kept a side from answering; undefined if it answered, be it with an error. */
export function unanswered({ side, ...outcome }: Observation, unmasked = false): string | undefined {
  const error: ErrorOutline | undefined = 'error' in outcome ? outcome.error : undefined;
  if (error === undefined || (error.fromGateway !== true && !onTheWay.has(error.name))) return undefined;
  return `${side} gave no answer to compare: ${errorText(error, unmasked)}`;
}
