import {
  actualType,
  blankMaker,
  type CanonicalObject,
  type CarrierType,
  type DictionaryType,
  setEntry,
  type TypeDescription,
} from '../../contract/index.js';
import { rulesOf } from '../values/index.js';
import { describe, isPlainObject, keyValue } from '../canonical/check.js';
import { rememberExtraField } from '../canonical/extra-fields.js';
import { type Path, pathText } from '../canonical/path.js';

/** How to read JSON from the wire. */
export interface JsonReading {
  /** Whether names of fields may differ in case. Servers accept camelCase, which the vendor's client writes. */
  readonly ignoreCase: boolean;
  /** Whether fields that the contract does not know are kept unchanged. */
  readonly extras: boolean;
  /** Converts a date with a zone. Without this the zone is dropped, because servers write the wall clock. */
  readonly zonedDate?: (text: string) => string | undefined;
  /** Creates the error for a value that is not of its type. */
  fail(message: string, path: string): Error;
}

type Read = (value: unknown, reading: JsonReading) => unknown;

/** A value is not of its type. The steps to it are added while the error passes up, so that reading costs nothing more. */
class Mismatch extends Error {
  readonly steps: (string | number)[] = [];

  constructor(
    readonly expected: string,
    readonly found: unknown,
  ) {
    super(expected);
  }
}

function within(error: unknown, step: string | number): unknown {
  if (error instanceof Mismatch) error.steps.unshift(step);
  return error;
}

const readers = new WeakMap<TypeDescription, Read>();

/**
 * The canonical form of a JSON value: every field present, time spans in one form, and enumerations by name, whether they
 * came as numbers or in another case.
 */
export function fromJson(type: TypeDescription, value: unknown, reading: JsonReading, path: Path = []): unknown {
  try {
    return readerOf(type)(value, reading);
  } catch (error) {
    if (!(error instanceof Mismatch)) throw error;
    const full = pathText([...path, ...error.steps]);
    const subject = full === '' ? 'the value' : full;
    throw reading.fail(`${subject} must be ${error.expected}, but is ${describe(error.found)}`, full);
  }
}

function readerOf(type: TypeDescription): Read {
  let read = readers.get(type);
  if (read === undefined) {
    const made = makeReader(type);
    read = (value, reading) => (value === null || value === undefined ? null : made(value, reading));
    readers.set(type, read);
  }
  return read;
}

function makeReader(type: TypeDescription): Read {
  switch (type.kind) {
    case 'carrier':
      return carrierReader(type);
    case 'array':
      return (value, reading) => {
        if (!Array.isArray(value)) throw new Mismatch('an array', value);
        const read = readerOf(type.item.type);
        return value.map((item, index) => {
          try {
            return read(item, reading);
          } catch (error) {
            throw within(error, index);
          }
        });
      };
    case 'dictionary':
      return dictionaryReader(type);
    default:
      return type.kind === 'primitive' && type.name === 'anyType' ? readAnyType : scalarReader(type);
  }
}

const zoned = /^[^T]*T.*(Z|[+-]\d\d:?\d\d)$/i;

function scalarReader(type: Exclude<TypeDescription, { kind: 'carrier' | 'array' | 'dictionary' }>): Read {
  const rules = rulesOf(type);
  const dated = type.kind === 'primitive' && type.name === 'dateTime';
  return (value, reading) => {
    if (dated && reading.zonedDate !== undefined && typeof value === 'string') {
      if (zoned.test(value)) {
        const local = reading.zonedDate(value);
        if (local === undefined) throw new Mismatch(rules.expected, value);
        return local;
      }
    }
    const canonical = rules.fromJson(value);
    if (canonical === undefined) throw new Mismatch(rules.expected, value);
    return canonical;
  };
}

/** JSON has no type to check, so the value is returned unchanged, nested or not (`Webhook.Properties`). */
const readAnyType: Read = (value) => value;

function carrierReader(type: CarrierType): Read {
  const readDerived = new Map<CarrierType, Read>();
  const readOwn = fieldsReader(type);
  return (value, reading) => {
    if (!isPlainObject(value)) throw new Mismatch(`an object (${type.name})`, value);
    const actual = actualType(type, value);
    if (actual === type) return readOwn(value, reading);
    let read = readDerived.get(actual);
    if (read === undefined) readDerived.set(actual, (read = fieldsReader(actual)));
    return read(value, reading);
  };
}

function fieldsReader(type: CarrierType): Read {
  const blank = blankMaker(type.fields);
  let byLowerCase: Map<string, string> | undefined;
  const readerOfField = new Map<string, Read>();
  for (const field of type.fields) {
    let read: Read | undefined;
    // Looked up when first needed, because carriers contain one another.
    readerOfField.set(field.name, (value, reading) => (read ??= readerOf(field.type))(value, reading));
  }
  return (value, reading) => {
    const source = value as CanonicalObject;
    const result = blank();
    for (const key of Object.keys(source)) {
      let name = key;
      let read = readerOfField.get(key);
      if (read === undefined && reading.ignoreCase) {
        byLowerCase ??= new Map(type.fields.map((field) => [field.name.toLowerCase(), field.name]));
        name = byLowerCase.get(key.toLowerCase()) ?? key;
        read = readerOfField.get(name);
      }
      if (read === undefined) {
        if (reading.extras) {
          rememberExtraField(type.name, key);
          setEntry(result, key, source[key]);
        }
        continue;
      }
      try {
        result[name] = read(source[key], reading);
      } catch (error) {
        throw within(error, name);
      }
    }
    return result;
  };
}

function dictionaryReader(type: DictionaryType): Read {
  return (value, reading) => {
    if (!isPlainObject(value)) throw new Mismatch('an object of names and values', value);
    const readKey = readerOf(type.key.type);
    const readValue = readerOf(type.value.type);
    const result: CanonicalObject = {};
    for (const [key, entry] of Object.entries(value)) {
      try {
        setEntry(result, String(readKey(keyValue(type.key, key), reading)), readValue(entry, reading));
      } catch (error) {
        throw within(error, key);
      }
    }
    return result;
  };
}
