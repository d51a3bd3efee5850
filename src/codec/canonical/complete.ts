import { actualType, blankMaker, type CanonicalObject, setEntry, type TypeDescription } from '../../contract/index.js';
import { isPlainObject } from './check.js';

/** A copy with every field of every carrier, absent ones as null. Fields that the contract does not know are kept. */
export function complete(type: TypeDescription, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (type.kind === 'array' && Array.isArray(value)) return value.map((item) => complete(type.item.type, item));
  if (!isPlainObject(value)) return value;
  const result: CanonicalObject = {};
  if (type.kind === 'dictionary') {
    for (const [key, entry] of Object.entries(value)) setEntry(result, key, complete(type.value.type, entry));
    return result;
  }
  if (type.kind !== 'carrier') return value;
  const actual = actualType(type, value);
  const carrier = blankMaker(actual.fields)();
  for (const field of actual.fields)
    carrier[field.name] = complete(field.type, Object.hasOwn(value, field.name) ? value[field.name] : undefined);
  for (const [name, entry] of Object.entries(value)) {
    if (!actual.fieldsByName.has(name)) setEntry(carrier, name, entry);
  }
  return carrier;
}
