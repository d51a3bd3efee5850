import { addressText } from '../codec/values/index.js';
import type { ListItemEntity, TaskListItem } from '../contract/carriers/index.js';
import { beforeSending } from '../errors/error-details.js';
import { ValidationError } from '../errors/index.js';
import { type CallOptions, listOperations, RepositoryCall } from '../operations/index.js';
import { checkId } from './ids.js';
import { checkFlag } from './input-checks.js';
import { type ListCarriers, type ListKey, operationsOn } from './list-carriers.js';
import type { Draft, RepositoryOptions } from './repository.js';

export interface IncludeDeletedOptions extends RepositoryOptions {
  /** Also those that are marked as deleted. Default false. */
  readonly includeDeleted?: boolean;
}

/** Items of the list `task` have more fields than those of other lists. */
export type ItemOf<List extends ListKey> = List extends 'task' ? TaskListItem : ListItemEntity;

/**
 * The items of one list as an administrator sees them.
 *
 * If the list is given by name, its id is looked up first.
 *
 * @throws {NotFoundError} if the server has no such list or item
 * @throws {ValidationError} before anything is sent, if a name, an id or a value is invalid
 */
export interface ListItems<Item extends object> {
  /**
   * All items in the order of their rank.
   *
   * @example
   * const categories = await so.lists.of('category').all({ includeDeleted: true });
   */
  all(options?: IncludeDeletedOptions): Promise<Item[]>;

  /**
   * @example
   * const item = await so.lists.of('category').get(1);
   */
  get(id: number, options?: RepositoryOptions): Promise<Item>;

  /**
   * Adds an item at the end of the list, made from the server's defaults and these values.
   *
   * @example
   * await so.lists.of('category').create({ Name: 'Reseller' });
   * await so.lists.of('task').create({ Value: 'Site visit', Direction: 'Outgoing' });
   */
  create(values: Draft<Item>, options?: RepositoryOptions): Promise<Item>;

  /**
   * Changes some fields of an item.
   *
   * @example
   * await so.lists.of('category').merge(1, { Tooltip: 'Buys from us' });
   */
  merge(id: number, changes: Draft<Item>, options?: RepositoryOptions): Promise<Item>;

  /**
   * Deletes an item. Items in use stay, marked as deleted. An absent item counts as deleted. A list name that does not exist
   * is a `NotFoundError`.
   *
   * @example
   * await so.lists.of('category').delete(7);
   */
  delete(id: number, options?: RepositoryOptions): Promise<void>;

  /**
   * Moves an item one place up or down. At the end of the list it stays where it is.
   *
   * @example
   * await so.lists.of('category').move(2, 'up');
   */
  move(id: number, direction: 'up' | 'down', options?: RepositoryOptions): Promise<void>;

  /**
   * Sorts the items by name, in the order of a culture.
   *
   * @param culture such as `nb-NO`
   * @example
   * await so.lists.of('category').sort('nb-NO');
   */
  sort(culture: string, options?: RepositoryOptions): Promise<void>;
}

/** The public name of each method, such as `lists.getItem`, as routes and scenarios have it. */
export const itemMethodNames = {
  all: 'getItems',
  get: 'getItem',
  create: 'createItem',
  merge: 'updateItem',
  delete: 'deleteItem',
  move: 'moveItem',
  sort: 'sortItems',
} as const satisfies Record<keyof ListItems<object>, string>;

export class TransportListItems<Item extends object> implements ListItems<Item> {
  readonly #list: ListKey;
  readonly #carriers: ListCarriers;

  constructor(list: ListKey, carriers: ListCarriers) {
    this.#list = list;
    this.#carriers = carriers;
  }

  async all({ includeDeleted = false, ...options }: IncludeDeletedOptions = {}): Promise<Item[]> {
    checkFlag(includeDeleted, 'includeDeleted');
    const called = named('all', options);
    const input = { ...(await this.#carriers.input(this.#list, called)), includeDeleted };
    return this.#carriers.list<Item>(operationsOn(this.#list).all, input, called);
  }

  async get(id: number, options: RepositoryOptions = {}): Promise<Item> {
    checkId(id);
    const called = named('get', options);
    const input = { ...(await this.#carriers.input(this.#list, called)), id };
    return this.#carriers.one<Item>(operationsOn(this.#list).get, input, id, called);
  }

  async create(values: Draft<Item>, options: RepositoryOptions = {}): Promise<Item> {
    const { blank, add } = operationsOn(this.#list);
    this.#carriers.check(blank, values);
    const called = named('create', options);
    const input = await beforeSending(() => this.#carriers.input(this.#list, called));
    return this.#carriers.create<Item>(blank, add, input, values, called);
  }

  async merge(id: number, changes: Draft<Item>, options: RepositoryOptions = {}): Promise<Item> {
    checkId(id);
    const called = named('merge', options);
    return this.#carriers.update<Item>(operationsOn(this.#list), () => this.#itemInput(id, called), changes, called);
  }

  async delete(id: number, options: RepositoryOptions = {}): Promise<void> {
    checkId(id);
    const { remove, ...readAndSave } = operationsOn(this.#list);
    const called = named('delete', options);
    // A list name that does not exist may be a spelling mistake, so it is not ignored.
    const input = await beforeSending(() => this.#itemInput(id, called));
    await this.#carriers.gone(async () => {
      if (remove === undefined) {
        await this.#carriers.update(readAndSave, () => Promise.resolve(input), { Deleted: true }, called);
      } else await this.#carriers.call(remove, input, called);
    });
  }

  async move(id: number, direction: 'up' | 'down', options: RepositoryOptions = {}): Promise<void> {
    checkId(id);
    const steps = { up: -1, down: 1 }[direction] as number | undefined;
    if (steps === undefined) throw new ValidationError('direction must be "up" or "down"', { path: 'direction' });
    const called = named('move', options);
    const list = await beforeSending(() => this.#carriers.idOf(this.#list, called));
    await this.#carriers.call(listOperations.move, { list, id, direction: steps }, called);
  }

  async sort(culture: string, options: RepositoryOptions = {}): Promise<void> {
    if (typeof culture !== 'string' || addressText(culture, 'culture').trim() === '') {
      throw new ValidationError('culture must be a code such as "nb-NO"', { path: 'culture' });
    }
    const called = named('sort', options);
    const list = await beforeSending(() => this.#carriers.idOf(this.#list, called));
    await this.#carriers.call(listOperations.sort, { list, culture }, called);
  }

  async #itemInput(id: number, called: CallOptions) {
    return { ...(await this.#carriers.input(this.#list, called)), id };
  }
}

/** The options of one call, whose exchanges belong together. */
function named(method: keyof typeof itemMethodNames, options: RepositoryOptions): CallOptions {
  return { ...options, call: new RepositoryCall(`lists.${itemMethodNames[method]}`) };
}
