import {
  actualType,
  type CanonicalObject,
  type CarrierType,
  type Field,
  type PrimitiveName,
  setEntry,
  type TypeDescription,
} from '../../contract/index.js';
import { type CanonicalScalar, rulesOf } from '../values/index.js';
import { isPlainObject } from '../canonical/check.js';

/** Returns the same object if nothing in it differs, so that most of a carrier is not copied. */
type Write = (value: unknown) => unknown;

/** Undefined for a type whose canonical form servers accept in JSON. */
const writers = new WeakMap<TypeDescription, Write | undefined>();

/**
 * A canonical value as servers accept it in JSON. Only flags and enumerations differ: zero is the number 0, because
 * Json.NET refuses `""`, and a value without a name is its number.
 *
 * Fields may be absent, as in a merge. There an object may also be given for an array, as an item.
 */
export function toJson(type: TypeDescription, value: unknown): unknown {
  return value === null || value === undefined ? value : (writerOf(type)?.(value) ?? value);
}

/** The same for values by the names of their fields, such as the parameters of an operation. */
export function fieldsToJson(fields: readonly Field[], values: CanonicalObject): CanonicalObject {
  let copy: CanonicalObject | undefined;
  for (const { name, type, nillable } of fields) {
    const before = Object.hasOwn(values, name) ? values[name] : undefined;
    const after = before === null && !nillable ? defaultOf(type) : toJson(type, before);
    if (after !== before) (copy ??= { ...values })[name] = after;
  }
  return copy ?? values;
}

/**
 * The value to send for null in a field that may not be nil. Such a field has a value type in .NET: Json.NET fails on null
 * ("Error converting value {null}"), and an element omitted over SOAP is the type's default.
 */
function defaultOf(type: TypeDescription): unknown {
  if (type.kind === 'enumeration' || type.kind === 'flags') return 0;
  // A struct of .NET, such as `DSAParameters`.
  if (type.kind === 'carrier') return {};
  return type.kind === 'primitive' && Object.hasOwn(defaults, type.name) ? defaults[type.name] : null;
}

const defaults: Readonly<Partial<Record<PrimitiveName, unknown>>> = {
  boolean: false,
  byte: 0,
  short: 0,
  int: 0,
  long: 0,
  unsignedByte: 0,
  unsignedShort: 0,
  unsignedInt: 0,
  unsignedLong: 0,
  float: 0,
  double: 0,
  decimal: 0,
  dateTime: '0001-01-01T00:00:00',
  duration: '00:00:00',
};

function writerOf(type: TypeDescription): Write | undefined {
  if (!writers.has(type)) writers.set(type, makeWriter(type));
  return writers.get(type);
}

function makeWriter(type: TypeDescription): Write | undefined {
  switch (type.kind) {
    case 'carrier':
      return carrierWriter(type);
    case 'array': {
      const { item } = type;
      return (value) =>
        Array.isArray(value) ? mapped(value, (each) => toJson(item.type, each)) : toJson(item.type, value);
    }
    case 'dictionary': {
      const entry = type.value;
      return (value) => (isPlainObject(value) ? changedEntries(value, (each) => toJson(entry.type, each)) : value);
    }
    default: {
      const rules = rulesOf(type);
      return rules.toJson === undefined ? undefined : (value) => rules.toJson?.(value as CanonicalScalar);
    }
  }
}

function carrierWriter(type: CarrierType): Write {
  return (value) => {
    if (!isPlainObject(value)) return value;
    return fieldsToJson(actualType(type, value).fields, value);
  };
}

function mapped(items: readonly unknown[], write: Write): readonly unknown[] {
  const written = items.map(write);
  return written.some((item, index) => item !== items[index]) ? written : items;
}

function changedEntries(entries: CanonicalObject, write: Write): CanonicalObject {
  let copy: CanonicalObject | undefined;
  for (const [key, before] of Object.entries(entries)) {
    const after = write(before);
    if (after !== before) setEntry((copy ??= { ...entries }), key, after);
  }
  return copy ?? entries;
}
