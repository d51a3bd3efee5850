import { isPlainObject } from '../../codec/canonical/index.js';
import { addressText, findLoneSurrogate, toLocalDateTime } from '../../codec/values/index.js';
import { nearestNames, ValidationError } from '../../errors/index.js';
import { type CellKind, dateTimeText, TableCell, writeDecimal, writeInteger } from './cell.js';

/** The cells of a row, in the order of the columns, as NetServer reads them. */
export type EncodedRow = readonly (string | null)[];

interface Column {
  readonly name: string;
  /** The kind of the first value that has one, and its row. */
  kind: CellKind | undefined;
  kindFrom: number;
  /** Whether its numbers are written as decimals. */
  decimal: boolean;
}

const int32 = (value: number) => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31;

/** Rows of an application, checked before the first of them is sent. They are encoded when they are sent. */
export class TableRows {
  readonly #subject: string;
  readonly #rows: readonly unknown[];
  readonly #zone: string | undefined;
  readonly #columns: readonly Column[];
  /** Set while rows are only checked. */
  #checking = true;

  /**
   * @param subject such as `tables.insert`, for errors
   * @param first the columns that come first, if the rows have them
   * @throws {ValidationError} that names the row and the column, for rows that differ in their columns, and values that
   *   cannot be encoded
   */
  constructor(subject: string, rows: unknown, zone: string | undefined, first: readonly string[]) {
    this.#subject = subject;
    if (!Array.isArray(rows)) throw new ValidationError(`${subject}: rows must be an array`, { path: 'rows' });
    this.#rows = rows as readonly unknown[];
    this.#zone = zone;
    this.#columns = this.#columnsOf(this.#rows[0], first);
    for (const index of this.#rows.keys()) this.#encoded(index);
    this.#checking = false;
  }

  get length(): number {
    return this.#rows.length;
  }

  get columns(): readonly string[] {
    return this.#columns.map(({ name }) => name);
  }

  /** @throws {ValidationError} if a row was changed to an invalid one in the meantime */
  encoded(start: number, end: number): EncodedRow[] {
    return Array.from({ length: end - start }, (_, index) => this.#encoded(start + index));
  }

  /** @throws {ValidationError} about a column of a row */
  invalid(row: number, column: string, problem: string): ValidationError {
    const text = `${this.#subject}: row ${row}, column ${JSON.stringify(column)}: ${problem}`;
    return new ValidationError(text, { path: `rows[${row}].${column}` });
  }

  #columnsOf(row: unknown, first: readonly string[]): Column[] {
    if (row === undefined) return [];
    const names = Object.keys(this.#row(row, 0)).filter((name) => (row as Record<string, unknown>)[name] !== undefined);
    if (names.length === 0) throw new ValidationError(`${this.#subject}: row 0 has no columns`, { path: 'rows[0]' });
    const taken = new Set<string>();
    for (const name of names) {
      if (addressText(name, 'column').trim() === '') throw this.invalid(0, name, 'the name is empty');
      if (taken.has(name.toLowerCase())) throw this.invalid(0, name, 'duplicates another column; case does not matter');
      taken.add(name.toLowerCase());
    }
    const rank = (name: string) => {
      const index = first.findIndex((each) => each.toLowerCase() === name.toLowerCase());
      return index < 0 ? first.length : index;
    };
    return names
      .sort((left, right) => rank(left) - rank(right))
      .map((name) => ({ name, kind: undefined, kindFrom: 0, decimal: false }));
  }

  #row(row: unknown, index: number): Record<string, unknown> {
    if (isPlainObject(row)) return row;
    const text = `${this.#subject}: row ${index} must be an object of values by column`;
    throw new ValidationError(text, { path: `rows[${index}]` });
  }

  #encoded(index: number): EncodedRow {
    const row = this.#row(this.#rows[index], index);
    const cells = this.#columns.map((column) => {
      const value = Object.hasOwn(row, column.name) ? row[column.name] : undefined;
      if (value === undefined) throw this.invalid(index, column.name, 'is missing; use null for no value');
      return this.#cell(value, column, index);
    });
    const given = Object.keys(row);
    if (given.length === cells.length) return cells;
    const known = this.columns;
    const unknown = given.find((name) => row[name] !== undefined && !known.includes(name));
    if (unknown === undefined) return cells;
    throw this.invalid(index, unknown, `row 0 does not have it${nearestNames(unknown, known)}`);
  }

  #cell(value: unknown, column: Column, row: number): string | null {
    if (value === null) return null;
    const kind = kindOf(value);
    if (kind === undefined) {
      throw this.invalid(row, column.name, 'must be a string, a number, a boolean, a Date, null, or made by cell');
    }
    if (kind !== 'encoded') {
      if (column.kind === undefined) {
        column.kind = kind;
        column.kindFrom = row;
      } else if (column.kind !== kind) {
        throw this.invalid(row, column.name, `must be a ${column.kind} as in row ${column.kindFrom}, found a ${kind}`);
      }
    }
    if (value instanceof TableCell) {
      if (value.text.startsWith('[F:')) column.decimal = true;
      return value.text;
    }
    if (typeof value === 'string') return this.#text(value, column, row);
    if (typeof value === 'boolean') return writeInteger(Number(value));
    if (typeof value === 'number') return this.#number(value, column, row);
    return this.#date(value as Date, column, row);
  }

  #text(value: string, { name }: Column, row: number): string {
    const half = findLoneSurrogate(value);
    if (half === undefined) return value;
    throw this.invalid(row, name, `${half.codePoint} at index ${half.index} is half of a surrogate pair`);
  }

  #number(value: number, column: Column, row: number): string {
    if (!Number.isFinite(value)) throw this.invalid(row, column.name, `must be finite, found ${value}`);
    if (!int32(value)) column.decimal = true;
    return column.decimal ? writeDecimal(value) : writeInteger(value);
  }

  #date(value: Date, { name }: Column, row: number): string {
    if (Number.isNaN(value.getTime())) throw this.invalid(row, name, 'is an invalid Date');
    if (this.#zone === undefined) {
      const problem = 'a Date is an instant; say in which zone by the option zone, or use cell.dateTime';
      throw this.invalid(row, name, problem);
    }
    const year = value.getUTCFullYear();
    // In a zone, a date is written slowly; these are valid in all of them.
    if (this.#checking && year > 1753 && year < 9999) return '';
    // The years around these have other forms, and none of them is allowed.
    const local = year > 1700 && year < 10_000 ? toLocalDateTime(value, this.#zone).slice(0, 19) : undefined;
    const text = dateTimeText(local);
    if (text === undefined) throw this.invalid(row, name, 'must be a Date from 1753 to 9999');
    return text;
  }
}

function kindOf(value: unknown): CellKind | undefined {
  if (value instanceof TableCell) return value.kind;
  if (value instanceof Date) return 'date';
  const type = typeof value;
  return type === 'string' || type === 'number' || type === 'boolean' ? type : undefined;
}
