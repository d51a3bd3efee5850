import {
  applyPatch,
  checkCanonical,
  isPlainObject,
  localise,
  mergeToPatch,
  overlay,
} from '../codec/canonical/index.js';
import type { ListEntity, ListItemEntity, MDOListItem, TaskListItem } from '../contract/carriers/index.js';
import type { CanonicalObject, CarrierType, Contract } from '../contract/index.js';
import { beforeSending } from '../errors/changed.js';
import { NotFoundError, ValidationError } from '../errors/index.js';
import { listed } from '../transports/agent-exchanges.js';
import { checkIdentity, type ExpectedKey } from '../transports/identity.js';
import { type Transport } from '../transports/transport.js';
import { carriableText } from '../codec/values/index.js';
import { checkId } from './ids.js';
import { checkFlag } from './input-checks.js';
import { checkKeyKept, withoutKey } from './primary-key.js';
import type { Draft, RepositoryOptions } from './repository.js';
import {
  type CallOptions,
  RepositoryCall,
  type ItemOperations,
  type ListInput,
  type ListOperation,
  listOperations,
} from '../operations/index.js';

const endpoints: ReadonlySet<unknown> = new Set(['mdoList', 'list']);

export interface ListItemsOptions extends RepositoryOptions {
  /** Every item at the top, without headings. Default false: items stand below their headings, in `ChildItems`. */
  readonly flat?: boolean;
  /** More context for the list's provider, such as an id; its meaning depends on the list. */
  readonly additional?: string;
  /** Only items whose name holds this text; they come flat. */
  readonly restriction?: string;
  /** Only items that the user has used lately; `rest` asks the Agents API for them. Not together with `restriction`. */
  readonly onlyHistory?: boolean;
  /** Which of REST's two endpoints is asked. The other transports have one way. Default `mdoList`. */
  readonly endpoint?: 'mdoList' | 'list';
}

export interface IncludeDeletedOptions extends RepositoryOptions {
  /** Also those that are marked as deleted. Default false. */
  readonly includeDeleted?: boolean;
}

/** A list by its name, such as `category`, whatever the case, or by the id of its definition. */
export type ListKey = string | number;

/** The items of the list `task` say more than those of others. */
export type ItemOf<List extends ListKey> = List extends 'task' ? TaskListItem : ListItemEntity;

/**
 * Lists: what a field of an entity may be chosen from; and for administrators, the lists themselves and their items.
 *
 * Where a list is given by name, its id is asked for first.
 *
 * @throws {NotFoundError} where the server has no such list or item
 * @throws {ValidationError} before anything is sent, where a name, an id or a value is wrong
 */
export interface ListRepository {
  /**
   * The items of an MDO list by its name, such as `task` or `category`; case does not matter.
   *
   * @example
   * const tasks = await so.lists.items('task');
   * tasks.find((task) => task.Name === 'Meeting (External)')?.Id;
   */
  items(name: string, options?: ListItemsOptions): Promise<MDOListItem[]>;

  /** The lists of the tenant, its own and the server's. */
  definitions(options?: IncludeDeletedOptions): Promise<ListEntity[]>;
  definition(list: ListKey, options?: RepositoryOptions): Promise<ListEntity>;
  /** A new list, from the server's defaults and these values. */
  createDefinition(values: Draft<ListEntity>, options?: RepositoryOptions): Promise<ListEntity>;
  updateDefinition(list: ListKey, changes: Draft<ListEntity>, options?: RepositoryOptions): Promise<ListEntity>;
  /** That there is none is success. */
  deleteDefinition(list: ListKey, options?: RepositoryOptions): Promise<void>;

  /** The items of a list as an administrator sees them, in the order of their rank. */
  getItems<List extends ListKey>(list: List, options?: IncludeDeletedOptions): Promise<ItemOf<List>[]>;
  getItem<List extends ListKey>(list: List, id: number, options?: RepositoryOptions): Promise<ItemOf<List>>;
  /**
   * A new item at the end of a list, from the server's defaults and these values.
   *
   * @example
   * await so.lists.createItem('category', { Name: 'Reseller' });
   * await so.lists.createItem('task', { Value: 'Site visit', Direction: 'Outgoing' });
   */
  createItem<List extends ListKey>(
    list: List,
    values: Draft<ItemOf<List>>,
    options?: RepositoryOptions,
  ): Promise<ItemOf<List>>;
  updateItem<List extends ListKey>(
    list: List,
    id: number,
    changes: Draft<ItemOf<List>>,
    options?: RepositoryOptions,
  ): Promise<ItemOf<List>>;
  /** Items that were in use stay, marked as deleted. That there is none is success. */
  deleteItem(list: ListKey, id: number, options?: RepositoryOptions): Promise<void>;
  /** One place up or down among its neighbours. At the end of the list it stays where it is. */
  moveItem(list: ListKey, id: number, direction: 'up' | 'down', options?: RepositoryOptions): Promise<void>;
  /** By name, in the order of a culture such as `nb-NO`. */
  sortItems(list: ListKey, culture: string, options?: RepositoryOptions): Promise<void>;
}

/** What a write needs to know of the carrier that it changes. */
interface Kept {
  readonly get: ListOperation;
  readonly save: ListOperation;
}

export class TransportListRepository implements ListRepository {
  readonly #transport: Transport;
  readonly #contract: Contract;

  constructor(transport: Transport, contract: Contract) {
    this.#transport = transport;
    this.#contract = contract;
  }

  async items(name: string, options: ListItemsOptions = {}): Promise<MDOListItem[]> {
    const { flat = false, additional, restriction, onlyHistory = false, endpoint = 'mdoList', ...rest } = options;
    checkFlag(flat, 'flat');
    checkFlag(onlyHistory, 'onlyHistory');
    if (additional !== undefined) carriableText(additional, 'additional');
    if (restriction !== undefined) carriableText(restriction, 'restriction');
    if (restriction !== undefined && onlyHistory) {
      throw new ValidationError('the server restricts the whole list or gives its history, and not both', {
        path: 'onlyHistory',
      });
    }
    if (!endpoints.has(endpoint)) throw new ValidationError('endpoint is "mdoList" or "list"', { path: 'endpoint' });
    const request = { name: nameOf(name), flat, additional, restriction, onlyHistory, endpoint };
    return (await this.#transport.execute(
      { name: 'list.items', request },
      named('items', rest),
    )) as unknown as MDOListItem[];
  }

  async definitions({ includeDeleted = false, ...options }: IncludeDeletedOptions = {}) {
    checkFlag(includeDeleted, 'includeDeleted');
    return this.#list<ListEntity>(listOperations.definitions, { includeDeleted }, named('definitions', options));
  }

  async definition(list: ListKey, options: RepositoryOptions = {}) {
    return this.#definition(list, named('definition', options));
  }

  async createDefinition(values: Draft<ListEntity>, options: RepositoryOptions = {}) {
    const { newDefinition, addDefinition } = listOperations;
    return this.#create<ListEntity>(newDefinition, addDefinition, {}, values, named('createDefinition', options));
  }

  async updateDefinition(list: ListKey, changes: Draft<ListEntity>, options: RepositoryOptions = {}) {
    const { definition: get, saveDefinition: save } = listOperations;
    const called = named('updateDefinition', options);
    return this.#update<ListEntity>({ get, save }, () => this.#input(list, called), changes, called);
  }

  async deleteDefinition(list: ListKey, options: RepositoryOptions = {}): Promise<void> {
    const called = named('deleteDefinition', options);
    await this.#gone(async () => {
      const input = await beforeSending(() => this.#input(list, called));
      await this.#call(listOperations.deleteDefinition, input, called);
    });
  }

  async getItems<List extends ListKey>(list: List, { includeDeleted = false, ...options }: IncludeDeletedOptions = {}) {
    checkFlag(includeDeleted, 'includeDeleted');
    const called = named('getItems', options);
    const input = { ...(await this.#input(list, called)), includeDeleted };
    return this.#list<ItemOf<List>>(operationsOn(list).all, input, called);
  }

  async getItem<List extends ListKey>(list: List, id: number, options: RepositoryOptions = {}) {
    checkId(id);
    const called = named('getItem', options);
    const input = { ...(await this.#input(list, called)), id };
    return this.#one<ItemOf<List>>(operationsOn(list).get, input, id, called);
  }

  async createItem<List extends ListKey>(list: List, values: Draft<ItemOf<List>>, options: RepositoryOptions = {}) {
    const { blank, add } = operationsOn(list);
    this.#check(blank, values);
    const called = named('createItem', options);
    const input = await beforeSending(() => this.#input(list, called));
    return this.#create<ItemOf<List>>(blank, add, input, values, called);
  }

  async updateItem<List extends ListKey>(
    list: List,
    id: number,
    changes: Draft<ItemOf<List>>,
    options: RepositoryOptions = {},
  ) {
    checkId(id);
    const called = named('updateItem', options);
    const input = async () => ({ ...(await this.#input(list, called)), id });
    return this.#update<ItemOf<List>>(operationsOn(list), input, changes, called);
  }

  async deleteItem(list: ListKey, id: number, options: RepositoryOptions = {}): Promise<void> {
    checkId(id);
    const { remove, ...kept } = operationsOn(list);
    const called = named('deleteItem', options);
    await this.#gone(async () => {
      const input = async () => ({ ...(await this.#input(list, called)), id });
      if (remove === undefined) await this.#update(kept, input, { Deleted: true }, called);
      else await this.#call(remove, await beforeSending(input), called);
    });
  }

  async moveItem(list: ListKey, id: number, direction: 'up' | 'down', options: RepositoryOptions = {}) {
    checkId(id);
    const steps = { up: -1, down: 1 }[direction] as number | undefined;
    if (steps === undefined) throw new ValidationError('a direction is "up" or "down"', { path: 'direction' });
    const called = named('moveItem', options);
    const input = { list: await beforeSending(() => this.#idOf(list, called)), id, direction: steps };
    await this.#call(listOperations.move, input, called);
  }

  async sortItems(list: ListKey, culture: string, options: RepositoryOptions = {}) {
    if (typeof culture !== 'string' || carriableText(culture, 'culture').trim() === '') {
      throw new ValidationError('a culture is a code such as "nb-NO"', { path: 'culture' });
    }
    const called = named('sortItems', options);
    const id = await beforeSending(() => this.#idOf(list, called));
    await this.#call(listOperations.sort, { list: id, culture }, called);
  }

  async #definition(list: ListKey, options: CallOptions): Promise<ListEntity> {
    const byName = typeof list === 'string' ? { name: nameOf(list) } : { list: checkedList(list) };
    const operation = typeof list === 'string' ? listOperations.definitionByName : listOperations.definition;
    // The server's own lists have negative ids.
    return this.#one<ListEntity>(operation, byName, byName.list ?? 'any', options);
  }

  async #idOf(list: ListKey, options: CallOptions): Promise<number> {
    return typeof list === 'number' ? checkedList(list) : (await this.#definition(list, options)).Id;
  }

  /** The list, where its items are not reached without. */
  async #input(list: ListKey, options: CallOptions): Promise<ListInput> {
    return isTask(list) ? {} : { list: await this.#idOf(list, options) };
  }

  #call({ agent, operation, parameters, resource }: ListOperation, input: ListInput, options: CallOptions) {
    const request = { agent, operation, parameters: parameters(input), resource: resource?.(input) };
    return this.#transport.execute({ name: 'agent.call', request }, options);
  }

  async #list<Carrier>(operation: ListOperation, input: ListInput, options: CallOptions) {
    const { agent, operation: name } = operation;
    return listed(await this.#call(operation, input, options), {
      ...this.#served(options),
      agent,
      operation: name,
    }) as Carrier[];
  }

  async #one<Carrier>(operation: ListOperation, input: ListInput, expected: ExpectedKey, options: CallOptions) {
    const carrier = await this.#call(operation, input, options);
    const details = { ...this.#served(options), agent: operation.agent, operation: operation.operation };
    if (carrier !== null && carrier !== undefined) {
      checkIdentity(carrier, keyOf(this.#typeOf(operation)), expected, details);
      return carrier as Carrier;
    }
    const what = input.id === undefined ? 'such list' : `item ${input.id} in the list`;
    throw new NotFoundError(`there is no ${what}`, details);
  }

  #served(options: CallOptions) {
    return { transport: options.call?.servedBy ?? options.transport ?? this.#transport.name };
  }

  async #create<Carrier>(
    blank: ListOperation,
    add: ListOperation,
    input: ListInput,
    values: unknown,
    options: CallOptions,
  ) {
    const type = this.#check(blank, values);
    const defaults = await beforeSending(() =>
      this.#one<CanonicalObject>(blank, input, 'blank', { ...options, language: undefined }),
    );
    const entity = overlay(type, defaults, withoutKey(values as CanonicalObject, keyOf(type)));
    return this.#one<Carrier>(add, { ...input, entity }, 'new', options);
  }

  /** Lists have no patch on any transport: what is there is read, changed here by the rules of a merge, and saved. */
  async #update<Carrier>(
    { get, save }: Kept,
    findInput: () => Promise<ListInput>,
    changes: unknown,
    options: CallOptions,
  ) {
    const type = this.#check(get, changes);
    const input = await beforeSending(findInput);
    const id = input.id ?? input.list ?? 'any';
    const current = await beforeSending(() =>
      this.#one<CanonicalObject>(get, input, id, { ...options, language: undefined }),
    );
    checkKeyKept(changes as CanonicalObject, keyOf(type), current[keyOf(type)]);
    const patch = mergeToPatch(type, current, changes as CanonicalObject);
    if (patch.length > 0) {
      return this.#one<Carrier>(save, { ...input, entity: applyPatch(type, current, patch) }, id, options);
    }
    return (options.language === undefined ? current : localise(current, options.language)) as Carrier;
  }

  /** Absent is what was wanted. */
  async #gone(remove: () => Promise<void>): Promise<void> {
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

  #check(operation: ListOperation, values: unknown): CarrierType {
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

/** The options of one call, whose exchanges belong together. */
function named(operation: keyof ListRepository, options: RepositoryOptions): CallOptions {
  return { ...options, call: new RepositoryCall(`lists.${operation}`) };
}

function operationsOn(list: ListKey): ItemOperations {
  return isTask(list) ? listOperations.tasks : listOperations.plain;
}

function isTask(list: ListKey): boolean {
  return typeof list === 'string' && list.trim().toLowerCase() === 'task';
}

function nameOf(list: unknown): string {
  const name = typeof list === 'string' ? carriableText(list, 'name').trim() : '';
  if (name !== '') return name;
  throw new ValidationError('a list has a name, such as "task"', { path: 'name' });
}

/** The server's own lists have negative ids. */
function checkedList(list: number): number {
  if (Number.isInteger(list) && list !== 0 && Math.abs(list) <= 2_147_483_647) return list;
  throw new ValidationError('a list is given by its name or by the id of its definition', { path: 'list' });
}
