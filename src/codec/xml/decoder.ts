import {
  type ArrayType,
  blankMaker,
  type CanonicalObject,
  type CarrierType,
  type DictionaryType,
  type Field,
  namespaces,
  primitiveNames,
  setEntry,
  type TypeDescription,
} from '../../contract/index.js';
import { rememberExtraField } from '../canonical/index.js';
import { rulesOf, type ValueRules } from '../values/index.js';
import { nestedTypes } from './nested-types.js';
import { readUnknownElement } from './unknown-element.js';
import { internNamespace, type XmlReader } from './xml-reader.js';

/**
 * How strictly to read.
 *
 * - `tolerant`, for a client: known fields are read in any order.
 * - `extras`, for a client that keeps fields of a carrier that the contract does not know.
 * - `strict`, like WCF's DataContractSerializer: fields must be in the order of the contract; one that is too late, in
 *   another namespace or unknown is silently dropped. A number, a date or another value type must not be nil.
 */
export type Reading = 'tolerant' | 'extras' | 'strict';

/** Reads the element just entered, and leaves it. */
export type Decode = (reader: XmlReader, reading: Reading) => unknown;

const decoders = new WeakMap<TypeDescription, Decode>();

/** The decoder of a type, created once. */
export function decoderOf(type: TypeDescription): Decode {
  let decode = decoders.get(type);
  if (decode === undefined) decoders.set(type, (decode = makeDecoder(type)));
  return decode;
}

function makeDecoder(type: TypeDescription): Decode {
  switch (type.kind) {
    case 'carrier':
      return carrierDecoder(type);
    case 'array':
      return arrayDecoder(type);
    case 'dictionary':
      return dictionaryDecoder(type);
    case 'primitive':
      return type.name === 'anyType'
        ? decodeAnyType
        : type.name === 'string'
          ? decodeText
          : scalarDecoder(rulesOf(type));
    default:
      return scalarDecoder(rulesOf(type));
  }
}

const decodeText: Decode = (reader) => {
  if (!reader.nil) return reader.readText();
  reader.skip();
  return null;
};

function scalarDecoder(rules: ValueRules): Decode {
  return (reader) => {
    if (reader.nil) {
      reader.skip();
      return null;
    }
    const path = reader.depth;
    const text = reader.readText();
    const value = rules.fromXml(text);
    if (value === undefined) {
      throw reader.fail(`a value ${path} elements deep must be ${rules.expected}, but is ${shorten(text)}`);
    }
    return value;
  };
}

function shorten(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

function carrierDecoder(type: CarrierType): Decode {
  let decodeFields: Decode | undefined;
  let derived: Map<string, Decode> | undefined;
  return (reader, reading) => {
    if (reader.nil) {
      reader.skip();
      return null;
    }
    if (reader.typeName !== undefined && reader.typeName.name !== type.name) {
      derived ??= new Map(type.derived.map((each) => [each.name, decoderOf(each)]));
      const decode = derived.get(reader.typeName.name);
      if (decode !== undefined) return decode(reader, reading);
    }
    decodeFields ??= structureDecoder(type.fields, type.name);
    return decodeFields(reader, reading);
  };
}

interface FieldReader {
  readonly name: string;
  readonly namespace: string;
  readonly field: Field;
  /** Looked up when first needed, because carriers contain one another. */
  decode: Decode | undefined;
}

/**
 * Reads a sequence of fields into an object that has every field, absent ones as null.
 *
 * @param carrier the carrier of the fields; without it, unknown fields are never kept
 */
export function structureDecoder(
  fields: readonly Field[],
  carrier?: string,
): (reader: XmlReader, reading: Reading) => CanonicalObject {
  const blank = blankMaker(fields);
  const readers = fields.map((field): FieldReader => {
    return { name: field.name, namespace: internNamespace(field.namespace), field, decode: undefined };
  });
  const find = (reader: XmlReader, from: number): number => {
    for (let index = from; index < readers.length; index++) {
      const field = readers[index];
      if (field !== undefined && reader.nameIs(field.name) && field.namespace === reader.namespace) return index;
    }
    return -1;
  };
  return (reader, reading) => {
    const result = blank();
    let next = 0;
    let after: string | undefined;
    for (;;) {
      let field = readers[next];
      if (field === undefined || !reader.enterIfNext(field.name, field.namespace)) {
        if (!reader.nextChild()) return result;
        let found = find(reader, next);
        if (found === -1 && reading !== 'strict') found = find(reader, 0);
        field = readers[found];
        if (field === undefined) {
          if (reading === 'extras' && carrier !== undefined) after = readExtra(reader, carrier, result, after);
          else reader.skip();
          continue;
        }
        next = found;
      }
      if (reading === 'strict' && reader.nil && isValue(field.field)) {
        throw reader.fail(`${field.name} must not be nil, because it holds a value type`);
      }
      field.decode ??= decoderOf(field.field.type);
      result[field.name] = field.decode(reader, reading);
      after = field.name;
      next++;
    }
  };
}

/** Structs such as DSAParameters are left out: what .NET makes of one that is nil depends on how a client declares it. */
function isValue({ nillable, type }: Field): boolean {
  return !nillable && type.kind !== 'carrier';
}

/** Keeps an element that the contract does not know, and its position, because WCF reads in order. */
function readExtra(
  reader: XmlReader,
  carrier: string,
  result: CanonicalObject,
  after: string | undefined,
): string | undefined {
  const { name, namespace } = reader;
  const value = readUnknownElement(reader);
  // An element with the name of a field in another namespace, or a second one, would overwrite that field.
  if (Object.hasOwn(result, name)) return after;
  rememberExtraField(carrier, name, { namespace, after });
  setEntry(result, name, value);
  return name;
}

function arrayDecoder(type: ArrayType): Decode {
  let decode: Decode | undefined;
  let namespace: string | undefined;
  return (reader, reading) => {
    if (reader.nil) {
      reader.skip();
      return null;
    }
    const { item } = type;
    decode ??= decoderOf(item.type);
    namespace ??= internNamespace(item.namespace);
    const items: unknown[] = [];
    while (reader.enterIfNext(item.name, namespace) || reader.nextChild()) {
      if (reader.is(namespace, item.name)) items.push(decode(reader, reading));
      else reader.skip();
    }
    return items;
  };
}

function dictionaryDecoder(type: DictionaryType): Decode {
  const decodePair = structureDecoder([type.key, type.value]);
  const pairNamespace = internNamespace(type.pair.namespace);
  return (reader, reading) => {
    if (reader.nil) {
      reader.skip();
      return null;
    }
    const entries: CanonicalObject = {};
    while (reader.enterIfNext(type.pair.name, pairNamespace) || reader.nextChild()) {
      if (!reader.is(pairNamespace, type.pair.name)) {
        reader.skip();
        continue;
      }
      const pair = decodePair(reader, reading);
      const key = pair[type.key.name];
      if (typeof key === 'string' || typeof key === 'number') setEntry(entries, String(key), pair[type.value.name]);
    }
    return entries;
  };
}

const anyTypeDecoders: ReadonlyMap<string, Decode> = new Map(
  primitiveNames
    .filter((name) => name !== 'anyType')
    // A date keeps its zone: in JSON it cannot be distinguished from a text, and .NET writes it there as it does here.
    .map((name) => [name, name === 'dateTime' ? decodeText : scalarDecoder(rulesOf({ kind: 'primitive', name }))]),
);

/** In `xs:anyType` each value states its own type. */
const decodeAnyType: Decode = (reader, reading) => {
  if (reader.nil) {
    reader.skip();
    return null;
  }
  const named = reader.typeName;
  const decode =
    named?.namespace === namespaces.schema || named?.namespace === namespaces.serialization
      ? anyTypeDecoders.get(named.name)
      : undefined;
  if (decode !== undefined) return decode(reader, reading);
  if (named?.namespace === namespaces.arrays) {
    const nested = nestedDecoders.get(named.name);
    if (nested !== undefined) return nested(reader, reading);
  }
  // A value of a type that only the server knows is kept as written, so that the entity can be read and saved.
  return readUnknownElement(reader);
};

/** The lists and dictionaries that DataContractSerializer writes for `xs:anyType` (`Webhook.Properties`). */
const nestedDecoders: ReadonlyMap<string, Decode> = new Map<string, Decode>([
  [nestedTypes.list.name, (reader, reading) => arrayDecoder(nestedTypes.list)(reader, reading)],
  [nestedTypes.dictionary.name, (reader, reading) => dictionaryDecoder(nestedTypes.dictionary)(reader, reading)],
]);
