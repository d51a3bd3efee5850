import {
  applyPatch,
  checkCanonical,
  isPlainObject,
  localise,
  mergeToPatch,
  overlay,
} from '../codec/canonical/index.js';
import { addressText } from '../codec/values/index.js';
import type { ListEntity } from '../contract/carriers/index.js';
import type { CanonicalObject, CarrierType, Contract } from '../contract/index.js';
import { beforeSending } from '../errors/error-details.js';
import { type ErrorDetails, NotFoundError, ProtocolError, ValidationError } from '../errors/index.js';
import {
  type CallOptions,
  type ItemOperations,
  type ListInput,
  type ListOperation,
  listOperations,
} from '../operations/index.js';
import { listItems } from '../transports/agent-exchanges.js';
import { checkIdentity, type ExpectedKey } from '../transports/identity.js';
import type { Transport } from '../transports/transport.js';
import { checkKeyKept, withoutKey } from './primary-key.js';

/** A list by its name, such as `category`, in any case, or by the id of its definition. */
export type ListKey = string | number;

/** The operations that change a carrier: it is read first and saved afterwards. */
interface ReadAndSave {
  readonly get: ListOperation;
  readonly save: ListOperation;
}

/** Reads and writes the carriers of lists and of their items, by the operations of the catalogue. */
export class ListCarriers {
  readonly #transport: Transport;
  readonly #contract: Contract;

  constructor(transport: Transport, contract: Contract) {
    this.#transport = transport;
    this.#contract = contract;
  }

  async definition(list: ListKey, options: CallOptions): Promise<ListEntity> {
    const byName = typeof list === 'string' ? { name: nameOf(list) } : { list: checkedList(list) };
    const operation = typeof list === 'string' ? listOperations.definitionByName : listOperations.definition;
    // The server's own lists have negative ids.
    return this.one<ListEntity>(operation, byName, byName.list ?? 'any', options);
  }

  async idOf(list: ListKey, options: CallOptions): Promise<number> {
    return typeof list === 'number' ? checkedList(list) : (await this.definition(list, options)).Id;
  }

  /** The list, where its items are not reached without. */
  async input(list: ListKey, options: CallOptions): Promise<ListInput> {
    return isTask(list) ? {} : { list: await this.idOf(list, options) };
  }

  call({ agent, operation, parameters, resource }: ListOperation, input: ListInput, options: CallOptions) {
    const request = { agent, operation, parameters: parameters(input), resource: resource?.(input) };
    return this.#transport.execute({ name: 'agent.call', request }, options);
  }

  async list<Carrier>(operation: ListOperation, input: ListInput, options: CallOptions) {
    const answer = await this.call(operation, input, options);
    return listItems(answer, this.#details(operation, options)) as Carrier[];
  }

  /** @throws {NotFoundError} if the server has no such list or item */
  async one<Carrier>(operation: ListOperation, input: ListInput, expected: ExpectedKey, options: CallOptions) {
    const carrier = await this.#answer(operation, input, expected, options);
    if (carrier !== undefined) return carrier as Carrier;
    const what = input.id === undefined ? 'such list' : `item ${input.id} in the list`;
    throw new NotFoundError(`there is no ${what}`, this.#details(operation, options));
  }

  /** An answer without a carrier proves neither that the write happened nor that the item is absent. */
  async #written<Carrier>(operation: ListOperation, input: ListInput, expected: ExpectedKey, options: CallOptions) {
    const carrier = await this.#answer(operation, input, expected, options);
    if (carrier !== undefined) return carrier as Carrier;
    const message = `${operation.agent}.${operation.operation}: the answer contains no entity`;
    throw new ProtocolError(message, this.#details(operation, options));
  }

  async #answer(operation: ListOperation, input: ListInput, expected: ExpectedKey, options: CallOptions) {
    const carrier = await this.call(operation, input, options);
    if (carrier === null || carrier === undefined) return undefined;
    checkIdentity(carrier, keyOf(this.#typeOf(operation)), expected, this.#details(operation, options));
    return carrier;
  }

  #details({ agent, operation }: ListOperation, options: CallOptions): ErrorDetails {
    return { ...this.#served(options), agent, operation };
  }

  #served(options: CallOptions) {
    return { transport: options.call?.servedBy ?? options.transport ?? this.#transport.name };
  }

  async create<Carrier>(
    blank: ListOperation,
    add: ListOperation,
    input: ListInput,
    values: unknown,
    options: CallOptions,
  ) {
    const type = this.check(blank, values);
    const defaults = await beforeSending(() =>
      this.one<CanonicalObject>(blank, input, 'blank', { ...options, language: undefined }),
    );
    const entity = overlay(type, defaults, withoutKey(values as CanonicalObject, keyOf(type)));
    return this.#written<Carrier>(add, { ...input, entity }, 'new', options);
  }

  /** Lists have no patch on any transport: what is there is read, changed here by the rules of a merge, and saved. */
  async update<Carrier>(
    { get, save }: ReadAndSave,
    findInput: () => Promise<ListInput>,
    changes: unknown,
    options: CallOptions,
  ) {
    const type = this.check(get, changes);
    const input = await beforeSending(findInput);
    const id = input.id ?? input.list ?? 'any';
    const current = await beforeSending(() =>
      this.one<CanonicalObject>(get, input, id, { ...options, language: undefined }),
    );
    checkKeyKept(changes as CanonicalObject, keyOf(type), current[keyOf(type)]);
    const patch = mergeToPatch(type, current, changes as CanonicalObject);
    if (patch.length > 0) {
      return this.#written<Carrier>(save, { ...input, entity: applyPatch(type, current, patch) }, id, options);
    }
    return (options.language === undefined ? current : localise(current, options.language)) as Carrier;
  }

  /** Absent is what was wanted. */
  async gone(remove: () => Promise<void>): Promise<void> {
    try {
      await remove();
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
    }
  }

  #typeOf({ agent, operation }: ListOperation): CarrierType {
    const type = this.#contract.operation(agent, operation).output.fields[0]?.type;
    if (type?.kind !== 'carrier') throw new TypeError(`${agent}.${operation} answers with no carrier`);
    return type;
  }

  check(operation: ListOperation, values: unknown): CarrierType {
    const type = this.#typeOf(operation);
    if (!isPlainObject(values)) throw new ValidationError(`lists: expected an object with fields of ${type.name}`);
    checkCanonical(type, values);
    return type;
  }
}

/** Tasks have another than the other items, and the lists themselves. */
function keyOf({ fieldsByName }: CarrierType): string {
  return fieldsByName.has('TaskListItemId') ? 'TaskListItemId' : 'Id';
}

export function operationsOn(list: ListKey): ItemOperations {
  return isTask(list) ? listOperations.tasks : listOperations.plain;
}

function isTask(list: ListKey): boolean {
  return typeof list === 'string' && list.trim().toLowerCase() === 'task';
}

export function nameOf(list: unknown): string {
  const name = typeof list === 'string' ? addressText(list, 'name').trim() : '';
  if (name !== '') return name;
  throw new ValidationError('a list has a name, such as "task"', { path: 'name' });
}

/** The server's own lists have negative ids. */
function checkedList(list: number): number {
  if (Number.isInteger(list) && list !== 0 && Math.abs(list) <= 2_147_483_647) return list;
  throw new ValidationError('a list is given by its name or by the id of its definition', { path: 'list' });
}
