import { revise } from '../errors/error-details.js';
import { didYouMean, nearest, ValidationError } from '../errors/index.js';
import { entities, type EntityRow } from '../operations/index.js';
import type { CheckedCriteria } from './search-criteria.js';

/**
 * The error for criteria that the server refused, with the column that it names and the one that was probably meant. Another
 * error is returned as it is.
 *
 * Nothing is refused before the server has: a tenant has columns of its own.
 *
 * @param operation of the repository, such as `contacts.query`
 */
export function withRefusedColumn(error: unknown, operation: string, criteria: CheckedCriteria): unknown {
  if (!(error instanceof ValidationError) || error.outcome !== 'refused') return error;
  const entity = Object.values<EntityRow>(entities).find(({ repository }) => operation === `${repository}.query`);
  const { columns, filter, orderBy } = criteria;
  const places = {
    select: columns,
    filter: columnsInFilter(filter),
    orderBy: orderBy.map(({ column }) => column),
  };
  for (const [path, names] of Object.entries(places)) {
    const meant = refusedColumn(entity, names, error.serverMessage ?? '');
    if (meant === undefined) continue;
    const message = `${operation}: the server refused the column ${JSON.stringify(meant.unknown)}${didYouMean(meant.near)}`;
    return revise(error, { path }, message);
  }
  return error;
}

/**
 * The column that a server has refused, and the one that was probably meant.
 *
 * @param said by the server
 */
export function refusedColumn(entity: EntityRow | undefined, names: readonly string[], said: string) {
  const { key = '', columns = [] } = entity?.sweep ?? {};
  const known = [key, ...columns];
  const words = said.split(/[^\w/:]+/);
  for (const unknown of names) {
    const near = known.includes(unknown) || !words.includes(unknown) ? undefined : nearest(unknown, known);
    if (near !== undefined) return { unknown, near };
  }
  return undefined;
}

/** What stands where a column can: at the start, after a parenthesis, and after and, or, not. */
export function columnsInFilter(filter: string): readonly string[] {
  const withoutValues = filter.replaceAll(/'[^']*'/g, "''");
  return [...withoutValues.matchAll(/(?:^|\(|\b(?:and|or)\b)\s*(?:not\b[\s(]*)?([A-Za-z][\w/:]*)/gi)].map(
    ([, name = '']) => name,
  );
}
