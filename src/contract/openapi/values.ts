import type { EnumerationMember, EnumerationType, FlagsType, PrimitiveName, TypeDescription } from '../model.js';
import type { SchemaParts } from './json-schema.js';
import { isUndefinedValue } from './known-types.js';

/** What the contract in this package knows about a value. */
type Known = TypeDescription | undefined;

/** The type that a schema without one has by its other parts. */
export function impliedType({
  properties,
  additionalProperties,
  items,
  enum: values,
}: SchemaParts): string | undefined {
  if (properties !== undefined || typeof additionalProperties === 'object') return 'object';
  if (items !== undefined) return 'array';
  return values === undefined ? undefined : 'string';
}

/** The type of a value that is neither an enumeration nor made of other values. */
export function scalarType(type: string | undefined, format: string | undefined, known: Known): TypeDescription {
  switch (type) {
    case 'integer':
      return numberType(format === 'int64' ? 'long' : 'int', known, integers);
    case 'number':
      return numberType(format === 'float' || format === 'decimal' ? format : 'double', known, fractions);
    case 'boolean':
      return { kind: 'primitive', name: 'boolean' };
    case 'string':
      return stringType(format, known);
    default:
      return { kind: 'primitive', name: 'anyType' };
  }
}

/** In JSON, they are all integers; documents declare the unsigned and short ones as int32. */
const integers: readonly PrimitiveName[] = [
  'byte',
  'short',
  'int',
  'long',
  'unsignedByte',
  'unsignedShort',
  'unsignedInt',
  'unsignedLong',
];
const fractions: readonly PrimitiveName[] = ['float', 'double', 'decimal'];

function numberType(name: PrimitiveName, known: Known, alike: readonly PrimitiveName[]): TypeDescription {
  return known?.kind === 'primitive' && alike.includes(known.name) ? known : { kind: 'primitive', name };
}

/** The formats of strings. `byte` and `binary` are bytes in a value and bytes as an answer; both are base64 in JSON. */
const formats: ReadonlyMap<string, PrimitiveName> = new Map([
  ['date-time', 'dateTime'],
  ['byte', 'base64Binary'],
  ['binary', 'base64Binary'],
  ['uuid', 'guid'],
  ['uri', 'anyURI'],
  // Newer generators have one for TimeSpan. The vendor's documents declare it as a string without format.
  ['date-span', 'duration'],
  ['time-span', 'duration'],
  ['duration', 'duration'],
]);

/** Time spans, and the masks of rights, are plain strings in the vendor's documents. */
function stringType(format: string | undefined, known: Known): TypeDescription {
  const name = format === undefined ? undefined : formats.get(format);
  if (name !== undefined) return { kind: 'primitive', name };
  const isNamed = known?.kind === 'flags' || known?.kind === 'enumeration';
  const isText = known?.kind === 'primitive' && texts.includes(known.name);
  return isNamed || isText ? known : { kind: 'primitive', name: 'string' };
}

const texts: readonly PrimitiveName[] = ['duration', 'guid', 'anyURI'];

/** The known members that the document lists. What else it lists has no known bits: combinations, and new members. */
export function flagsIn(known: FlagsType, names: readonly string[]): FlagsType {
  const members = known.members.filter(({ name }) => names.includes(name) || isUndefinedValue(name));
  return members.length === known.members.length ? known : { ...known, members };
}

/** The known members that the document lists, and its new ones, whose numbers are unknown. */
export function enumerationIn(known: EnumerationType, names: readonly string[]): EnumerationType {
  const kept = known.members.filter(({ name }) => names.includes(name));
  const added = names.filter((name) => !kept.some((member) => member.name === name));
  if (added.length === 0 && kept.length === known.members.length) return known;
  return { ...known, members: [...kept, ...added.map(unnumbered)] };
}

/** JSON can contain no NaN, so the member is never found by its number. */
export function unnumbered(name: string): EnumerationMember {
  return { name, value: Number.NaN };
}
