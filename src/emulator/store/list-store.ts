import type { CanonicalObject } from '../../contract/index.js';
import { seedHistory, type SeedItem, seedLists } from '../seed/lists.js';

/** An item, with its children if it is a heading. */
export interface StoredItem {
  id: number;
  name: string;
  tooltip: string;
  deleted: boolean;
  items: StoredItem[] | undefined;
  /** What the items of this list have in addition to a name, such as a task's direction. */
  values: CanonicalObject;
}

export interface StoredList {
  readonly id: number;
  /** The name of the MDO list, in lower case. */
  readonly key: string;
  name: string;
  tooltip: string;
  deleted: boolean;
  /** Created by an administrator, not built in. */
  readonly custom: boolean;
  items: StoredItem[];
}

/** The lists of the tenant and their items. It returns its own objects, which change with it. */
export class ListStore {
  readonly #lists: StoredList[] = Object.entries(seedLists).map(([key, items], index) => ({
    id: index + 1,
    key,
    name: key,
    tooltip: '',
    deleted: false,
    custom: false,
    items: items.map(stored),
  }));

  get all(): readonly StoredList[] {
    return this.#lists;
  }

  /** By its id, or by its name in any case. */
  find(idOrName: number | string): StoredList | undefined {
    if (typeof idOrName === 'number') return this.#lists.find((list) => list.id === idOrName);
    const name = idOrName.toLowerCase();
    return this.#lists.find((list) => list.key === name || list.name.toLowerCase() === name);
  }

  /** An item that can be chosen, deleted ones too. */
  item(name: string, id: number): StoredItem | undefined {
    return choiceOf(this.find(name)?.items ?? [], id);
  }

  add(values: Pick<StoredList, 'name' | 'tooltip' | 'deleted'>): StoredList {
    const id = Math.max(0, ...this.#lists.map((list) => list.id)) + 1;
    const list: StoredList = { id, key: values.name.toLowerCase(), custom: true, items: [], ...values };
    this.#lists.push(list);
    return list;
  }

  remove(list: StoredList): void {
    this.#lists.splice(this.#lists.indexOf(list), 1);
  }

  addItem(list: StoredList, values: Omit<StoredItem, 'id' | 'items'>): StoredItem {
    const id = Math.max(0, ...everyItem(list.items).map((item) => item.id)) + 1;
    const item = { ...values, id, items: undefined };
    list.items.push(item);
    return item;
  }

  /** The items that were used last, by list. */
  history(name: string): readonly number[] {
    const key = name.toLowerCase();
    return Object.hasOwn(seedHistory, key) ? (seedHistory[key] ?? []) : [];
  }
}

/** The items that can be chosen, without their headings. */
export function choices(items: readonly StoredItem[]): StoredItem[] {
  return items.flatMap((item) => (item.items === undefined ? [item] : choices(item.items)));
}

function choiceOf(items: readonly StoredItem[], id: number): StoredItem | undefined {
  for (const item of items) {
    const found = item.items === undefined ? (item.id === id ? item : undefined) : choiceOf(item.items, id);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The siblings of an item, below its heading or at the top level. */
export function siblingsOf(items: StoredItem[], id: number): StoredItem[] | undefined {
  if (items.some((item) => item.id === id && item.items === undefined)) return items;
  for (const { items: below } of items) {
    const found = below === undefined ? undefined : siblingsOf(below, id);
    if (found !== undefined) return found;
  }
  return undefined;
}

function everyItem(items: readonly StoredItem[]): StoredItem[] {
  return items.flatMap((item) => [item, ...everyItem(item.items ?? [])]);
}

function stored({ id, name, tooltip = '', deleted = false, items, values = {} }: SeedItem): StoredItem {
  return { id, name, tooltip, deleted, items: items?.map(stored), values };
}
