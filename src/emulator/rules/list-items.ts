import type { CanonicalObject } from '../../contract/index.js';
import { badRequest, notFound } from '../server-error.js';
import { choices, siblingsOf, type StoredItem, type StoredList } from '../store/list-store.js';
import type { Store } from '../store/store.js';

/** A list as an administrator sees it. */
export function listEntity(list: StoredList): CanonicalObject {
  return {
    Id: list.id,
    Name: list.name,
    Tooltip: list.tooltip,
    Deleted: list.deleted,
    Rank: 0,
    IsCustomList: list.custom,
    IsMDOList: true,
    UseGroupsAndHeadings: list.items.some((item) => item.items !== undefined),
    ListType: list.key,
    InUseByUserDefinedFields: false,
    TableRight: null,
    FieldProperties: {},
  };
}

/** As the vendor's page on creating a list shows it. */
export const newListEntity: Readonly<CanonicalObject> = {
  Id: 0,
  Name: null,
  Tooltip: null,
  Deleted: false,
  Rank: 0,
  IsCustomList: false,
  IsMDOList: false,
  UseGroupsAndHeadings: false,
  ListType: null,
  InUseByUserDefinedFields: false,
  TableRight: null,
  FieldProperties: {},
};

export function saveListEntity({ lists }: Store, values: CanonicalObject): StoredList {
  const id = Number(values['Id'] ?? 0);
  const name = text(values['Name']).trim();
  if (name === '') throw badRequest('A list must have a name');
  const said = { name, tooltip: text(values['Tooltip']), deleted: values['Deleted'] === true };
  const namesake = lists.find(name);
  if (namesake !== undefined && namesake.id !== id) throw badRequest(`There is a list ${name} already`);
  if (id === 0) return lists.add(said);
  const list = lists.find(id);
  if (list === undefined) throw notFound('List', id);
  return Object.assign(list, said);
}

/** How the items of a list are returned to a client, and read from one. */
export interface ItemCarrier {
  readonly key: string;
  readonly blank: Readonly<CanonicalObject>;
  fieldsOf(item: StoredItem, rank: number, list: StoredList): CanonicalObject;
  take(values: CanonicalObject): Omit<StoredItem, 'id' | 'items'>;
}

const noRights = { TableRight: null, FieldProperties: {} };

/** Of any list. */
export const plainItems: ItemCarrier = {
  key: 'Id',
  // As the vendor's page on creating a list item shows it.
  blank: { Id: 0, Name: null, Tooltip: null, Deleted: false, UdListDefinitionId: 0, Rank: 0, ...noRights },
  fieldsOf: ({ id, name, tooltip, deleted }, rank, list) => ({
    Id: id,
    Name: name,
    Tooltip: tooltip,
    Deleted: deleted,
    UdListDefinitionId: list.id,
    Rank: rank,
    ...noRights,
  }),
  take: (values) => ({
    name: text(values['Name']),
    tooltip: text(values['Tooltip']),
    deleted: values['Deleted'] === true,
    values: {},
  }),
};

const newTask = {
  Direction: 'Unknown',
  Type: 'Appointment',
  IntentId: 0,
  IsDefaultAlldayEvent: false,
  IsDefaultFree: false,
  IsDefaultPublished: false,
  ColorIndex: 'LightBlue',
  DefaultVideomeetingStatus: 'NoChange',
};

/** Items of the list of tasks, which have more fields. */
export const taskItems: ItemCarrier = {
  key: 'TaskListItemId',
  blank: { TaskListItemId: 0, Value: '', Tooltip: '', Deleted: false, Rank: 0, ...newTask, ...noRights },
  fieldsOf: ({ id, name, tooltip, deleted, values }, rank) => ({
    TaskListItemId: id,
    Value: name,
    Tooltip: tooltip,
    Deleted: deleted,
    Rank: rank,
    ...newTask,
    ...values,
    ...noRights,
  }),
  take: (values) => ({
    name: text(values['Value']),
    tooltip: text(values['Tooltip']),
    deleted: values['Deleted'] === true,
    values: Object.fromEntries(Object.entries(newTask).map(([name, otherwise]) => [name, values[name] ?? otherwise])),
  }),
};

export function itemCarriers(carrier: ItemCarrier, list: StoredList, includeDeleted: boolean): CanonicalObject[] {
  return choices(list.items)
    .map((item, index) => ({ item, result: carrier.fieldsOf(item, index + 1, list) }))
    .filter(({ item }) => includeDeleted || !item.deleted)
    .map(({ result }) => result);
}

export function itemCarrier(carrier: ItemCarrier, list: StoredList, id: number): CanonicalObject {
  const index = choices(list.items).findIndex((item) => item.id === id);
  const item = choices(list.items)[index];
  if (item === undefined) throw notFound(`List item of ${list.key}`, id);
  return carrier.fieldsOf(item, index + 1, list);
}

/** Adds an item if its key is 0, otherwise changes the one with the key. */
export function saveItem(store: Store, carrier: ItemCarrier, list: StoredList, values: CanonicalObject | null) {
  if (values === null) throw badRequest('The list item is null');
  const taken = carrier.take(values);
  if (taken.name.trim() === '') throw badRequest('A list item must have a name');
  const id = Number(values[carrier.key] ?? 0);
  if (id === 0) return itemCarrier(carrier, list, store.lists.addItem(list, taken).id);
  Object.assign(requiredItem(list, id), taken);
  return itemCarrier(carrier, list, id);
}

/** An item that was used stays, marked as deleted. */
export function deleteItem(list: StoredList, id: number): void {
  requiredItem(list, id).deleted = true;
}

/** @param direction -1 for one place up, 1 for one place down; at the end it stays. */
export function moveItem(list: StoredList, id: number, direction: number): void {
  if (direction !== 1 && direction !== -1) throw badRequest(`The direction is -1 or 1, and not ${direction}`);
  const items = siblingsOf(list.items, id);
  const index = items?.findIndex((item) => item.id === id) ?? -1;
  const item = items?.[index];
  const other = items?.[index + direction];
  if (items === undefined || item === undefined) throw notFound(`List item of ${list.key}`, id);
  if (other === undefined) return;
  items[index + direction] = item;
  items[index] = other;
}

/** By name, as the language of the culture orders it. */
export function sortItems(list: StoredList, culture: string): void {
  let collator: Intl.Collator;
  try {
    collator = new Intl.Collator(culture === '' ? 'en' : culture);
  } catch {
    throw badRequest(`Unknown culture ${culture}`);
  }
  const sort = (items: StoredItem[]): void => {
    items.sort((one, other) => collator.compare(one.name, other.name));
    for (const { items: below } of items) if (below !== undefined) sort(below);
  };
  sort(list.items);
}

function requiredItem(list: StoredList, id: number): StoredItem {
  const item = choices(list.items).find((each) => each.id === id);
  if (item === undefined) throw notFound(`List item of ${list.key}`, id);
  return item;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
