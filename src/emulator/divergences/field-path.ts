import { isJsonObject } from '../wire/json-object.js';
import { type CanonicalObject, setEntry, type TypeDescription } from '../../contract/index.js';

/** Returned by a change to remove an entry of a dictionary. */
export const gone = Symbol('gone');

export type FieldChange = (value: unknown, type: TypeDescription) => unknown;

/**
 * A copy of a value with another one at a path such as `Contact.Name`, `Phones.Value` (in every item) or
 * `UserDefinedFields.SuperOffice:1`. If the path does not exist, the value is returned unchanged.
 */
export function changedAt(
  type: TypeDescription,
  value: unknown,
  steps: readonly string[],
  change: FieldChange,
): unknown {
  const [step] = steps;
  if (step === undefined) return change(value, type);
  if (type.kind === 'array') {
    return Array.isArray(value) ? value.map((item) => changedAt(type.item.type, item, steps, change)) : value;
  }
  if (!isJsonObject(value)) return value;
  const below = stepInto(type, steps);
  if (below === undefined || !Object.hasOwn(value, below.key)) return value;
  const changed = changedAt(below.type, value[below.key], below.rest, change);
  if (type.kind === 'carrier') return { ...value, [step]: changed === gone ? null : changed };
  const result: CanonicalObject = {};
  for (const [key, entry] of Object.entries(value)) {
    if (key !== below.key) setEntry(result, key, entry);
    else if (changed !== gone) setEntry(result, key, changed);
  }
  return result;
}

/** The type at a path; or the steps that do not exist, and the names that do. */
export function typeAt(
  type: TypeDescription,
  steps: readonly string[],
): { readonly type: TypeDescription } | { readonly unknown: string; readonly names: readonly string[] } {
  const [step] = steps;
  if (step === undefined) return { type };
  if (type.kind === 'array') return typeAt(type.item.type, steps);
  const below = stepInto(type, steps);
  if (below !== undefined) return typeAt(below.type, below.rest);
  return { unknown: step, names: type.kind === 'carrier' ? type.fields.map(({ name }) => name) : [] };
}

/** The key of an entry can contain dots if its value has no fields. */
function stepInto(type: TypeDescription, [step = '', ...rest]: readonly string[]) {
  if (type.kind === 'carrier') {
    const field = type.fieldsByName.get(step);
    return field === undefined ? undefined : { key: step, type: field.type, rest };
  }
  if (type.kind !== 'dictionary') return undefined;
  const { type: entry } = type.value;
  return entry.kind === 'carrier'
    ? { key: step, type: entry, rest }
    : { key: [step, ...rest].join('.'), type: entry, rest: [] };
}
