import type { UpsertNomatchAction } from '../../contract/carriers/index.js';
import type { RepositoryOptions } from '../repository-options.js';
import type { TableValue } from './cell.js';
import type { MassResult } from './mass-results.js';

/** A row by the names of columns, such as `{ contact_id: 0, name: 'Northwind' }`. All rows of a call have the same. */
export type TableRow = Readonly<Record<string, TableValue>>;

/** How far a mass operation has come. */
export interface MassProgress {
  /** Rows of the batches that finished. */
  readonly sent: number;
  /** Rows that were given. */
  readonly total: number;
  /** Rows that were added so far. */
  readonly inserts: number;
  /** Rows that were changed so far. */
  readonly updates: number;
  /** Rows that were deleted or zeroed so far. */
  readonly deletes: number;
}

/** Options of every mass operation. */
export interface MassOptions extends RepositoryOptions {
  /**
   * How many rows a request has. Default 1000, in which NetServer itself processes the keys of a delete (the vendor's page
   * `en/api/bulk-operations/mass-operations/delete`). `timeout` is for each batch.
   */
  readonly batchSize?: number | undefined;
  /** Called after each batch. If it throws, the operation stops. */
  readonly onProgress?: ((progress: MassProgress) => void) | undefined;
}

/** Options of mass operations that write values. */
export interface MassWriteOptions extends MassOptions {
  /** The IANA time zone in which a `Date` is written, such as `Europe/Oslo`: the one of the database. */
  readonly zone?: string | undefined;
}

/** Options of `so.tables.update`. */
export interface UpdateOptions extends MassWriteOptions {
  /** The column of the primary key, such as `contact_id`; of an extra table, `id`. */
  readonly key: string;
}

/** Options of `so.tables.upsert`. */
export interface UpsertOptions extends MassWriteOptions {
  /** The columns by which a row is found, which together are unique. */
  readonly keys: string | readonly string[];
  /**
   * What happens to the rows of the table that no given row matches: nothing (`NoChange`, the default), their columns are
   * set to zero or empty (`ZeroColumns`), or they are deleted (`DeleteRow`). The last two are refused unless all rows fit
   * in one batch, because each batch would undo the ones before it.
   */
  readonly nomatch?: UpsertNomatchAction | undefined;
}

/**
 * Mass operations on one table of the database, by batches, one after the other. They bypass the rights of users, and need
 * a system user. Source: the vendor's pages `en/api/bulk-operations/mass-operations`.
 *
 * A batch is never sent twice on a guess. If it fails after rows have been written, or may have been, the operation stops
 * with a `MassOperationError` that says which; otherwise with the error of the batch.
 *
 * @throws {ValidationError} before anything is sent, for rows that differ in their columns, duplicate names, and values that
 *   cannot be encoded; it names the row and the column
 */
export interface TableRepository {
  /**
   * Adds rows. In a built-in table the key may be 0 or missing, which asks for a new one; in an extra table (`y_…`) it must
   * be missing.
   *
   * NetServer answers how many rows it inserted, and not which keys they got; `upsert` with a key of 0 returns them.
   *
   * @example
   * const { inserts } = await so.tables.insert('contact', [
   *   { contact_id: 0, name: 'Northwind', country_id: 578 },
   *   { contact_id: 0, name: 'Contoso', country_id: 752 },
   * ]);
   */
  insert(table: string, rows: readonly TableRow[], options?: MassWriteOptions): Promise<MassResult>;

  /**
   * Changes rows by their primary keys, each at least 1 and given once: an `upsert` whose only key is the primary key, since
   * NetServer has no mass update. A key that a built-in table does not have may be inserted: check `inserts`.
   *
   * @example
   * await so.tables.update('contact', [{ contact_id: 2, department: 'Sales' }], { key: 'contact_id' });
   */
  update(table: string, rows: readonly TableRow[], options: UpdateOptions): Promise<MassResult>;

  /**
   * Changes the rows whose keys match, and adds the others. The result says of each row what happened to it, and its key.
   *
   * @example
   * const gear = [
   *   { x_code: 'XO', x_quantity: 7, x_description: 'Extra-Ordinary Bike' },
   *   { x_code: 'TB', x_quantity: 2, x_description: 'Tandem Bike' },
   * ];
   * const { rows } = await so.tables.upsert('y_rental_gear', gear, { keys: 'x_code' });
   * for (const [index, { action, primaryKey }] of rows.entries()) console.log(gear[index]?.x_code, action, primaryKey);
   */
  upsert(table: string, rows: readonly TableRow[], options: UpsertOptions): Promise<MassResult>;

  /**
   * Deletes rows by their primary keys. Ones that do not exist count as done. Where SuperOffice only marks records as
   * deleted, this does too.
   *
   * @example
   * const { deletes } = await so.tables.delete('y_rental', [1, 2, 3], {
   *   onProgress: ({ sent, total }) => console.log(`${sent} of ${total}`),
   * });
   */
  delete(table: string, ids: readonly number[], options?: MassOptions): Promise<MassResult>;

  /**
   * Deletes all rows of a table at once, unconditionally and for good. New rows get keys from 1 on.
   *
   * @example
   * const { deletes } = await so.tables.truncate('y_rental');
   */
  truncate(table: string, options?: RepositoryOptions): Promise<MassResult>;
}
