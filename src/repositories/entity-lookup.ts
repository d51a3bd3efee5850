import type { Contract } from '../contract/index.js';
import { nearestNames, ValidationError } from '../errors/index.js';
import { type EntityDescription, entityTypes, type EntityTypeName, fieldTables } from '../operations/index.js';
import type { Transport } from '../transports/transport.js';
import type { EntityRepositories, EntityRepositoryOf } from './entity-repositories.js';
import { type FieldDefinitions, RepositoryCustomFields } from './custom-fields/index.js';
import { TransportEntityRepository } from './entity-repository.js';
import type { EntityRepository } from './repository.js';

/** Finds the repository of an entity by its name, such as `Ticket`. */
export type EntityLookup = <Name extends EntityTypeName>(name: Name) => EntityRepositoryOf<Name>;

/**
 * The repositories of all entities. Each is made when it is first asked for.
 *
 * @param named those that have names of their own, which are returned for their entities
 */
export function entityLookup(
  transport: Transport,
  contract: Contract,
  named: EntityRepositories,
  definitions: FieldDefinitions,
): EntityLookup {
  const made = new Map<string, object>();
  const withFields = <Repository extends EntityRepository<object, never>>(
    entity: EntityDescription,
    repository: Repository,
  ) =>
    entity.repository in fieldTables
      ? Object.assign(repository, { fields: new RepositoryCustomFields(entity, repository, definitions, contract) })
      : repository;
  const find = (name: string): object => {
    const known = made.get(name);
    if (known !== undefined) return known;
    const entity = entityTypes.get(name);
    if (entity === undefined) {
      const message = `unknown entity ${JSON.stringify(name)}${nearestNames(name, entityTypes.keys())}`;
      throw new ValidationError(message, { path: 'name' });
    }
    const own = (named as Readonly<Record<string, object>>)[entity.repository];
    const repository = own ?? withFields(entity, new TransportEntityRepository(entity, transport, contract));
    made.set(name, repository);
    return repository;
  };
  return find as unknown as EntityLookup;
}
