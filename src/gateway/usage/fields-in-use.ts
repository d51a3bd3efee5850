import type { CanonicalObject, Field, TypeDescription } from '../../contract/index.js';
import { maskedKey } from '../../migration/doctor/masking/leaf.js';

/** Values that are looked at in one message, so that a large one takes no time from others. */
const maxValues = 20_000;

/**
 * The paths of the fields that have a value other than the default of their type, such as `Contact.Name` and
 * `Persons[].Emails[].Value`. A carrier that WCF has read or will write has every field, so the others say nothing.
 */
export function fieldsInUse(fields: readonly Field[], values: CanonicalObject): ReadonlySet<string> {
  const found = new Set<string>();
  let left = maxValues;
  const look = (value: unknown, type: TypeDescription, path: string): void => {
    if (left-- <= 0 || isDefault(value, type)) return;
    if (type.kind === 'carrier' && isObject(value)) {
      const derived = type.derived.length === 0 ? undefined : type.derived.flatMap((each) => each.fields);
      for (const field of new Map([...(derived ?? []), ...type.fields].map((each) => [each.name, each])).values()) {
        if (Object.hasOwn(value, field.name)) look(value[field.name], field.type, `${path}.${field.name}`);
      }
    } else if (type.kind === 'array' && Array.isArray(value)) {
      for (const item of value) look(item, type.item.type, `${path}[]`);
    } else if (type.kind === 'dictionary' && isObject(value)) {
      // A key of a dictionary may be anything, also a name.
      for (const [key, item] of Object.entries(value)) {
        look(item, type.value.type, `${path}[${maskedKey(key, () => '*')}]`);
      }
    } else found.add(path);
  };
  for (const { name, type } of fields) if (Object.hasOwn(values, name)) look(values[name], type, name);
  return found;
}

function isDefault(value: unknown, type: TypeDescription): boolean {
  if (value === null || value === undefined || value === '' || value === false || value === 0) return true;
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value !== 'string') return false;
  switch (type.kind) {
    case 'enumeration':
      return type.members.some(({ name, value: number }) => name === value && number === 0);
    case 'primitive':
      return (
        (type.name === 'dateTime' && value.startsWith('0001-01-01T00:00:00')) ||
        (type.name === 'duration' && value === '00:00:00') ||
        (type.name === 'guid' && /^[0-]+$/.test(value))
      );
    default:
      return false;
  }
}

function isObject(value: unknown): value is CanonicalObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
