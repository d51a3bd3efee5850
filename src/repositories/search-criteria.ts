import { nearestNames, ValidationError } from '../errors/index.js';
import { checkSortColumn, Filter, parseAggregate } from '../codec/archive/index.js';
import { addressText } from '../codec/values/index.js';
import type { SortTerm } from '../operations/index.js';

/** A column to sort by: `'name'`, `'name desc'`, or an object. */
export type SortOrder = string | { readonly column: string; readonly direction?: 'asc' | 'desc' | undefined };

/** The criteria of a search. */
export interface SearchCriteria<Column extends string = string> {
  /**
   * The columns to return, at least one, as the vendor's page on the archive provider names them: `name`, `contact/name`.
   *
   * Columns may be aggregated, as on the vendor's pages on data aggregation: `Count(saleId)`,
   * `GroupBy(stage):Footer,HideDetail`. The rows then include headers and footers, whose `EntityName` is `header:1` or
   * `footer:1`.
   */
  readonly select: readonly Column[];
  /** Which rows to return: a filter from `where`, or text in the vendor's grammar. Default all. */
  readonly filter?: Filter | string | undefined;
  /** The order of the rows. Default the server's own order; set it if you use pages. */
  readonly orderBy?: SortOrder | readonly SortOrder[] | undefined;
  /** The maximum number of rows in total. */
  readonly top?: number | undefined;
  /** How many rows to skip. The vendor asks integrations not to skip far, because the server reads skipped rows too. */
  readonly skip?: number | undefined;
  /** How many rows to request from the server at once. Default 100. */
  readonly pageSize?: number | undefined;
  /** Which kinds of rows to return, if an archive has several: `['person', 'retiredPerson']`. */
  readonly entities?: readonly string[] | undefined;
  /** The context that some providers need, such as `contactId=2`. */
  readonly context?: string | undefined;
  /**
   * Options of the provider. With `{ GrandTotal: true }` the last row contains the totals of the functions in `select`. Its
   * `EntityName` is `grandtotal`, and it does not count for `top`.
   */
  readonly options?: Readonly<Record<string, string | number | boolean>> | undefined;
}

/** Checked criteria, in the form that transports take. */
export interface CheckedCriteria {
  readonly columns: readonly string[];
  readonly filter: string;
  readonly orderBy: readonly SortTerm[];
  readonly entities: readonly string[];
  readonly context: string | undefined;
  readonly options: string;
  readonly top: number;
  readonly skip: number;
  readonly pageSize: number;
}

const defaultPageSize = 100;
const maxInt = 2_147_483_647;

const known: Readonly<Record<keyof SearchCriteria, true>> = {
  select: true,
  filter: true,
  orderBy: true,
  top: true,
  skip: true,
  pageSize: true,
  entities: true,
  context: true,
  options: true,
};

/** @throws {ValidationError} whose `path` names the invalid criterion */
export function checkCriteria(criteria: SearchCriteria): CheckedCriteria {
  if (typeof (criteria as unknown) !== 'object' || (criteria as unknown) === null) {
    throw new ValidationError('the criteria must be an object such as { select: ["name"] }');
  }
  for (const name of Object.keys(criteria)) {
    if (Object.hasOwn(known, name)) continue;
    const hint = nearestNames(name, Object.keys(known));
    throw new ValidationError(`unknown criterion ${JSON.stringify(name)}${hint}`, { path: name });
  }
  const { top, skip, pageSize } = criteria;
  return {
    columns: columnsOf(criteria.select),
    filter: filterText(criteria.filter),
    orderBy: sortTerms(criteria.orderBy),
    entities: entitiesOf(criteria.entities),
    context: criteria.context === undefined ? undefined : addressText(criteria.context, 'context'),
    options: optionsText(criteria.options),
    top: top === undefined ? Infinity : checkInteger(top, 'top', 0),
    skip: skip === undefined ? 0 : checkInteger(skip, 'skip', 0),
    pageSize: pageSize === undefined ? defaultPageSize : checkInteger(pageSize, 'pageSize', 1),
  };
}

export function checkInteger(value: unknown, path: string, minimum: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maxInt) return value;
  const found = typeof value === 'number' || typeof value === 'string' ? JSON.stringify(value) : typeof value;
  throw new ValidationError(`${path} must be an integer from ${minimum} to ${maxInt}, but is ${found}`, { path });
}

function columnsOf(select: unknown): string[] {
  if (!Array.isArray(select) || select.length === 0) {
    throw new ValidationError('select must be an array of at least one column, such as ["name"]', { path: 'select' });
  }
  const columns = select.map((column: unknown, index) => {
    const path = `select[${index}]`;
    if (typeof column !== 'string' || column.trim() === '') {
      throw new ValidationError(`${path} must be the name of a column`, { path });
    }
    // Aggregations such as `Count(category):Footer` are allowed too.
    if (/[\s'"&?#]/.test(column) || (column.includes(',') && parseAggregate(column) === undefined)) {
      throw new ValidationError(`${path}: ${JSON.stringify(column)} is not a column; list each column separately`, {
        path,
      });
    }
    return addressText(column, path);
  });
  return [...new Set(columns)];
}

function filterText(filter: unknown): string {
  if (filter === undefined) return '';
  if (filter instanceof Filter) return filter.toString();
  if (typeof filter === 'string') return addressText(filter, 'filter').trim();
  throw new ValidationError('filter must be a filter from where(), or a string', { path: 'filter' });
}

function sortTerms(orderBy: unknown): SortTerm[] {
  if (orderBy === undefined) return [];
  const isList = Array.isArray(orderBy);
  const terms: readonly unknown[] = isList ? orderBy : [orderBy];
  return terms.map((term, index) => sortTerm(term, isList ? `orderBy[${index}]` : 'orderBy'));
}

function sortTerm(term: unknown, path: string): SortTerm {
  const { column, direction } = partsOfTerm(term);
  checkSortColumn(column, path);
  const lowered = typeof direction === 'string' ? direction.toLowerCase() : direction;
  if (lowered === undefined || lowered === 'asc') return { column, direction: 'asc' };
  if (lowered === 'desc') return { column, direction: 'desc' };
  throw new ValidationError(`${path}: the direction must be asc or desc`, { path });
}

function partsOfTerm(term: unknown): { readonly column?: unknown; readonly direction?: unknown } {
  if (typeof term !== 'string') return typeof term === 'object' && term !== null ? term : {};
  const [column, direction, ...more] = term.trim().split(/\s+/);
  return more.length === 0 ? { column, direction } : { column: term };
}

function entitiesOf(entities: unknown): string[] {
  if (entities === undefined) return [];
  const areNames =
    Array.isArray(entities) && entities.every((each) => typeof each === 'string' && /^[\p{L}\p{N}_.-]+$/u.test(each));
  if (areNames) return entities as string[];
  throw new ValidationError('entities must be an array of names, such as ["person"]', { path: 'entities' });
}

/** "name=value&… formatted", as the vendor's client describes the parameter. */
function optionsText(options: unknown): string {
  if (options === undefined) return '';
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new ValidationError('options must be an object, such as { GrandTotal: true }', { path: 'options' });
  }
  const pairs = Object.entries(options).map(([name, value]: [string, unknown]) => {
    const path = `options.${name}`;
    const isValue = typeof value === 'boolean' || typeof value === 'string' || Number.isFinite(value);
    // It is not documented how a provider reads these characters in a name or a value.
    const pattern = /^[^\s&=?#%]+$/;
    if (!isValue || !pattern.test(name) || !pattern.test(String(value))) {
      throw new ValidationError(`${path} must have a name and a value without spaces or any of & = ? # %`, { path });
    }
    return addressText(`${name}=${String(value)}`, path);
  });
  return pairs.join('&');
}
