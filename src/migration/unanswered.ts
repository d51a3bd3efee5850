import { isUnanswered, type Observation } from '../comparison/index.js';
import { errorText } from './report/masking.js';

/** What kept a side from answering; undefined if it answered, even with an error. */
export function unanswered({ side, ...outcome }: Observation, unmasked = false): string | undefined {
  if (!('error' in outcome) || !isUnanswered(outcome)) return undefined;
  return `${side} gave no answer to compare: ${errorText(outcome.error, unmasked)}`;
}
