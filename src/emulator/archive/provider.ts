import type { CanonicalObject } from '../../contract/index.js';
import type { ArchiveColumn } from './columns.js';

/** Whose columns can be had by a prefix, and which field of the row leads to them. */
export interface Join {
  readonly prefix: string;
  readonly agent: string;
  /** The field with the reference, and the key within it; the field itself if it is a number. */
  readonly field: string;
  readonly key: string;
  readonly columns: readonly ArchiveColumn[];
}

/** An archive: the rows of one agent's entities, with columns of their own and of what they refer to. */
export interface ArchiveProvider {
  readonly names: readonly string[];
  readonly agent: string;
  readonly primaryKey: string;
  /** The kinds of rows that it has. */
  readonly entityNames: readonly string[];
  entityName(entity: Readonly<CanonicalObject>): string;
  readonly columns: readonly ArchiveColumn[];
  /** Which of the records it has, if it does not have all of them. */
  readonly has?: (entity: Readonly<CanonicalObject>) => boolean;
  readonly joins: readonly Join[];
}
