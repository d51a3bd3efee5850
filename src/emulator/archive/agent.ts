import type { CanonicalObject } from '../../contract/index.js';
import type { OperationHandler } from '../operation-handler.js';
import { badRequest } from '../server-error.js';
import { searchArchive } from './archives.js';
import { displayValue, tooltipHint } from './cells.js';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Names in a text, apart by commas. */
export function namesIn(value: string): string[] {
  return value
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** A page of rows, whose cells are text with markers. */
export const archivePage: OperationHandler = (server, parameters, session) => {
  const page = Number(parameters['Page'] ?? 0);
  const size = Number(parameters['PageSize'] ?? 0);
  if (page < 0 || size < 1) throw badRequest(`There is no page ${page} of ${size} rows`);
  const found = searchArchive(
    server,
    {
      provider: text(parameters['ProviderName']),
      columns: namesIn(text(parameters['Columns'])),
      restriction: text(parameters['Restriction']),
      sortOrder: text(parameters['SortOrder']),
      entities: namesIn(text(parameters['Entities'])),
    },
    session,
  );
  const rows = found.rows(page * size, (page + 1) * size).map(({ id, entityName, cells }): CanonicalObject => {
    const data = cells.map(({ name, column, value }) => [
      name,
      { DisplayValue: displayValue(column, value), TooltipHint: tooltipHint(column, value, id), LinkHint: '' },
    ]);
    return {
      TableRight: null,
      FieldProperties: {},
      EntityName: entityName,
      PrimaryKey: id,
      ColumnData: Object.fromEntries(data),
      LinkHint: `nav=${entityName}&${entityName}_id=${id}`,
      StyleHint: '',
    };
  });
  return { Response: { TableRight: null, FieldProperties: {}, RowCount: found.count, Rows: rows } };
};
