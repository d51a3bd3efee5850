import type { CarrierType } from '../contract/index.js';
import { ConflictError, ValidationError } from '../errors/index.js';
import {
  isClockOf,
  longestRepetition,
  clockTime,
  mayRepeat,
  parseDateTime,
  shownBefore,
} from '../codec/values/index.js';
import { type CallOptions, type EntityDescription, operationName } from '../operations/index.js';

/**
 * Reads the `UpdatedDate` that the server has now; undefined where there is no entity, or it has no such date.
 *
 * Servers differ: without a time zone it is the wall clock of the server in recorded answers, and UTC by the vendor's
 * page on time zones; with one it is UTC in both.
 */
export interface ChangeDates {
  /** As the call's own options have it, to compare with a date that the caller read with the same options. */
  shown(): Promise<string | undefined>;
  /** In UTC; undefined also where the server does not say that it is. */
  instant(): Promise<string | undefined>;
}

/** What a write is conditional on: an instant, or what `UpdatedDate` showed when the caller read it. */
export interface Precondition {
  readonly since: string;
  readonly isInstant: boolean;
}

/** The ids and the code by which SuperOffice knows UTC. */
const utcCodes: ReadonlySet<string> = new Set(['UTC', '1']);

/** @throws {ValidationError} for an entity without `UpdatedDate`, where the condition would be silently ignored */
export function preconditionOf(type: CarrierType, options: CallOptions): Precondition | undefined {
  const { ifUnmodifiedSince, timeZone } = options;
  if (ifUnmodifiedSince === undefined) return undefined;
  if (!type.fieldsByName.has(updatedDate)) {
    const message = `ifUnmodifiedSince has no effect: ${type.name} has no ${updatedDate}`;
    throw new ValidationError(message, { path: 'ifUnmodifiedSince' });
  }
  const inUtc = timeZone !== undefined && utcCodes.has(timeZone.trim().toUpperCase());
  return { since: ifUnmodifiedSince.slice(0, 19), isInstant: inUtc || ifUnmodifiedSince.endsWith('Z') };
}

export const updatedDate = 'UpdatedDate';

/**
 * Compares just before a write, in whole seconds, which is all that an HTTP date can say.
 *
 * @throws {ConflictError} where the entity has been updated since, or may have been
 */
export async function checkUnmodified(
  entity: EntityDescription,
  id: number,
  { since, isInstant }: Precondition,
  dates: ChangeDates,
): Promise<void> {
  if (isInstant) {
    const updated = await dates.instant();
    if (updated !== undefined && updated.slice(0, 19) > since) throw changedSince(entity, id, `${since}Z`);
    return;
  }
  const shown = toSecond(await dates.shown());
  if (shown === undefined) return;
  if (shown > since) throw changedSince(entity, id, since);
  if (mayBeEarlier(shown, since)) checkNotRepeated(entity, id, since, shown, toSecond(await dates.instant()));
}

/**
 * The same for a server that takes the condition with the write: gives the instant that the write is conditional on.
 * Undefined where the server does not tell it; then the comparison just before the write is all there is.
 */
export async function unmodifiedInstant(
  entity: EntityDescription,
  id: number,
  { since, isInstant }: Precondition,
  dates: ChangeDates,
): Promise<string | undefined> {
  if (isInstant) return since;
  // In this order: a change between the two shows in the second, and the server refuses the write for the first.
  const instant = toSecond(await dates.instant());
  const shown = toSecond(await dates.shown());
  if (shown === undefined) return undefined;
  if (shown > since) throw changedSince(entity, id, since);
  if (mayBeEarlier(shown, since)) checkNotRepeated(entity, id, since, shown, instant);
  if (instant !== undefined && !isClockOf(shown, instant)) throw changedSince(entity, id, since);
  return instant;
}

/** A date within the hours around the end of summer time does not say which of two instants it means. */
function mayBeEarlier(shown: string, since: string): boolean {
  return clockTime(since) - clockTime(shown) < longestRepetition && mayRepeat(shown);
}

function checkNotRepeated(
  entity: EntityDescription,
  id: number,
  since: string,
  shown: string,
  instant: string | undefined,
): void {
  const before = instant === undefined ? longestRepetition : shownBefore(shown, instant);
  if (clockTime(since) - clockTime(shown) >= before) return;
  const message =
    `${entity.resource} ${id} may have been updated after ${since}: the clocks went back in that hour, so this time came ` +
    'twice. Read it again with timeZone "UTC" and give ifUnmodifiedSince as a Date';
  throw conflict(entity, message);
}

function toSecond(date: string | undefined): string | undefined {
  return date?.slice(0, 19);
}

function changedSince(entity: EntityDescription, id: number, date: string): ConflictError {
  return conflict(entity, `${entity.resource} ${id} has been updated after ${date}`);
}

function conflict(entity: EntityDescription, message: string): ConflictError {
  return new ConflictError(message, {
    agent: entity.agent,
    operation: operationName(entity, 'Save'),
    outcome: 'not-sent',
  });
}

/** A date that names its zone, as UTC to the second; undefined for one that does not. */
export function utcOf(date: unknown): string | undefined {
  const parts = typeof date === 'string' ? parseDateTime(date) : undefined;
  if (parts?.zone === undefined) return undefined;
  const offset = /^([+-])(\d\d):?(\d\d)$/.exec(parts.zone);
  const [, sign = '+', hours = '0', minutes = '0'] = offset ?? [];
  const ahead = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000);
  return new Date(clockTime(parts.local) - ahead).toISOString().slice(0, 19);
}

/** An instant, to the second and with or without its Z, as an HTTP date (RFC 9110, section 5.6.7). */
export function httpDate(instant: string): string {
  return new Date(clockTime(instant)).toUTCString();
}
