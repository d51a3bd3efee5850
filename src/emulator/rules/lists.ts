import type { CanonicalObject } from '../../contract/index.js';
import type { SeedItem } from '../seed/lists.js';
import { notFound } from '../server-error.js';
import type { Store } from '../store/store.js';

export interface ListQuery {
  readonly name: string;
  readonly flat?: boolean;
  /** Only items whose name holds this; empty for all. Implies flat. */
  readonly search?: string;
  /** Only the items that were used lately, latest first. Implies flat. */
  readonly onlyHistory?: boolean;
  /** The ids of those, where the caller keeps a history of its own. */
  readonly history?: readonly number[];
}

/** The items of a list as MDO list items: below their headings, or flat. */
export function listItems(store: Store, query: ListQuery): CanonicalObject[] {
  const { name, flat = false, search = '', onlyHistory = false, history = store.history(name) } = query;
  const list = visible(requiredList(store, name));
  if (!flat && search === '' && !onlyHistory) return list.map(asItem);
  const wanted = search.toLowerCase();
  const found = leaves(list).filter((item) => item.name.toLowerCase().includes(wanted));
  const shown = onlyHistory ? [...new Set(history)].flatMap((id) => found.find((item) => item.id === id) ?? []) : found;
  return shown.map(asItem);
}

export function listItem(store: Store, name: string, id: number): CanonicalObject {
  requiredList(store, name);
  const item = store.listItem(name, id);
  if (item === undefined) throw notFound(`List item of ${name}`, id);
  return asItem(item, 0);
}

function requiredList(store: Store, name: string): readonly SeedItem[] {
  const list = store.list(name);
  if (list === undefined) throw notFound('MDO list', name);
  return list;
}

function visible(items: readonly SeedItem[]): SeedItem[] {
  return items.filter((item) => item.deleted !== true);
}

function leaves(items: readonly SeedItem[]): SeedItem[] {
  return items.flatMap((item) => (item.items === undefined ? [item] : leaves(visible(item.items))));
}

function asItem(item: SeedItem, index: number): CanonicalObject {
  return {
    Id: item.id,
    Name: item.name,
    ToolTip: item.tooltip ?? '',
    Deleted: item.deleted ?? false,
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
