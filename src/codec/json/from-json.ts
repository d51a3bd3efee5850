import {
  actualType,
  type ArrayType,
  blankMaker,
  type CanonicalObject,
  type CarrierType,
  type DictionaryType,
  setEntry,
  type TypeDescription,
} from '../../contract/index.js';
import { rulesOf } from '../values/index.js';
import { exactReader } from './exact-reader.js';
import type { JsonReading, Read } from './json-reading.js';
import { describe, isPlainObject, keyValue } from '../canonical/check.js';
import { rememberExtraField } from '../canonical/extra-fields.js';
import { type Path, pathText } from '../canonical/path.js';

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
      return arrayReader(type);
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
  const reads = type.fields.map((field): Read => {
    let read: Read | undefined;
    // Looked up when first needed, because carriers contain one another.
    return (value, reading) => (read ??= readerOf(field.type))(value, reading);
  });
  const readExact = exactReader(type.fields, reads, within);
  const readAny = anyFieldsReader(type, reads);
  return (value, reading) => {
    const source = value as CanonicalObject;
    return readExact?.(source, reading) ?? readAny(source, reading);
  };
}

/** Reads an object with any keys: in another case, missing, or unknown to the contract. */
function anyFieldsReader(
  type: CarrierType,
  reads: readonly Read[],
): (source: CanonicalObject, reading: JsonReading) => CanonicalObject {
  const blank = blankMaker(type.fields);
  let byLowerCase: Map<string, string> | undefined;
  const readerOfField = new Map(type.fields.map(({ name }, index) => [name, reads[index]]));
  return (source, reading) => {
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

function arrayReader(type: ArrayType): Read {
  let read: Read | undefined;
  return (value, reading) => {
    if (!Array.isArray(value)) throw new Mismatch('an array', value);
    read ??= readerOf(type.item.type);
    const items: unknown[] = [];
    try {
      for (const item of value as unknown[]) items.push(read(item, reading));
    } catch (error) {
      throw within(error, items.length);
    }
    return items;
  };
}

function dictionaryReader(type: DictionaryType): Read {
  const textKeys = type.key.type.kind === 'primitive' && type.key.type.name === 'string';
  let readKey: Read | undefined;
  let readValue: Read | undefined;
  return (value, reading) => {
    if (!isPlainObject(value)) throw new Mismatch('an object of names and values', value);
    readKey ??= readerOf(type.key.type);
    readValue ??= readerOf(type.value.type);
    const result: CanonicalObject = {};
    let at = '';
    try {
      for (at of Object.keys(value)) {
        const key = textKeys ? at : String(readKey(keyValue(type.key, at), reading));
        setEntry(result, key, readValue(value[at], reading));
      }
    } catch (error) {
      throw within(error, at);
    }
    return result;
  };
}
