import type { ArchiveValue } from '../../search/index.js';

/** A row of an archive, the same whichever transport it came by. */
export interface ArchiveRow<Column extends string = string> {
  readonly PrimaryKey: number;
  /** What kind of thing the row is, such as `contact`: some archives mix several. */
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
  /** The REST resource whose collection that provider serves; undefined where it is asked for by its own name. */
  readonly resource: string | undefined;
  readonly columns: readonly string[];
  /** Empty for all rows. */
  readonly filter: string;
  readonly orderBy: readonly SortTerm[];
  /** Empty for all kinds. */
  readonly entities: readonly string[];
  /** What some providers need to know besides. */
  readonly context: string | undefined;
  readonly skip: number;
  /** At least 1. */
  readonly top: number;
}

export interface ArchivePage {
  readonly rows: readonly ArchiveRow[];
  /** How many rows to skip for those after these; undefined where these were the last. */
  readonly next: number | undefined;
}

export function sortText(orderBy: readonly SortTerm[]): string {
  return orderBy.map(({ column, direction }) => `${column} ${direction}`).join(',');
}
