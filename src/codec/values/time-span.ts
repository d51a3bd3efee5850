import type { ValueRules } from './value-rules.js';

/** .NET counts time in ticks of 100 nanoseconds, in 64 bits. */
const ticksPerSecond = 10_000_000n;
const maxTicks = 2n ** 63n - 1n;
const minTicks = -(2n ** 63n);
const secondsPerDay = 86_400n;

const constantForm = /^(-)?(?:(\d{1,8})\.)?(\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,7}))?)?$/;
const iso8601 = /^(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?)?$/;

function ticksOf(negative: boolean, seconds: bigint, fraction: string): bigint | undefined {
  const magnitude = seconds * ticksPerSecond + BigInt(fraction.slice(0, 7).padEnd(7, '0'));
  const ticks = negative ? -magnitude : magnitude;
  return ticks < minTicks || ticks > maxTicks ? undefined : ticks;
}

function fromConstantForm(text: string): bigint | undefined {
  const match = constantForm.exec(text);
  if (match === null) return undefined;
  const [, sign, days = '0', hours = '0', minutes = '0', seconds = '0', fraction = ''] = match;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const whole = BigInt(days) * secondsPerDay + BigInt(hours) * 3600n + BigInt(minutes) * 60n + BigInt(seconds);
  return ticksOf(sign !== undefined, whole, fraction);
}

/** As .NET's XmlConvert reads it: a year is 365 days, a month 30. */
function fromIso8601(text: string): bigint | undefined {
  const match = iso8601.exec(text);
  if (match === null || text.endsWith('P')) return undefined;
  const [, sign, years, months, days, hours, minutes, seconds, fraction = ''] = match;
  const count = (digits: string | undefined) => BigInt(digits ?? 0);
  const whole =
    (count(years) * 365n + count(months) * 30n + count(days)) * secondsPerDay +
    count(hours) * 3600n +
    count(minutes) * 60n +
    count(seconds);
  return ticksOf(sign !== undefined, whole, fraction);
}

interface Parts {
  readonly sign: string;
  readonly days: bigint;
  readonly hours: bigint;
  readonly minutes: bigint;
  readonly seconds: bigint;
  /** Seven digits, or empty. */
  readonly fraction: string;
}

function partsOf(ticks: bigint): Parts {
  const magnitude = ticks < 0n ? -ticks : ticks;
  const whole = magnitude / ticksPerSecond;
  const rest = magnitude % ticksPerSecond;
  return {
    sign: ticks < 0n ? '-' : '',
    days: whole / secondsPerDay,
    hours: (whole / 3600n) % 24n,
    minutes: (whole / 60n) % 60n,
    seconds: whole % 60n,
    fraction: rest === 0n ? '' : String(rest).padStart(7, '0'),
  };
}

/** `[-][d.]hh:mm:ss[.fffffff]`, .NET's constant form. */
function toConstantForm(ticks: bigint): string {
  const { sign, days, hours, minutes, seconds, fraction } = partsOf(ticks);
  const two = (value: bigint) => String(value).padStart(2, '0');
  const day = days === 0n ? '' : `${days.toString()}.`;
  return `${sign}${day}${two(hours)}:${two(minutes)}:${two(seconds)}${fraction === '' ? '' : `.${fraction}`}`;
}

function toIso8601(ticks: bigint): string {
  const { sign, days, hours, minutes, seconds, fraction } = partsOf(ticks);
  const decimals = fraction.replace(/0+$/, '');
  const second =
    seconds === 0n && decimals === '' ? '' : `${seconds.toString()}${decimals === '' ? '' : `.${decimals}`}S`;
  const hour = hours === 0n ? '' : `${hours.toString()}H`;
  const minute = minutes === 0n ? '' : `${minutes.toString()}M`;
  const time = `${hour}${minute}${second}`;
  const day = days === 0n ? '' : `${days.toString()}D`;
  if (day === '' && time === '') return 'PT0S';
  return `${sign}P${day}${time === '' ? '' : `T${time}`}`;
}

const zero = { xml: 'PT0S', canonical: '00:00:00' };

/**
 * A time span: `xs:duration` in XML (`PT10M`), and .NET's constant form in JSON and in canonical form (`00:10:00`). A span
 * in ISO 8601 or without seconds is read too.
 */
export const timeSpanRules: ValueRules = {
  expected: 'a time span such as "00:10:00" or "-1.02:03:04.5000000"',
  problem(value) {
    return typeof value === 'string' && /:\d\d:/.test(value) && fromConstantForm(value) !== undefined ? undefined : '';
  },
  fromXml(text) {
    if (text === zero.xml) return zero.canonical;
    const ticks = fromIso8601(text.trim());
    return ticks === undefined ? undefined : toConstantForm(ticks);
  },
  toXml(value) {
    const ticks = fromConstantForm(String(value));
    return ticks === undefined ? String(value) : toIso8601(ticks);
  },
  fromJson(value) {
    if (typeof value !== 'string') return undefined;
    const text = value.trim();
    const ticks = fromConstantForm(text) ?? fromIso8601(text);
    return ticks === undefined ? undefined : toConstantForm(ticks);
  },
};
