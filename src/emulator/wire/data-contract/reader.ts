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

/** A field of a structure, with what is made of it once. */
interface Member {
  readonly field: Field;
  readonly name: string;
  readonly namespace: string;
  readonly absent: unknown;
  /** Found when first met, since carriers contain one another. */
  read: Read | undefined;
}

/**
 * Reads a sequence of fields in the order of the contract. As in .NET, an element that comes too late, that is of another
 * namespace or that is unknown is passed over, and a field that does not come keeps the default of its type.
 */
export function structureReader(
  fieldsOf: () => readonly Field[],
  within?: (field: Field, read: () => unknown) => unknown,
): (elements: readonly XmlElement[]) => CanonicalObject {
  let members: readonly Member[] | undefined;
  return (elements) => {
    members ??= fieldsOf().map((field) => memberOf(field));
    const result: CanonicalObject = {};
    for (const { name, absent } of members) result[name] = absent;
    let next = 0;
    for (const element of elements) {
      const found = indexFrom(members, next, element);
      const member = members[found];
      if (member === undefined) continue;
      result[member.name] =
        within === undefined ? readMember(member, element) : within(member.field, () => readMember(member, element));
      next = found + 1;
    }
    return result;
  };
}

function memberOf(field: Field): Member {
  return { field, name: field.name, namespace: field.namespace, absent: fieldDefault(field), read: undefined };
}

function indexFrom(members: readonly Member[], from: number, { name, namespace }: XmlElement): number {
  for (let index = from; index < members.length; index++) {
    const member = members[index];
    if (member?.name === name && member.namespace === namespace) return index;
  }
  return -1;
}

function readMember(member: Member, element: XmlElement): unknown {
  if (!element.nil) return (member.read ??= readerOf(member.field.type))(element);
  if (member.absent === null) return null;
  throw new DeserializationError(
    `ValueTypeCannotBeNull: the element '${member.name}' holds a value type and cannot be nil.`,
  );
}

/** @throws {DeserializationError} */
export function readField(field: Field, element: XmlElement): unknown {
  return readMember(memberOf(field), element);
}

function arrayReader({ item: field }: ArrayType): Read {
  let item: Member | undefined;
  return ({ children }) => {
    const member = (item ??= memberOf(field));
    return children.filter((child) => isNamed(member, child)).map((child) => readMember(member, child));
  };
}

function dictionaryReader({ pair, key: keyField, value: valueField }: DictionaryType): Read {
  const key = memberOf(keyField);
  let value: Member | undefined;
  return ({ children }) => {
    value ??= memberOf(valueField);
    const result: CanonicalObject = {};
    const keys = new Set<string>();
    for (const { name, namespace, children: parts } of children) {
      if (name !== pair.name || namespace !== pair.namespace) continue;
      const at = indexOf(key, parts, 0);
      const valueAt = at === -1 ? -1 : indexOf(value, parts, at + 1);
      const [keyElement, valueElement] = [parts[at], parts[valueAt]];
      // The members of KeyValuePair are required.
      if (keyElement === undefined || valueElement === undefined) {
        const missing = keyElement === undefined ? key.name : value.name;
        throw new DeserializationError(`'EndElement' '${pair.name}' is not expected. Expecting element '${missing}'.`);
      }
      const entry = readMember(key, keyElement);
      if (entry === null) throw new DeserializationError('Value cannot be null. Parameter name: key');
      const text = typeof entry === 'string' ? entry : String(Number(entry));
      if (keys.has(text)) throw new DeserializationError('An item with the same key has already been added.');
      keys.add(text);
      setEntry(result, text, readMember(value, valueElement));
    }
    return result;
  };
}

function indexOf({ name, namespace }: Member, elements: readonly XmlElement[], from: number): number {
  for (let index = from; index < elements.length; index++) {
    const element = elements[index];
    if (element?.name === name && element.namespace === namespace) return index;
  }
  return -1;
}

const isPrimitive = (name: string): name is Exclude<PrimitiveName, 'anyType'> =>
  name !== 'anyType' && (primitiveNames as readonly string[]).includes(name);

/** A value of `xs:anyType` has its type in `i:type`; without it, it is a .NET object without content. */
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
