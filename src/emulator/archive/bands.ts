import type { AskedColumn } from './aggregates.js';
import type { ColumnValue } from './columns.js';
import { comparedValues, type Entity } from './row-order.js';

export interface FoundCell {
  readonly name: string;
  readonly column: Pick<AskedColumn, 'type' | 'hint'>;
  readonly value: ColumnValue;
}

/** A row that was found, with the columns that were asked for, under the names that they were asked by. */
export interface FoundRow {
  readonly id: number;
  readonly entityName: string;
  readonly cells: readonly FoundCell[];
}

export interface EntityRow {
  readonly id: number;
  readonly entityName: string;
  readonly entity: Entity;
}

/** An order of groups: by a column that groups them, or by what sums them up. */
export interface GroupOrder {
  readonly column: AskedColumn;
  readonly sign: number;
}

type Accumulated = AskedColumn & { readonly accumulate: NonNullable<AskedColumn['accumulate']> };
const isAccumulated = (column: AskedColumn): column is Accumulated => column.accumulate !== undefined;

/**
 * Rows in bands, as the vendor's page on GroupBy shows them: a header when a group begins, its rows with running values, a
 * footer when it ends, and groups within groups by their levels. A row of totals is separate.
 */
export class Bands {
  readonly #columns: readonly AskedColumn[];
  readonly #accumulated: readonly Accumulated[];
  readonly #levels: readonly (readonly AskedColumn[])[];
  readonly #order: readonly GroupOrder[];
  readonly #all: readonly EntityRow[];
  readonly #showsDetails: boolean;
  // Headers have numbers of their own, and footers have others.
  #headers = 0;
  #footers = 0;

  constructor(columns: readonly AskedColumn[], order: readonly GroupOrder[], rows: readonly EntityRow[]) {
    this.#columns = columns;
    this.#accumulated = columns.filter(isAccumulated);
    const groups = columns.filter(({ group }) => group !== undefined);
    const numbers = [...new Set(groups.map(({ group }) => group?.level ?? 1))].sort((left, right) => left - right);
    this.#levels = numbers.map((level) => groups.filter(({ group }) => group?.level === level));
    this.#order = order;
    this.#all = rows;
    // A grouping column is not shown in the rows, and HideDetail leaves them out.
    this.#showsDetails =
      groups.every(({ hidesDetail }) => !hidesDetail) &&
      columns.some(({ group, hidesDetail }) => group === undefined && !hidesDetail);
  }

  rows(): FoundRow[] {
    return [...this.#level(0, this.#all)];
  }

  total(): FoundRow {
    return { id: 1, entityName: 'grandtotal', cells: this.#sums(this.#all) };
  }

  *#level(index: number, rows: readonly EntityRow[]): Generator<FoundRow> {
    const columns = this.#levels[index];
    if (columns === undefined) {
      if (this.#showsDetails) yield* this.#details(rows);
      return;
    }
    const level = columns[0]?.group?.level ?? 1;
    for (const group of this.#groups(columns, rows)) {
      const [first] = group;
      if (first === undefined) continue;
      const keys = columns.map((column) => ({ name: column.name, column, value: column.read(first.entity) }));
      const cells = [...keys, ...this.#sums(group)];
      if (columns.some((column) => column.group?.header)) {
        yield { id: ++this.#headers, entityName: `header:${level}`, cells };
      }
      yield* this.#level(index + 1, group);
      if (columns.some((column) => column.group?.footer)) {
        yield { id: ++this.#footers, entityName: `footer:${level}`, cells };
      }
    }
  }

  #groups(columns: readonly AskedColumn[], rows: readonly EntityRow[]): EntityRow[][] {
    const groups = new Map<string, EntityRow[]>();
    for (const row of rows) {
      const key = JSON.stringify(columns.map(({ read }) => read(row.entity).raw));
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [row]);
      else group.push(row);
    }
    const terms = [...this.#order, ...columns.map((column) => ({ column, sign: 1 }))];
    return [...groups.values()].sort((left, right) => {
      for (const { column, sign } of terms) {
        const order = comparedValues(this.#groupValue(column, left), this.#groupValue(column, right)) * sign;
        if (order !== 0) return order;
      }
      return 0;
    });
  }

  #groupValue(column: AskedColumn, group: readonly EntityRow[]): ColumnValue {
    if (isAccumulated(column)) return this.#sum(column, group);
    const [first] = group;
    return first === undefined ? { raw: null } : column.read(first.entity);
  }

  *#details(rows: readonly EntityRow[]): Generator<FoundRow> {
    for (const [index, { id, entityName, entity }] of rows.entries()) {
      const shown = this.#columns.filter(({ group, hidesDetail }) => group === undefined && !hidesDetail);
      const cells = shown.map((column) => ({
        name: column.name,
        column,
        value: isAccumulated(column) ? this.#sum(column, rows.slice(0, index + 1)) : column.read(entity),
      }));
      yield { id, entityName, cells };
    }
  }

  #sums(rows: readonly EntityRow[]): FoundCell[] {
    return this.#accumulated.map((column) => ({ name: column.name, column, value: this.#sum(column, rows) }));
  }

  #sum(column: Accumulated, rows: readonly EntityRow[]): ColumnValue {
    return { raw: column.accumulate(numbersOf(column, rows), numbersOf(column, this.#all)) };
  }
}

function numbersOf({ read }: AskedColumn, rows: readonly EntityRow[]): number[] {
  return rows.flatMap(({ entity }) => {
    const { raw } = read(entity);
    return raw === null ? [] : [Number(raw)];
  });
}
