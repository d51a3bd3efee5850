import { type CallOutcome, compareOutcomes, type Difference, equal, type Observation } from '../../comparison/index.js';
import type { TypeDescription } from '../../contract/index.js';
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

/** What the control reads after the write of a lane. */
interface ReadIn {
  readonly own: OwnValues;
  readonly seen: Observation;
}

/**
 * Do two writes to the same record show in what is stored? Only if each lane writes a value of its own, such as its tag. The
 * second write of the same value changes nothing, so that a side which does not store it looks like one that does.
 */
export function showsBothWrites(before: ReadIn, after: ReadIn, type: TypeDescription | undefined): boolean {
  const placesOf = (left: CallOutcome, right: CallOutcome) =>
    JSON.stringify(compareOutcomes(left, right, type).map(({ pattern }) => pattern));
  const normalised = placesOf(before.own.normalisedOutcome(before.seen), after.own.normalisedOutcome(after.seen));
  return placesOf(before.seen, after.seen) !== normalised;
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
