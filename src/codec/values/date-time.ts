import type { ValueRules } from './value-rules.js';

const pattern = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?)?(Z|[+-]\d\d:?\d\d)?$/i;

/** The parts of a date and time: the local part, and the zone if it has one. */
export interface DateTimeParts {
  /** Canonical: `2026-11-23T10:00:00`, with a fraction of up to seven digits and no trailing zeros. */
  readonly local: string;
  readonly zone: string | undefined;
}

const noFraction = '.0000000';

/** Parses `YYYY-MM-DDThh:mm:ss[.fffffff]`, with or without a zone; undefined if it is not a date of the calendar. */
export function parseDateTime(text: string): DateTimeParts | undefined {
  // A fast path for the forms that servers write; archives write the seven digits of a second too.
  const whole = text.endsWith(noFraction) ? text.slice(0, -noFraction.length) : text;
  if (whole.length === 19 && isPlainDateTime(whole)) return { local: whole, zone: undefined };
  const match = pattern.exec(text.trim());
  if (match === null) return undefined;
  const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00', fraction = '', zone] = match;
  if (!isCalendarDate(+year, +month, +day) || +hour > 23 || +minute > 59 || +second > 59) return undefined;
  const digits = fraction.slice(0, 7).replace(/0+$/, '');
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}${digits === '' ? '' : `.${digits}`}`;
  return { local, zone };
}

function isPlainDateTime(text: string): boolean {
  for (let index = 0; index < 19; index++) {
    const code = text.charCodeAt(index);
    const separator = separators[index];
    if (separator === undefined ? code < 48 || code > 57 : code !== separator) return false;
  }
  const number = (at: number) => (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
  const year = number(0) * 100 + number(2);
  return isCalendarDate(year, number(5), number(8)) && number(11) < 24 && number(14) < 60 && number(17) < 60;
}

const separators: readonly (number | undefined)[] = Array.from('    -  -  T  :  :  ', (character) =>
  character === ' ' ? undefined : character.charCodeAt(0),
);

function isCalendarDate(year: number, month: number, day: number): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 ? (leap ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return day <= days;
}

/**
 * A date and time is the wall clock of the tenant's or the call's time zone, so it has no zone of its own. It is passed on
 * unchanged. A date with a zone is refused, because dropping or converting the zone would be a guess.
 */
export const dateTimeRules: ValueRules = {
  expected: 'a local date and time such as "2026-11-23T10:00:00"',
  problem(value) {
    if (value instanceof Date) {
      return 'a Date is an instant, not a local time; use toLocalDateTime(date, timeZone) with the zone you mean';
    }
    if (typeof value !== 'string') return '';
    const parts = parseDateTime(value);
    if (parts?.zone !== undefined) {
      return 'must not name a zone; use toLocalDateTime(new Date(text), timeZone) with the zone you mean';
    }
    // Seconds may be omitted when reading, and white space may surround the text, but not in the canonical form.
    return parts !== undefined && /^\S+T\d\d:\d\d:\d\d(\.\d{1,7})?$/.test(value) ? undefined : '';
  },
  fromXml: (text) => parseDateTime(text)?.local,
  toXml: String,
  fromJson: (value) => (typeof value === 'string' ? parseDateTime(value)?.local : undefined),
};

/**
 * The wall clock at an instant in a time zone, in the form of carriers.
 *
 * @param timeZone an IANA name such as `Europe/Oslo`, or `UTC`
 * @throws {RangeError} if the date is invalid or the zone is unknown
 * @example
 * toLocalDateTime(new Date('2026-11-23T09:00:00Z'), 'Europe/Oslo'); // '2026-11-23T10:00:00'
 */
export function toLocalDateTime(instant: Date, timeZone: string): string {
  const formatted = formatOf(timeZone).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) => formatted.find((each) => each.type === type)?.value ?? '00';
  const milliseconds = instant.getUTCMilliseconds();
  const fraction = milliseconds === 0 ? '' : `.${String(milliseconds).padStart(3, '0').replace(/0+$/, '')}`;
  const date = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
  return `${date}T${part('hour')}:${part('minute')}:${part('second')}${fraction}`;
}

/** Kept, because creating a format takes twenty times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();
/** More than the zones in use; formats beyond it are created each time. */
const maxFormats = 64;

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  if (formats.size < maxFormats) formats.set(timeZone, format);
  return format;
}
