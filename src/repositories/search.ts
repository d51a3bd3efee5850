import { enclosed } from '../codec/archive/index.js';
import { type Transport } from '../transports/transport.js';
import type { RepositoryOptions } from './repository-options.js';
import { checkCriteria, type CheckedCriteria, type SearchCriteria, checkInteger } from './search-criteria.js';
import { type ArchiveRow, RepositoryCall } from '../operations/index.js';
import { withRefusedColumn } from './refused-column.js';

/** The archive that is searched: a provider, and the REST resource whose collection it serves. */
export interface SearchedArchive {
  /** The public name of the search, such as `contacts.query`. */
  readonly operation: string;
  readonly provider: string;
  readonly resource?: string | undefined;
  /** A condition that every row must meet, in addition to the filter. */
  readonly restriction?: string | undefined;
}

/**
 * The rows of a search, one by one or in pages. Nothing is sent before the first row is read, and each page is requested
 * when needed. Reading again searches again. Rows may be added or removed on the server between two pages.
 *
 * @example
 * const search = so.contacts.query({ select: ['name', 'category'], filter: where('name').begins('A'), orderBy: 'name' });
 * for await (const row of search) console.log(row.PrimaryKey, row.columns.name);
 */
export interface Search<Column extends string = string> extends AsyncIterable<ArchiveRow<Column>> {
  /**
   * The rows in pages of `pageSize`, the last one shorter; no page is empty.
   *
   * @example
   * const search = so.persons.query({ select: ['fullName'], pageSize: 100 });
   * for await (const rows of search.pages()) console.log(rows.length);
   */
  pages(): AsyncIterable<readonly ArchiveRow<Column>[]>;
  /**
   * One page by its number, from 0: the rows from `skip + page * pageSize`. Empty beyond the last page.
   *
   * @example
   * const second = await so.persons.query({ select: ['fullName'], orderBy: 'fullName', pageSize: 10 }).page(1);
   */
  page(page: number): Promise<readonly ArchiveRow<Column>[]>;
  /**
   * The first row, or null.
   *
   * @example
   * const newest = await so.contacts.query({ select: ['name'], orderBy: 'registeredDate desc' }).first();
   */
  first(): Promise<ArchiveRow<Column> | null>;
  /**
   * All rows, or the first `limit` of them.
   *
   * @example
   * const rows = await so.contacts.query({ select: ['name'], orderBy: 'name' }).toArray({ limit: 20 });
   */
  toArray(options?: { readonly limit?: number | undefined }): Promise<ArchiveRow<Column>[]>;
  /**
   * How many rows meet the filter, regardless of `top` and `skip`; null if the server does not say. The vendor asks
   * integrations not to count, because the server reads all rows for it.
   *
   * @example
   * const open = await so.sales.query({ select: ['saleId'], filter: where('saleStatus').equals(1) }).count();
   */
  count(): Promise<number | null>;
}

export class TransportSearch<Column extends string> implements Search<Column> {
  readonly #transport: Transport;
  readonly #archive: SearchedArchive;
  readonly #criteria: CheckedCriteria;
  readonly #options: RepositoryOptions;

  /** @throws {ValidationError} if the criteria are invalid */
  constructor(
    transport: Transport,
    archive: SearchedArchive,
    criteria: SearchCriteria<Column>,
    options: RepositoryOptions,
  ) {
    this.#transport = transport;
    this.#archive = archive;
    this.#criteria = checkCriteria(criteria);
    this.#options = options;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<ArchiveRow<Column>, void, undefined> {
    for await (const rows of this.pages()) {
      for (const row of rows) {
        this.#options.signal?.throwIfAborted();
        yield row;
      }
    }
  }

  pages(): AsyncGenerator<readonly ArchiveRow<Column>[], void, undefined> {
    return this.#pagesUpTo(this.#criteria.top, true);
  }

  async page(page: number): Promise<readonly ArchiveRow<Column>[]> {
    checkInteger(page, 'page', 0);
    const { top, pageSize } = this.#criteria;
    const before = page * pageSize;
    if (before >= top) return [];
    const size = Math.min(pageSize, top - before);
    const { rows, next, total } = await this.#read(this.#criteria.skip + before, size, this.#call());
    return next === undefined && total !== undefined ? [...rows, total] : rows;
  }

  async first(): Promise<ArchiveRow<Column> | null> {
    const [row] = await this.toArray({ limit: 1 });
    return row ?? null;
  }

  async toArray({ limit = this.#criteria.top }: { readonly limit?: number | undefined } = {}) {
    if (limit !== Infinity) checkInteger(limit, 'limit', 0);
    const all: ArchiveRow<Column>[] = [];
    const wanted = Math.min(limit, this.#criteria.top);
    for await (const rows of this.#pagesUpTo(wanted, wanted === this.#criteria.top)) {
      for (const row of rows) all.push(row);
    }
    return all;
  }

  async count(): Promise<number | null> {
    const { rowCount } = await this.#read(0, 1, this.#call(), true);
    return rowCount ?? null;
  }

  /** @param isComplete whether all rows of the criteria are read, so that the row of totals is included */
  async *#pagesUpTo(top: number, isComplete: boolean): AsyncGenerator<readonly ArchiveRow<Column>[], void, undefined> {
    const { pageSize } = this.#criteria;
    const call = this.#call();
    let skip = this.#criteria.skip;
    let total: ArchiveRow<Column> | undefined;
    for (let left = top; left > 0;) {
      const page = await this.#read(skip, Math.min(pageSize, left), call);
      const rows = page.rows.slice(0, left);
      // It is not documented whether a server returns the totals with each page or with the last one.
      total = page.total ?? total;
      left -= rows.length;
      // A server that points back to earlier rows would cause an endless loop.
      const isLast = rows.length === 0 || page.next === undefined || page.next <= skip || left <= 0;
      const last = isLast && isComplete && total !== undefined ? [total] : [];
      if (rows.length + last.length > 0) yield [...rows, ...last];
      if (isLast) return;
      skip = page.next ?? skip;
    }
  }

  get #filter(): string {
    const { filter } = this.#criteria;
    const { restriction = '' } = this.#archive;
    if (restriction === '' || filter === '') return restriction + filter;
    return `${restriction} and ${enclosed(filter)}`;
  }

  #call(): RepositoryCall {
    return new RepositoryCall(this.#archive.operation);
  }

  async #read(skip: number, top: number, call: RepositoryCall, count = false) {
    const { signal } = this.#options;
    signal?.throwIfAborted();
    const { columns, orderBy, entities, context, options } = this.#criteria;
    const { provider, resource } = this.#archive;
    const filter = this.#filter;
    checkInteger(skip, 'skip', 0);
    const request = { provider, resource, columns, filter, orderBy, entities, context, options, count, skip, top };
    const page = await this.#transport
      .execute({ name: 'archive.page', request }, { ...this.#options, call })
      .catch((error: unknown) => {
        throw withRefusedColumn(error, this.#archive.operation, this.#criteria);
      });
    return {
      ...page,
      rows: page.rows as readonly ArchiveRow<Column>[],
      total: page.total as ArchiveRow<Column> | undefined,
    };
  }
}
