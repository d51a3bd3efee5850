import {
  actualType,
  type ArrayType,
  type CanonicalObject,
  type CarrierType,
  type DictionaryType,
  type Field,
  namespaces,
  type TypeDescription,
} from '../../contract/index.js';
import { type ElementPosition, extraFieldsOf, pathText } from '../canonical/index.js';
import { ValidationError } from '../../errors/index.js';
import { type CanonicalScalar, rulesOf, UnwritableValue } from '../values/index.js';
import { defaultText, zeroText } from './default-text.js';
import { nestedTypes } from './nested-types.js';
import { isUnknownContent, unknownContent, writeUnknownElement } from './unknown-element.js';
import { escapeAttribute, escapeText } from './xml-text.js';

/** Prefixes that every message declares: for items of arrays such as `ArrayOfstring`, and for nil and type. */
export const prefixes = { arrays: 'a', schemaInstance: 'xsi' } as const;

/**
 * Where an element is written.
 *
 * A request omits the members of a carrier that are null, or have the default of their value type, such as 0:
 * DataContractSerializer reads a member that is absent as exactly that, where the contract says that it may be absent. An
 * answer has every member, null as nil or as the default, because DataContractSerializer writes them all.
 */
export interface Scope {
  /** The default namespace around the element. */
  readonly namespace: string;
  readonly missing: 'omitted' | 'default';
}

const scopes = new Map<string, Scope>();

/** The only scope of a namespace and a way to write what is missing, so that encoders can be kept by scope. */
export function scopeOf(namespace: string, missing: Scope['missing'] = 'omitted'): Scope {
  const key = `${missing} ${namespace}`;
  let scope = scopes.get(key);
  if (scope === undefined) scopes.set(key, (scope = { namespace, missing }));
  return scope;
}

/** Writes a value as an element, or as nothing if it is null and the element may not be nil. */
type EncodeElement = (value: unknown) => string;

/** A value as the content of an element, with the attributes that the element needs, such as `xsi:type`. */
interface Content {
  readonly xml: string;
  readonly attributes: string;
}

type EncodeContent = (value: string | number | boolean | object) => Content;

const contentEncoders = new WeakMap<Scope, WeakMap<TypeDescription, EncodeContent>>();

/** A value cannot be written. The steps to it are added while the error passes up, so that writing costs nothing more. */
class Unwritable extends Error {
  readonly steps: (string | number)[] = [];
}

function within(error: unknown, step: string | number): unknown {
  const unwritable = error instanceof UnwritableValue ? new Unwritable(error.message) : error;
  if (unwritable instanceof Unwritable) unwritable.steps.unshift(step);
  return unwritable;
}

/** @throws {ValidationError} whose `path` names the value that `write` could not write */
export function withPath<Result>(write: () => Result): Result {
  try {
    return write();
  } catch (error) {
    if (!(error instanceof Unwritable || error instanceof UnwritableValue)) throw error;
    const path = pathText(error instanceof Unwritable ? error.steps : []);
    throw new ValidationError(`${path === '' ? 'the value' : path}: ${error.message}`, { path });
  }
}

/**
 * Writes fields in the order of the contract, whatever the order of the object's keys, because WCF drops fields that come
 * too late.
 *
 * @param carrier the carrier of the fields; its fields that the contract does not know are written too
 */
export function structureEncoder(fields: readonly Field[], scope: Scope, carrier?: string): (values: object) => string {
  const { namespace } = scope;
  const encoders = fields.map((field) => ({ name: field.name, encode: elementEncoder(field, scope, true) }));
  const names = new Set(fields.map((field) => field.name));
  return (values) => {
    const extras = carrier === undefined ? undefined : extrasOf(values, names, carrier);
    let xml = extras === undefined ? '' : encodeExtras(extras, undefined, namespace);
    let at: string | undefined;
    try {
      for (const { name, encode } of encoders) {
        at = name;
        xml += encode((values as Record<string, unknown>)[name]);
        if (extras === undefined) continue;
        // The error of a field after this one names that field itself.
        at = undefined;
        xml += encodeExtras(extras, name, namespace);
      }
    } catch (error) {
      throw at === undefined ? error : within(error, at);
    }
    return xml;
  };
}

interface Extra {
  readonly name: string;
  readonly value: unknown;
  readonly namespace: string;
  /** The field of the contract before it; undefined for the beginning of the carrier. */
  readonly anchor: string | undefined;
  /** How many elements after that field. */
  readonly distance: number;
}

/** The fields of a carrier that the contract does not know, in order; undefined for nearly every carrier. */
function extrasOf(values: object, names: ReadonlySet<string>, carrier: string): Extra[] | undefined {
  const known = extraFieldsOf(carrier);
  if (known === undefined) return undefined;
  const extras: Extra[] = [];
  for (const [name, value] of Object.entries(values) as [string, unknown][]) {
    if (names.has(name)) continue;
    const position = known.get(name);
    if (position !== undefined) {
      extras.push({ name, value, namespace: position.namespace, ...anchorOf(position, names, known) });
    } else if (known.has(name)) throw within(new UnwritableValue(jsonOnly(carrier)), name);
  }
  return extras.length === 0 ? undefined : extras.sort((left, right) => left.distance - right.distance);
}

/** The extra before one may be absent, or follow it on another server, so this searches for the nearest known field. */
function anchorOf(
  position: ElementPosition,
  names: ReadonlySet<string>,
  known: ReadonlyMap<string, ElementPosition | undefined>,
): Pick<Extra, 'anchor' | 'distance'> {
  let anchor = position.after;
  let distance = 0;
  while (anchor !== undefined && !names.has(anchor)) {
    anchor = distance++ < known.size ? known.get(anchor)?.after : undefined;
  }
  return { anchor, distance };
}

const jsonOnly = (carrier: string) =>
  `no server has sent this field of ${carrier} over SOAP, so its position there is unknown; omit it, or save over rest or agents`;

/** WCF reads in order, so unknown fields are written where a server wrote them. */
function encodeExtras(extras: readonly Extra[], after: string | undefined, outer: string): string {
  let xml = '';
  for (const { name, value, namespace, anchor } of extras) {
    if (anchor !== after) continue;
    try {
      xml += writeUnknownElement(name, namespace, outer, value);
    } catch (error) {
      throw within(error, name);
    }
  }
  return xml;
}

/** @param isMember whether it is a field of a carrier or a message, and not an item, an entry or a header */
export function elementEncoder(field: Field, scope: Scope, isMember = false): EncodeElement {
  const { tag, declaration, inner } = tagOf(field, scope);
  const { type } = field;
  const open = `<${tag}${declaration}`;
  const start = `${open}>`;
  const close = `</${tag}>`;
  const empty = `${open}/>`;
  const omits = isMember && field.optional && scope.missing === 'omitted';
  const omitted = omits && !field.nillable ? zeroText(type) : undefined;
  const absent = (): string | undefined => {
    if (omits) return '';
    if (field.nillable) return `${open} ${prefixes.schemaInstance}:nil="true"/>`;
    const value = scope.missing === 'default' ? defaultText(type) : undefined;
    if (value !== undefined) return value === '' ? empty : start + value + close;
    return field.optional ? '' : undefined;
  };
  const nil = absent();
  const nothing = (): string => {
    if (nil === undefined) throw new UnwritableValue('is mandatory in the contract');
    return nil;
  };
  if (isScalar(type)) {
    const rules = rulesOf(type);
    return (value) => {
      if (value === null || value === undefined) return nothing();
      if (typeof value === 'object') throw new UnwritableValue(`must be ${rules.expected}, but is an object`);
      const text = escapeText(rules.toXml(value as CanonicalScalar));
      if (text === omitted) return '';
      return text === '' ? empty : start + text + close;
    };
  }
  // A carrier that cannot be nil is a struct of .NET, such as `DSAParameters`, and written with its members' defaults.
  const isStruct = scope.missing === 'default' && !field.nillable && type.kind === 'carrier';
  let encodeContent: EncodeContent | undefined;
  return (value) => {
    const isNull = value === null || value === undefined;
    if (isNull && !isStruct) return nothing();
    encodeContent ??= contentEncoder(type, inner);
    const { xml, attributes } = encodeContent(isNull ? {} : value);
    return xml === '' ? `${open}${attributes}/>` : `${open}${attributes}>${xml}${close}`;
  };
}

type ScalarType = Exclude<TypeDescription, CarrierType | ArrayType | DictionaryType>;

/** Whether values of the type are a single text without attributes. */
function isScalar(type: TypeDescription): type is ScalarType {
  if (type.kind === 'primitive') return type.name !== 'anyType';
  return type.kind === 'enumeration' || type.kind === 'flags';
}

function tagOf(field: Field, scope: Scope): { tag: string; declaration: string; inner: Scope } {
  if (field.namespace === scope.namespace) return { tag: field.name, declaration: '', inner: scope };
  if (field.namespace === namespaces.arrays) {
    return { tag: `${prefixes.arrays}:${field.name}`, declaration: '', inner: scope };
  }
  const declaration = ` xmlns="${escapeAttribute(field.namespace)}"`;
  return { tag: field.name, declaration, inner: scopeOf(field.namespace, scope.missing) };
}

function contentEncoder(type: TypeDescription, scope: Scope): EncodeContent {
  let byType = contentEncoders.get(scope);
  if (byType === undefined) contentEncoders.set(scope, (byType = new WeakMap()));
  let encode = byType.get(type);
  if (encode === undefined) byType.set(type, (encode = makeContentEncoder(type, scope)));
  return encode;
}

function makeContentEncoder(type: TypeDescription, scope: Scope): EncodeContent {
  switch (type.kind) {
    case 'carrier':
      return carrierEncoder(type, scope);
    case 'array':
      return arrayEncoder(type, scope);
    case 'dictionary':
      return dictionaryEncoder(type, scope);
    default:
      return anyTypeEncoder(scope);
  }
}

function carrierEncoder(type: CarrierType, scope: Scope): EncodeContent {
  let encodeOwn: ((values: object) => string) | undefined;
  const forDerived = new Map<CarrierType, { encode: (values: object) => string; attributes: string }>();
  return (value) => {
    if (typeof value !== 'object')
      throw new UnwritableValue(`must be an object (${type.name}), but is a ${typeof value}`);
    const actual = actualType(type, value);
    if (actual === type) {
      encodeOwn ??= structureEncoder(type.fields, scope, type.name);
      return { xml: encodeOwn(value), attributes: '' };
    }
    let derived = forDerived.get(actual);
    if (derived === undefined) {
      derived = {
        encode: structureEncoder(actual.fields, scope, actual.name),
        attributes: typeAttribute(actual, scope.namespace),
      };
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

function arrayEncoder(type: ArrayType, scope: Scope): EncodeContent {
  const encodeItem = elementEncoder(type.item, scope);
  return (value) => {
    if (!Array.isArray(value)) throw new UnwritableValue(`must be an array of ${type.item.name}`);
    let xml = '';
    let at = 0;
    try {
      for (; at < value.length; at++) xml += encodeItem(value[at]);
    } catch (error) {
      throw within(error, at);
    }
    return { xml, attributes: '' };
  };
}

function dictionaryEncoder(type: DictionaryType, scope: Scope): EncodeContent {
  const encodeKey = elementEncoder(type.key, scope);
  const encodeValue = elementEncoder(type.value, scope);
  const { tag, declaration } = tagOf({ ...type.value, ...type.pair }, scope);
  const start = `<${tag}${declaration}>`;
  const close = `</${tag}>`;
  return (value) => {
    if (typeof value !== 'object' || Array.isArray(value)) throw new UnwritableValue('must be an object');
    let xml = '';
    let at = type.key.name;
    try {
      for (const key of Object.keys(value)) {
        at = type.key.name;
        xml += start + encodeKey(key);
        at = type.value.name;
        xml += encodeValue((value as CanonicalObject)[key]) + close;
      }
    } catch (error) {
      throw within(error, at);
    }
    return { xml, attributes: '' };
  };
}

/** The types in a `StringObjectDictionary`, derived from each value. */
function anyTypeEncoder(scope: Scope): EncodeContent {
  return (value) => {
    const type = anyTypeOf(value);
    if (type === undefined) return encodeNested(value, scope);
    const attributes = ` xmlns:x="${namespaces.schema}" ${prefixes.schemaInstance}:type="x:${type}"`;
    const rules = rulesOf({ kind: 'primitive', name: type });
    return { xml: escapeText(rules.toXml(value as CanonicalScalar)), attributes };
  };
}

/** An object or a list in `xs:anyType`: as DataContractSerializer writes it, or as it was read. */
function encodeNested(value: unknown, scope: Scope): Content {
  if (typeof value !== 'object' || value === null) throw new UnwritableValue('must be a JSON value');
  if (isUnknownContent(value)) {
    const { attributes, content } = unknownContent(value, scope.namespace);
    return { xml: content, attributes };
  }
  const type = Array.isArray(value) ? nestedTypes.list : nestedTypes.dictionary;
  const { xml } = contentEncoder(type, scope)(value);
  return { xml, attributes: ` ${prefixes.schemaInstance}:type="${prefixes.arrays}:${type.name}"` };
}

function anyTypeOf(value: unknown): 'string' | 'boolean' | 'int' | 'long' | 'double' | undefined {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  if (!Number.isSafeInteger(value)) return 'double';
  return value >= -(2 ** 31) && value < 2 ** 31 ? 'int' : 'long';
}
