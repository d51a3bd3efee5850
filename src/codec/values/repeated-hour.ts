import { toLocalDateTime } from './date-time.js';

/**
 * Zones whose clocks go back once a year, one for each rule and offset (IANA tz database). The server's own zone is
 * unknown, so a wall clock counts as repeated if any of these shows it twice. Moldova is omitted; its clocks go back an
 * hour before those of its neighbours in the same zone.
 */
const zonesWithSummerTime: readonly string[] = [
  'Atlantic/Azores',
  'Europe/Lisbon',
  'Europe/Oslo',
  'Europe/Athens',
  'Asia/Jerusalem',
  'Africa/Cairo',
  'America/Nuuk',
  'America/St_Johns',
  'America/Halifax',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'America/Anchorage',
  'America/Adak',
  'America/Havana',
  'America/Santiago',
  'Pacific/Easter',
  'America/Asuncion',
  'Australia/Sydney',
  'Australia/Adelaide',
  'Australia/Lord_Howe',
  'Pacific/Norfolk',
  'Pacific/Auckland',
  'Pacific/Chatham',
  'Antarctica/Troll',
];

const minute = 60_000;
const day = 24 * 60 * minute;
/** How far clocks go back: half an hour on Lord Howe Island, two hours at Troll, one hour elsewhere. */
const steps: readonly number[] = [120 * minute, 60 * minute, 30 * minute];

/** The maximum time between two occurrences of the same wall clock. */
export const maxRepetition = 120 * minute;

/** A wall clock in milliseconds, as if it were UTC. */
export function clockTime(local: string): number {
  return Date.parse(`${local.slice(0, 19)}Z`);
}

/** Whether some zone shows this wall clock twice, because its clocks go back. */
export function mayRepeat(local: string): boolean {
  const shown = clockTime(local);
  if (!isModern(shown)) return false;
  return zonesWithSummerTime.some((zone) => {
    const [before, after] = [offset(zone, shown - 2 * day), offset(zone, shown + 2 * day)];
    if (before <= after) return false;
    return [before, after].every((ahead) => offset(zone, shown - ahead) === ahead);
  });
}

/**
 * How many milliseconds before an instant the same wall clock may have occurred already; 0 if it did not.
 *
 * @param local the wall clock that the server shows at that instant
 */
export function shownBefore(local: string, instant: string): number {
  const at = clockTime(instant);
  const ahead = clockTime(local) - at;
  if (!isModern(at)) return 0;
  const zones = zonesWithSummerTime.filter((zone) => offset(zone, at) === ahead);
  return steps.find((step) => zones.some((zone) => offset(zone, at - step) === ahead + step)) ?? 0;
}

/** Whether a server may show this wall clock at this instant. Zones differ from UTC by quarters of an hour, up to 14 hours. */
export function isClockOf(local: string, instant: string): boolean {
  const ahead = clockTime(local) - clockTime(instant);
  return Math.abs(ahead) <= 14 * 60 * minute && ahead % (15 * minute) === 0;
}

function offset(zone: string, instant: number): number {
  return clockTime(toLocalDateTime(new Date(instant), zone)) - instant;
}

/** "No date" is the year 1, and the rules of summer time are known for recent years only. */
function isModern(time: number): boolean {
  return time > Date.UTC(1980, 0, 1) && time < Date.UTC(2200, 0, 1);
}
