import { type CanonicalObject, setEntry, type TypeDescription } from '../../contract/index.js';
import { isJsonObject } from '../wire/json-object.js';
import { carrierOfValue } from '../wire/derived-carriers.js';
import { netDefault } from '../wire/net-object.js';

/** A complete copy of a carrier in which no value type is null, at any depth: what a .NET object holds. */
export function withDefaults(type: TypeDescription, value: unknown): unknown {
  if (value === null || value === undefined) return netDefault(type);
  if (type.kind === 'array' && Array.isArray(value)) return value.map((item) => withDefaults(type.item.type, item));
  if (!isJsonObject(value)) return value;
  const result: CanonicalObject = {};
  if (type.kind === 'dictionary') {
    for (const [key, entry] of Object.entries(value)) setEntry(result, key, withDefaults(type.value.type, entry));
    return result;
  }
  if (type.kind !== 'carrier') return value;
  for (const field of carrierOfValue(type, value).fields)
    result[field.name] = withDefaults(field.type, value[field.name]);
  return result;
}
