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

/** @param name with the repository, such as `contacts.persons`: it names the search in errors, routes and records */
export function relatedSearch(
  name: string,
  { provider, column }: Relation,
): (transport: Transport, ...given: Parameters<RelatedSearch>) => Search {
  return (transport, id, criteria, options = {}) => {
    checkId(id);
    const archive = { operation: name, provider, restriction: `${column} = ${id}` };
    return new TransportSearch(transport, archive, criteria, options);
  };
}
