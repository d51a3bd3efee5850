import { createHash } from 'node:crypto';
import type { CallOutcome } from '../../comparison/index.js';
import type { Scenario, Step } from '../scenario/index.js';
import { OwnValues } from './own-values.js';

/** A digest of the operation and arguments of a step as written in the scenario. It shows whether a recorded answer belongs to the same request. */
export function requestDigest({ values }: Scenario, step: Step): string {
  const given = typeof step.with === 'function' ? step.with.toString() : step.with;
  return createHash('sha1')
    .update(JSON.stringify([step.operation.name, given, values]))
    .digest('hex')
    .slice(0, 12);
}

/** Removes the tag, which is different in every run. */
export function withoutTag(outcome: CallOutcome, tag: string): CallOutcome {
  return new OwnValues(tag).normalisedOutcome(outcome);
}
