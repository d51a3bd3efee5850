import { isPlainObject, localise } from '../../codec/canonical/index.js';
import { type CanonicalObject, setEntry } from '../../contract/index.js';
import { ProtocolError } from '../../errors/index.js';
import { cellValue, columnIdentity, columnKind, plainColumn, type ProviderKinds } from '../../codec/archive/index.js';
import type { CallOptions, ArchivePageRequest, ArchiveRow } from '../../operations/index.js';

/** What an error names, whatever transport reads the archive. */
export const archiveDetails = { agent: 'Archive', operation: 'GetArchiveListByColumnsWithHeaderWithContext2' };

/**
 * The options of the exchange itself. With a language or a culture the server would format numbers and dates for people and
 * omit the markers, which on SOAP and Agents are the only sign of what a cell contains.
 */
export function unformatted(options: CallOptions): CallOptions {
  return { ...options, language: undefined, culture: undefined };
}

/** A row as it arrives, and its cells, whose field has another name on each wire. */
export interface WireRow {
  readonly row: CanonicalObject;
  readonly cells: CanonicalObject;
}

/** Separates the rows that were found from the row of totals, which the vendor calls `grandtotal`. */
export function separated(rows: readonly WireRow[]): { readonly rows: WireRow[]; readonly total: WireRow | undefined } {
  const isTotal = ({ row }: WireRow) => /^grandtotal/i.test(textOf(row['EntityName']));
  return { rows: rows.filter((each) => !isTotal(each)), total: rows.find(isTotal) };
}

/** @throws {ProtocolError} if it is not a row */
export function wireRow(row: CanonicalObject, cells: unknown): WireRow {
  if (!isPlainObject(cells) && keyOf(row) === undefined) {
    throw new ProtocolError('Archive: a row has neither a primary key nor columns', archiveDetails);
  }
  return { row, cells: isPlainObject(cells) ? cells : {} };
}

/** Reads rows by the kinds of their columns. */
export function rowReader(
  { columns, provider }: Pick<ArchivePageRequest, 'columns' | 'provider'>,
  known: ProviderKinds | undefined,
  language: string | undefined,
): (row: WireRow) => ArchiveRow {
  const requested = columns.map((column) => ({
    column,
    plain: plainColumn(column),
    kind: columnKind(column, provider, known),
  }));
  return ({ row, cells }) => {
    const values: CanonicalObject = {};
    for (const { column, plain, kind } of requested) {
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

/** The cell of a column; undefined if the row has none. */
export function cellOf(cells: CanonicalObject, column: string) {
  const cell = Object.hasOwn(cells, column) ? cells[column] : cellByIdentity(cells, column);
  if (!isPlainObject(cell)) return undefined;
  return { raw: cell['RawValue'], display: textOf(cell['DisplayValue']), tooltip: textOf(cell['TooltipHint']) };
}

/** The server may spell a column in its own way rather than as requested. */
function cellByIdentity(cells: CanonicalObject, column: string): unknown {
  const wanted = columnIdentity(column);
  return Object.entries(cells).find(([name]) => columnIdentity(name) === wanted)?.[1];
}

/**
 * If a row has no key, SOAP and Agents say 0; JSON may also say null, an empty string, or nothing. A key as a string can
 * only come from JSON.
 */
function keyOf(row: CanonicalObject): number | undefined {
  const key = row['PrimaryKey'];
  return key === undefined || key === null || key === '' ? undefined : Number(key);
}

function requiredKey(row: CanonicalObject): number {
  const key = keyOf(row) ?? 0;
  if (Number.isSafeInteger(key)) return key;
  throw new ProtocolError('Archive: the primary key of a row is not an integer', archiveDetails);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
