import type { PrimitiveName } from '../../../contract/index.js';
import { doubleText, plainText, singleText } from '../net-numbers.js';
import { isoDate, netDateTime, spanOfTicks, ticksOfDuration, ticksOfSpan } from '../net-time.js';
import { UnwritableValueError } from '../unwritable-value.js';
import { jsonText } from './text.js';

/** Json.NET's message about a value that it cannot convert to a type. */
export class ConversionError extends Error {
  override readonly name = 'ConversionError';
}

/** A type whose values are neither objects nor arrays in JSON. */
export interface JsonScalar {
  /** @throws {ConversionError} */
  readonly read: (json: unknown) => unknown;
  readonly write: (value: unknown) => string;
}

/** `Error converting value "x" to type 'T'.` */
export function conversionError(json: unknown, netName: string): ConversionError {
  const shown = json === null || json === undefined ? '{null}' : JSON.stringify(json).slice(0, 200);
  return new ConversionError(`Error converting value ${shown} to type '${netName}'.`);
}

function couldNotConvert(json: unknown, to: string): ConversionError {
  if (typeof json === 'string') return new ConversionError(`Could not convert string to ${to}: ${json.slice(0, 200)}.`);
  return new ConversionError(`Error reading ${to}. Unexpected token: ${tokenOf(json)}.`);
}

/** The name of a value's token, as Json.NET's reader has it. */
export function tokenOf(json: unknown): string {
  if (json === null || json === undefined) return 'Null';
  if (Array.isArray(json)) return 'StartArray';
  if (typeof json === 'object') return 'StartObject';
  if (typeof json === 'number') return Number.isInteger(json) ? 'Integer' : 'Float';
  return typeof json === 'boolean' ? 'Boolean' : 'String';
}

function whole(netName: string, low: number, high: number): JsonScalar {
  return {
    read(json) {
      const isText = typeof json === 'string' && /^\s*[+-]?\d{1,20}\s*$/.test(json);
      if (!isText && typeof json !== 'number') throw couldNotConvert(json, 'integer');
      const value = Number(json);
      if (!Number.isInteger(value)) throw new ConversionError(`Input string '${value}' is not a valid integer.`);
      if (value < low || value > high) {
        throw new ConversionError(`JSON integer ${value} is too large or small for an ${netName}.`);
      }
      return value + 0;
    },
    write(value) {
      if (typeof value !== 'number' || !Number.isFinite(value)) throw notOf(netName, value);
      return String(value + 0);
    },
  };
}

const specialNumbers = new Map([
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
]);

function real(text: (value: number) => string, most: number, special: ReadonlyMap<string, number>): JsonScalar {
  return {
    read(json) {
      const named = typeof json === 'string' ? special.get(json.trim()) : undefined;
      if (named !== undefined) return named;
      const isText = typeof json === 'string' && /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(json);
      if (!isText && typeof json !== 'number') throw couldNotConvert(json, 'double');
      const value = Number(json);
      if (Math.abs(value) > most) throw conversionError(json, 'System.Double');
      return value + 0;
    },
    write(value) {
      if (typeof value !== 'number') throw notOf('Double', value);
      if (!Number.isFinite(value)) return `"${value}"`;
      const digits = text(value);
      // Json.NET always writes a real number as one.
      return /[.E]/.test(digits) ? digits : `${digits}.0`;
    },
  };
}

const string: JsonScalar = {
  read(json) {
    if (typeof json === 'string') return json;
    if (typeof json === 'number' || typeof json === 'boolean') return String(json);
    throw new ConversionError(`Error reading string. Unexpected token: ${tokenOf(json)}.`);
  },
  write(value) {
    if (typeof value !== 'string') throw notOf('String', value);
    return jsonText(value);
  },
};

/** A scalar that is a text in JSON of a certain form. */
function written(
  netName: string,
  read: (text: string) => string | undefined,
  problem: (json: unknown) => ConversionError = (json) => conversionError(json, netName),
): JsonScalar {
  return {
    read(json) {
      const value = typeof json === 'string' ? read(json) : undefined;
      if (value === undefined) throw problem(json);
      return value;
    },
    write: string.write,
  };
}

const guid = /^\s*([{(]?)([\da-f]{8})-?([\da-f]{4})-?([\da-f]{4})-?([\da-f]{4})-?([\da-f]{12})[})]?\s*$/i;
const months = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/**
 * A date in the forms that Json.NET reads in addition to ISO 8601: Microsoft's `/Date(1480000000000)/`, and what .NET reads
 * by the invariant culture, `11/23/2026 10:00` and `Mon, 23 Nov 2026 10:00:00 GMT`. As ISO 8601.
 */
export function isoForm(text: string): string {
  const [, milliseconds] = /^\/Date\((-?\d{1,14})(?:[+-]\d{4})?\)\/$/.exec(text) ?? [];
  if (milliseconds !== undefined) {
    const instant = new Date(Number(milliseconds));
    return Number.isNaN(instant.getTime()) ? text : instant.toISOString();
  }
  const slashed = /^(\d\d?)\/(\d\d?)\/(\d{4})(?: (\d\d?):(\d\d)(?::(\d\d))?(?: ?([AP])M)?)?$/i.exec(text.trim());
  if (slashed !== null) {
    const [, month, day, year, hour = '0', minute = '0', second = '0', half] = slashed;
    const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
    return netDateTime([Number(year), Number(month), Number(day), hours, Number(minute), Number(second)]) ?? text;
  }
  const [, day, month = '', year, clock] =
    /^(?:[A-Z][a-z]{2}, )?(\d\d?) ([A-Z][a-z]{2}) (\d{4}) (\d\d:\d\d:\d\d) GMT$/.exec(text.trim()) ?? [];
  const at = day === undefined ? -1 : months.indexOf(month);
  if (at === -1 || at % 3 !== 0) return text;
  return `${year ?? ''}-${String(at / 3 + 1).padStart(2, '0')}-${(day ?? '').padStart(2, '0')}T${clock ?? ''}Z`;
}

/** Every primitive but `anyType`, which is any JSON. */
export const jsonScalars: Readonly<Record<Exclude<PrimitiveName, 'anyType'>, JsonScalar>> = {
  string,
  anyURI: string,
  boolean: {
    read(json) {
      if (typeof json === 'boolean') return json;
      if (typeof json === 'number') return json !== 0;
      const text = typeof json === 'string' ? json.trim().toLowerCase() : '';
      if (text === 'true' || text === 'false') return text === 'true';
      throw couldNotConvert(json, 'boolean');
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
  float: real(singleText, 3.402_823_466_385_288_6e38, specialNumbers),
  double: real(doubleText, Number.MAX_VALUE, specialNumbers),
  decimal: real(plainText, 7.922_816_251_426_434e28, new Map()),
  dateTime: written(
    'System.DateTime',
    (text) => isoDate(isoForm(text))?.local,
    (json) => couldNotConvert(json, 'DateTime'),
  ),
  // NetServer reads more than Json.NET's TimeSpan.Parse: the vendor's own client sends spans as ISO 8601, `PT15M`.
  duration: written('System.TimeSpan', (text) => {
    const ticks = ticksOfSpan(text) ?? ticksOfDuration(text.trim());
    return ticks === undefined ? undefined : spanOfTicks(ticks);
  }),
  guid: written('System.Guid', (text) => {
    const [, , ...parts] = guid.exec(text) ?? [];
    return parts.length === 0 ? undefined : parts.join('-').toLowerCase();
  }),
  base64Binary: written('System.Byte[]', (text) => {
    const compact = text.replace(/\s+/g, '');
    return compact.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(compact) ? compact : undefined;
  }),
  char: {
    read(json) {
      if (typeof json === 'number') return json;
      if (typeof json === 'string' && json.length === 1) return json.charCodeAt(0);
      throw conversionError(json, 'System.Char');
    },
    write(value) {
      if (typeof value !== 'number') throw notOf('Char', value);
      return jsonText(String.fromCharCode(value));
    },
  },
};

function notOf(netName: string, value: unknown): UnwritableValueError {
  return new UnwritableValueError(`a ${typeof value} is not a valid ${netName}`);
}
