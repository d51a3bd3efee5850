import { isJsonObject } from '../wire/json-object.js';
import type { CanonicalObject } from '../../contract/index.js';
import type { OperationHandler } from '../operation-handler.js';
import type { Session } from '../access/access.js';
import type { EmulatedServer } from '../server.js';
import { badRequest } from '../server-error.js';
import { type Found, optionsIn, searchArchive } from './archives.js';
import type { FoundRow } from './bands.js';
import { displayValue, tooltipHint } from './cells.js';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Names in a text, apart by commas. */
export function namesIn(value: string): string[] {
  return value
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** A page of rows, asked for by texts. */
export const archivePage: OperationHandler = (server, parameters, session) => {
  const query = {
    provider: text(parameters['ProviderName']),
    columns: namesIn(text(parameters['Columns'])),
    restriction: text(parameters['Restriction']),
    sortOrder: text(parameters['SortOrder']),
    entities: namesIn(text(parameters['Entities'])),
    options: optionsIn(text(parameters['Options'])),
  };
  const found = searchArchive(server, query, session);
  const rows = pageOf(found, parameters);
  // "rowcount=true" will cause the rowcount to be calculated and populated, the vendor's client says of the options.
  const RowCount = query.options.get('rowcount') === 'true' ? found.count() : 0;
  return { Response: { TableRight: null, FieldProperties: {}, RowCount, Rows: rows } };
};

/** A page of rows, asked for by carriers. */
export const archivePageByCarriers: OperationHandler = (server, parameters, session) => {
  const query = {
    provider: text(parameters['ProviderName']),
    columns: texts(parameters['Columns']),
    restriction: restrictionText(carriers(parameters['Restriction'])),
    sortOrder: carriers(parameters['SortOrder'])
      .map((order) => `${text(order['Name'])} ${text(order['Direction'])}`)
      .join(','),
    entities: texts(parameters['Entities']),
    options: optionsIn(text(parameters['Options'])),
  };
  return { Response: pageOf(searchArchive(server, query, session), parameters) };
};

/** All rows of an archive that a restriction leaves, as carriers. */
export function archiveRows(
  server: EmulatedServer,
  provider: string,
  columns: string,
  restriction: string,
  session: Session,
): CanonicalObject[] {
  const query = { provider, columns: namesIn(columns), restriction, sortOrder: '', entities: [], options: new Map() };
  return searchArchive(server, query, session).page(0, Infinity).rows.map(carrierOf);
}

function pageOf(found: Found, parameters: CanonicalObject) {
  const page = Number(parameters['Page'] ?? 0);
  const size = Number(parameters['PageSize'] ?? 0);
  if (size < 1) throw badRequest(`A page must have at least one row, not ${size}`);
  // "Negative page numbers are interpreted as number of rows to skip", the vendor's client says of the parameter.
  const from = page < 0 ? -page : page * size;
  return found.page(from, from + size).rows.map(carrierOf);
}

/** Its cells are text, with markers for other types. */
function carrierOf({ id, entityName, cells }: FoundRow): CanonicalObject {
  const data = cells.map(({ name, column, value }) => [
    name,
    { DisplayValue: displayValue(column, value), TooltipHint: tooltipHint(column, value, id), LinkHint: '' },
  ]);
  return {
    TableRight: null,
    FieldProperties: {},
    EntityName: entityName,
    PrimaryKey: id,
    ColumnData: Object.fromEntries(data) as unknown,
    LinkHint: `nav=${entityName}&${entityName}_id=${id}`,
    StyleHint: '',
  };
}

/**
 * Restrictions as carriers, in the grammar of those that are text. An inactive one has no effect; each tells by
 * its number how many brackets open before it or close after it, and how the next one is joined to it.
 */
function restrictionText(restrictions: readonly CanonicalObject[]): string {
  return restrictions
    .filter((restriction) => restriction['IsActive'] !== false)
    .map((restriction, index, { length }) => {
      const brackets = Number(restriction['InterParenthesis'] ?? 0);
      const values = texts(restriction['Values']).map((value) => `'${value.replace(/[\\']/g, '\\$&')}'`);
      const operands = values.length === 0 ? '' : ` (${values.join(',')})`;
      const joint = index === length - 1 ? '' : restriction['InterOperator'] === 'Or' ? ' or ' : ' and ';
      const condition = `${text(restriction['Name'])} ${text(restriction['Operator'])}${operands}`;
      return '('.repeat(Math.max(brackets, 0)) + condition + ')'.repeat(Math.max(-brackets, 0)) + joint;
    })
    .join('');
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

function carriers(value: unknown): CanonicalObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
