import { readMarked } from '../../codec/values/index.js';
import { isPlainObject } from '../../codec/canonical/index.js';
import type { EncodedRow } from './table-rows.js';

/** What happened to a row of the table, in the vendor's words. */
export type MassAction = 'Inserted' | 'Updated' | 'NoUpdateNeeded' | 'Deleted' | 'ColumnsZeroed';

/** What the server says about one row. */
export interface MassRowResult {
  /**
   * What happened to it. NetServer reports each row of an upsert, and only a count for other operations. Null if the count
   * leaves it open: fewer rows were deleted than ids were given.
   */
  readonly action: MassAction | null;
  /** Null if the server does not report it, as for rows of `insert`. */
  readonly primaryKey: number | null;
}

/** What a mass operation did. */
export interface MassResult {
  /** Rows that were added, as the server counts them. */
  readonly inserts: number;
  /** Rows that were changed. */
  readonly updates: number;
  /** Rows that were deleted, or whose columns were zeroed. */
  readonly deletes: number;
  /** The result of each row that was given, in its place. */
  readonly rows: readonly MassRowResult[];
  /** Rows of the table that no given row matched, and that `nomatch` changed. */
  readonly unmatched: readonly MassRowResult[];
  /** What the server said, such as timings; one message for each batch that has one. */
  readonly messages: readonly string[];
}

/** The answer to one batch, read from the carrier `MassOperationResult`. */
export interface BatchAnswer {
  readonly inserts: number;
  readonly updates: number;
  readonly deletes: number;
  readonly message: string;
  readonly statuses: readonly RowStatus[];
}

interface RowStatus extends MassRowResult {
  /** As text without its notation: `5` for `[I:5]`. */
  readonly keys: readonly string[];
}

/** @returns undefined for anything that is not the carrier */
export function readBatchAnswer(answer: unknown): (BatchAnswer & { readonly success: boolean }) | undefined {
  if (!isPlainObject(answer)) return undefined;
  const { Success, Message, Inserts, Updates, Deletes, RowStatus } = answer;
  const counts = [Inserts, Updates, Deletes].map(Number);
  if (typeof Success !== 'boolean' || !counts.every((count) => Number.isInteger(count) && count >= 0)) return undefined;
  const [inserts = 0, updates = 0, deletes = 0] = counts;
  const statuses = (Array.isArray(RowStatus) ? RowStatus : [])
    .filter(isPlainObject)
    .map(({ Action, PrimaryKey, RowKeys }): RowStatus => ({
      action: typeof Action === 'string' ? (Action as MassAction) : null,
      primaryKey: typeof PrimaryKey === 'number' && PrimaryKey > 0 ? PrimaryKey : null,
      keys: Array.isArray(RowKeys) ? RowKeys.map((key) => plainKey(key)) : [],
    }));
  return {
    success: Success,
    message: typeof Message === 'string' ? Message : '',
    ...{ inserts, updates, deletes, statuses },
  };
}

const leftovers: ReadonlySet<unknown> = new Set<MassAction>(['Deleted', 'ColumnsZeroed']);
const unknown: MassRowResult = { action: null, primaryKey: null };

/**
 * Finds the status of each row. Servers answer "a per-row status, for each incoming row" in their order, so the place
 * decides as long as the keys do not contradict it; otherwise the keys do.
 *
 * @param keys the places of the key columns
 */
export function upsertResults(
  rows: readonly EncodedRow[],
  keys: readonly number[],
  { statuses }: BatchAnswer,
): Pick<MassResult, 'rows' | 'unmatched'> {
  const ofRows = statuses.filter(({ action }) => !leftovers.has(action));
  const wanted = rows.map((row) => keys.map((place) => plainKey(row[place])));
  const inOrder = ofRows.length === rows.length && ofRows.every((status, index) => agrees(status, wanted[index]));
  return {
    rows: inOrder ? ofRows.map(result) : byKeys(wanted, ofRows),
    unmatched: statuses.filter(({ action }) => leftovers.has(action)).map(result),
  };
}

function byKeys(wanted: readonly (readonly string[])[], statuses: readonly RowStatus[]): MassRowResult[] {
  const left = new Map<string, RowStatus[]>();
  for (const status of statuses) {
    const key = JSON.stringify(status.keys);
    const same = left.get(key);
    if (same === undefined) left.set(key, [status]);
    else same.push(status);
  }
  return wanted.map((keys) => {
    const same = left.get(JSON.stringify(keys)) ?? [];
    // Several with one key cannot be told apart.
    return same.length === 1 && same[0] !== undefined ? result(same[0]) : unknown;
  });
}

/** A row that asks for a new key, `0`, may come back with it. */
function agrees({ keys }: RowStatus, wanted: readonly string[] = []): boolean {
  return keys.length === 0 || wanted.every((key, index) => key === keys[index] || key === '0' || key === '');
}

const result = ({ action, primaryKey }: RowStatus): MassRowResult => ({ action, primaryKey });

function plainKey(key: unknown): string {
  if (typeof key !== 'string') return '';
  const marked = readMarked(key);
  return marked === undefined ? key : String(marked.value ?? '');
}
