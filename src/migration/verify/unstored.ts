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
  const given = leavesOf(own.normalised(control.given)).filter(
    (leaf) => leaf !== null && leaf !== undefined && leaf !== '',
  );
  const changed = changesIn(control);
  const changedByCandidate = changesIn(candidate);
  return ({ pattern, cause, control: value }) => {
    if (!given.some((each) => equal(each, value)) || changed?.has(pattern) === false) return false;
    return changedByCandidate === undefined
      ? cause === 'emptied-value' || cause === 'null-value'
      : !changedByCandidate.has(pattern);
  };
}

/** A record that every side writes, as the control reads it. */
interface SharedRecord {
  /** The arguments of the control's write. */
  readonly given: Arguments;
  readonly before: Observation;
  readonly written: { readonly own: OwnValues; readonly seen: Observation };
  /** After the side before the candidate, which may be the control, and after the candidate. */
  readonly previous: Observation;
  readonly candidate: { readonly own: OwnValues; readonly seen: Observation };
}

/**
 * Where nothing shows whether a candidate has stored what it was given: the control had stored the same value in the same
 * record, so a side that drops it looks like one that stores it. Undefined if the record already was as the control wrote it.
 *
 * @param isPart whether what is read is what was written, and not the entity that has it as a field
 */
export function unprovenPlaces(
  { given, before, written, previous, candidate }: SharedRecord,
  type: TypeDescription | undefined,
  isPart: boolean,
): readonly string[] | undefined {
  const patternsIn = (one: CallOutcome, other: CallOutcome) =>
    new Set(compareOutcomes(one, other, type).map(({ pattern }) => pattern));
  const values = leavesOf(given);
  const changes = compareOutcomes(before, written.seen, type).filter(
    ({ pattern, candidate: value }) => isPart || !isOfServer(pattern, value) || values.includes(value),
  );
  if (changes.length === 0) return undefined;
  const places = changes
    .filter(({ candidate: value }) => isPart || values.some((each) => equal(each, value)))
    .map(({ pattern }) => pattern);
  const visible = patternsIn(previous, candidate.seen);
  const reported = patternsIn(
    written.own.normalisedOutcome(written.seen),
    candidate.own.normalisedOutcome(candidate.seen),
  );
  return [...new Set(places)].filter((place) => !visible.has(place) && !reported.has(place));
}

/** The server itself may set a time, and who made the change: `UpdatedDate`, `UpdatedBy`. */
function isOfServer(pattern: string, value: unknown): boolean {
  return pattern.startsWith('Updated') || (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value));
}

/** Where the write changed what is stored. */
function changesIn({ before, after }: StoredIn): ReadonlySet<string> | undefined {
  return before === undefined ? undefined : new Set(compareOutcomes(before, after).map(({ pattern }) => pattern));
}

/** The single values in the arguments of a call. */
function leavesOf(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [value];
}
