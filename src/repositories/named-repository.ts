import type { Contract } from '../contract/index.js';
import {
  agentMethodsOf,
  type EntityDescription,
  fieldTables,
  namedEntities,
  type Relation,
  relations,
  type RepositoryName,
} from '../operations/index.js';
import type { Transport } from '../transports/transport.js';
import { agentMethod, type MethodParts } from './agent-methods.js';
import { type FieldDefinitions, RepositoryCustomFields } from './custom-fields/index.js';
import { TransportDocumentRepository } from './document-repository.js';
import { TransportEntityRepository } from './entity-repository.js';
import { type RelatedSearch, relatedSearch } from './related.js';

interface NamedRepositoryParts extends MethodParts {
  readonly definitions: FieldDefinitions;
}

class AnyEntityRepository extends TransportEntityRepository<object, never> {}

type NamedRepositoryClass = new (transport: Transport, contract: Contract, definitions: FieldDefinitions) => object;

const classes = new Map<RepositoryName, NamedRepositoryClass>();

/** @returns what every entity has, and what this one has besides, such as `so.tickets` */
export function namedRepository(
  name: RepositoryName,
  transport: Transport,
  contract: Contract,
  definitions: FieldDefinitions,
): object {
  let repository = classes.get(name);
  if (repository === undefined) {
    repository = classOf(name);
    classes.set(name, repository);
  }
  return new repository(transport, contract, definitions);
}

/** The class is made once for all connections: a process may have thousands of them. */
function classOf(name: RepositoryName): NamedRepositoryClass {
  const entity = entityOf(name);
  const related: Readonly<Record<string, Relation>> =
    name in relations ? relations[name as keyof typeof relations] : {};
  const Base: typeof AnyEntityRepository = name === 'documents' ? TransportDocumentRepository : AnyEntityRepository;

  class NamedRepository extends Base {
    readonly #parts: NamedRepositoryParts;

    static {
      for (const [method, row] of Object.entries(agentMethodsOf(name))) {
        const call = agentMethod(`${name}.${method}`, row);
        Object.defineProperty(this.prototype, method, {
          value(this: NamedRepository, ...given: unknown[]) {
            return call(this.#parts, given);
          },
        });
      }
      for (const [method, relation] of Object.entries(related)) {
        const search = relatedSearch(`${name}.${method}`, relation);
        Object.defineProperty(this.prototype, method, {
          value(this: NamedRepository, ...given: Parameters<RelatedSearch>) {
            return search(this.#parts.transport, ...given);
          },
        });
      }
      if (name in fieldTables) {
        Object.defineProperty(this.prototype, 'fields', {
          get(this: NamedRepository) {
            const { definitions, contract } = this.#parts;
            const fields = new RepositoryCustomFields(entity, this, definitions, contract);
            Object.defineProperty(this, 'fields', { value: fields });
            return fields;
          },
        });
      }
    }

    constructor(transport: Transport, contract: Contract, definitions: FieldDefinitions) {
      super(entity, transport, contract);
      this.#parts = { transport, contract, definitions };
    }
  }
  return NamedRepository;
}

function entityOf(name: RepositoryName): EntityDescription {
  const entity = namedEntities.get(name);
  if (entity === undefined) throw new TypeError(`no row describes ${name}`);
  return entity;
}
