import {
  type ArrayType,
  type CanonicalObject,
  type CarrierType,
  type DictionaryType,
  type Field,
  namespaces,
  type PrimitiveName,
  primitiveNames,
  setEntry,
  type TypeDescription,
} from '../../../contract/index.js';
import { fieldDefault } from '../net-object.js';
import { xmlEnumeration, xmlFlags } from './enumerations.js';
import { type XmlScalar, xmlScalars } from './scalars.js';
import type { XmlElement } from './xml-element.js';

/** What DataContractSerializer throws an exception at. */
export class DeserializationError extends Error {
  override readonly name = 'DeserializationError';
}

type Read = (element: XmlElement) => unknown;

const readers = new WeakMap<TypeDescription, Read>();

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
      return arrayReader(type);
    case 'dictionary':
      return dictionaryReader(type);
    case 'enumeration':
      return scalarReader(xmlEnumeration(type), enumerationProblem);
    case 'flags':
      return scalarReader(xmlFlags(type), enumerationProblem);
    default:
      return type.name === 'anyType' ? readAnyType : scalarReader(xmlScalars[type.name], scalarProblem);
  }
}

type Problem = (scalar: XmlScalar, text: string) => string;

const scalarProblem: Problem = ({ netName }, text) => `The value '${text}' cannot be parsed as the type '${netName}'.`;

const enumerationProblem: Problem = ({ netName }, text) =>
  `Invalid enum value '${text}' cannot be deserialized into type 'SuperOffice.Data.${netName}'. Ensure that the necessary ` +
  'enum values are present and are marked with EnumMemberAttribute attribute if the type has DataContractAttribute attribute.';

function scalarReader(scalar: XmlScalar, problem: Problem): Read {
  return (element) => {
    if (element.children.length > 0) {
      throw new DeserializationError(`Element '${element.name}' must not contain child elements.`);
    }
    const value = scalar.read(element.text);
    if (value === undefined) throw new DeserializationError(problem(scalar, element.text));
    return value;
  };
}

function carrierReader(type: CarrierType): Read {
  const own = structureReader(() => type.fields);
  const derived = new Map<string, (elements: readonly XmlElement[]) => CanonicalObject>();
  return (element) => {
    const named = element.type;
    if (named === undefined || isNamed(type, named)) return own(element.children);
    const actual = type.derived.find((each) => isNamed(each, named));
    if (actual === undefined) throw unknownType(element);
    let read = derived.get(actual.name);
    if (read === undefined) derived.set(actual.name, (read = structureReader(() => actual.fields)));
    return read(element.children);
  };
}

const isNamed = (one: { namespace: string; name: string }, other: { namespace: string; name: string }) =>
  one.name === other.name && one.namespace === other.namespace;

function unknownType({ name, namespace, type }: XmlElement): DeserializationError {
  return new DeserializationError(
    `Error in line 1. Element '${namespace}:${name}' contains data from a type that maps to the name ` +
      `'${type?.namespace ?? ''}:${type?.name ?? ''}'. The deserializer has no knowledge of any type that maps to this name.`,
  );
}

/**
 * Reads a sequence of fields in the order of the contract. As in .NET, an element that comes too late, that is of another
 * namespace or that is unknown is passed over, and a field that does not come keeps the default of its type.
 */
export function structureReader(
  fieldsOf: () => readonly Field[],
  within: (field: Field, read: () => unknown) => unknown = (_field, read) => read(),
): (elements: readonly XmlElement[]) => CanonicalObject {
  return (elements) => {
    const fields = fieldsOf();
    const result: CanonicalObject = {};
    for (const field of fields) result[field.name] = fieldDefault(field);
    let next = 0;
    for (const element of elements) {
      const found = indexFrom(fields, next, element);
      const field = fields[found];
      if (field === undefined) continue;
      result[field.name] = within(field, () => readField(field, element));
      next = found + 1;
    }
    return result;
  };
}

function indexFrom(fields: readonly Field[], from: number, { name, namespace }: XmlElement): number {
  for (let index = from; index < fields.length; index++) {
    const field = fields[index];
    if (field?.name === name && field.namespace === namespace) return index;
  }
  return -1;
}

/** @throws {DeserializationError} */
export function readField(field: Field, element: XmlElement): unknown {
  if (!element.nil) return readerOf(field.type)(element);
  const value = fieldDefault(field);
  if (value === null) return null;
  throw new DeserializationError(
    `ValueTypeCannotBeNull: the element '${field.name}' holds a value type and cannot be nil.`,
  );
}

function arrayReader({ item }: ArrayType): Read {
  return ({ children }) => children.filter((child) => isNamed(item, child)).map((child) => readField(item, child));
}

function dictionaryReader({ pair, key, value }: DictionaryType): Read {
  return ({ children }) => {
    const result: CanonicalObject = {};
    const keys = new Set<string>();
    for (const child of children) {
      if (!isNamed(pair, child)) continue;
      const at = child.children.findIndex((each) => isNamed(key, each));
      const keyElement = child.children[at];
      const valueElement = child.children.slice(at + 1).find((each) => isNamed(value, each));
      // The members of KeyValuePair are required.
      if (keyElement === undefined || valueElement === undefined) {
        const missing = keyElement === undefined ? key.name : value.name;
        throw new DeserializationError(`'EndElement' '${pair.name}' is not expected. Expecting element '${missing}'.`);
      }
      const name = readField(key, keyElement);
      if (name === null) throw new DeserializationError('Value cannot be null. Parameter name: key');
      if (keys.has(String(name))) {
        throw new DeserializationError('An item with the same key has already been added.');
      }
      keys.add(String(name));
      setEntry(result, String(name), readField(value, valueElement));
    }
    return result;
  };
}

const isPrimitive = (name: string): name is Exclude<PrimitiveName, 'anyType'> =>
  name !== 'anyType' && (primitiveNames as readonly string[]).includes(name);

/** A value of `xs:anyType` says by `i:type` what it is; without that an object of .NET has no content. */
const readAnyType: Read = (element) => {
  const { type: named, children, text } = element;
  if (named === undefined) {
    if (children.length === 0 && text.trim() === '') return {};
    throw new DeserializationError(
      `Element '${element.name}' from namespace '${element.namespace}' cannot have child contents to be deserialized as an object.`,
    );
  }
  const known = named.namespace === namespaces.schema || named.namespace === namespaces.serialization;
  if (!known || !isPrimitive(named.name)) throw unknownType(element);
  return scalarReader(xmlScalars[named.name], scalarProblem)(element);
};
