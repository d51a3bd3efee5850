import { addressText } from '../codec/values/index.js';
import type { ListEntity, MDOListItem } from '../contract/carriers/index.js';
import type { Contract } from '../contract/index.js';
import { beforeSending } from '../errors/error-details.js';
import { ValidationError } from '../errors/index.js';
import { type CallOptions, listOperations, RepositoryCall } from '../operations/index.js';
import type { Transport } from '../transports/transport.js';
import { checkFlag } from './input-checks.js';
import { ListCarriers, type ListKey, nameOf } from './list-carriers.js';
import { type IncludeDeletedOptions, type ItemOf, type ListItems, TransportListItems } from './list-items.js';
import type { Draft, RepositoryOptions } from './repository.js';

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

/**
 * Lists: what the values of a field are chosen from; and for administrators, the lists themselves and their items.
 *
 * If a list is given by name, its id is looked up first.
 *
 * @throws {NotFoundError} if the server has no such list
 * @throws {ValidationError} before anything is sent, if a name, an id or a value is invalid
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

  /**
   * The items of one list as an administrator sees and edits them. Nothing is sent before one of its methods is called.
   *
   * @param list its name, or the id of its definition
   * @example
   * const item = await so.lists.of('category').create({ Name: 'Reseller' });
   */
  of<List extends ListKey>(list: List): ListItems<ItemOf<List>>;

  /**
   * The lists of the tenant, its own and the server's.
   *
   * @example
   * const lists = await so.lists.definitions();
   */
  definitions(options?: IncludeDeletedOptions): Promise<ListEntity[]>;

  /**
   * @example
   * const { Id } = await so.lists.definition('category');
   */
  definition(list: ListKey, options?: RepositoryOptions): Promise<ListEntity>;

  /**
   * Creates a list from the server's defaults and these values.
   *
   * @example
   * await so.lists.createDefinition({ Name: 'Regions' });
   */
  createDefinition(values: Draft<ListEntity>, options?: RepositoryOptions): Promise<ListEntity>;

  /**
   * Changes some fields of a list.
   *
   * @example
   * await so.lists.updateDefinition('category', { Tooltip: 'What a company is to us' });
   */
  updateDefinition(list: ListKey, changes: Draft<ListEntity>, options?: RepositoryOptions): Promise<ListEntity>;

  /**
   * Deletes a list. An absent one counts as deleted.
   *
   * @example
   * await so.lists.deleteDefinition('Regions');
   */
  deleteDefinition(list: ListKey, options?: RepositoryOptions): Promise<void>;
}

export class TransportListRepository implements ListRepository {
  readonly #transport: Transport;
  readonly #carriers: ListCarriers;

  constructor(transport: Transport, contract: Contract) {
    this.#transport = transport;
    this.#carriers = new ListCarriers(transport, contract);
  }

  async items(name: string, options: ListItemsOptions = {}): Promise<MDOListItem[]> {
    const { flat = false, additional, restriction, onlyHistory = false, endpoint = 'mdoList', ...rest } = options;
    checkFlag(flat, 'flat');
    checkFlag(onlyHistory, 'onlyHistory');
    if (additional !== undefined) addressText(additional, 'additional');
    if (restriction !== undefined) addressText(restriction, 'restriction');
    if (restriction !== undefined && onlyHistory) {
      throw new ValidationError('onlyHistory cannot be combined with restriction', { path: 'onlyHistory' });
    }
    if (!endpoints.has(endpoint)) {
      throw new ValidationError('endpoint must be "mdoList" or "list"', { path: 'endpoint' });
    }
    const request = { name: nameOf(name), flat, additional, restriction, onlyHistory, endpoint };
    const items = await this.#transport.execute({ name: 'list.items', request }, named('items', rest));
    return items as unknown as MDOListItem[];
  }

  of<List extends ListKey>(list: List): ListItems<ItemOf<List>> {
    return new TransportListItems<ItemOf<List>>(list, this.#carriers);
  }

  async definitions({ includeDeleted = false, ...options }: IncludeDeletedOptions = {}) {
    checkFlag(includeDeleted, 'includeDeleted');
    const called = named('definitions', options);
    return this.#carriers.list<ListEntity>(listOperations.definitions, { includeDeleted }, called);
  }

  async definition(list: ListKey, options: RepositoryOptions = {}) {
    return this.#carriers.definition(list, named('definition', options));
  }

  async createDefinition(values: Draft<ListEntity>, options: RepositoryOptions = {}) {
    const { newDefinition, addDefinition } = listOperations;
    const called = named('createDefinition', options);
    return this.#carriers.create<ListEntity>(newDefinition, addDefinition, {}, values, called);
  }

  async updateDefinition(list: ListKey, changes: Draft<ListEntity>, options: RepositoryOptions = {}) {
    const { definition: get, saveDefinition: save } = listOperations;
    const called = named('updateDefinition', options);
    const input = () => this.#carriers.input(list, called);
    return this.#carriers.update<ListEntity>({ get, save }, input, changes, called);
  }

  async deleteDefinition(list: ListKey, options: RepositoryOptions = {}): Promise<void> {
    const called = named('deleteDefinition', options);
    await this.#carriers.gone(async () => {
      const input = await beforeSending(() => this.#carriers.input(list, called));
      await this.#carriers.call(listOperations.deleteDefinition, input, called);
    });
  }
}

/** The options of one call, whose exchanges belong together. */
function named(method: Exclude<keyof ListRepository, 'of'>, options: RepositoryOptions): CallOptions {
  return { ...options, call: new RepositoryCall(`lists.${method}`) };
}
