import { createHash } from 'node:crypto';
import type { CallOutcome } from '../../comparison/index.js';
import type { Scenario, Step } from '../scenario/index.js';
import { OwnValues } from './own-values.js';

/** A digest of what a step asks, as the scenario has it: by that an answer is known to be one to the same question. */
export function questionOf({ values }: Scenario, step: Step): string {
  const given = typeof step.with === 'function' ? step.with.toString() : step.with;
  return createHash('sha1')
    .update(JSON.stringify([step.operation.name, given, values]))
    .digest('hex')
    .slice(0, 12);
}

/** Another run has another tag. */
export function withoutTag(outcome: CallOutcome, tag: string): CallOutcome {
  return new OwnValues(tag).normalisedOutcome(outcome);
}
