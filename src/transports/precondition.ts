import type { CarrierType } from '../contract/index.js';
import { ConflictError, ValidationError } from '../errors/index.js';
import { isClockOf, maxRepetition, clockTime, mayRepeat, parseDateTime, shownBefore } from '../codec/values/index.js';
import { type CallOptions, type EntityDescription, nameOf, operationName } from '../operations/index.js';

/**
 * Reads the current `UpdatedDate` from the server; undefined if the entity does not exist or has no such date.
 *
 * Servers differ: without a time zone the date is the server's wall clock in recorded answers, but UTC according to the
 * vendor's page on time zones. With a time zone it is UTC in both.
 */
export interface ChangeDates {
  /** Read with the call's own options, to compare with a date that the caller read with the same options. */
  shown(): Promise<string | undefined>;
  /** In UTC; undefined also if the server does not say that it is UTC. */
  instant(): Promise<string | undefined>;
}

/** The condition of a write: an instant, or the `UpdatedDate` that the caller read. */
export interface Precondition {
  readonly since: string;
  readonly isInstant: boolean;
}

/** SuperOffice's code and id for UTC. */
const utcCodes: ReadonlySet<string> = new Set(['UTC', '1']);

/** @throws {ValidationError} for an entity without `UpdatedDate`, because the condition would be silently ignored */
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
 * Compares just before a write, in whole seconds, which is the precision of an HTTP date.
 *
 * @throws {ConflictError} if the entity has been updated since, or may have been
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
 * The same for a server that accepts the condition with the write: returns the instant of the condition. Undefined if the
 * server does not reveal it; then only the comparison just before the write protects against conflicts.
 */
export async function unmodifiedInstant(
  entity: EntityDescription,
  id: number,
  { since, isInstant }: Precondition,
  dates: ChangeDates,
): Promise<string | undefined> {
  if (isInstant) return since;
  // In this order: a change between the two reads appears in the second, and the server refuses the write by the first.
  const instant = toSecond(await dates.instant());
  const shown = toSecond(await dates.shown());
  if (shown === undefined) return undefined;
  if (shown > since) throw changedSince(entity, id, since);
  if (mayBeEarlier(shown, since)) checkNotRepeated(entity, id, since, shown, instant);
  if (instant !== undefined && !isClockOf(shown, instant)) throw changedSince(entity, id, since);
  return instant;
}

/** A date in the repeated hour at the end of summer time may mean either of two instants. */
function mayBeEarlier(shown: string, since: string): boolean {
  return clockTime(since) - clockTime(shown) < maxRepetition && mayRepeat(shown);
}

function checkNotRepeated(
  entity: EntityDescription,
  id: number,
  since: string,
  shown: string,
  instant: string | undefined,
): void {
  const before = instant === undefined ? maxRepetition : shownBefore(shown, instant);
  if (clockTime(since) - clockTime(shown) >= before) return;
  const message =
    `${nameOf(entity)} ${id} may have been updated after ${since}: the clocks went back in that hour, so this time ` +
    'occurred twice. Read it again with timeZone "UTC", and set ifUnmodifiedSince to a Date';
  throw conflict(entity, message);
}

function toSecond(date: string | undefined): string | undefined {
  return date?.slice(0, 19);
}

function changedSince(entity: EntityDescription, id: number, date: string): ConflictError {
  return conflict(entity, `${nameOf(entity)} ${id} was updated after ${date}`);
}

function conflict(entity: EntityDescription, message: string): ConflictError {
  return new ConflictError(message, {
    agent: entity.agent,
    operation: operationName(entity, 'Save'),
    outcome: 'not-sent',
  });
}

/** A date with a zone, converted to UTC and cut to seconds; undefined if it has no zone. */
export function utcOf(date: unknown): string | undefined {
  const parts = typeof date === 'string' ? parseDateTime(date) : undefined;
  if (parts?.zone === undefined) return undefined;
  const offset = /^([+-])(\d\d):?(\d\d)$/.exec(parts.zone);
  const [, sign = '+', hours = '0', minutes = '0'] = offset ?? [];
  const ahead = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000);
  return new Date(clockTime(parts.local) - ahead).toISOString().slice(0, 19);
}

/** An instant, in seconds and with or without `Z`, as an HTTP date (RFC 9110, section 5.6.7). */
export function httpDate(instant: string): string {
  return new Date(clockTime(instant)).toUTCString();
}
