import { enclosed } from '../codec/archive/index.js';
import { type Transport } from '../transports/transport.js';
import type { RepositoryOptions } from './repository-options.js';
import { checkCriteria, type CheckedCriteria, type SearchCriteria, wholeNumber } from './search-criteria.js';
import { type ArchiveRow, RepositoryCall } from '../operations/index.js';

/** Where a search looks: an archive provider, and the REST resource in whose collection it is at home. */
export interface SearchedArchive {
  /** The public name of the search, such as `contacts.query`. */
  readonly operation: string;
  readonly provider: string;
  readonly resource?: string | undefined;
  /** What holds of every row, whatever else is asked. */
  readonly restriction?: string | undefined;
}

/**
 * What was searched for, row by row or page by page. Nothing is sent before rows are asked for, and no page before it
 * is needed; who asks again, searches again. Rows may come and go on the server between two pages.
 *
 * @example
 * const search = so.contacts.query({ select: ['name', 'category'], filter: where('name').begins('A'), orderBy: 'name' });
 * for await (const row of search) console.log(row.PrimaryKey, row.columns.name);
 */
export interface Search<Column extends string = string> extends AsyncIterable<ArchiveRow<Column>> {
  /** The rows in pages of `pageSize`, the last one shorter; no page is empty. */
  pages(): AsyncIterable<readonly ArchiveRow<Column>[]>;
  /** One page by its number, from 0: the rows from `skip + page * pageSize` on. Empty where there are none. */
  page(page: number): Promise<readonly ArchiveRow<Column>[]>;
  /** The first row, or null. */
  first(): Promise<ArchiveRow<Column> | null>;
  /** All rows; or as many as `limit`, where that is fewer. */
  toArray(options?: { readonly limit?: number | undefined }): Promise<ArchiveRow<Column>[]>;
  /**
   * How many rows meet the filter, whatever `top` and `skip` say; null where the server does not tell. The vendor asks not
   * to count: the server reads all of them for it.
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

  /** @throws {ValidationError} where the criteria are not right */
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
    wholeNumber(page, 'page', 0);
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
    if (limit !== Infinity) wholeNumber(limit, 'limit', 0);
    const all: ArchiveRow<Column>[] = [];
    const wanted = Math.min(limit, this.#criteria.top);
    for await (const rows of this.#pagesUpTo(wanted, wanted === this.#criteria.top)) all.push(...rows);
    return all;
  }

  async count(): Promise<number | null> {
    const { rowCount } = await this.#read(0, 1, this.#call(), true);
    return rowCount ?? null;
  }

  /** @param whole whether what is read is all that the criteria ask for, so that the row of totals belongs to it */
  async *#pagesUpTo(top: number, whole: boolean): AsyncGenerator<readonly ArchiveRow<Column>[], void, undefined> {
    const { pageSize } = this.#criteria;
    const call = this.#call();
    let skip = this.#criteria.skip;
    let total: ArchiveRow<Column> | undefined;
    for (let left = top; left > 0;) {
      const page = await this.#read(skip, Math.min(pageSize, left), call);
      const rows = page.rows.slice(0, left);
      // Whether a server gives it with each page or with the last one is not documented.
      total = page.total ?? total;
      left -= rows.length;
      // A server that sends its callers back would do so for ever.
      const isLast = rows.length === 0 || page.next === undefined || page.next <= skip || left <= 0;
      const last = isLast && whole && total !== undefined ? [total] : [];
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
    wholeNumber(skip, 'skip', 0);
    const request = { provider, resource, columns, filter, orderBy, entities, context, options, count, skip, top };
    const page = await this.#transport.execute({ name: 'archive.page', request }, { ...this.#options, call });
    return {
      ...page,
      rows: page.rows as readonly ArchiveRow<Column>[],
      total: page.total as ArchiveRow<Column> | undefined,
    };
  }
}
