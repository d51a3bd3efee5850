import type { ValueRules } from './value-rules.js';

/** Integers are JSON numbers; `long` and `unsignedLong` are limited to the exact range of a double. */
export function wholeNumber(low: number, high: number): ValueRules {
  const expected = `an integer from ${low} to ${high}`;
  const fits = (value: number) => Number.isInteger(value) && value >= low && value <= high;
  return {
    expected,
    problem: (value) => (typeof value === 'number' && fits(value) ? undefined : ''),
    fromXml(text) {
      const plain = plainDigits(text);
      if (plain !== undefined) return fits(plain) ? plain : undefined;
      const trimmed = text.trim();
      if (!/^[+-]?\d{1,20}$/.test(trimmed)) return undefined;
      const value = Number(trimmed);
      return fits(value) ? value + 0 : undefined;
    },
    toXml: String,
    fromJson(value) {
      if (typeof value === 'string' && /^\s*[+-]?\d{1,20}\s*$/.test(value)) return this.fromJson(Number(value));
      return typeof value === 'number' && fits(value) ? value + 0 : undefined;
    },
  };
}

/** A fast path for what servers nearly always write: up to nine digits. */
function plainDigits(text: string): number | undefined {
  const { length } = text;
  if (length === 0 || length > 9) return undefined;
  let value = 0;
  for (let index = 0; index < length; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  return value;
}

/**
 * The names of XML Schema and .NET's XmlConvert for values that are not finite, by the text that Json.NET writes
 * (`FloatFormatHandling.String`, its default). JSON has no number for them, so the text is canonical.
 */
const xmlTexts: ReadonlyMap<unknown, string> = new Map([
  ['NaN', 'NaN'],
  ['Infinity', 'INF'],
  ['-Infinity', '-INF'],
]);
const canonicalTexts: ReadonlyMap<string, string> = new Map([
  ['NaN', 'NaN'],
  ['INF', 'Infinity'],
  ['+INF', 'Infinity'],
  ['-INF', '-Infinity'],
  ['Infinity', 'Infinity'],
  ['-Infinity', '-Infinity'],
]);

/** Numbers with a fraction. `finite` is true for `decimal`, which is always finite. */
export function realNumber(
  toText: (value: number) => string,
  fits: (value: number) => boolean,
  finite = false,
): ValueRules {
  const isSpecial = (value: unknown) => !finite && xmlTexts.has(value);
  return {
    expected: finite ? 'a finite number' : 'a finite number, or "NaN", "Infinity" or "-Infinity"',
    problem: (value) =>
      isSpecial(value) || (typeof value === 'number' && Number.isFinite(value) && fits(value)) ? undefined : '',
    fromXml(text) {
      const trimmed = text.trim();
      if (!finite && canonicalTexts.has(trimmed)) return canonicalTexts.get(trimmed);
      if (!/^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(trimmed)) return undefined;
      const value = Number(trimmed);
      return Number.isFinite(value) ? value + 0 : undefined;
    },
    toXml: (value) => (typeof value === 'number' ? toText(value) : (xmlTexts.get(value) ?? String(value))),
    fromJson(value) {
      if (typeof value === 'string') return this.fromXml(value);
      return typeof value === 'number' && Number.isFinite(value) ? value + 0 : undefined;
    },
  };
}

/** As .NET's round-trip format has it: from 1E+15 on, and below 0.0001, with an exponent of at least two digits. */
export function doubleText(value: number): string {
  const size = Math.abs(value);
  if (size < 1e15 && (size >= 1e-4 || size === 0)) return String(value);
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  return `${digits}E${exponent.slice(0, 1)}${exponent.slice(1).padStart(2, '0')}`;
}

/** `xs:decimal` has no exponent, so 1e21 is written in full. */
export function decimalText(value: number): string {
  const text = String(value);
  const match = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (match === null) return text;
  const [, sign = '', whole = '', fraction = '', exponentText = '0'] = match;
  const digits = whole + fraction;
  const point = whole.length + Number(exponentText);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, '0')}`;
}
