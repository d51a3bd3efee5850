import { isJsonObject } from '../wire/json-object.js';
import { type CanonicalObject, setEntry } from '../../contract/index.js';
import type { Store } from '../store/store.js';
import { type CustomField, customFieldsOf } from './custom-field-kinds.js';
import type { FieldRow } from './field-rows.js';

const companionsOf = ({ name }: CustomField) => [`${name}:org`, `${name}:DisplayText`, `${name}:DisplayTooltip`];

/** By agent: everything that a server adds to the values of a client. */
const companions = new Map<string, ReadonlySet<string>>();

function companionsAmong(agent: string): ReadonlySet<string> {
  let names = companions.get(agent);
  if (names === undefined) companions.set(agent, (names = new Set(customFieldsOf(agent).flatMap(companionsOf))));
  return names;
}

/**
 * What is stored of the custom fields. A defined field is both at home and in `CustomFields`. A client may
 * change it in either place; if both are changed, `CustomFields` wins, and if it is in neither, it does not change.
 * Companions are the server's own. What is not defined is kept as it came.
 *
 * @param shown what a client read before
 */
export function storedCustomFields(agent: string, entity: CanonicalObject, shown: CanonicalObject): CanonicalObject {
  const result = { ...entity };
  for (const place of ['UserDefinedFields', 'ExtraFields', 'CustomFields']) {
    const given = entity[place];
    if (!isJsonObject(given)) continue;
    const kept: CanonicalObject = {};
    for (const [key, value] of Object.entries(given)) {
      if (!companionsAmong(agent).has(key)) setEntry(kept, key, value);
    }
    result[place] = kept;
  }
  for (const field of customFieldsOf(agent)) {
    const { name, home, kind } = field;
    const places = ['CustomFields', home] as const;
    const value =
      places
        .map((place) => ({ given: entryOf(entity, place, name), before: entryOf(shown, place, name) }))
        .find(({ given, before }) => given !== undefined && given !== before)?.given ?? entryOf(shown, home, name);
    if (value === undefined) continue;
    const atHome = typeof value === 'string' ? kind.toHome(value) : value;
    result[home] = withEntry(result[home], name, atHome);
    result['CustomFields'] = withEntry(result['CustomFields'], name, asCustom(field, atHome));
  }
  return result;
}

/** Every field that is defined, with its companions, as recorded; then what else was saved. */
export function shownCustomFields(agent: string, entity: Readonly<CanonicalObject>, store: Store): CanonicalObject {
  const shown = { UserDefinedFields: {}, ExtraFields: {}, CustomFields: {} } satisfies Record<string, CanonicalObject>;
  const custom: CanonicalObject = shown.CustomFields;
  for (const field of customFieldsOf(agent)) {
    const { name, home, kind } = field;
    const own: CanonicalObject = shown[home];
    const value = entryOf(entity, home, name) ?? kind.unset;
    own[name] = value;
    custom[name] = custom[`${name}:org`] = asCustom(field, value);
    if (kind.companions === undefined || typeof value !== 'string') continue;
    const companions = kind.companions(value, store);
    for (const end in companions) own[`${name}:${end}`] = custom[`${name}:${end}`] = companions[end];
  }
  for (const [place, entries] of Object.entries(shown)) {
    const stored = entity[place];
    for (const [key, value] of Object.entries(isJsonObject(stored) ? stored : {})) {
      if (!Object.hasOwn(entries, key) && !companionsAmong(agent).has(key)) setEntry(entries, key, value);
    }
  }
  return shown;
}

/** The field properties of an entity's custom fields. Their rights have no reason, as recorded. */
export function customFieldRows(carrier: string): FieldRow[] {
  if (!carrier.endsWith('Entity')) return [];
  return customFieldsOf(carrier.slice(0, -'Entity'.length)).flatMap(({ name, home, kind, right }): FieldRow[] => {
    const places = home === 'ExtraFields' ? ['CustomFields'] : ['UserDefinedFields', 'CustomFields'];
    const Mask = right === '' ? 'Read, Write' : right;
    return [[kind.fieldType, kind.length, { Mask, Reason: '' }, places.map((place) => `${place}.${name}`).join(' ')]];
  });
}

function asCustom({ kind }: CustomField, value: unknown): unknown {
  return typeof value === 'string' ? kind.toCustom(value) : value;
}

function entryOf(entity: Readonly<CanonicalObject>, place: string, name: string): unknown {
  const fields = entity[place];
  return isJsonObject(fields) && Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function withEntry(fields: unknown, name: string, value: unknown): CanonicalObject {
  const result: CanonicalObject = {};
  for (const [each, entry] of Object.entries(isJsonObject(fields) ? fields : {})) setEntry(result, each, entry);
  result[name] = value;
  return result;
}
