import { isPlainObject, localise } from '../../canonical/index.js';
import { type CanonicalObject, setEntry } from '../../contract/index.js';
import { ProtocolError } from '../../errors/index.js';
import { cellValue } from '../../search/index.js';
import type { CallOptions } from '../transport.js';
import type { ArchiveRow } from './page.js';

/** What an error names, whichever way an archive is read. */
export const served = { agent: 'Archive', operation: 'GetArchiveListByColumnsWithHeaderWithContext2' };

/**
 * The options of the exchange itself. A language or a culture would make the server write numbers and dates for people
 * and take the markers away, which on SOAP and Agents are all that tells what a cell holds.
 */
export function unformatted(options: CallOptions): CallOptions {
  return { ...options, language: undefined, culture: undefined };
}

/** Reads a row as a wire gives it. Of texts in several languages, the values have the one that `language` asks for. */
export function readRow(
  row: CanonicalObject,
  givenCells: unknown,
  columns: readonly string[],
  language: string | undefined,
): ArchiveRow {
  const PrimaryKey = Number(row['PrimaryKey']);
  if (!Number.isSafeInteger(PrimaryKey)) throw new ProtocolError('Archive: a row has no primary key', served);
  const cells = isPlainObject(givenCells) ? givenCells : {};
  const values: CanonicalObject = {};
  for (const column of columns) {
    const cell = Object.hasOwn(cells, column) ? cells[column] : namedOtherwise(cells, column);
    const value = isPlainObject(cell)
      ? cellValue(column, {
          raw: cell['RawValue'],
          display: textOf(cell['DisplayValue']),
          tooltip: textOf(cell['TooltipHint']),
        })
      : null;
    setEntry(values, column, language === undefined ? value : localise(value, language));
  }
  return { PrimaryKey, EntityName: textOf(row['EntityName']), columns: values as ArchiveRow['columns'] };
}

/** The server may spell a column as it knows it and not as it was asked. */
function namedOtherwise(cells: CanonicalObject, column: string): unknown {
  const wanted = column.toLowerCase();
  return Object.entries(cells).find(([name]) => name.toLowerCase() === wanted)?.[1];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
