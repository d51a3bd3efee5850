import type { CanonicalObject } from '../../contract/index.js';
import { wallClock } from '../wall-clock.js';
import type { Session } from '../access/access.js';
import type { EmulatedServer } from '../server.js';
import { badRequest, notFound } from '../server-error.js';
import { askedColumn, isFunction } from './aggregates.js';
import { Bands, type FoundRow } from './bands.js';
import type { ArchiveColumn } from './columns.js';
import { dynamicRows, isDynamic } from './dynamic.js';
import { rowTest } from './evaluator.js';
import { keysOf } from './key-range.js';
import { parseRestriction } from './parser.js';
import { customObjectProvider } from './custom-object-provider.js';
import type { ArchiveProvider } from './provider.js';
import { archiveProviders } from './providers.js';
import { recordsOf } from './records.js';
import { type BoundColumn, inKeyOrder, type RowSource, sorted, type SortTerm } from './row-order.js';

/** A search as every face asks for it. */
export interface ArchiveQuery {
  readonly provider: string;
  /** Empty for the first few. */
  readonly columns: readonly string[];
  readonly restriction: string;
  readonly sortOrder: string;
  /** Empty for all. */
  readonly entities: readonly string[];
  /** By their names in lower case, such as `grandtotal`. */
  readonly options: ReadonlyMap<string, string>;
}

/** What was found, in order. Rows are looked for when they are taken. */
export interface Found {
  /** The number of rows; -1 if it would take too long to count them. */
  count(): number;
  /** The rows from one index to before another, and whether there are more after them. */
  page(from: number, to: number): { readonly rows: FoundRow[]; readonly more: boolean };
}

const columnsByDefault = 5;

/** Columns that any archive can be restricted by, though none shows them: `getAllRows set true` holds for every row. */
const allOrNone: Readonly<Record<string, boolean>> = { getallrows: true, getnorows: false };

export function searchArchive(server: EmulatedServer, query: ArchiveQuery, session: Session): Found {
  if (isDynamic(query.provider)) {
    const { columns, restriction } = query;
    const rows = dynamicRows(server, { columns, restriction, special }, termsOf(query.sortOrder), session);
    return {
      count: () => rows.length,
      page: (from, to) => ({ rows: rows.slice(from, to), more: to < rows.length }),
    };
  }
  const provider = requiredProvider(query.provider);
  const { settings } = server;
  const records = recordsOf(server, provider.agent, session);
  if (records === undefined) throw notFound('Archive provider', query.provider);
  const bind = columnsOf(server, provider, session);
  const names =
    query.columns.length > 0 ? query.columns : provider.columns.slice(0, columnsByDefault).map(({ name }) => name);
  const now = wallClock(server.clock(), settings.baseTimeZone);
  const restriction = parseRestriction(query.restriction);
  const test =
    restriction === null
      ? () => true
      : rowTest(restriction, (name) => special(name) ?? asRestricted(bind(name)), {
          now,
          associateId: session.associateId,
        });
  const terms = termsOf(query.sortOrder);
  const order = terms
    .filter(({ name }) => !isFunction(name))
    .map(({ name, sign }): SortTerm => ({ column: bind(name), sign }));
  const kinds = query.entities.map((name) => name.toLowerCase());
  for (const kind of kinds) {
    if (!provider.entityNames.some((name) => name.toLowerCase() === kind)) {
      throw badRequest(`The archive ${query.provider} has no entity ${kind}`);
    }
  }
  const everyKind = provider.entityNames.every((name) => kinds.length === 0 || kinds.includes(name.toLowerCase()));
  const { has } = provider;
  const [key = { name: '' }] = provider.columns;
  const { range, whole } = keysOf(restriction, key.name);
  const source: RowSource = {
    everyKey: whole && everyKind && has === undefined,
    count: () => records.count(range),
    *ids(descending) {
      for (const id of records.ids(range, descending)) {
        server.evaluatedRows++;
        yield id;
      }
    },
    read: (id) => records.row(id),
    test: (entity) =>
      (has?.(entity) ?? true) &&
      (everyKind || kinds.includes(provider.entityName(entity).toLowerCase())) &&
      test(entity),
  };
  const [first] = order;
  const byKey = first === undefined || first.column.column === key;
  const ordered = byKey ? inKeyOrder(source, first?.sign === -1) : sorted(source, order);
  if (names.some(isFunction)) {
    const { matches } = ordered.select(0, Infinity);
    const rows = matches.map(({ id, entity = source.read(id) }) => ({
      id,
      entityName: provider.entityName(entity),
      entity,
    }));
    const groupOrder = terms
      .filter(({ name }) => isFunction(name))
      .map(({ name, sign }) => ({ column: askedColumn(name, bind), sign }));
    const asked = names.map((name) => askedColumn(name, bind));
    return banded(new Bands(asked, groupOrder, rows), query.options.get('grandtotal') === 'true');
  }
  const shown = names.map(bind);
  // Who pages through keys asks for nothing else, and then nothing else is read.
  const keysAlone = shown.every(({ column }) => column === key) && provider.entityNames.length === 1;
  return {
    count: () => ordered.count(),
    page(from, to) {
      const { matches, more } = ordered.select(from, to);
      const rows = matches.map(({ id, entity = keysAlone ? { [provider.primaryKey]: id } : source.read(id) }) => ({
        id,
        entityName: provider.entityName(entity),
        cells: shown.map(({ name, column, read }) => ({ name, column, value: read(entity) })),
      }));
      return { rows, more };
    },
  };
}

/** The row of totals is the very last one. Pages do not count it. */
function banded(bands: Bands, withTotal: boolean): Found {
  const all = bands.rows();
  return {
    count: () => all.length,
    page(from, to) {
      const more = to < all.length;
      return { rows: [...all.slice(from, to), ...(withTotal && !more ? [bands.total()] : [])], more };
    },
  };
}

export function requiredProvider(name: string): ArchiveProvider {
  const wanted = name.toLowerCase();
  const provider =
    archiveProviders.find(({ names }) => names.some((each) => each.toLowerCase() === wanted)) ??
    customObjectProvider(name);
  if (provider === undefined) throw notFound('Archive provider', name);
  return provider;
}

/** Finds columns by their names in any case, with the prefixes of what a row refers to. */
function columnsOf(server: EmulatedServer, provider: ArchiveProvider, session: Session): (name: string) => BoundColumn {
  const byName = (columns: readonly ArchiveColumn[], name: string) =>
    columns.find((column) => column.name.toLowerCase() === name.toLowerCase());
  return (name) => {
    const own = byName(provider.columns, name);
    if (own !== undefined) return { name, column: own, read: (entity) => own.read(entity) };
    const join = provider.joins.find(({ prefix }) => name.toLowerCase().startsWith(prefix));
    const column = join === undefined ? undefined : byName(join.columns, name.slice(join.prefix.length));
    const others = join === undefined ? undefined : recordsOf(server, join.agent, session);
    if (join === undefined || column === undefined || others === undefined) {
      throw badRequest(`The archive ${provider.names[0] ?? ''} has no column ${name}`);
    }
    return {
      name,
      column,
      read(entity) {
        const reference = entity[join.field] as CanonicalObject | number | null;
        const id = typeof reference === 'number' ? reference : Number(reference?.[join.key] ?? 0);
        return others.has(id) ? column.read(others.row(id)) : { raw: null };
      },
    };
  };
}

function asRestricted({ column, read }: BoundColumn) {
  return { type: column.type, read };
}

function special(name: string) {
  const key = name.toLowerCase();
  if (!Object.hasOwn(allOrNone, key)) return undefined;
  return { type: 'bool' as const, read: () => ({ raw: allOrNone[key] === true }) };
}

function termsOf(sortOrder: string): { readonly name: string; readonly sign: number }[] {
  return sortOrder.split(',').flatMap((term) => {
    const [name = '', direction = 'asc', more] = term.trim().split(/\s+/);
    if (name === '') return [];
    const lowered = direction.toLowerCase();
    if ((lowered !== 'asc' && lowered !== 'desc') || more !== undefined) {
      throw badRequest(`The sort order ${JSON.stringify(term.trim())} cannot be read`);
    }
    return [{ name, sign: lowered === 'asc' ? 1 : -1 }];
  });
}

/** `name=value&name=value`, as the vendor's client describes the parameter. */
export function optionsIn(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split('&').flatMap((pair): [string, string][] => {
      const [name = '', value = ''] = pair.split('=');
      return name === '' ? [] : [[name.trim().toLowerCase(), value.trim().toLowerCase()]];
    }),
  );
}
