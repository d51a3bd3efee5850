import { ConfigurationError, didYouMean, ValidationError } from '../errors/index.js';
import { type EntityName, entityRow } from '../operations/index.js';
import { columnsInFilter, refusedColumn } from '../repositories/refused-column.js';

/**
 * The error for a filter that the server refused, with the column that it may be about. Another error is returned as it is.
 *
 * Nothing is refused before the server has: a tenant has columns of its own.
 */
export function withFilter(error: unknown, filters: Readonly<Partial<Record<EntityName, unknown>>> = {}): unknown {
  const [[entity, filter] = []] = Object.entries(filters) as [EntityName, string][];
  if (entity === undefined || filter === undefined) return error;
  if (!(error instanceof ValidationError) || error.outcome !== 'refused' || error.serverMessage === undefined)
    return error;
  const said = error.serverMessage;
  const meant = refusedColumn(entityRow(entity), columnsInFilter(filter), said);
  const message = `the server refused --filter for ${entity}: ${said}${didYouMean(meant?.near)}`;
  return new ConfigurationError(message, { cause: error, path: 'filter' });
}
