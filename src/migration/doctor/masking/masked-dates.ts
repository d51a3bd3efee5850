import { withoutTrailing } from '../../../parsing/index.js';
import type { Digest } from './masked-numbers.js';

/** The parts of a date, and how to write it with other parts. */
interface WrittenDate {
  /** Days since 1970. */
  readonly day: number;
  readonly hour: string;
  readonly minute: string;
  readonly second: string;
  readonly fraction: string;
  write(date: Parts): string;
}

interface Parts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly minute: string;
  readonly second: string;
  readonly fraction: string;
}

// XML and JSON: a date, mostly with a time, sometimes with a zone.
const iso = /^(\d{4})-(\d\d)-(\d\d)(?:([T ])(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?)?(Z|[+-]\d\d:?\d\d)?$/;
// The payload of a marker, as .NET's invariant culture writes it.
const invariant = /^(\d\d)\/(\d\d)\/(\d{4})(?: (\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?)?$/;

const days = 24 * 60 * 60_000;

/** Years outside this range mean "no date": the minimum and maximum of .NET and SQL, and the vendor's own values. */
const firstYear = 1901;
const lastYear = 2999;

/** Dates that servers send instead of no date. */
const sentinelDays: ReadonlySet<string> = new Set(['1970-01-01', '1980-01-01']);

/** Days between dates that may be one date shifted by a time zone. */
const nearby = 3;

function readIso(text: string): WrittenDate | undefined {
  const [
    whole,
    year = '',
    month = '',
    day = '',
    between = '',
    hour = '',
    minute = '',
    second = '',
    fraction = '',
    zone = '',
  ] = iso.exec(text) ?? [];
  if (whole === undefined) return undefined;
  return dated(year, month, day, { hour, minute, second, fraction }, (to) => {
    const time = hour === '' ? '' : `${between}${hour}:${to.minute}${second === '' ? '' : `:${to.second}`}`;
    return `${to.year}-${to.month}-${to.day}${time}${fraction === '' ? '' : `.${to.fraction}`}${zone}`;
  });
}

function readInvariant(text: string): WrittenDate | undefined {
  const [whole, month = '', day = '', year = '', hour = '', minute = '', second = '', fraction = ''] =
    invariant.exec(text) ?? [];
  if (whole === undefined) return undefined;
  return dated(year, month, day, { hour, minute, second, fraction }, (to) => {
    const time = hour === '' ? '' : ` ${hour}:${to.minute}${second === '' ? '' : `:${to.second}`}`;
    return `${to.month}/${to.day}/${to.year}${time}${fraction === '' ? '' : `.${to.fraction}`}`;
  });
}

function dated(
  year: string,
  month: string,
  day: string,
  time: Pick<WrittenDate, 'hour' | 'minute' | 'second' | 'fraction'>,
  write: WrittenDate['write'],
): WrittenDate | undefined {
  const since = Date.parse(`${year}-${month}-${day}T00:00:00Z`);
  // An invalid date is masked as text.
  if (Number.isNaN(since) || new Date(since).toISOString().slice(0, 10) !== `${year}-${month}-${day}`) return undefined;
  return { day: since / days, ...time, write };
}

function readDate(text: string): WrittenDate | undefined {
  return text.length > 40 ? undefined : (readIso(text) ?? readInvariant(text));
}

export function isDate(text: string): boolean {
  return readDate(text) !== undefined;
}

/**
 * Replaces dates by other dates in the same form. Dates that are close together move by the same number of days, so that a
 * shift by a time zone stays visible; others move by different numbers, so that one known date does not reveal the rest. The
 * minute moves within its quarter of an hour. Midnight and values that mean "no date" are kept.
 *
 * Note all dates before you mask the first one.
 */
export class MaskedDates {
  readonly #digest: Digest;
  readonly #days = new Set<number>();
  #offsets: ReadonlyMap<number, number> | undefined;

  constructor(digest: Digest) {
    this.#digest = digest;
  }

  note(text: string): void {
    const date = readDate(text);
    if (date !== undefined && !isOutside(date.day)) this.#days.add(date.day);
  }

  /** @param text for which `isDate` holds */
  mask(text: string): string {
    const date = readDate(text);
    if (date === undefined || isOutside(date.day)) return text;
    this.#offsets ??= this.#offsetsOfClusters();
    const offset = this.#offsets.get(date.day) ?? (isSentinel(date.day) ? 0 : this.#offsetOf(date.day));
    if (offset === 0) return text;
    const moved = new Date((date.day + offset) * days).toISOString();
    return date.write({
      year: moved.slice(0, 4),
      month: moved.slice(5, 7),
      day: moved.slice(8, 10),
      minute: this.#within(date.minute, 15, 'minute'),
      second: this.#within(date.second, 60, 'second'),
      fraction: this.#fraction(date.fraction),
    });
  }

  #offsetsOfClusters(): ReadonlyMap<number, number> {
    const sorted = [...this.#days].sort((one, other) => one - other);
    const clusters: number[][] = [];
    for (const day of sorted) {
      const current = clusters.at(-1);
      if (current === undefined || day - (current.at(-1) ?? day) > nearby) clusters.push([day]);
      else current.push(day);
    }
    return new Map(
      clusters.flatMap((cluster) => {
        const offset = this.#offsetOf(cluster[0] ?? 0);
        // A date next to a sentinel is the sentinel, shifted by a time zone.
        const kept = cluster.filter(isSentinel);
        const isKept = (day: number) => kept.some((each) => Math.abs(each - day) <= 1);
        return cluster.map((day) => [day, isKept(day) ? 0 : offset] as const);
      }),
    );
  }

  #offsetOf(day: number): number {
    const bytes = this.#digest(`day ${day}`);
    const size = 200 + (bytes.readUInt16BE(0) % 3_000);
    const isLater = (bytes[2] ?? 0) % 2 === 0;
    // Away from the years that mean "no date".
    return isLater && day < 20_000 ? size : day > 0 ? -size : size;
  }

  /** Another number within its block; the first and last of a block are kept, such as a whole quarter or 23:59. */
  #within(text: string, block: number, what: string): string {
    const place = Number(text) % block;
    if (text === '' || place === 0 || place === block - 1) return text;
    const others = Array.from({ length: block - 2 }, (_, index) => index + 1);
    const keyed = others.map((each) => ({ each, by: this.#digest(`${what} ${each}`).readUInt32BE(0) }));
    const order = keyed.sort((one, other) => one.by - other.by).map(({ each }) => each);
    return String(Number(text) - place + (order[place - 1] ?? place)).padStart(2, '0');
  }

  #fraction(text: string): string {
    const significant = withoutTrailing(text, '0');
    const bytes = this.#digest(`fraction ${significant}`);
    const masked = Array.from(significant, (_, index) => String(1 + ((bytes[index] ?? 0) % 9))).join('');
    return masked.padEnd(text.length, '0');
  }
}

function isSentinel(day: number): boolean {
  return sentinelDays.has(new Date(day * days).toISOString().slice(0, 10));
}

function isOutside(day: number): boolean {
  const year = new Date(day * days).getUTCFullYear();
  return year < firstYear || year > lastYear;
}
