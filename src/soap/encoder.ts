import {
  actualType,
  type ArrayType,
  type CarrierType,
  type DictionaryType,
  type Field,
  namespaces,
  type TypeDescription,
} from '../contract/index.js';
import { ValidationError } from '../errors/index.js';
import { type CanonicalScalar, rulesOf, type ValueRules } from '../values/index.js';
import { escapeAttribute, escapeText } from './xml-text.js';

/** Prefixes that every message declares: for items of `ArrayOfstring` and friends, and for nil and type. */
export const prefixes = { arrays: 'a', schemaInstance: 'xsi' } as const;

/** A value as an element, or as nothing where it is null and the element may not be nil. */
type EncodeElement = (value: unknown) => string;

/** A value as the content of an element. `typeName` is set where the element must say its `xsi:type`. */
interface Content {
  readonly xml: string;
  readonly attributes: string;
}

type EncodeContent = (value: string | number | boolean | object) => Content;

const contentEncoders = new Map<string, WeakMap<TypeDescription, EncodeContent>>();

/**
 * Writes fields in the order of the contract, whatever the order of the object's keys: WCF drops what comes too late.
 *
 * @param namespace the default namespace where the fields will stand
 */
export function structureEncoder(fields: readonly Field[], namespace: string): (values: object) => string {
  const encoders = fields.map((field) => ({ name: field.name, encode: elementEncoder(field, namespace) }));
  return (values) => {
    let xml = '';
    for (const { name, encode } of encoders) xml += encode((values as Record<string, unknown>)[name]);
    return xml;
  };
}

export function elementEncoder(field: Field, namespace: string): EncodeElement {
  const { tag, declaration, inner } = tagOf(field, namespace);
  const nil = field.nillable
    ? `<${tag}${declaration} ${prefixes.schemaInstance}:nil="true"/>`
    : field.optional
      ? ''
      : undefined;
  const open = `<${tag}${declaration}`;
  const close = `</${tag}>`;
  let encodeContent: EncodeContent | undefined;
  return (value) => {
    if (value === null || value === undefined) {
      if (nil === undefined)
        throw new ValidationError(`${field.name} is mandatory in the contract`, { path: field.name });
      return nil;
    }
    encodeContent ??= contentEncoder(field.type, inner);
    const { xml, attributes } = encodeContent(value);
    return xml === '' ? `${open}${attributes}/>` : `${open}${attributes}>${xml}${close}`;
  };
}

function tagOf(field: Field, namespace: string): { tag: string; declaration: string; inner: string } {
  if (field.namespace === namespace) return { tag: field.name, declaration: '', inner: namespace };
  if (field.namespace === namespaces.arrays) {
    return { tag: `${prefixes.arrays}:${field.name}`, declaration: '', inner: namespace };
  }
  const declaration = ` xmlns="${escapeAttribute(field.namespace)}"`;
  return { tag: field.name, declaration, inner: field.namespace };
}

function contentEncoder(type: TypeDescription, namespace: string): EncodeContent {
  let byType = contentEncoders.get(namespace);
  if (byType === undefined) contentEncoders.set(namespace, (byType = new WeakMap()));
  let encode = byType.get(type);
  if (encode === undefined) byType.set(type, (encode = makeContentEncoder(type, namespace)));
  return encode;
}

function makeContentEncoder(type: TypeDescription, namespace: string): EncodeContent {
  switch (type.kind) {
    case 'carrier':
      return carrierEncoder(type, namespace);
    case 'array':
      return arrayEncoder(type, namespace);
    case 'dictionary':
      return dictionaryEncoder(type, namespace);
    case 'primitive':
      return type.name === 'anyType' ? encodeAnyType : scalarEncoder(rulesOf(type));
    default:
      return scalarEncoder(rulesOf(type));
  }
}

function scalarEncoder(rules: ValueRules): EncodeContent {
  return (value) => {
    if (typeof value === 'object') throw new ValidationError(`a value should be ${rules.expected}, and is an object`);
    return { xml: escapeText(rules.toXml(value)), attributes: '' };
  };
}

function carrierEncoder(type: CarrierType, namespace: string): EncodeContent {
  let encodeOwn: ((values: object) => string) | undefined;
  const forDerived = new Map<CarrierType, { encode: (values: object) => string; attributes: string }>();
  return (value) => {
    if (typeof value !== 'object')
      throw new ValidationError(`a value should be a ${type.name}, and is ${typeof value}`);
    const actual = actualType(type, value);
    if (actual === type) {
      encodeOwn ??= structureEncoder(type.fields, namespace);
      return { xml: encodeOwn(value), attributes: '' };
    }
    let derived = forDerived.get(actual);
    if (derived === undefined) {
      derived = { encode: structureEncoder(actual.fields, namespace), attributes: typeAttribute(actual, namespace) };
      forDerived.set(actual, derived);
    }
    return { xml: derived.encode(value), attributes: derived.attributes };
  };
}

function typeAttribute(type: CarrierType, namespace: string): string {
  const { schemaInstance } = prefixes;
  if (type.namespace === namespace) return ` ${schemaInstance}:type="${type.name}"`;
  return ` xmlns:t="${escapeAttribute(type.namespace)}" ${schemaInstance}:type="t:${type.name}"`;
}

function arrayEncoder(type: ArrayType, namespace: string): EncodeContent {
  const encodeItem = elementEncoder(type.item, namespace);
  return (value) => {
    if (!Array.isArray(value)) throw new ValidationError(`a value should be an array of ${type.item.name}`);
    let xml = '';
    for (const item of value) xml += encodeItem(item);
    return { xml, attributes: '' };
  };
}

function dictionaryEncoder(type: DictionaryType, namespace: string): EncodeContent {
  const encodePair = structureEncoder([type.key, type.value], namespace);
  const { tag, declaration } = tagOf({ ...type.value, ...type.pair }, namespace);
  return (value) => {
    if (typeof value !== 'object' || Array.isArray(value)) throw new ValidationError(`a value should be an object`);
    let xml = '';
    for (const [key, entry] of Object.entries(value)) {
      const pair = Object.fromEntries([
        [type.key.name, key],
        [type.value.name, entry],
      ]);
      xml += `<${tag}${declaration}>${encodePair(pair)}</${tag}>`;
    }
    return { xml, attributes: '' };
  };
}

/** The types that a `StringObjectDictionary` may hold, told from the value. */
const encodeAnyType: EncodeContent = (value) => {
  const type = anyTypeOf(value);
  if (type === undefined) throw new ValidationError('a value of any type must be a text, a boolean or a number');
  const attributes = ` xmlns:x="${namespaces.schema}" ${prefixes.schemaInstance}:type="x:${type}"`;
  const rules = rulesOf({ kind: 'primitive', name: type });
  return { xml: escapeText(rules.toXml(value as CanonicalScalar)), attributes };
};

function anyTypeOf(value: unknown): 'string' | 'boolean' | 'int' | 'long' | 'double' | undefined {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  if (!Number.isSafeInteger(value)) return 'double';
  return Math.abs(value) < 2 ** 31 ? 'int' : 'long';
}
