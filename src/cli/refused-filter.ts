import { ConfigurationError, didYouMean, nearest, ValidationError } from '../errors/index.js';
import { type EntityName, entityRow } from '../operations/index.js';

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
  const { key = '', columns = [] } = entityRow(entity).sweep ?? {};
  const known = [key, ...columns];
  const unknown = columnsIn(filter).find((name) => !known.includes(name) && said.includes(name));
  const near = unknown === undefined ? undefined : nearest(unknown, known);
  const message = `the server refused --filter for ${entity}: ${said}${didYouMean(near)}`;
  return new ConfigurationError(message, { cause: error, path: 'filter' });
}

/** What stands where a column can: at the start, after a parenthesis, and after and, or, not. */
function columnsIn(filter: string): readonly string[] {
  const withoutValues = filter.replaceAll(/'[^']*'/g, "''");
  return [...withoutValues.matchAll(/(?:^|\(|\b(?:and|or|not)\b)\s*([A-Za-z][\w/:]*)/gi)].map(([, name = '']) => name);
}
