import type { ArchiveValue } from '../codec/archive/index.js';

/** A row of an archive, the same whichever transport it came by. */
export interface ArchiveRow<Column extends string = string> {
  /** 0 for a row that has none: some providers know no keys. A header or a footer has its own number. */
  readonly PrimaryKey: number;
  /** What kind of thing the row is, such as `contact`: some archives mix several. Also `header:1`, `footer:1`, `grandtotal`. */
  readonly EntityName: string;
  /** The values by the names that were asked for. */
  readonly columns: Readonly<Record<Column, ArchiveValue>>;
}

export interface SortTerm {
  readonly column: string;
  readonly direction: 'asc' | 'desc';
}

/** Some rows of an archive, from one on; checked and completed. */
export interface ArchivePageRequest {
  /** The archive provider, such as `FindContact`. */
  readonly provider: string;
  /** The REST resource whose collection that provider serves; undefined if the provider is addressed by its own name. */
  readonly resource: string | undefined;
  readonly columns: readonly string[];
  /** Empty for all rows. */
  readonly filter: string;
  readonly orderBy: readonly SortTerm[];
  /** Empty for all kinds. */
  readonly entities: readonly string[];
  /** What some providers need to know besides. */
  readonly context: string | undefined;
  /** `name=value&…`, such as `GrandTotal=true`; empty for none. */
  readonly options: string;
  /** Whether the server shall also count all rows that meet the filter. */
  readonly count: boolean;
  readonly skip: number;
  /** At least 1. */
  readonly top: number;
}

export interface ArchivePage {
  readonly rows: readonly ArchiveRow[];
  /** How many rows to skip for those after these; undefined if these were the last. */
  readonly next: number | undefined;
  /** The row of totals, if it was requested and the server sent it with these rows; `rows` does not contain it. */
  readonly total?: ArchiveRow | undefined;
  /** The total number of rows; null if the server does not say. Only if it was requested. */
  readonly rowCount?: number | null | undefined;
}
