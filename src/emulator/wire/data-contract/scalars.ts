import type { PrimitiveName } from '../../../contract/index.js';
import { isoDate, spanOfTicks, spanParts, ticksOfDuration, ticksOfSpan } from '../net-time.js';
import { doubleText, plainText, singleText } from '../net-numbers.js';
import { UnwritableValueError } from '../unwritable-value.js';
import { xmlText } from './xml-text.js';

/** A type whose values are text in XML, as .NET's XmlConvert reads and writes them. */
export interface XmlScalar {
  /** Its name in messages of .NET, such as `Int32`. */
  readonly netName: string;
  /** The stored value; undefined if the text is not of this type. */
  readonly read: (text: string) => unknown;
  /** The content of the element, with characters that XML does not allow written as references. */
  readonly write: (value: unknown) => string;
}

function whole(netName: string, low: number, high: number): XmlScalar {
  return {
    netName,
    read(text) {
      if (!/^\s*[+-]?\d{1,20}\s*$/.test(text)) return undefined;
      const value = Number(text);
      return value >= low && value <= high ? value + 0 : undefined;
    },
    write: (value) => String(finite(value)),
  };
}

const specialNumbers = new Map([
  ['INF', Infinity],
  ['-INF', -Infinity],
  ['NaN', NaN],
]);
const real = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

function floating(netName: string, text: (value: number) => string, most: number): XmlScalar {
  return {
    netName,
    read(written) {
      const trimmed = written.trim();
      const special = specialNumbers.get(trimmed);
      if (special !== undefined) return special;
      const value = real.test(trimmed) ? Number(trimmed) : NaN;
      return Math.abs(value) <= most ? value : undefined;
    },
    write(value) {
      if (typeof value !== 'number') throw notOf(netName, value);
      if (Number.isNaN(value)) return 'NaN';
      if (!Number.isFinite(value)) return value > 0 ? 'INF' : '-INF';
      return text(value);
    },
  };
}

const string: XmlScalar = { netName: 'String', read: (text) => text, write: (value) => xmlText(textOf(value)) };

const guid = /^\s*([{(]?)([\da-f]{8})-?([\da-f]{4})-?([\da-f]{4})-?([\da-f]{4})-?([\da-f]{12})[})]?\s*$/i;
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Every primitive except `anyType`, whose values carry their type. */
export const xmlScalars: Readonly<Record<Exclude<PrimitiveName, 'anyType'>, XmlScalar>> = {
  string,
  anyURI: { ...string, netName: 'Uri' },
  boolean: {
    netName: 'Boolean',
    read(text) {
      const trimmed = text.trim();
      if (trimmed === 'true' || trimmed === '1') return true;
      return trimmed === 'false' || trimmed === '0' ? false : undefined;
    },
    write(value) {
      if (typeof value !== 'boolean') throw notOf('Boolean', value);
      return String(value);
    },
  },
  byte: whole('SByte', -128, 127),
  short: whole('Int16', -32_768, 32_767),
  int: whole('Int32', -2_147_483_648, 2_147_483_647),
  long: whole('Int64', Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  unsignedByte: whole('Byte', 0, 255),
  unsignedShort: whole('UInt16', 0, 65_535),
  unsignedInt: whole('UInt32', 0, 4_294_967_295),
  unsignedLong: whole('UInt64', 0, Number.MAX_SAFE_INTEGER),
  // A character is the number of its code unit.
  char: whole('Char', 0, 65_535),
  float: floating('Single', singleText, 3.402_823_466_385_288_6e38),
  double: floating('Double', doubleText, Number.MAX_VALUE),
  decimal: {
    netName: 'Decimal',
    read(text) {
      const trimmed = text.trim();
      const value = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(trimmed) ? Number(trimmed) : NaN;
      return Math.abs(value) < 7.922_816_251_426_434e28 ? value + 0 : undefined;
    },
    write: (value) => plainText(finite(value)),
  },
  dateTime: {
    netName: 'DateTime',
    // The wall clock counts, whatever zone follows it.
    read: (text) => isoDate(text)?.local,
    write: (value) => textOf(value),
  },
  duration: {
    netName: 'TimeSpan',
    read(text) {
      const ticks = ticksOfDuration(text.trim());
      return ticks === undefined ? undefined : spanOfTicks(ticks);
    },
    write(value) {
      const ticks = ticksOfSpan(textOf(value));
      if (ticks === undefined) throw notOf('TimeSpan', value);
      return durationOf(ticks);
    },
  },
  guid: {
    netName: 'Guid',
    read(text) {
      const [, , ...parts] = guid.exec(text) ?? [];
      return parts.length === 0 ? undefined : parts.join('-').toLowerCase();
    },
    write: textOf,
  },
  base64Binary: {
    netName: 'Byte[]',
    read(text) {
      const compact = text.replace(/\s+/g, '');
      const valid =
        compact.length < 4_096 ? base64.test(compact) : compact.length % 4 === 0 && /^[\w+/]*={0,2}$/.test(compact);
      return valid ? compact : undefined;
    },
    write: textOf,
  },
};

function durationOf(ticks: bigint): string {
  const { negative, days, hours, minutes, seconds, fraction } = spanParts(ticks);
  const decimals = fraction.replace(/0+$/, '');
  const part = (count: bigint, unit: string) => (count === 0n ? '' : `${count}${unit}`);
  const second = decimals === '' ? part(seconds, 'S') : `${seconds}.${decimals}S`;
  const time = `${part(hours, 'H')}${part(minutes, 'M')}${second}`;
  const day = part(days, 'D');
  if (day === '' && time === '') return 'PT0S';
  return `${negative ? '-' : ''}P${day}${time === '' ? '' : `T${time}`}`;
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw notOf('String', value);
  return value;
}

function finite(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw notOf('Int32', value);
  return value + 0;
}

function notOf(netName: string, value: unknown): UnwritableValueError {
  return new UnwritableValueError(`a ${typeof value} is not a valid ${netName}`);
}
