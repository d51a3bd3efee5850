import { nearestNames, ValidationError } from '../errors/index.js';
import { checkSortColumn, Filter, parseAggregate } from '../codec/archive/index.js';
import { carriableText } from '../codec/values/index.js';
import type { SortTerm } from '../operations/index.js';

/** A column to sort by: its name, its name and a direction (`'name desc'`), or the two apart. */
export type SortOrder = string | { readonly column: string; readonly direction?: 'asc' | 'desc' | undefined };

/** What is searched for. */
export interface SearchCriteria<Column extends string = string> {
  /**
   * The columns wanted, as the vendor's page on the archive provider names them: `name`, `contact/name`. At least one.
   *
   * Also what the vendor's pages on data aggregation describe: `Count(saleId)`, `GroupBy(stage):Footer,HideDetail`. The
   * rows then have headers and footers among them, whose `EntityName` is `header:1` or `footer:1`.
   */
  readonly select: readonly Column[];
  /** Which rows: what `where` makes, or text in the vendor's grammar. All of them where it is left out. */
  readonly filter?: Filter | string | undefined;
  /** In which order; by the server's own where it is left out. Give one where you page. */
  readonly orderBy?: SortOrder | readonly SortOrder[] | undefined;
  /** How many rows at most, in all. */
  readonly top?: number | undefined;
  /** How many rows to leave out first. The vendor asks not to skip far: the server reads them all the same. */
  readonly skip?: number | undefined;
  /** How many rows an exchange with the server asks for. Default 100. */
  readonly pageSize?: number | undefined;
  /** Which kinds of rows, where an archive mixes several: `['person', 'retiredPerson']`. */
  readonly entities?: readonly string[] | undefined;
  /** What some providers need to know besides, such as `contactId=2`. */
  readonly context?: string | undefined;
  /**
   * Options of the provider. With `{ GrandTotal: true }` the last row is one of totals, whose `EntityName` is
   * `grandtotal`: it has the values of the functions in `select`, and `top` does not count it.
   */
  readonly options?: Readonly<Record<string, string | number | boolean>> | undefined;
}

/** Criteria that were checked, in the form in which the transports take them. */
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
const largestInt = 2_147_483_647;

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

/** @throws {ValidationError} whose `path` names what is not right */
export function checkCriteria(criteria: SearchCriteria): CheckedCriteria {
  if (typeof (criteria as unknown) !== 'object' || (criteria as unknown) === null) {
    throw new ValidationError('a search takes an object such as { select: ["name"] }');
  }
  for (const name of Object.keys(criteria)) {
    if (Object.hasOwn(known, name)) continue;
    const hint = nearestNames(name, Object.keys(known));
    throw new ValidationError(`a search has no ${JSON.stringify(name)}${hint}`, { path: name });
  }
  const { top, skip, pageSize } = criteria;
  return {
    columns: columnsOf(criteria.select),
    filter: filterText(criteria.filter),
    orderBy: sortTerms(criteria.orderBy),
    entities: entitiesOf(criteria.entities),
    context: criteria.context === undefined ? undefined : carriableText(criteria.context, 'context'),
    options: optionsText(criteria.options),
    top: top === undefined ? Infinity : wholeNumber(top, 'top', 0),
    skip: skip === undefined ? 0 : wholeNumber(skip, 'skip', 0),
    pageSize: pageSize === undefined ? defaultPageSize : wholeNumber(pageSize, 'pageSize', 1),
  };
}

export function wholeNumber(value: unknown, path: string, lowest: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= lowest && value <= largestInt) return value;
  const given = typeof value === 'number' || typeof value === 'string' ? JSON.stringify(value) : typeof value;
  throw new ValidationError(`${path} should be a whole number from ${lowest} to ${largestInt}, and is ${given}`, {
    path,
  });
}

function columnsOf(select: unknown): string[] {
  if (!Array.isArray(select) || select.length === 0) {
    throw new ValidationError('select should name at least one column, such as ["name"]', { path: 'select' });
  }
  const columns = select.map((column: unknown, index) => {
    const path = `select[${index}]`;
    if (typeof column !== 'string' || column.trim() === '') {
      throw new ValidationError(`${path} should be the name of a column`, { path });
    }
    // More than a name is allowed here: `Count(category):Footer` is what the vendor calls an aggregation.
    if (/[\s'"&?#]/.test(column) || (column.includes(',') && parseAggregate(column) === undefined)) {
      throw new ValidationError(`${path}: ${JSON.stringify(column)} is no column: each has an item of its own`, {
        path,
      });
    }
    return carriableText(column, path);
  });
  return [...new Set(columns)];
}

function filterText(filter: unknown): string {
  if (filter === undefined) return '';
  if (filter instanceof Filter) return filter.toString();
  if (typeof filter === 'string') return carriableText(filter, 'filter').trim();
  throw new ValidationError('filter should be what where() makes, or a text', { path: 'filter' });
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
  throw new ValidationError(`${path}: a direction is asc or desc`, { path });
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
  throw new ValidationError('entities should be a list of names, such as ["person"]', { path: 'entities' });
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
    // How a provider reads one of these within a name or a value is not documented.
    const pattern = /^[^\s&=?#%]+$/;
    if (!isValue || !pattern.test(name) || !pattern.test(String(value))) {
      throw new ValidationError(`${path} must have a name and a value without spaces and any of & = ? # %`, { path });
    }
    return carriableText(`${name}=${String(value)}`, path);
  });
  return pairs.join('&');
}
