import {
  type ArrayType,
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
import { type ElementTag, elementTag, type Entered, entered } from './element-tag.js';
import {
  type Decode,
  type ExpectedField,
  expectedField,
  newStructure,
  type Reading,
  type Structure,
  structureOf,
} from './expected-field.js';
import { nestedTypes } from './nested-types.js';
import { readUnknownElement } from './unknown-element.js';
import type { XmlReader } from './xml-reader.js';

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
    return scalarOf(reader.readText(), rules, reader, path);
  };
}

function scalarOf(text: string, rules: ValueRules, reader: XmlReader, path: number): unknown {
  const value = rules.fromXml(text);
  if (value === undefined) {
    throw reader.fail(`a value ${path} elements deep must be ${rules.expected}, but is ${shorten(text)}`);
  }
  return value;
}

function shorten(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

function carrierDecoder(type: CarrierType): Decode {
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
    return readStructure(structureOf(type), reader, reading);
  };
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
  const structure = newStructure(fields, carrier);
  return (reader, reading) => readStructure(structure, reader, reading);
}

/** @param tag the tag of the element just entered, if it was entered with `enter` */
function readStructure(structure: Structure, reader: XmlReader, reading: Reading, tag?: ElementTag): CanonicalObject {
  const from = reader.valueCount;
  const extras = readFields(structure, reader, reading, tag);
  const result = structure.make(reader.values, from);
  reader.valueCount = from;
  if (extras !== undefined) for (const [name, value] of extras) setEntry(result, name, value);
  return result;
}

type Extras = Map<string, unknown>;

/** Puts the values of the fields after those in use, and returns the fields that the contract does not know. */
function readFields(
  { fields, carrier }: Structure,
  reader: XmlReader,
  reading: Reading,
  tag: ElementTag | undefined,
): Extras | undefined {
  const { values } = reader;
  const count = fields.length;
  const from = reader.valueCount;
  for (let index = 0; index < count; index++) values[from + index] = null;
  reader.valueCount = from + count;
  let extras: Extras | undefined;
  let next = 0;
  let after: string | undefined;
  for (;;) {
    const expected = fields[next];
    if (expected === undefined) {
      if (tag !== undefined && reader.leave(tag)) return extras;
    } else {
      const how = reader.enter(expected.tag);
      if (how !== entered.no) {
        values[from + next] = readEntered(expected, how, reader, reading);
        after = expected.field.name;
        next++;
        continue;
      }
    }
    if (!reader.nextChild()) return extras;
    let found = indexOfElement(reader, fields, next);
    if (found === -1 && reading !== 'strict') found = indexOfElement(reader, fields, 0);
    const other = fields[found];
    if (other === undefined) {
      if (reading === 'extras' && carrier !== undefined) {
        extras ??= new Map();
        after = readExtra(reader, carrier, fields, extras, after);
      } else reader.skip();
      continue;
    }
    if (reading === 'strict' && reader.nil && isValue(other.field)) throw mustNotBeNil(other, reader);
    values[from + found] = decodeExpected(other, reader, reading);
    after = other.field.name;
    next = found + 1;
  }
}

function indexOfElement(reader: XmlReader, fields: readonly ExpectedField[], from: number): number {
  for (let index = from; index < fields.length; index++) {
    const tag = fields[index]?.tag;
    if (tag !== undefined && reader.nameIs(tag.name) && tag.namespace === reader.namespace) return index;
  }
  return -1;
}

function decodeExpected(expected: ExpectedField, reader: XmlReader, reading: Reading): unknown {
  expected.decode ??= decoderOf(expected.field.type);
  return expected.decode(reader, reading);
}

/** Reads an element entered with `enter`, and leaves it. */
function readEntered(expected: ExpectedField, how: Entered, reader: XmlReader, reading: Reading): unknown {
  if (how === entered.nil) {
    if (reading === 'strict' && isValue(expected.field)) throw mustNotBeNil(expected, reader);
    return null;
  }
  if (how === entered.content) {
    const { tag } = expected;
    switch (expected.content) {
      case 'text':
        return reader.readTextOf(tag);
      case 'digits': {
        const value = reader.readDigitsOf(tag, expected.maximum);
        if (value !== undefined) return value;
        break;
      }
      case 'scalar':
        if (expected.rules !== undefined) {
          const path = reader.depth;
          return scalarOf(reader.readTextOf(tag), expected.rules, reader, path);
        }
        break;
      case 'structure':
        expected.structure ??= structureOf(expected.field.type as CarrierType);
        return readStructure(expected.structure, reader, reading, tag);
      default:
    }
  }
  return decodeExpected(expected, reader, reading);
}

function mustNotBeNil({ field }: ExpectedField, reader: XmlReader): Error {
  return reader.fail(`${field.name} must not be nil, because it holds a value type`);
}

/** Structs such as DSAParameters are left out: what .NET makes of one that is nil depends on how a client declares it. */
function isValue({ nillable, type }: Field): boolean {
  return !nillable && type.kind !== 'carrier';
}

/** Keeps an element that the contract does not know, and its position, because WCF reads in order. */
function readExtra(
  reader: XmlReader,
  carrier: string,
  fields: readonly ExpectedField[],
  extras: Extras,
  after: string | undefined,
): string | undefined {
  const { name, namespace } = reader;
  const value = readUnknownElement(reader);
  // An element with the name of a field in another namespace, or a second one, would overwrite that field.
  if (extras.has(name) || fields.some(({ field }) => field.name === name)) return after;
  rememberExtraField(carrier, name, { namespace, after });
  extras.set(name, value);
  return name;
}

function arrayDecoder(type: ArrayType): Decode {
  let expected: ExpectedField | undefined;
  return (reader, reading) => {
    if (reader.nil) {
      reader.skip();
      return null;
    }
    // Made when first needed: `type.item` is itself looked up then.
    expected ??= expectedField(type.item);
    const { tag } = expected;
    const items: unknown[] = [];
    for (;;) {
      const how = reader.enter(tag);
      if (how !== entered.no) items.push(readEntered(expected, how, reader, reading));
      else if (!reader.nextChild()) return items;
      else if (reader.is(tag.namespace, tag.name)) items.push(decodeExpected(expected, reader, reading));
      else reader.skip();
    }
  };
}

function dictionaryDecoder(type: DictionaryType): Decode {
  const pair = newStructure([type.key, type.value], undefined);
  const tag = elementTag(type.pair.name, type.pair.namespace);
  return (reader, reading) => {
    if (reader.nil) {
      reader.skip();
      return null;
    }
    const entries: CanonicalObject = {};
    for (;;) {
      const how = reader.enter(tag);
      if (how === entered.no) {
        if (!reader.nextChild()) return entries;
        if (!reader.is(tag.namespace, tag.name)) {
          reader.skip();
          continue;
        }
      }
      if (how === entered.nil) continue;
      const from = reader.valueCount;
      readFields(pair, reader, reading, how === entered.content ? tag : undefined);
      const key = reader.values[from];
      if (typeof key === 'string' || typeof key === 'number') setEntry(entries, String(key), reader.values[from + 1]);
      reader.valueCount = from;
    }
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
