import { revise } from '../../errors/error-details.js';
import {
  AuthenticationError,
  ConfigurationError,
  NetworkError,
  ProtocolError,
  RateLimitError,
  ServerError,
  SuperOfficeError,
  TenantUnavailableError,
  TimeoutError,
} from '../../errors/index.js';
import { isUnanswered, type Observation } from '../../comparison/index.js';
import type { Recording } from '../recording/index.js';
import { errorText } from '../report/masking.js';
import type { Side } from '../side.js';

/** After these errors a side cannot be compared: it was not reached, does not let us in, or is not NetServer. */
const unusable = [
  AuthenticationError,
  ConfigurationError,
  NetworkError,
  ProtocolError,
  RateLimitError,
  ServerError,
  TenantUnavailableError,
  TimeoutError,
];

/**
 * Signs in and makes one cheap read on each side, so that a side that cannot be used is not taken for one that differs.
 *
 * @throws the error of the first side that cannot be used, which its message names
 */
export async function requireUsable(
  control: Side | Recording,
  candidates: readonly Side[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const isLive = 'so' in control;
  for (const { name, so } of isLive ? [control, ...candidates] : candidates) {
    if (signal?.aborted === true) return;
    try {
      // The agents have the principal from REST, which a recording may stand in for.
      await (isLive ? so.principal({ signal }) : so.lists.items('task', { signal }));
    } catch (error) {
      // Stopped by the user, the run compares nothing.
      if (signal !== undefined && error === signal.reason) return;
      if (!(error instanceof SuperOfficeError) || !unusable.some((kind) => error instanceof kind)) continue;
      // The server's own exception is an answer, which the scenarios compare.
      if (error instanceof ServerError && error.exceptionType !== undefined) continue;
      throw revise(error, {}, `nothing was compared, because ${name} cannot be used: ${error.message}`);
    }
  }
}

/** What kept a side from answering; undefined if it answered, be it with an error. */
export function unanswered({ side, ...outcome }: Observation, unmasked = false): string | undefined {
  if (!('error' in outcome) || !isUnanswered(outcome)) return undefined;
  return `${side} gave no answer to compare: ${errorText(outcome.error, unmasked)}`;
}
