import type { CanonicalObject } from '../../contract/index.js';
import { notFound } from '../server-error.js';
import { choices, type StoredItem, type StoredList } from '../store/list-store.js';
import type { Store } from '../store/store.js';

export interface ListQuery {
  readonly name: string;
  /** Of the list `udlist`: the id of the list whose items are meant. */
  readonly additional?: string;
  readonly flat?: boolean;
  /** Only items whose name holds this; empty for all. Implies flat. */
  readonly search?: string;
  /** Only the items that were used lately, latest first. Implies flat. */
  readonly onlyHistory?: boolean;
  /** The ids of the history, if the caller keeps one. */
  readonly history?: readonly number[];
}

export function mdoListNames({ lists }: Store): string[] {
  return lists.all.filter((list) => !list.deleted).map((list) => list.key);
}

/** The items of a list as MDO list items: below their headings, or flat. */
export function listItems(store: Store, query: ListQuery): CanonicalObject[] {
  const { name, flat = false, search = '', onlyHistory = false, history = store.lists.history(name) } = query;
  const list = visible(itemsOf(store, name, query.additional));
  if (!flat && search === '' && !onlyHistory) return list.map(asItem);
  const wanted = search.toLowerCase();
  const found = visible(choices(list)).filter((item) => item.name.toLowerCase().includes(wanted));
  const shown = onlyHistory ? [...new Set(history)].flatMap((id) => found.find((item) => item.id === id) ?? []) : found;
  return shown.map(asItem);
}

/** `lists` has the lists themselves, and `udlist94` the items of list 94 (the vendor's pages on lists). */
function itemsOf(store: Store, name: string, additional = ''): readonly StoredItem[] {
  if (name.toLowerCase() === 'lists') {
    return store.lists.all.map((list) => ({ ...list, items: undefined, values: {} }));
  }
  const [, id] = /^udlist(\d*)$/i.exec(name) ?? [];
  return requiredList(store, id === undefined ? name : Number(id === '' ? additional : id)).items;
}

export function listItem(store: Store, name: string, id: number): CanonicalObject {
  requiredList(store, name);
  const item = store.lists.item(name, id);
  if (item === undefined) throw notFound(`List item of ${name}`, id);
  return asItem(item, 0);
}

export function requiredList(store: Store, idOrName: number | string): StoredList {
  const list = store.lists.find(idOrName);
  if (list === undefined) throw notFound(typeof idOrName === 'string' ? 'MDO list' : 'List', idOrName);
  return list;
}

function visible(items: readonly StoredItem[]): StoredItem[] {
  return items.filter((item) => !item.deleted);
}

function asItem(item: StoredItem, index: number): CanonicalObject {
  return {
    Id: item.id,
    Name: item.name,
    ToolTip: item.tooltip,
    Deleted: item.deleted,
    Rank: index + 1,
    Type: item.items === undefined ? '' : 'Heading',
    ChildItems: item.items === undefined ? [] : visible(item.items).map(asItem),
    IconHint: '',
    ColorBlock: 0,
    ExtraInfo: '',
    StyleHint: '',
    FullName: item.name,
    TableRight: null,
    FieldProperties: {},
  };
}
