import type { CanonicalObject } from '../../contract/index.js';
import type { Session } from '../access/access.js';
import type { OperationHandler } from '../operation-handler.js';
import type { EmulatedServer } from '../server.js';
import { badRequest, massOperationFailure } from '../server-error.js';
import { isJsonObject } from '../wire/json-object.js';
import { type Row, RowTable } from './tables.js';

type Handler = (table: RowTable, parameters: CanonicalObject) => unknown;

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];

/** The values of one row by column. */
function rowOf(table: RowTable, { Values }: CanonicalObject): Row {
  if (!isJsonObject(Values)) throw badRequest('Values is null');
  const entries = Object.entries(Values).map(([name, text]) => [table.column(name).name, table.value(name, text)]);
  return Object.fromEntries(entries) as Row;
}

/** All rows of a mass operation, checked before the first is written. */
function rowsOf(table: RowTable, { Columns, Data }: CanonicalObject): Row[] {
  const columns = texts(Columns).map((name) => table.column(name).name);
  if (columns.length === 0) throw badRequest('Columns is empty');
  return (Array.isArray(Data) ? Data : []).map((cells: unknown, index) => {
    if (!Array.isArray(cells) || cells.length !== columns.length) {
      throw massOperationFailure(`Row ${index} must have ${columns.length} values`);
    }
    return Object.fromEntries(columns.map((name, at) => [name, table.value(name, cells[at])]));
  });
}

interface Counts {
  readonly inserts?: number;
  readonly updates?: number;
  readonly deletes?: number;
  readonly rows?: readonly CanonicalObject[] | null;
}

const resultOf = ({ inserts = 0, updates = 0, deletes = 0, rows = null }: Counts): CanonicalObject => ({
  TableRight: null,
  FieldProperties: {},
  Success: true,
  Message: '',
  Inserts: inserts,
  Updates: updates,
  Deletes: deletes,
  RowStatus: rows,
});

/** Without its key if that is 0, which asks for a new one. */
function insertable(table: RowTable, row: Row): Row {
  if (table.isExtra || row[table.key] !== 0) return row;
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== table.key));
}

function insertAll(table: RowTable, rows: readonly Row[]): CanonicalObject {
  const keys = rows.map((row) => Number(row[table.key] ?? 0)).filter((key) => key > 0);
  // "The operation aborts if there is a collision."
  const taken = keys.find((key, index) => table.has(key) || keys.indexOf(key) !== index);
  if (taken !== undefined) throw badRequest(`The table ${table.name} has a row ${taken} already`);
  for (const row of rows) table.insert(insertable(table, row));
  return resultOf({ inserts: rows.length });
}

/** Updates the rows whose keys match, inserts the others, and then does to the rest of the table what is asked. */
function upsert(table: RowTable, parameters: CanonicalObject): CanonicalObject {
  const rows = rowsOf(table, parameters);
  const keys = texts(parameters['Keys']).map((name) => table.column(name).name);
  if (keys.length === 0) throw badRequest('Keys is empty');
  const missing = keys.find((key) => rows.some((row) => row[key] === undefined));
  if (missing !== undefined) throw badRequest(`The key ${missing} is not among the columns`);
  const keyOf = (row: Row) => JSON.stringify(keys.map((name) => row[name]));
  const present = new Map<string, number>();
  const before = table.ids();
  for (const id of before) {
    const key = keyOf(table.read(id));
    if (!present.has(key)) present.set(key, id);
  }
  const statuses: CanonicalObject[] = [];
  const note = (id: number, action: string, row: Row) =>
    statuses.push({
      TableRight: null,
      FieldProperties: {},
      PrimaryKey: id,
      Action: action,
      RowKeys: keys.map((name) => String(row[name])),
    });
  const matched = new Set<number>();
  let [inserts, updates, deletes] = [0, 0, 0];
  for (const row of rows) {
    // "Records with a primary key value of `0` are inserted", each as a row of its own.
    const id = row[table.key] === 0 ? undefined : present.get(keyOf(row));
    if (id === undefined) {
      const added = table.insert(insertable(table, row));
      present.set(keyOf(row), added);
      note(added, 'Inserted', row);
      inserts++;
      continue;
    }
    matched.add(id);
    const now = table.read(id);
    if (Object.entries(row).every(([name, value]) => now[name] === value)) note(id, 'NoUpdateNeeded', row);
    else {
      table.update(id, withoutKey(table, row));
      note(id, 'Updated', row);
      updates++;
    }
  }
  const action = parameters['NomatchAction'];
  const columns = Object.keys(rows[0] ?? {}).filter((name) => name !== table.key);
  for (const id of before.filter((each) => !matched.has(each))) {
    if (action !== 'DeleteRow' && action !== 'ZeroColumns') break;
    const row = table.read(id);
    if (action === 'DeleteRow') table.delete(id);
    else table.update(id, Object.fromEntries(columns.map((name) => [name, table.value(name, null)])));
    note(id, action === 'DeleteRow' ? 'Deleted' : 'ColumnsZeroed', row);
    deletes++;
  }
  return resultOf({ inserts, updates, deletes, rows: parameters['ReturnRowStatus'] === true ? statuses : null });
}

const withoutKey = (table: RowTable, row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => name !== table.key));

/** "In the current release this must be an 'extratable'": the descriptions of the operations on single rows. */
const singleRow =
  (handle: Handler): Handler =>
  (table, parameters) => {
    if (!table.isExtra) throw badRequest(`TableName must be an extra table, and ${table.name} is not`);
    return handle(table, parameters);
  };

const handlers: Readonly<Record<string, Handler>> = {
  ReadRow: singleRow((table, { Id }) => ({
    TableRight: null,
    FieldProperties: {},
    Values: table.written(Number(Id)),
  })),
  InsertRow: singleRow((table, parameters) => table.insert(insertable(table, rowOf(table, parameters)))),
  UpdateRow: singleRow((table, parameters) => {
    table.update(Number(parameters['Id']), withoutKey(table, rowOf(table, parameters)));
  }),
  DeleteRow: singleRow((table, { Id }) => {
    table.delete(Number(Id));
  }),
  Insert: (table, parameters) => insertAll(table, rowsOf(table, parameters)),
  Upsert: upsert,
  Delete(table, { IDs }) {
    const ids = Array.isArray(IDs) ? IDs.map(Number) : [];
    return resultOf({ deletes: ids.filter((id) => table.delete(id)).length });
  },
  Truncate: (table) => resultOf({ deletes: table.clear() }),
};

/** The operations on rows of tables, by the names of agent and operation. */
export const tableOperations: readonly (readonly [string, OperationHandler])[] = Object.entries(handlers).map(
  ([name, handle]) => [
    `DatabaseTable.${name}`,
    ({ store, entities }: EmulatedServer, parameters: CanonicalObject, session: Session) => {
      const { TableName } = parameters;
      const table = new RowTable(typeof TableName === 'string' ? TableName : '', store, entities, session);
      return { Response: handle(table, parameters) ?? null };
    },
  ],
);
