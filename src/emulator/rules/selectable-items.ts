import { isJsonObject } from '../wire/json-object.js';
import type { CanonicalObject, CarrierType } from '../../contract/index.js';
import { seedInterests, seedShipmentTypes, type SelectableItem } from '../seed/selectable-items.js';
import { withRecordedShape } from './recorded-shape.js';

/** A field that shows every item of a list, and of each whether it is selected. */
export interface SelectableField {
  readonly name: string;
  readonly list: readonly SelectableItem[];
}

/**
 * By agent. Recorded in companies (`contint`) and persons (`persint`, and the types of mailings), whether anything is
 * selected or not.
 */
export const selectableFields: Readonly<Record<string, readonly SelectableField[]>> = {
  Contact: [{ name: 'Interests', list: seedInterests.contint }],
  Person: [
    { name: 'Interests', list: seedInterests.persint },
    { name: 'ShipmentTypes', list: seedShipmentTypes },
  ],
};

type Shape = (item: unknown) => CanonicalObject;

/** Lists without a selected item, as most are: one frozen list of each. */
const blank = new WeakMap<SelectableField, readonly unknown[]>();

export function shownSelection(carrier: CarrierType, field: SelectableField, stored: unknown): readonly unknown[] {
  const shape = shapeOfItems(carrier, field);
  const given = (Array.isArray(stored) ? stored : []).filter(isJsonObject);
  if (given.length === 0) {
    let shown = blank.get(field);
    if (shown === undefined) blank.set(field, (shown = deepFrozen(shownItems(shape, field.list, new Map()))));
    return shown;
  }
  const byId = new Map(given.map((item) => [Number(item['Id']), item]));
  const known = idsOf(field.list);
  return [
    ...shownItems(shape, field.list, byId),
    ...given.filter((item) => !known.has(Number(item['Id']))).map((item) => shape(item)),
  ];
}

/** What is stored: what is selected, and what is not in the list, which is kept as it came. */
export function storedSelection({ list }: SelectableField, given: unknown): CanonicalObject[] {
  const known = idsOf(list);
  return flat(given).filter((item) => item['Selected'] === true || !known.has(Number(item['Id'])));
}

export function selectedCount(items: unknown): number {
  return flat(items).filter((item) => item['Selected'] === true).length;
}

function shapeOfItems(carrier: CarrierType, { name }: SelectableField): Shape {
  const type = carrier.fieldsByName.get(name)?.type;
  if (type?.kind !== 'array') throw new TypeError(`the contract has no list ${carrier.name}.${name}`);
  return (item) => withRecordedShape(type.item.type, item, `${carrier.name}.${name}`) as CanonicalObject;
}

function shownItems(
  shape: Shape,
  list: readonly SelectableItem[],
  given: ReadonlyMap<number, CanonicalObject>,
): unknown[] {
  return list.map(({ items = [], ...item }) => {
    const { Selected = false, LastChanged = null } = given.get(item.Id) ?? {};
    const chosen = Selected === true ? { Selected, LastChanged } : {};
    return { ...shape({ ...item, ...chosen }), ChildItems: shownItems(shape, items, given) };
  });
}

function idsOf(list: readonly SelectableItem[]): ReadonlySet<number> {
  return new Set(list.flatMap(({ Id, items = [] }) => [Id, ...items.map((item) => item.Id)]));
}

function flat(items: unknown): CanonicalObject[] {
  if (!Array.isArray(items)) return [];
  return items.filter(isJsonObject).flatMap((item) => [item, ...flat(item['ChildItems'])]);
}

function deepFrozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const entry of Object.values(value)) deepFrozen(entry);
  }
  return value;
}
