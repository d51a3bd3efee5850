import { isPlainObject, localise } from '../../codec/canonical/index.js';
import { type CanonicalObject, setEntry } from '../../contract/index.js';
import { ProtocolError } from '../../errors/index.js';
import { cellValue, columnIdentity, columnKind, plainColumn, type ProviderKinds } from '../../codec/archive/index.js';
import type { CallOptions, ArchivePageRequest, ArchiveRow } from '../../operations/index.js';

/** What an error names, whichever way an archive is read. */
export const served = { agent: 'Archive', operation: 'GetArchiveListByColumnsWithHeaderWithContext2' };

/**
 * The options of the exchange itself. A language or a culture would make the server write numbers and dates for people
 * and take the markers away, which on SOAP and Agents are all that tells what a cell holds.
 */
export function unformatted(options: CallOptions): CallOptions {
  return { ...options, language: undefined, culture: undefined };
}

/** A row as a wire gives it, apart from its cells, which the wires call differently. */
export interface WireRow {
  readonly row: CanonicalObject;
  readonly cells: CanonicalObject;
}

/** The rows of an answer: those that were found, and the one of totals, which the vendor calls `grandtotal`. */
export function separated(rows: readonly WireRow[]): { readonly rows: WireRow[]; readonly total: WireRow | undefined } {
  const isTotal = ({ row }: WireRow) => /^grandtotal/i.test(textOf(row['EntityName']));
  return { rows: rows.filter((each) => !isTotal(each)), total: rows.find(isTotal) };
}

/** @throws {ProtocolError} if it is not a row */
export function wireRow(row: CanonicalObject, cells: unknown): WireRow {
  if (!isPlainObject(cells) && keyOf(row) === undefined) {
    throw new ProtocolError('Archive: a row has neither a primary key nor columns', served);
  }
  return { row, cells: isPlainObject(cells) ? cells : {} };
}

/** Reads rows by what is known of their columns. */
export function rowReader(
  { columns, provider }: Pick<ArchivePageRequest, 'columns' | 'provider'>,
  known: ProviderKinds | undefined,
  language: string | undefined,
): (row: WireRow) => ArchiveRow {
  const asked = columns.map((column) => ({
    column,
    plain: plainColumn(column),
    kind: columnKind(column, provider, known),
  }));
  return ({ row, cells }) => {
    const values: CanonicalObject = {};
    for (const { column, plain, kind } of asked) {
      const cell = cellOf(cells, column);
      const value = cell === undefined ? null : cellValue(plain, kind, cell);
      setEntry(values, column, language === undefined ? value : localise(value, language));
    }
    return {
      PrimaryKey: requiredKey(row),
      EntityName: textOf(row['EntityName']),
      columns: values as ArchiveRow['columns'],
    };
  };
}

/** A cell under the name of its column; undefined where the row has none. */
export function cellOf(cells: CanonicalObject, column: string) {
  const cell = Object.hasOwn(cells, column) ? cells[column] : namedOtherwise(cells, column);
  if (!isPlainObject(cell)) return undefined;
  return { raw: cell['RawValue'], display: textOf(cell['DisplayValue']), tooltip: textOf(cell['TooltipHint']) };
}

/** The server may spell a column as it knows it and not as it was asked. */
function namedOtherwise(cells: CanonicalObject, column: string): unknown {
  const wanted = columnIdentity(column);
  return Object.entries(cells).find(([name]) => columnIdentity(name) === wanted)?.[1];
}

/**
 * SOAP and Agents say 0 where a row has no key, and JSON may also say null, an empty text, or nothing. A text in its place
 * can only come from JSON.
 */
function keyOf(row: CanonicalObject): number | undefined {
  const key = row['PrimaryKey'];
  return key === undefined || key === null || key === '' ? undefined : Number(key);
}

function requiredKey(row: CanonicalObject): number {
  const key = keyOf(row) ?? 0;
  if (Number.isSafeInteger(key)) return key;
  throw new ProtocolError('Archive: the primary key of a row is not a whole number', served);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
