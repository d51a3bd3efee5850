import type { Relation } from '../operations/index.js';
import type { Transport } from '../transports/transport.js';
import { checkId } from './ids.js';
import type { RepositoryOptions } from './repository-options.js';
import { type Search, TransportSearch } from './search.js';
import type { SearchCriteria } from './search-criteria.js';

/**
 * Searches the rows that belong to one entity.
 *
 * @throws {ValidationError} if the id or the criteria are invalid
 */
export type RelatedSearch = <const Column extends string>(
  id: number,
  criteria: SearchCriteria<Column>,
  options?: RepositoryOptions,
) => Search<Column>;

export function relatedSearches(
  transport: Transport,
  repository: string,
  table: Readonly<Record<string, Relation>>,
): Readonly<Record<string, RelatedSearch>> {
  const search =
    (name: string, relation: Relation): RelatedSearch =>
    (id, criteria, options = {}) => {
      checkId(id);
      const { provider, column } = relation;
      const archive = { operation: `${repository}.${name}`, provider, restriction: `${column} = ${id}` };
      return new TransportSearch(transport, archive, criteria, options);
    };
  return Object.fromEntries(Object.entries(table).map(([name, relation]) => [name, search(name, relation)]));
}
