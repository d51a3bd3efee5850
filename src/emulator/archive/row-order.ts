import type { CanonicalObject } from '../../contract/index.js';
import type { ArchiveColumn, ColumnValue } from './columns.js';

export type Entity = Readonly<CanonicalObject>;

export interface BoundColumn {
  readonly name: string;
  readonly column: ArchiveColumn;
  readonly read: (entity: Entity) => ColumnValue;
}

export interface SortTerm {
  readonly column: BoundColumn;
  readonly sign: number;
}

/** Where the rows of a search come from. */
export interface RowSource {
  /** Does every key in the range have a row, so that none needs a test? */
  readonly everyKey: boolean;
  /** The number of keys in the range. */
  count(): number;
  ids(descending: boolean): Iterable<number>;
  read(id: number): CanonicalObject;
  test(entity: CanonicalObject): boolean;
}

/** A row that was found, with its entity if it had to be read. */
interface Match {
  readonly id: number;
  readonly entity: CanonicalObject | undefined;
}

interface Ordered {
  count(): number;
  select(from: number, to: number): { readonly matches: Match[]; readonly more: boolean };
}

/** How many rows are tested against a restriction just to count them. */
const countedAtMost = 1_000;

/** By their keys: one after the other, and no more of them than are taken. */
export function inKeyOrder(source: RowSource, descending: boolean): Ordered {
  const matching = function* (): Generator<Match> {
    for (const id of source.ids(descending)) {
      const entity = source.everyKey ? undefined : source.read(id);
      if (entity === undefined || source.test(entity)) yield { id, entity };
    }
  };
  return {
    count() {
      const keys = source.count();
      if (source.everyKey) return keys;
      return keys > countedAtMost ? -1 : Array.from(matching()).length;
    },
    select(from, to) {
      const matches: Match[] = [];
      let index = 0;
      for (const match of matching()) {
        if (index >= to) return { matches, more: true };
        if (index >= from) matches.push(match);
        index++;
      }
      return { matches, more: false };
    },
  };
}

/** By what columns hold: all of them are read, but only what sorts them is kept. */
export function sorted(source: RowSource, terms: readonly SortTerm[]): Ordered {
  const found: { readonly id: number; readonly keys: readonly ColumnValue['raw'][] }[] = [];
  for (const id of source.ids(false)) {
    const entity = source.read(id);
    if (source.test(entity)) found.push({ id, keys: terms.map(({ column }) => sortKey(column.read(entity))) });
  }
  found.sort((left, right) => {
    for (const [index, { sign }] of terms.entries()) {
      const order = compared(left.keys[index] ?? null, right.keys[index] ?? null);
      if (order !== 0) return order * sign;
    }
    return 0;
  });
  return {
    count: () => found.length,
    select(from, to) {
      return { matches: found.slice(from, to).map(({ id }) => ({ id, entity: undefined })), more: to < found.length };
    },
  };
}

export function comparedValues(left: ColumnValue, right: ColumnValue): number {
  return compared(sortKey(left), sortKey(right));
}

/** Items of lists are sorted as they are shown. */
const sortKey = ({ raw, name }: ColumnValue) => name ?? raw;

const collator = new Intl.Collator('en', { sensitivity: 'accent' });

function compared(left: ColumnValue['raw'], right: ColumnValue['raw']): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  if (typeof left === 'string' && typeof right === 'string') return collator.compare(left, right);
  return Number(left) - Number(right);
}
