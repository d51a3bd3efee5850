import { isPlainObject } from '../../canonical/index.js';
import { type CanonicalObject, setEntry } from '../../contract/index.js';

/** The fields that the tenant has defined itself, and where each is at home. They are the same for every entity. */
const homes: Readonly<Record<string, 'UserDefinedFields' | 'ExtraFields'>> = {
  'SuperOffice:1': 'UserDefinedFields',
  'SuperOffice:2': 'UserDefinedFields',
  x_reference: 'ExtraFields',
};

/**
 * A defined field stands at home and among the `CustomFields` alike. A client may change it in either place; where both
 * are changed, `CustomFields` holds. What is not defined is kept as it came.
 */
export function withCustomFields(entity: CanonicalObject, stored: CanonicalObject | undefined): CanonicalObject {
  const result = { ...entity };
  for (const [name, home] of Object.entries(homes)) {
    const places = ['CustomFields', home] as const;
    const given = places.map((place) => entryOf(entity, place, name)).filter((value) => value !== undefined);
    if (given.length === 0) continue;
    const before = entryOf(stored ?? {}, home, name);
    const value = given.find((each) => each !== before) ?? before;
    for (const place of places) result[place] = withEntry(result[place], name, value);
  }
  return result;
}

function entryOf(entity: CanonicalObject, place: string, name: string): unknown {
  const fields = entity[place];
  return isPlainObject(fields) && Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function withEntry(fields: unknown, name: string, value: unknown): CanonicalObject {
  const result: CanonicalObject = {};
  for (const [each, entry] of Object.entries(isPlainObject(fields) ? fields : {})) setEntry(result, each, entry);
  result[name] = value;
  return result;
}
