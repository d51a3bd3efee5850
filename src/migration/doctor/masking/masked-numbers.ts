import { withoutTrailing } from '../../../parsing/index.js';
/** Returns bytes that depend on a key and a text, and reveal neither. */
export type Digest = (text: string) => Buffer;

interface Digits {
  /** Without zeros at either end. */
  readonly significant: string;
  /** The power of ten of the last significant digit. */
  readonly exponent: number;
}

const decimal = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/** For one number; each takes a few microseconds. */
const maxAttempts = 10_000;

/** The largest and smallest 32-bit numbers are not ids. */
const sentinels: ReadonlySet<string> = new Set(['2147483647', '-2147483648', '4294967295']);

export function isNumber(text: string): boolean {
  return decimal.test(text);
}

/**
 * Replaces each significant digit. Equal numbers stay equal in any notation (`1234.5`, `1234.50`, `1.2345E3`), and different
 * numbers stay different. The sign, the number of digits, and leading and trailing zeros are kept.
 */
export class MaskedNumbers {
  readonly #digest: Digest;
  readonly #masked = new Map<string, string>();
  readonly #taken = new Set<string>();

  constructor(digest: Digest) {
    this.#digest = digest;
  }

  /** @param text for which `isNumber` holds */
  mask(text: string): string {
    if (sentinels.has(text)) return text;
    const [, sign = '', whole = '', fraction = '', power = '0'] = decimal.exec(text) ?? [];
    const digits = digitsOf(shortest(text, whole + fraction), whole, fraction, Number(power));
    // A single digit is often a count, a rank or a boolean, and identifies no one.
    if (digits === undefined || (digits.significant.length === 1 && digits.exponent === 0)) return text;
    const masked = this.#maskedDigits(digits);
    const lost = withoutTrailing((whole + fraction).replace(/^0+/, ''), '0').length - masked.length;
    // A double with surplus digits is shortened, so that it stays equal to its shortest form.
    if (lost > 0) return `${sign}${String(Number(`${masked}e${digits.exponent}`))}`;
    let index = 0;
    const start = (whole + fraction).search(/[1-9]/);
    const replaced = Array.from(whole + fraction, (digit, place) => {
      if (place < start || index >= masked.length) return digit;
      return masked[index++] ?? digit;
    });
    const written = replaced.join('');
    return `${sign}${written.slice(0, whole.length)}${text.slice(sign.length + whole.length).replace(/^\.\d+/, `.${written.slice(whole.length)}`)}`;
  }

  #maskedDigits({ significant, exponent }: Digits): string {
    const value = `${significant}e${exponent}`;
    const known = this.#masked.get(value);
    if (known !== undefined) return known;
    for (let attempt = 0; ; attempt++) {
      const bytes = this.#digest(`number ${attempt} ${value}`);
      const masked = Array.from(significant, (_, place) => digitAt(bytes, place, significant, exponent)).join('');
      if (fits(masked, exponent) !== fits(significant, exponent)) continue;
      const identity = `${masked}e${exponent}`;
      // There are as many results as numbers of that kind. The last of them are found too slowly, so duplicates are accepted.
      if (this.#taken.has(identity) && attempt < maxAttempts) continue;
      this.#taken.add(identity);
      this.#masked.set(value, masked);
      return masked;
    }
  }
}

/** Surplus digits of a double depend on the writer. */
function shortest(text: string, digits: string): string {
  if (digits.replace(/^0+/, '').length < 16 || !/[.eE]/.test(text)) return text;
  const value = Number(text);
  // A double that is too large or too small is not shortened to infinity or zero.
  return Number.isFinite(value) && value !== 0 ? String(Math.abs(value)) : text;
}

function digitsOf(written: string, whole: string, fraction: string, power: number): Digits | undefined {
  const [, , shortWhole = whole, shortFraction = '', shortPower = String(power)] = decimal.exec(written) ?? [];
  const all = shortWhole + shortFraction;
  const significant = withoutTrailing(all.replace(/^0+/, ''), '0');
  if (significant === '') return undefined;
  const zeros = all.length - withoutTrailing(all, '0').length;
  return { significant, exponent: Number(shortPower) - shortFraction.length + zeros };
}

/** The largest short, int and long. */
const limits: readonly string[] = ['32767', '2147483647', '9223372036854775807'];

function limitOf(length: number): string | undefined {
  return limits.find((limit) => limit.length === length);
}

/** A number that fits a short, an int or a long still does, and one that does not fit takes no result from those that do. */
function fits(significant: string, exponent: number): boolean {
  const limit = limitOf(significant.length + exponent);
  return limit === undefined || significant.padEnd(limit.length, '0').slice(0, limit.length) <= limit;
}

/** The first and last digits never become zero, and the first one is not larger than in a number that fits. */
function digitAt(bytes: Buffer, place: number, significant: string, exponent: number): string {
  const byte = bytes[place % bytes.length] ?? 0;
  const limit = place === 0 ? limitOf(significant.length + exponent) : undefined;
  if (limit !== undefined && fits(significant, exponent)) return String(1 + (byte % Number(limit[0])));
  if (place === 0 || place === significant.length - 1) return String(1 + (byte % 9));
  return String(byte % 10);
}
