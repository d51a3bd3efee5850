import {
  type ArrayType,
  type CarrierType,
  type DictionaryType,
  type Field,
  type RecordMaker,
  recordMaker,
  type TypeDescription,
} from '../../contract/index.js';
import { rulesOf, type ValueRules } from '../values/index.js';
import { type ElementTag, elementTag } from './element-tag.js';
import type { XmlReader } from './xml-reader.js';

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

/** A sequence of fields, and how to make an object of their values. */
export interface Structure {
  readonly fields: readonly ExpectedField[];
  /** The carrier of the fields; without it, unknown fields are never kept. */
  readonly carrier: string | undefined;
  readonly make: RecordMaker;
}

export interface ExpectedField {
  readonly field: Field;
  readonly tag: ElementTag;
  /** How its content is read if it was entered with `enter`, so that it has neither attributes nor another type. */
  readonly content: 'text' | 'digits' | 'scalar' | 'structure' | 'other';
  readonly rules: ValueRules | undefined;
  /** The greatest value of `digits`. */
  readonly maximum: number;
  /** Looked up when first needed, because carriers contain one another. */
  structure: Structure | undefined;
  decode: Decode | undefined;
}

const structures = new WeakMap<CarrierType, Structure>();

export function structureOf(type: CarrierType): Structure {
  let structure = structures.get(type);
  if (structure === undefined) structures.set(type, (structure = newStructure(type.fields, type.name)));
  return structure;
}

export function newStructure(fields: readonly Field[], carrier: string | undefined): Structure {
  return { fields: fields.map(expectedField), carrier, make: recordMaker(fields) };
}

/** The greatest whole numbers that `readDigitsOf` may return; it reads nine digits at most. */
const greatest: Readonly<Record<string, number>> = {
  byte: 127,
  unsignedByte: 255,
  short: 32_767,
  unsignedShort: 65_535,
  int: 999_999_999,
  unsignedInt: 999_999_999,
  long: 999_999_999,
  unsignedLong: 999_999_999,
};

export function expectedField(field: Field): ExpectedField {
  const { type } = field;
  const maximum = type.kind === 'primitive' ? (greatest[type.name] ?? 0) : 0;
  const content = maximum > 0 ? 'digits' : contentOf(type);
  return {
    field,
    tag: elementTag(field.name, field.namespace),
    content,
    rules:
      content === 'scalar'
        ? rulesOf(type as Exclude<TypeDescription, CarrierType | ArrayType | DictionaryType>)
        : undefined,
    maximum,
    structure: undefined,
    decode: undefined,
  };
}

function contentOf(type: TypeDescription): 'text' | 'scalar' | 'structure' | 'other' {
  switch (type.kind) {
    case 'carrier':
      return 'structure';
    case 'array':
    case 'dictionary':
      return 'other';
    case 'primitive':
      return type.name === 'string' ? 'text' : type.name === 'anyType' ? 'other' : 'scalar';
    default:
      return 'scalar';
  }
}
