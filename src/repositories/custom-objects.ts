import { isPlainObject, type PatchOperation } from '../codec/canonical/index.js';
import type { CustomObject, CustomObjectDefinition } from '../contract/carriers/index.js';
import type { Contract } from '../contract/index.js';
import { NotFoundError, ValidationError } from '../errors/index.js';
import { withDetails } from '../errors/error-details.js';
import { customObjectEntity, RepositoryCall } from '../operations/index.js';
import type { Transport } from '../transports/transport.js';
import { checkedParameters } from './agents.js';
import { type CustomFields, type FieldDefinitions, RepositoryCustomFields } from './custom-fields/index.js';
import { TransportEntityRepository } from './entity-repository.js';
import type {
  ChangeOptions,
  Draft,
  EntityRepository,
  ReadOptions,
  RepositoryOptions,
  WriteOptions,
} from './repository.js';

/**
 * The rows of a custom object, which is a table that a tenant added. A row is a carrier like any other, with the columns in
 * its `Values`, as texts that the server marks: `{ x_name: 'printer', x_company: '[I:1]' }`. `fields` has them with types.
 */
export interface CustomObjectRepository extends EntityRepository<CustomObject, 'Id'> {
  /**
   * The columns with typed values, by their names or labels.
   *
   * @example
   * const equipment = so.customObjects('y_equipment');
   * const row = await equipment.create(await equipment.fields.draft({ x_name: 'printer', x_company: 1 }));
   * const fields = await equipment.fields.read(row.Id);
   * console.log(fields.get('x_company')); // 1
   */
  readonly fields: CustomFields<CustomObject>;

  /**
   * The definition: the title of the custom object, and its columns with labels, types and defaults.
   *
   * @throws {NotFoundError} if the tenant has no custom object of the name
   * @example
   * const { Title, Fields } = await so.customObjects('y_equipment').definition();
   */
  definition(options?: RepositoryOptions): Promise<CustomObjectDefinition>;
}

/** Finds the repository of a custom object by the name of its table. */
export type CustomObjectLookup = (definition: string) => CustomObjectRepository;

/** The repositories of custom objects. Each is made when it is first asked for. */
export function customObjectLookup(
  transport: Transport,
  contract: Contract,
  definitions: FieldDefinitions,
): CustomObjectLookup {
  const made = new Map<string, CustomObjectRepository>();
  return (definition) => {
    const name = checkedDefinition(definition);
    const known = made.get(name);
    if (known !== undefined) return known;
    const repository = new TransportCustomObjectRepository(name, transport, contract, definitions);
    made.set(name, repository);
    return repository;
  };
}

function checkedDefinition(definition: unknown): string {
  if (typeof definition === 'string' && /^[\p{L}\p{N}_]{1,128}$/u.test(definition)) return definition;
  const message = 'definition must be the name of the table of a custom object, such as "y_equipment"';
  throw new ValidationError(`customObjects: ${message}`, { path: 'definition' });
}

/** A change of a patch that has not been checked. */
interface PatchChange {
  readonly op?: unknown;
  readonly path?: unknown;
  readonly value?: unknown;
}

const agent = 'CustomObject';
const operation = 'GetCustomObjectDefinition';

class TransportCustomObjectRepository
  extends TransportEntityRepository<CustomObject, 'Id'>
  implements CustomObjectRepository
{
  readonly fields: CustomFields<CustomObject>;
  readonly #definition: string;
  readonly #transport: Transport;
  readonly #contract: Contract;

  constructor(definition: string, transport: Transport, contract: Contract, definitions: FieldDefinitions) {
    const entity = customObjectEntity(definition);
    super(entity, transport, contract);
    this.#definition = definition;
    this.#transport = transport;
    this.#contract = contract;
    const rows = this as unknown as EntityRepository<CustomObject, never>;
    this.fields = new RepositoryCustomFields(entity, rows, definitions, contract);
  }

  async definition(options: RepositoryOptions = {}): Promise<CustomObjectDefinition> {
    const details = { agent, operation, transport: options.transport ?? this.#transport.name };
    return withDetails(details, async () => {
      const parameters = { DefinitionName: this.#definition };
      const request = { agent, operation, parameters: checkedParameters(this.#contract, agent, operation, parameters) };
      const call = new RepositoryCall('customObjects.definition');
      const found = await this.#transport.execute({ name: 'agent.call', request }, { ...options, call });
      if (found !== null) return found as CustomObjectDefinition;
      throw new NotFoundError(`custom object ${this.#definition} does not exist`, details);
    });
  }

  override async create<S extends keyof CustomObject = keyof CustomObject>(
    values: Draft<CustomObject>,
    options: ReadOptions<S> = {},
  ) {
    this.#checkOwn(values);
    return super.create(values, options);
  }

  override async save<S extends keyof CustomObject = keyof CustomObject>(
    row: CustomObject,
    options: WriteOptions<S> = {},
  ) {
    this.#checkOwn(row);
    return super.save(row, options);
  }

  override async merge<S extends keyof CustomObject = keyof CustomObject>(
    id: number,
    changes: Draft<CustomObject>,
    options: ChangeOptions<S> = {},
  ) {
    this.#checkOwn(changes);
    return super.merge(id, changes, options);
  }

  override async patch<S extends keyof CustomObject = keyof CustomObject>(
    id: number,
    operations: readonly PatchOperation[],
    options: ChangeOptions<S> = {},
  ) {
    for (const { op, path, value } of Array.isArray(operations) ? (operations as readonly PatchChange[]) : []) {
      if (op !== 'test' && /^\/?definitionname$/i.test(String(path))) this.#checkOwn({ DefinitionName: value });
    }
    return super.patch(id, operations, options);
  }

  /** A row of another custom object would be saved as a row of this one. */
  #checkOwn(row: unknown): void {
    const name = isPlainObject(row) ? row['DefinitionName'] : undefined;
    if (typeof name !== 'string' || name.toLowerCase() === this.#definition.toLowerCase()) return;
    const message = `customObjects: a row of ${JSON.stringify(name)} is not one of ${this.#definition}`;
    throw new ValidationError(message, { path: 'DefinitionName' });
  }
}
