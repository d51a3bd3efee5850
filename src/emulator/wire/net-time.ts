/** A date and time as .NET reads it: the wall clock, and the zone that was written after it. */
export interface NetDate {
  /** `2026-11-23T10:00:00`, with a fraction of up to seven digits and no zeros at its end. */
  readonly local: string;
  readonly zone: string | undefined;
}

const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?)?(Z|[+-]\d\d:?\d\d)?$/;

/** Reads a date in the forms of ISO 8601. Undefined if the calendar does not have it. */
export function isoDate(text: string): NetDate | undefined {
  const match = iso.exec(text.trim());
  if (match === null) return undefined;
  const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00', fraction = '', zone] = match;
  const local = netDateTime([+year, +month, +day, +hour, +minute, +second], fraction);
  return local === undefined ? undefined : { local, zone };
}

type Parts = readonly [year: number, month: number, day: number, hour: number, minute: number, second: number];

/** Undefined if the calendar or the clock does not have it. */
export function netDateTime(parts: Parts, fraction = ''): string | undefined {
  const [year, month, day, hour, minute, second] = parts;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const exists = year >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!exists || hour > 23 || minute > 59 || second > 59) return undefined;
  const two = (value: number) => String(value).padStart(2, '0');
  const digits = fraction.slice(0, 7).replace(/0+$/, '');
  const clock = `${two(hour)}:${two(minute)}:${two(second)}${digits === '' ? '' : `.${digits}`}`;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${clock}`;
}

/** .NET counts time in ticks, of which a second has ten million, in 64 bits. */
export const ticksPerSecond = 10_000_000n;
const maxTicks = 2n ** 63n;

/** Ticks as .NET's constant format, `[-][d.]hh:mm:ss[.fffffff]`; undefined if they do not fit in 64 bits. */
export function spanOfTicks(ticks: bigint): string | undefined {
  if (ticks < -maxTicks || ticks >= maxTicks) return undefined;
  const { negative, days, hours, minutes, seconds, fraction } = spanParts(ticks);
  const two = (value: bigint) => String(value).padStart(2, '0');
  const clock = `${two(hours)}:${two(minutes)}:${two(seconds)}`;
  return `${negative ? '-' : ''}${days === 0n ? '' : `${days}.`}${clock}${fraction === '' ? '' : `.${fraction}`}`;
}

export function spanParts(ticks: bigint) {
  const size = ticks < 0n ? -ticks : ticks;
  const seconds = size / ticksPerSecond;
  const rest = size % ticksPerSecond;
  return {
    negative: ticks < 0n,
    days: seconds / 86_400n,
    hours: (seconds / 3_600n) % 24n,
    minutes: (seconds / 60n) % 60n,
    seconds: seconds % 60n,
    /** Seven digits, or none. */
    fraction: rest === 0n ? '' : String(rest).padStart(7, '0'),
  };
}

const span = /^\s*(-)?(?:(\d+)|(?:(\d+)\.)?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,7}))?)?)\s*$/;

/** What `TimeSpan.Parse` reads: only days, or hours and minutes with days before and seconds after them. */
export function ticksOfSpan(text: string): bigint | undefined {
  const match = span.exec(text);
  if (match === null) return undefined;
  const [, minus, onlyDays, days, hours = '0', minutes = '0', seconds = '0', fraction = ''] = match;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const clock = BigInt(hours) * 3_600n + BigInt(minutes) * 60n + BigInt(seconds);
  const whole = BigInt(onlyDays ?? days ?? '0') * 86_400n + clock;
  const ticks = whole * ticksPerSecond + BigInt(fraction.padEnd(7, '0'));
  return minus === undefined ? ticks : -ticks;
}

const duration = /^(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?)?$/;

/** What XmlConvert reads, `P1DT2H3M4.5S`: a year has 365 days, and a month 30. */
export function ticksOfDuration(text: string): bigint | undefined {
  const match = duration.exec(text);
  if (match === null || text.endsWith('P')) return undefined;
  const [, minus, ...counts] = match;
  const count = (index: number) => BigInt(counts[index] ?? '0');
  const days = count(0) * 365n + count(1) * 30n + count(2);
  const seconds = days * 86_400n + count(3) * 3_600n + count(4) * 60n + count(5);
  const ticks = seconds * ticksPerSecond + BigInt((counts[6] ?? '').slice(0, 7).padEnd(7, '0'));
  return minus === undefined ? ticks : -ticks;
}
