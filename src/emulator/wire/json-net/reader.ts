import {
  type CanonicalObject,
  type CarrierType,
  type DictionaryType,
  type Field,
  setEntry,
  type TypeDescription,
} from '../../../contract/index.js';
import { carrierOfValue } from '../derived-carriers.js';
import { isJsonObject } from '../json-object.js';
import { fieldDefault } from '../net-object.js';
import { isoDate } from '../net-time.js';
import { enumerationName, isWhole, parsedEnumeration, parsedFlags } from './enumerations.js';
import { storedFlags } from '../flags.js';
import { conversionError, ConversionError, isoForm, jsonScalars, tokenOf } from './scalars.js';

/** How a body is read, in addition to its type. */
export interface JsonReading {
  /** Converts a date with a zone into a stored one; undefined if it is invalid. By default the zone is dropped. */
  readonly zonedDate?: ((iso: string) => string | undefined) | undefined;
  /** Whether a name that an enumeration does not have is an error, as in Json.NET, or kept. Default `refuse`. */
  readonly unknownMembers?: 'refuse' | 'keep';
}

/** A value that Json.NET cannot convert; it reads on after it, and the value keeps its default. */
export interface ConversionProblem {
  /** Such as `TableRight.Mask` or `Emails[0].Value`; empty for the whole. */
  readonly path: string;
  readonly message: string;
}

export interface JsonRead {
  readonly value: unknown;
  readonly problems: readonly ConversionProblem[];
}

class Progress {
  readonly problems: ConversionProblem[] = [];
  readonly #steps: (string | number)[] = [];

  constructor(readonly reading: JsonReading) {}

  /** What `read` returns, or `otherwise` if the value cannot be converted. */
  at(step: string | number | undefined, otherwise: unknown, read: () => unknown): unknown {
    if (step !== undefined) this.#steps.push(step);
    try {
      return read();
    } catch (error) {
      if (!(error instanceof ConversionError)) throw error;
      const path = this.#steps.map(stepText).join('').replace(/^\./, '');
      this.problems.push({ path, message: `${error.message} Path '${path}'.` });
      return otherwise;
    } finally {
      if (step !== undefined) this.#steps.pop();
    }
  }
}

function stepText(step: string | number): string {
  if (typeof step === 'number') return `[${step}]`;
  return /^[\w-]+$/.test(step) ? `.${step}` : `['${step}']`;
}

type Read = (json: unknown, progress: Progress) => unknown;

const readers = new WeakMap<TypeDescription, Read>();

/** Reads JSON into what is stored, as Json.NET reads it into a .NET object of a type. */
export function readJson(type: TypeDescription, json: unknown, reading: JsonReading = {}): JsonRead {
  const progress = new Progress(reading);
  const value = progress.at(undefined, null, () => (isNull(json) ? null : readerOf(type)(json, progress)));
  return { value, problems: progress.problems };
}

const isNull = (json: unknown) => json === null || json === undefined;

function readerOf(type: TypeDescription): Read {
  let read = readers.get(type);
  if (read === undefined) readers.set(type, (read = makeReader(type)));
  return read;
}

function makeReader(type: TypeDescription): Read {
  switch (type.kind) {
    case 'carrier':
      return carrierReader(type);
    case 'array':
      return arrayReader(type.item);
    case 'dictionary':
      return dictionaryReader(type);
    case 'enumeration': {
      const named = enumerationName(type);
      return orKept(enumerationReader(type.name, parsedEnumeration(type), named));
    }
    case 'flags':
      return enumerationReader(type.name, parsedFlags(type), (bits) => storedFlags(type).store(bits));
    default:
      if (type.name === 'anyType') return anyValue;
      if (type.name === 'dateTime') return readDate;
      return jsonScalars[type.name].read;
  }
}

function enumerationReader(
  name: string,
  parse: (text: string) => string | number | undefined,
  ofNumber: (value: number) => string | number,
): Read {
  return (json) => {
    if (typeof json === 'number' && isWhole(json)) return ofNumber(json);
    const value = typeof json === 'string' ? parse(json) : undefined;
    if (value === undefined) throw conversionError(json, `SuperOffice.Data.${name}`);
    return value;
  };
}

/**
 * The first and the last day of .NET's calendar as an instant of another zone, which may lie in year 0 or 10000: so the
 * vendor's client writes them, east and west of UTC.
 */
const beyondCalendar = /^(?:0000-12-3[01]|\+010000-01-0[12])T[\d:.]+Z$/;

const memberName = /^[A-Za-z_]\w{0,99}$/;

/** A server of a later version has members that the emulator's contract lacks. */
function orKept(read: Read): Read {
  return (json, progress) => {
    const isKept = progress.reading.unknownMembers === 'keep' && typeof json === 'string' && memberName.test(json);
    try {
      return read(json, progress);
    } catch (error) {
      if (isKept && error instanceof ConversionError) return json;
      throw error;
    }
  };
}

const readDate: Read = (json, { reading: { zonedDate } }) => {
  const iso = typeof json === 'string' ? isoForm(json) : '';
  if (zonedDate !== undefined && (isoDate(iso)?.zone !== undefined || beyondCalendar.test(iso))) {
    const local = zonedDate(iso);
    if (local !== undefined) return local;
  }
  return jsonScalars.dateTime.read(json);
};

/** A field's value; null is taken for the default of a value type. */
function readField(field: Field, json: unknown, progress: Progress): unknown {
  return isNull(json) ? fieldDefault(field) : readerOf(field.type)(json, progress);
}

function carrierReader(type: CarrierType): Read {
  const readers = new Map<CarrierType, Read>();
  return (json, progress) => {
    if (!isJsonObject(json)) throw notAnObject(json, type.name);
    const actual = carrierOfValue(type, json);
    let read = readers.get(actual);
    if (read === undefined) readers.set(actual, (read = membersReader(actual)));
    return read(json, progress);
  };
}

/** Names of members in any case, and of what is unknown nothing. */
function membersReader(type: CarrierType): Read {
  const members = type.fields.map((field) => ({ field, name: field.name, absent: fieldDefault(field) }));
  const byName = new Map(members.map((member) => [member.name, member]));
  const byLowerCase = new Map(members.map((member) => [member.name.toLowerCase(), member]));
  return (json, progress) => {
    const result: CanonicalObject = {};
    for (const { name, absent } of members) result[name] = absent;
    for (const [name, value] of Object.entries(json as CanonicalObject)) {
      const member = byName.get(name) ?? byLowerCase.get(name.toLowerCase());
      if (member === undefined) continue;
      result[member.name] = progress.at(name, member.absent, () => readField(member.field, value, progress));
    }
    return result;
  };
}

function arrayReader(item: Field): Read {
  return (json, progress) => {
    if (!Array.isArray(json)) {
      throw new ConversionError(
        `Cannot deserialize the current JSON ${isJsonObject(json) ? 'object (e.g. {"name":"value"})' : 'value'} into type ` +
          `'${item.name}[]' because the type requires a JSON array (e.g. [1,2,3]) to deserialize correctly.`,
      );
    }
    return json.map((each, index) => progress.at(index, fieldDefault(item), () => readField(item, each, progress)));
  };
}

function dictionaryReader({ name, key, value }: DictionaryType): Read {
  return (json, progress) => {
    if (!isJsonObject(json)) throw notAnObject(json, name);
    const result: CanonicalObject = {};
    for (const [each, entry] of Object.entries(json)) {
      progress.at(each, undefined, () => {
        const read = readerOf(key.type)(each, progress);
        setEntry(result, String(read), readField(value, entry, progress));
      });
    }
    return result;
  };
}

function notAnObject(json: unknown, type: string): ConversionError {
  if (Array.isArray(json)) {
    return new ConversionError(
      `Cannot deserialize the current JSON array (e.g. [1,2,3]) into type 'SuperOffice.CRM.Services.${type}' because the ` +
        `type requires a JSON object (e.g. {"name":"value"}) to deserialize correctly.`,
    );
  }
  if (tokenOf(json) === 'String') return conversionError(json, `SuperOffice.CRM.Services.${type}`);
  return new ConversionError(`Error converting value ${String(json)} to type 'SuperOffice.CRM.Services.${type}'.`);
}

/** Any JSON, objects and arrays included. */
const anyValue: Read = (json) => json;
