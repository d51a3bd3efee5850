import type { CanonicalObject } from '../../contract/index.js';
import type { SeedItem } from '../seed/lists.js';
import { notFound } from '../server-error.js';
import type { Store } from '../store/store.js';

export interface ListQuery {
  readonly name: string;
  readonly flat: boolean;
  /** Only items whose name holds this; empty for all. Implies flat. */
  readonly search: string;
  readonly onlyHistory: boolean;
}

/** The items of a list as MDO list items: below their headings, or flat. */
export function listItems(store: Store, { name, flat, search, onlyHistory }: ListQuery): CanonicalObject[] {
  const list = requiredList(store, name);
  const history = onlyHistory ? new Set(store.history(name)) : undefined;
  if (!flat && search === '' && history === undefined) return visible(list).map((item, index) => asItem(item, index));
  const wanted = search.toLowerCase();
  return leaves(visible(list))
    .filter((item) => item.name.toLowerCase().includes(wanted) && (history?.has(item.id) ?? true))
    .map((item, index) => ({ ...asItem(item, index), ChildItems: [] }));
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
    ChildItems: item.items === undefined ? [] : visible(item.items).map((child, place) => asItem(child, place)),
    IconHint: '',
    ColorBlock: 0,
    ExtraInfo: '',
    StyleHint: '',
    FullName: item.name,
    TableRight: null,
    FieldProperties: {},
  };
}
