import { parseDateTime } from './date-time.js';
import { timeSpanRules } from './time-span.js';

/** The value of a marked text. */
export type MarkedValue = string | number | readonly number[];

/** One kind of marked text: how its payload is read and written. */
interface CultureMarker {
  readonly marker: string;
  /** The canonical value; undefined if the payload is not of this kind. */
  read(payload: string): MarkedValue | undefined;
  write(value: string): string;
}

const asIs = (value: string): string => value;

function wholeNumber(text: string): number | undefined {
  const value = Number(text);
  return /^[+-]?\d+$/.test(text) && Number.isSafeInteger(value) ? value + 0 : undefined;
}

function realNumber(text: string): number | undefined {
  const value = Number(text);
  return /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text) && Number.isFinite(value) ? value + 0 : undefined;
}

// A date with dots has the day first, as in the vendor's table of encodings; with slashes it has the month first, as in
// .NET's invariant culture.
const writtenDate = /^(\d{1,4})([-./])(\d{1,2})\2(\d{1,4})(?:[T ](.+))?$/;

function dateParts(text: string): { readonly date: string; readonly time: string | undefined } | undefined {
  const match = writtenDate.exec(text);
  if (match === null) return undefined;
  const [, first = '', separator, second = '', third = '', time] = match;
  const [year, month, day] =
    first.length === 4 ? [first, second, third] : separator === '/' ? [third, first, second] : [third, second, first];
  const date = `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return { date, time };
}

function readDate(payload: string): string | undefined {
  const parts = dateParts(payload);
  return parts === undefined ? undefined : parseDateTime(`${parts.date}T00:00:00`)?.local;
}

function readDateTime(payload: string): string | undefined {
  const parts = dateParts(payload);
  return parts === undefined ? undefined : parseDateTime(`${parts.date}T${parts.time ?? '00:00:00'}`)?.local;
}

/** The time of day: `14:52` or `14:52:30`; in custom fields a meaningless date precedes it. */
function readTime(payload: string): string | undefined {
  const time = /^(?:[-./\d]+[T ])?(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)$/.exec(payload)?.[1];
  return time === undefined ? undefined : parseDateTime(`2000-01-01T${time}`)?.local.slice('2000-01-01T'.length);
}

function readSpan(payload: string): string | undefined {
  const seconds = realNumber(payload);
  if (seconds === undefined) return undefined;
  const text = `${seconds < 0 ? '-' : ''}PT${Math.abs(seconds)}S`;
  const span = timeSpanRules.fromJson(text);
  return typeof span === 'string' ? span : undefined;
}

function readIntegers(payload: string): readonly number[] | undefined {
  const numbers = payload.split(',').map((each) => wholeNumber(each.trim()));
  return numbers.includes(undefined) ? undefined : (numbers as number[]);
}

const invariantDate = (value: string): string => {
  const [year = '', month = '', day = ''] = value.slice(0, 10).split('-');
  return `${month}/${day}/${year}`;
};

/**
 * NetServer's culture-neutral notation for values in text, such as `[I:3]`, from the vendor's page on CultureDataFormatter.
 * Texts and booleans have no marker.
 */
export const cultureMarkers: readonly CultureMarker[] = [
  { marker: 'I', read: wholeNumber, write: asIs },
  { marker: 'F', read: realNumber, write: asIs },
  { marker: 'M', read: realNumber, write: asIs },
  {
    marker: 'D',
    read: readDate,
    write: (value) => value.slice(0, 10).split('-').reverse().join('.'),
  },
  {
    marker: 'DT',
    read: readDateTime,
    write: (value) => `${invariantDate(value)} ${value.slice(11)}`,
  },
  { marker: 'T', read: readTime, write: (value) => value.slice(-8, -3) },
  {
    marker: 'TS',
    read: readSpan,
    write: asIs,
  },
  { marker: 'A', read: readIntegers, write: asIs },
  { marker: 'B', read: asIs, write: asIs },
];

export type CultureMarkerName = 'I' | 'F' | 'M' | 'D' | 'DT' | 'T' | 'TS' | 'A' | 'B';

const markersByName = new Map(cultureMarkers.map((each) => [each.marker, each]));
const marked = /^\[([A-Z]{1,2}):([^\]]*)\]$/;

/** The content of a marked text. */
export interface Marked {
  readonly marker: CultureMarker;
  /** Null for an empty payload, which means no value. */
  readonly value: MarkedValue | null;
}

/** Reads a marked text; undefined for any other text. */
export function readMarked(text: string): Marked | undefined {
  const [, name = '', payload = ''] = marked.exec(text.trim()) ?? [];
  const marker = markersByName.get(name);
  if (marker === undefined) return undefined;
  if (payload.trim() === '') return { marker, value: null };
  const value = marker.read(payload.trim());
  return value === undefined ? undefined : { marker, value };
}

/** Marks a canonical value as NetServer does. */
export function writeMarked(marker: CultureMarkerName, value: string | number | readonly number[]): string {
  return `[${marker}:${markersByName.get(marker)?.write(String(value)) ?? ''}]`;
}
