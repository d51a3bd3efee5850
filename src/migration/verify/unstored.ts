import { compareOutcomes, type Difference, equal, type Observation } from '../../comparison/index.js';
import type { Arguments } from '../scenario/index.js';
import type { OwnValues } from './own-values.js';

/** What the control reads in one lane before and after a write. */
export interface StoredIn {
  /** The arguments of the write. */
  readonly given: Arguments;
  /** Undefined if the scenario has not read the entity before, as with one that was just created. */
  readonly before: Observation | undefined;
  readonly after: Observation;
}

/**
 * Tells apart a change that a candidate did not store from other differences in what is stored: the control stored the value
 * that was given, and in the lane of the candidate the old value is still there.
 */
export function unstoredChanges(
  control: StoredIn,
  candidate: StoredIn,
  own: OwnValues,
): (difference: Difference) => boolean {
  const given = leavesOf(own.normalised(control.given));
  const changed = changesIn(control);
  const changedByCandidate = changesIn(candidate);
  return ({ pattern, cause, control: value }) => {
    if (!given.some((each) => equal(each, value)) || changed?.has(pattern) === false) return false;
    return changedByCandidate === undefined
      ? cause === 'emptied-value' || cause === 'null-value'
      : !changedByCandidate.has(pattern);
  };
}

/** Where the write changed what is stored. */
function changesIn({ before, after }: StoredIn): ReadonlySet<string> | undefined {
  return before === undefined ? undefined : new Set(compareOutcomes(before, after).map(({ pattern }) => pattern));
}

/** The single values in the arguments of a call, without empty ones. */
function leavesOf(value: unknown): unknown[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leavesOf);
  return value === null || value === undefined || value === '' ? [] : [value];
}
