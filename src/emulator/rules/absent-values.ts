import { type CanonicalObject, setEntry, type TypeDescription } from '../../contract/index.js';
import { isJsonObject } from '../wire/json-object.js';

/** A .NET value type is never null: what is left out has its default. */
const defaults: Readonly<Record<string, unknown>> = {
  boolean: false,
  dateTime: '0001-01-01T00:00:00',
  duration: '00:00:00',
  guid: '00000000-0000-0000-0000-000000000000',
};

const nullable: ReadonlySet<string> = new Set(['string', 'base64Binary', 'anyType', 'anyURI']);

export function defaultOf(type: TypeDescription): unknown {
  if (type.kind === 'enumeration')
    return type.members.find((member) => member.value === 0)?.name ?? type.members[0]?.name;
  if (type.kind === 'flags') return type.members.find((member) => member.value === 0)?.name ?? '';
  if (type.kind !== 'primitive' || nullable.has(type.name)) return null;
  return defaults[type.name] ?? 0;
}

/** A complete copy of a carrier in which no value type is null, at any depth: what a .NET object holds. */
export function withDefaults(type: TypeDescription, value: unknown): unknown {
  if (value === null || value === undefined) return defaultOf(type);
  if (type.kind === 'array' && Array.isArray(value)) return value.map((item) => withDefaults(type.item.type, item));
  if (!isJsonObject(value)) return value;
  const result: CanonicalObject = {};
  if (type.kind === 'dictionary') {
    for (const [key, entry] of Object.entries(value)) setEntry(result, key, withDefaults(type.value.type, entry));
    return result;
  }
  if (type.kind !== 'carrier') return value;
  for (const field of type.fields) result[field.name] = withDefaults(field.type, value[field.name]);
  return result;
}
