import {
  type ArrayType,
  type CarrierType,
  type DictionaryType,
  type Field,
  namespaces,
  type PrimitiveName,
  type TypeDescription,
} from '../../../contract/index.js';
import { carrierOfValue } from '../derived-carriers.js';
import { isJsonObject } from '../json-object.js';
import { fieldDefault } from '../net-object.js';
import { UnwritableValueError } from '../unwritable-value.js';
import { xmlEnumeration, xmlFlags } from './enumerations.js';
import { xmlScalars } from './scalars.js';
import { xmlText } from './xml-text.js';

/** The namespaces in scope for an element. */
export interface XmlScope {
  /** The namespace of elements without a prefix. */
  readonly unprefixed: string;
  readonly prefixes: ReadonlyMap<string, string>;
}

/** A field as an element; empty for a null that the contract does not have. */
type WriteElement = (value: unknown) => string;

/** The content of an element, and its attributes. */
interface Content {
  readonly xml: string;
  readonly attributes: string;
}

type WriteContent = (value: unknown) => Content;

const contentWriters = new Map<string, WeakMap<TypeDescription, WriteContent>>();

function contentWriter(type: TypeDescription, scope: XmlScope): WriteContent {
  const key = `${scope.unprefixed} ${[...scope.prefixes].flat().join(' ')}`;
  let writers = contentWriters.get(key);
  if (writers === undefined) contentWriters.set(key, (writers = new WeakMap()));
  let write = writers.get(type);
  if (write === undefined) writers.set(type, (write = remembered(makeContentWriter(type, scope))));
  return write;
}

/** Frozen values never change, so their text is cached: the rights of each kind of carrier. */
function remembered(write: WriteContent): WriteContent {
  const written = new WeakMap<object, Content>();
  return (value) => {
    if (typeof value !== 'object' || value === null || Object.isExtensible(value)) return write(value);
    let content = written.get(value);
    if (content === undefined) {
      content = write(value);
      if (Object.isFrozen(value)) written.set(value, content);
    }
    return content;
  };
}

function makeContentWriter(type: TypeDescription, scope: XmlScope): WriteContent {
  switch (type.kind) {
    case 'carrier':
      return carrierWriter(type, scope);
    case 'array':
      return arrayWriter(type, scope);
    case 'dictionary':
      return dictionaryWriter(type, scope);
    case 'enumeration':
      return plainContent(xmlEnumeration(type).write);
    case 'flags':
      return plainContent(xmlFlags(type).write);
    default:
      return type.name === 'anyType' ? anyTypeWriter(scope) : plainContent(xmlScalars[type.name].write);
  }
}

function plainContent(write: (value: unknown) => string): WriteContent {
  return (value) => ({ xml: write(value), attributes: '' });
}

/** The namespace of the content of an element of a type; undefined if the content is text. */
function contentNamespace(type: TypeDescription): string | undefined {
  switch (type.kind) {
    case 'carrier':
      return type.fields[0]?.namespace ?? type.namespace;
    case 'array':
      return type.item.namespace;
    case 'dictionary':
      return type.pair.namespace;
    default:
      return undefined;
  }
}

function freePrefix({ prefixes }: XmlScope): string {
  const used = new Set(prefixes.values());
  for (const letter of 'abcdefgh') if (!used.has(letter)) return letter;
  throw new TypeError('the contract nests more namespaces than there are prefixes');
}

/** As `scope`, with a namespace added, which an element declares if it is new. */
function withNamespace(scope: XmlScope, namespace: string | undefined): { scope: XmlScope; declaration: string } {
  if (namespace === undefined || namespace === scope.unprefixed || scope.prefixes.has(namespace)) {
    return { scope, declaration: '' };
  }
  const prefix = freePrefix(scope);
  const prefixes = new Map([...scope.prefixes, [namespace, prefix]]);
  return { scope: { ...scope, prefixes }, declaration: ` xmlns:${prefix}="${namespace}"` };
}

const instance = ` xmlns:i="${namespaces.schemaInstance}"`;

/**
 * @param root whether a separate serializer writes the element, as for each part of a message
 * @param declared namespaces that the element itself declares, though `scope` has them
 */
export function elementWriter(field: Field, scope: XmlScope, root = false, declared = ''): WriteElement {
  const inner = withNamespace(scope, contentNamespace(field.type));
  const own = withNamespace(inner.scope, field.namespace);
  const prefix = field.namespace === scope.unprefixed ? undefined : own.scope.prefixes.get(field.namespace);
  const tag = prefix === undefined ? field.name : `${prefix}:${field.name}`;
  const isText = contentNamespace(field.type) === undefined && declared === '';
  const open = `<${tag}${declared}${own.declaration}${inner.declaration}${root && !isText ? instance : ''}`;
  const nil = `<${tag}${declared}${own.declaration}${root ? instance : ''} i:nil="true"/>`;
  const close = `</${tag}>`;
  const absent = fieldDefault(field);
  let write: WriteContent | undefined;
  return (value) => {
    const held = value === undefined ? absent : value;
    if (held === null) return field.nillable ? nil : '';
    write ??= contentWriter(field.type, own.scope);
    const { xml, attributes } = write(held);
    return xml === '' ? `${open}${attributes}/>` : `${open}${attributes}>${xml}${close}`;
  };
}

/** Fields in the order of the contract, those of the base first. */
export function structureWriter(fields: readonly Field[], scope: XmlScope, root = false): (values: object) => string {
  const writers = fields.map((field) => ({ name: field.name, write: elementWriter(field, scope, root) }));
  return (values) => {
    let xml = '';
    for (const { name, write } of writers) xml += write((values as Record<string, unknown>)[name]);
    return xml;
  };
}

function carrierWriter(type: CarrierType, scope: XmlScope): WriteContent {
  const writers = new Map<CarrierType, { readonly attributes: string; readonly write: (values: object) => string }>();
  const writerOf = (actual: CarrierType) => {
    let writer = writers.get(actual);
    if (writer === undefined) {
      const attributes = actual === type ? '' : typeAttribute(actual.namespace, actual.name, scope);
      writers.set(actual, (writer = { attributes, write: structureWriter(actual.fields, scope) }));
    }
    return writer;
  };
  return (value) => {
    if (!isJsonObject(value)) throw notOf(type.name, value);
    const { attributes, write } = writerOf(carrierOfValue(type, value));
    return { xml: write(value), attributes };
  };
}

function typeAttribute(namespace: string, name: string, scope: XmlScope): string {
  if (namespace === scope.unprefixed) return ` i:type="${name}"`;
  const { scope: inner, declaration } = withNamespace(scope, namespace);
  return ` i:type="${inner.prefixes.get(namespace) ?? ''}:${name}"${declaration}`;
}

function arrayWriter({ item }: ArrayType, scope: XmlScope): WriteContent {
  const write = elementWriter(item, scope);
  return (value) => {
    if (!Array.isArray(value)) throw notOf(`${item.name}[]`, value);
    let xml = '';
    for (const each of value) xml += write(each);
    return { xml, attributes: '' };
  };
}

function dictionaryWriter({ name, pair, key, value: valueField }: DictionaryType, scope: XmlScope): WriteContent {
  const prefix = pair.namespace === scope.unprefixed ? undefined : scope.prefixes.get(pair.namespace);
  const tag = prefix === undefined ? pair.name : `${prefix}:${pair.name}`;
  const writeKey = elementWriter(key, scope);
  const writeValue = elementWriter(valueField, scope);
  // Keys are dates too, as in the rules of a time zone; .NET has no other kinds in this contract.
  const isNumber = key.type.kind === 'primitive' && (key.type.name === 'int' || key.type.name === 'long');
  return (value) => {
    if (!isJsonObject(value)) throw notOf(name, value);
    let xml = '';
    for (const [each, entry] of Object.entries(value)) {
      xml += `<${tag}>${writeKey(isNumber ? Number(each) : each)}${writeValue(entry)}</${tag}>`;
    }
    return { xml, attributes: '' };
  };
}

/** A value carries its type. An object inside it, as Json.NET creates, has no type that the serializer knows. */
function anyTypeWriter(scope: XmlScope): WriteContent {
  const attributes = new Map(
    (['string', 'boolean', 'int', 'long', 'double'] as const).map((name) => [
      name as PrimitiveName,
      typeAttribute(namespaces.schema, name, scope),
    ]),
  );
  const content = (name: PrimitiveName, xml: string) => ({ xml, attributes: attributes.get(name) ?? '' });
  return (value) => {
    if (typeof value === 'string') return content('string', xmlText(value));
    if (typeof value === 'boolean') return content('boolean', String(value));
    if (typeof value !== 'number') throw notOf('known type', value);
    if (!Number.isSafeInteger(value)) return content('double', xmlScalars.double.write(value));
    return content(value >= -(2 ** 31) && value < 2 ** 31 ? 'int' : 'long', String(value));
  };
}

function notOf(type: string, value: unknown): UnwritableValueError {
  return new UnwritableValueError(`${Array.isArray(value) ? 'an array' : `a ${typeof value}`} is not a valid ${type}`);
}
