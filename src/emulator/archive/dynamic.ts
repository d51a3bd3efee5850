import type { Session } from '../access/access.js';
import type { EmulatedServer } from '../server.js';
import { badRequest } from '../server-error.js';
import { everyKey } from '../store/table.js';
import { wallClock } from '../wall-clock.js';
import type { FoundRow } from './bands.js';
import type { ColumnValue } from './columns.js';
import { type DynamicColumn, type DynamicTable, dynamicTables } from './dynamic-tables.js';
import { type RestrictedColumn, rowTest } from './evaluator.js';
import { parseRestriction } from './parser.js';
import { type Records, recordsOf } from './records.js';
import { comparedValues, type Entity } from './row-order.js';

/**
 * The archive `Dynamic`, whose columns are paths through the tables: `contact.name`, `contact.category_idx.name`,
 * `contact:person_id.firstname`, `category.(contact->category_idx).name`. Source: the vendor's page "The Dynamic Provider - the
 * dot syntax".
 */

/** How a row leads to rows of another table. */
interface Join {
  readonly parent: string;
  readonly kind: 'outer' | 'inner' | 'right';
  readonly table: DynamicTable;
  /** Of an outer or inner join, the foreign key in the row; of a right join, the one in the other table. */
  readonly key: DynamicColumn;
}

interface PathColumn extends DynamicColumn {
  readonly name: string;
  /** The path of the row that has it. */
  readonly path: string;
}

/** One row of the answer: the rows of all tables by their paths. A row that an outer join does not find is null. */
type Joined = ReadonlyMap<string, Entity | null>;

const maxJoins = 20;
const maxRows = 200_000;

/** The tables and joins of one search. */
class Paths {
  readonly joins = new Map<string, Join>();
  base: DynamicTable | undefined;

  /** @throws a failure for a path that leads nowhere */
  column(name: string): PathColumn {
    const [head = ''] = /^\w+/.exec(name) ?? [];
    const base = tableNamed(head);
    this.base ??= base;
    if (this.base !== base)
      throw badRequest(`All columns must start at the table ${this.base.name}, but one is ${name}`);
    let [path, table] = [base.name, base];
    const steps = stepsOf(name, head.length);
    for (const step of steps.slice(0, -1)) {
      const parent = path;
      path += step.text;
      const join = this.joins.get(path) ?? { parent, ...joinOf(table, step) };
      this.joins.set(path, join);
      if (this.joins.size > maxJoins) throw badRequest(`A search has at most ${maxJoins} joins`);
      ({ table } = join);
    }
    const last = steps.at(-1);
    if (last?.field === undefined || last.target !== undefined) throw badRequest(`The column ${name} ends in no field`);
    return { ...columnOf(table, last.field), name, path };
  }
}

interface Step {
  readonly text: string;
  readonly inner: boolean;
  readonly field?: string;
  /** Of `field[table]`. */
  readonly target?: string;
  readonly right?: readonly [table: string, key: string];
}

function stepsOf(name: string, from: number): Step[] {
  const pattern = /([.:])(?:\((\w+)->(\w+)\)|(\w+)(?:\[(\w+)\])?)/y;
  pattern.lastIndex = from;
  const steps: Step[] = [];
  while (pattern.lastIndex < name.length) {
    const match = pattern.exec(name);
    if (match === null) throw badRequest(`The column ${name} cannot be read: it must be a path such as contact.name`);
    const [text, sign, table, key, column, target] = match;
    const inner = sign === ':';
    if (table !== undefined && key !== undefined) steps.push({ text, inner, right: [table, key] });
    else steps.push({ text, inner, field: column ?? '', ...(target === undefined ? {} : { target }) });
  }
  return steps;
}

function tableNamed(name: string): DynamicTable {
  const table = dynamicTables.get(name.toLowerCase());
  if (table === undefined) throw badRequest(`The archive Dynamic has no table ${name}`);
  return table;
}

function columnOf(table: DynamicTable, name: string): DynamicColumn {
  const column = table.columns.get(name.toLowerCase());
  if (column === undefined) throw badRequest(`The table ${table.name} has no field ${name}`);
  return column;
}

function joinOf(table: DynamicTable, { field = '', target, right, inner }: Step): Omit<Join, 'parent'> {
  if (right !== undefined) {
    const other = tableNamed(right[0]);
    return { kind: 'right', table: other, key: columnOf(other, right[1]) };
  }
  const key = columnOf(table, field);
  const found = target ?? key.target;
  if (found === undefined) throw badRequest(`The field ${field} of ${table.name} is not a foreign key`);
  return { kind: inner ? 'inner' : 'outer', table: tableNamed(found), key };
}

interface DynamicQuery {
  readonly columns: readonly string[];
  readonly restriction: string;
  /** Finds columns that any archive can be restricted by. */
  readonly special: (name: string) => RestrictedColumn<unknown> | undefined;
}

interface OrderTerm {
  readonly name: string;
  readonly sign: number;
}

/** What metadata and searches call the archive. */
export const dynamicProvider = 'Dynamic';

export const isDynamic = (provider: string) => provider.toLowerCase() === dynamicProvider.toLowerCase();

/** Everything that was found, in order. */
export function dynamicRows(
  server: EmulatedServer,
  { columns, restriction, special }: DynamicQuery,
  order: readonly OrderTerm[],
  session: Session,
): FoundRow[] {
  if (columns.length === 0) throw badRequest('The archive Dynamic has no columns of its own; $select must name some');
  const paths = new Paths();
  const shown = columns.map((name) => paths.column(name));
  const parsed = parseRestriction(restriction);
  const circumstances = {
    now: wallClock(server.clock(), server.settings.baseTimeZone),
    associateId: session.associateId,
  };
  const find = (name: string): RestrictedColumn<Joined> => {
    const everywhere = special(name);
    if (everywhere !== undefined) return everywhere;
    const column = paths.column(name);
    return { type: column.column.type, read: (row: Joined) => valueIn(row, column) };
  };
  const test = parsed === null ? () => true : rowTest(parsed, find, circumstances);
  const terms = order.map(({ name, sign }) => ({ column: paths.column(name), sign }));
  const { base } = paths;
  if (base === undefined) return [];
  const found = joinedRows(server, paths, base, session).filter(({ row }) => test(row));
  found.sort((left, right) => {
    for (const { column, sign } of terms) {
      const compared = comparedValues(valueIn(left.row, column), valueIn(right.row, column));
      if (compared !== 0) return compared * sign;
    }
    return 0;
  });
  return found.map(({ id, row }) => ({
    id,
    entityName: base.name,
    cells: shown.map((column) => ({ name: column.name, column: column.column, value: valueIn(row, column) })),
  }));
}

function valueIn(row: Joined, { path, column }: PathColumn): ColumnValue {
  const record = row.get(path);
  return record === undefined || record === null ? { raw: null } : column.read(record);
}

interface FoundJoined {
  readonly id: number;
  readonly row: Joined;
}

/**
 * The rows of the base table, once for each combination of rows that joins lead to. A right join drops rows without a match;
 * rows of the other table that match none have no key, and are not shown here.
 */
function joinedRows(server: EmulatedServer, { joins }: Paths, base: DynamicTable, session: Session): FoundJoined[] {
  const records = (table: DynamicTable): Records => {
    const found = recordsOf(server, table.records, session);
    if (found === undefined) throw badRequest(`The archive Dynamic has no table ${table.name}`);
    return found;
  };
  const own = records(base);
  let rows: FoundJoined[] = [];
  if (own.count(everyKey) > maxRows)
    throw badRequest(`The emulator searches at most ${maxRows} rows by the dot syntax`);
  for (const id of own.ids(everyKey, false)) {
    server.evaluatedRows++;
    rows.push({ id, row: new Map([[base.name, own.row(id)]]) });
  }
  for (const [path, { parent, kind, table, key }] of joins) {
    const others = records(table);
    const byKey = kind === 'right' ? grouped(others, key) : undefined;
    const [parentKey] = (joins.get(parent)?.table ?? base).columns.values();
    const keyIn = (from: Entity | null) => Number((from === null ? null : parentKey?.column.read(from).raw) ?? 0);
    rows = rows.flatMap(({ id, row }) => {
      const from = row.get(parent) ?? null;
      const matches = byKey === undefined ? referred(others, from, key) : (byKey.get(keyIn(from)) ?? []);
      if (matches.length === 0 && kind !== 'outer') return [];
      const found = matches.length === 0 ? [null] : matches;
      return found.map((match) => ({ id, row: new Map([...row, [path, match]]) }));
    });
    if (rows.length > maxRows) throw badRequest(`The joins of this search lead to more than ${maxRows} rows`);
  }
  return rows;
}

function referred(others: Records, from: Entity | null, { column }: DynamicColumn): Entity[] {
  const id = from === null ? 0 : Number(column.read(from).raw ?? 0);
  return others.has(id) ? [others.row(id)] : [];
}

/** The rows of a table by what their foreign key refers to. */
function grouped(others: Records, { column }: DynamicColumn): ReadonlyMap<number, Entity[]> {
  const groups = new Map<number, Entity[]>();
  for (const id of others.ids(everyKey, false)) {
    const row = others.row(id);
    const key = Number(column.read(row).raw ?? 0);
    const group = groups.get(key) ?? [];
    group.push(row);
    groups.set(key, group);
  }
  return groups;
}
