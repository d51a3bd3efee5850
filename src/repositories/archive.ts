import { ValidationError } from '../errors/index.js';
import type { Transport } from '../transports/transport.js';
import type { RepositoryOptions } from './repository-options.js';
import { type Search, TransportSearch } from './search.js';
import type { SearchCriteria } from './search-criteria.js';

/** The archive of one provider. */
export interface Archive {
  /**
   * Searches.
   *
   * @throws {ValidationError} if the criteria are invalid
   * @example
   * const search = so.archive('FindContact').query({
   *   select: ['nameDepartment', 'postAddress/city'],
   *   filter: where('category').oneOf(1, 3).and(where('registeredDate').thisYear()),
   *   orderBy: 'nameDepartment',
   *   top: 50,
   * });
   * for await (const { columns } of search) console.log(columns.nameDepartment);
   */
  query<const Column extends string>(criteria: SearchCriteria<Column>, options?: RepositoryOptions): Search<Column>;
}

/** All archives: the vendor's, and those that plug-ins add. */
export interface ArchiveRepository {
  /**
   * An archive by the name of its provider, such as `FindContact`, in any case.
   *
   * @example
   * const rentals = so.archive('CustomObjectDynamicSelectionV2:y_rentals').query({ select: ['x_equipment/x_name'] });
   * const log = so.archive('Dynamic').query({ select: ['y_log.id'], filter: where('y_log.x_ticket').equals(1) });
   * @throws {ValidationError} if the name is invalid
   */
  of(provider: string): Archive;
}

export class TransportArchiveRepository implements ArchiveRepository {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  of(provider: string): Archive {
    // A colon precedes the table of a custom object.
    if (typeof provider !== 'string' || !/^[\p{L}\p{N}_][\p{L}\p{N}_. -]*(?::[\p{L}\p{N}_]+)?$/u.test(provider)) {
      throw new ValidationError('provider must be the name of an archive provider, such as "FindContact"', {
        path: 'provider',
      });
    }
    const transport = this.#transport;
    return {
      query: (criteria, options = {}) =>
        new TransportSearch(transport, { operation: 'archive.query', provider }, criteria, options),
    };
  }
}
