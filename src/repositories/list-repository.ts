import { ValidationError } from '../errors/index.js';
import type { MDOListItem } from '../carriers/index.js';
import type { Transport } from '../transports/transport.js';
import type { RepositoryOptions } from './repository.js';

export interface ListItemsOptions extends RepositoryOptions {
  /** Every item at the top, without headings. Default false: items stand below their headings, in `ChildItems`. */
  readonly flat?: boolean;
  /** More context for the list's provider, such as an id; its meaning depends on the list. */
  readonly additional?: string;
  /** Only items whose name holds this text; they come flat. */
  readonly restriction?: string;
  /** Only items that the user has used lately. Not on `rest`, which has no such thing. */
  readonly onlyHistory?: boolean;
  /** Which of REST's two endpoints is asked. The other transports have one way. Default `mdoList`. */
  readonly endpoint?: 'mdoList' | 'list';
}

/** Lists: what a field of an entity may be chosen from. */
export interface ListRepository {
  /**
   * The items of an MDO list by its name, such as `task` or `category`; case does not matter.
   *
   * @throws {NotFoundError} where the server has no such list
   * @example
   * const tasks = await so.lists.items('task');
   * tasks.find((task) => task.Name === 'Meeting (External)')?.Id;
   */
  items(name: string, options?: ListItemsOptions): Promise<MDOListItem[]>;
}

export class TransportListRepository implements ListRepository {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  async items(name: string, options: ListItemsOptions = {}): Promise<MDOListItem[]> {
    if (typeof name !== 'string' || name.trim() === '') {
      throw new ValidationError('a list has a name, such as "task"', { path: 'name' });
    }
    const { flat = false, additional, restriction, onlyHistory = false, endpoint = 'mdoList', ...call } = options;
    const request = { name: name.trim(), flat, additional, restriction, onlyHistory, endpoint };
    return (await this.#transport.execute('list.items', request, call)) as unknown as MDOListItem[];
  }
}
