import type { UpsertNomatchAction } from '../../contract/carriers/index.js';
import { isPlainObject } from '../../codec/canonical/index.js';
import { toLocalDateTime } from '../../codec/values/index.js';
import { nearestNames, ValidationError } from '../../errors/index.js';
import type { Transport } from '../../transports/transport.js';
import { checkMethodOptions } from '../method-options.js';
import { checkId } from '../ids.js';
import type { RepositoryOptions } from '../repository-options.js';
import { type Batch, MassOperation, type MassOperationName } from './mass-operation.js';
import { upsertResults } from './mass-results.js';
import type {
  MassOptions,
  MassWriteOptions,
  TableRepository,
  TableRow,
  UpdateOptions,
  UpsertOptions,
} from './table-repository.js';
import { TableRows } from './table-rows.js';

const defaultBatchSize = 1_000;

const nomatchActions: readonly UpsertNomatchAction[] = ['NoChange', 'ZeroColumns', 'DeleteRow'];

export class TransportTableRepository implements TableRepository {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  async insert(table: string, rows: readonly TableRow[], options: MassWriteOptions = {}) {
    const { zone, rest } = checked('insert', table, options);
    const given = new TableRows('tables.insert', rows, zone, [primaryKeyOf(table)]);
    const [first = ''] = given.columns;
    if (isExtra(table) && first.toLowerCase() === 'id') {
      throw given.invalid(0, first, 'the database assigns the keys of an extra table, so it must be left out');
    }
    const batches = (start: number, end: number): Batch => ({
      parameters: { TableName: table, Columns: given.columns, Data: given.encoded(start, end) },
      results: ({ inserts }) => {
        const action = inserts === end - start ? ('Inserted' as const) : null;
        return { rows: Array.from({ length: end - start }, () => ({ action, primaryKey: null })), unmatched: [] };
      },
    });
    return this.#operation('insert', 'Insert', rest).run(given.length, batches);
  }

  async update(table: string, rows: readonly TableRow[], options: UpdateOptions) {
    const { zone, rest } = checked('update', table, options);
    const { key } = options;
    checkNames('tables.update: key', [key]);
    const given = new TableRows('tables.update', rows, zone, [key]);
    const [place = 0] = placesOf('tables.update: key', given, [key]);
    for (const [index, row] of rows.entries()) {
      const column = given.columns[place] ?? key;
      const id = row[column];
      if (typeof id !== 'number' || !Number.isInteger(id) || id < 1) {
        throw given.invalid(index, column, 'must be the primary key of a row, an integer of at least 1');
      }
    }
    return this.#upsert('update', { table, given, places: [place], nomatch: 'NoChange', options: rest });
  }

  async upsert(table: string, rows: readonly TableRow[], options: UpsertOptions) {
    const { zone, rest } = checked('upsert', table, options);
    const { keys, nomatch = 'NoChange' } = options;
    const names = typeof keys === 'string' ? [keys] : keys;
    checkNames('tables.upsert: keys', names);
    if (!nomatchActions.includes(nomatch)) {
      const given: unknown = nomatch;
      const hint = typeof given === 'string' ? nearestNames(given, nomatchActions) : '';
      throw new ValidationError(`tables.upsert: nomatch must be NoChange, ZeroColumns or DeleteRow${hint}`, {
        path: 'nomatch',
      });
    }
    const given = new TableRows('tables.upsert', rows, zone, [primaryKeyOf(table), ...names]);
    const places = placesOf('tables.upsert: keys', given, names);
    if (nomatch !== 'NoChange') checkNomatch(table, nomatch, given.length, rest.batchSize);
    return this.#upsert('upsert', { table, given, places, nomatch, options: rest });
  }

  async delete(table: string, ids: readonly number[], options: MassOptions = {}) {
    const { rest } = checked('delete', table, options);
    const given = checkedIds(ids);
    const batches = (start: number, end: number): Batch => {
      const IDs = given.slice(start, end);
      return {
        parameters: { TableName: table, IDs },
        results: ({ deletes }) => {
          const action = deletes === IDs.length ? ('Deleted' as const) : null;
          return { rows: IDs.map((primaryKey) => ({ action, primaryKey })), unmatched: [] };
        },
      };
    };
    return this.#operation('delete', 'Delete', rest).run(given.length, batches);
  }

  async truncate(table: string, options: RepositoryOptions = {}) {
    const { rest } = checked('truncate', table, options);
    const batch = { parameters: { TableName: table }, results: () => ({ rows: [], unmatched: [] }) };
    return this.#operation('truncate', 'Truncate', rest).once(batch);
  }

  #upsert(
    method: 'update' | 'upsert',
    { table, given, places, nomatch, options }: UpsertCall,
  ): ReturnType<TableRepository['upsert']> {
    checkUnique(method, given, places);
    const columns = given.columns;
    const batches = (start: number, end: number): Batch => {
      const Data = given.encoded(start, end);
      return {
        parameters: {
          TableName: table,
          Columns: columns,
          Keys: places.map((place) => columns[place]),
          Data,
          NomatchAction: nomatch,
          ReturnRowStatus: true,
        },
        results: (answer) => upsertResults(Data, places, answer),
      };
    };
    return this.#operation(method, 'Upsert', options).run(given.length, batches);
  }

  #operation(method: MassOperationName, operation: string, options: MassOptions): MassOperation {
    const { batchSize = defaultBatchSize, onProgress, ...rest } = options;
    return new MassOperation(this.#transport, { method, operation, batchSize, onProgress, options: rest });
  }
}

interface UpsertCall {
  readonly table: string;
  readonly given: TableRows;
  readonly places: readonly number[];
  readonly nomatch: UpsertNomatchAction;
  readonly options: MassOptions;
}

/** Extra tables are those whose names begin with `y_`. */
const isExtra = (table: string) => /^y_/i.test(table);

/** "Primary keys must always be the first column." Some built-in tables have `id` or other names, which `keys` then says. */
const primaryKeyOf = (table: string) => (isExtra(table) ? 'id' : `${table}_id`);

/** Options about rows, which no request has. */
const rowOptions: ReadonlySet<string> = new Set(['zone', 'key', 'keys', 'nomatch']);

/** @returns the options of the method's own, and those of a call */
function checked(method: MassOperationName, table: unknown, options: unknown) {
  const subject = `tables.${method}`;
  if (typeof table !== 'string' || !/^[a-z]\w{0,127}$/i.test(table)) {
    throw new ValidationError(`${subject}: table must be the name of a table, such as "contact" or "y_rental"`, {
      path: 'table',
    });
  }
  if (!isPlainObject(options)) throw new ValidationError(`${subject}: options must be an object`, { path: 'options' });
  checkMethodOptions(subject, subject as `tables.${MassOperationName}`, options);
  const { zone } = options as MassWriteOptions;
  const rest = Object.fromEntries(Object.entries(options).filter(([name]) => !rowOptions.has(name))) as MassOptions;
  if (zone !== undefined) checkZone(subject, zone);
  const { batchSize, onProgress } = rest;
  if (batchSize !== undefined && !(Number.isInteger(batchSize) && batchSize >= 1)) {
    throw new ValidationError(`${subject}: batchSize must be an integer of at least 1`, { path: 'batchSize' });
  }
  if (onProgress !== undefined && typeof onProgress !== 'function') {
    throw new ValidationError(`${subject}: onProgress must be a function`, { path: 'onProgress' });
  }
  return { zone, rest };
}

function checkZone(subject: string, zone: unknown): void {
  try {
    toLocalDateTime(new Date(0), zone as string);
    if (typeof zone === 'string') return;
  } catch {
    // Reported below.
  }
  throw new ValidationError(`${subject}: zone must be an IANA time zone such as "Europe/Oslo"`, { path: 'zone' });
}

function checkNames(subject: string, names: unknown): asserts names is readonly string[] {
  const valid = Array.isArray(names) && names.length > 0 && names.every((name) => typeof name === 'string');
  if (valid) return;
  throw new ValidationError(`${subject} must name at least one column`, { path: subject.split(' ').at(-1) });
}

/** Where the columns of these names are. */
function placesOf(subject: string, rows: TableRows, names: readonly string[]): number[] {
  if (rows.length === 0) return [];
  const lowered = rows.columns.map((name) => name.toLowerCase());
  const places = names.map((name) => {
    const place = lowered.indexOf(name.toLowerCase());
    if (place >= 0) return place;
    const hint = nearestNames(name, rows.columns);
    const text = `${subject}: the rows have no column ${JSON.stringify(name)}${hint}`;
    throw new ValidationError(text, { path: subject.split(' ').at(-1) });
  });
  return [...new Set(places)];
}

/**
 * Two rows with the same key in one call: which of them wins is not documented. Keys of 0 and null ask for new ones.
 *
 * @throws {ValidationError} that names both rows
 */
function checkUnique(method: string, rows: TableRows, places: readonly number[]): void {
  const seen = new Map<string, number>();
  for (let index = 0; index < rows.length; index++) {
    const [row = []] = rows.encoded(index, index + 1);
    const cells = places.map((place) => row[place] ?? '');
    if (cells.every((cell) => cell === '' || cell === '0' || cell === '[I:0]')) continue;
    const key = JSON.stringify(cells);
    const before = seen.get(key);
    if (before === undefined) {
      seen.set(key, index);
      continue;
    }
    const text = `tables.${method}: row ${index} has the same key as row ${before}`;
    throw new ValidationError(text, { path: `rows[${index}]` });
  }
}

/** The vendor's page on upserts, and the descriptions of the parameter in its reference. */
function checkNomatch(table: string, nomatch: UpsertNomatchAction, length: number, batchSize = defaultBatchSize): void {
  const refused = (problem: string) =>
    new ValidationError(`tables.upsert: nomatch ${nomatch} ${problem}`, { path: 'nomatch' });
  if (/^ud[a-z]+(?:small|large)$/i.test(table)) throw refused('is not allowed in a table of user-defined fields');
  if (length === 0) throw refused('without rows would apply to the whole table; use truncate to empty it');
  if (length > batchSize) {
    throw refused(`needs all ${length} rows in one batch, but batchSize is ${batchSize}`);
  }
}

function checkedIds(ids: unknown): readonly number[] {
  if (!Array.isArray(ids)) throw new ValidationError('tables.delete: ids must be an array', { path: 'ids' });
  const seen = new Map<number, number>();
  for (const [index, id] of ids.entries()) {
    checkId(id, `tables.delete: ids[${index}] must be an integer from 1 to 2147483647`);
    const before = seen.get(id);
    if (before !== undefined) {
      throw new ValidationError(`tables.delete: ids[${index}] is the same as ids[${before}]`, {
        path: `ids[${index}]`,
      });
    }
    seen.set(id, index);
  }
  return ids.slice() as number[];
}
