import type { CanonicalObject } from '../../contract/index.js';
import { seedUsers } from '../seed/people.js';
import { ListStore } from './list-store.js';
import { everyKey, type KeyRange, type RecordMaker, Table } from './table.js';

/** The data that the faces show, without how they show it. Entities are stored as copies and never handed out. */
export class Store {
  readonly lists = new ListStore();
  /** Keys of other systems by `application.device.key`, by agent and id. */
  readonly foreignKeys = new Map<string, Readonly<Record<string, string>>>();
  /** The content of documents, by their ids. */
  readonly contents = new Map<number, Buffer>();
  readonly #tables = new Map<string, Table>();

  /** An independent store with the same entities, and the lists in their original state. */
  copy(): Store {
    const store = new Store();
    for (const [key, value] of this.foreignKeys) store.foreignKeys.set(key, value);
    for (const [id, content] of this.contents) store.contents.set(id, content);
    for (const [agent, table] of this.#tables) store.#tables.set(agent, table.copy());
    return store;
  }

  has(agent: string, id: number): boolean {
    return this.#tables.get(agent)?.has(id) ?? false;
  }

  /** What `pick` returns for an entity. It must not change the entity or keep an object of it. */
  read<Result>(agent: string, id: number, pick: (entity: Readonly<CanonicalObject>) => Result): Result | undefined {
    const entity = this.#tables.get(agent)?.read(id);
    return entity === undefined ? undefined : pick(entity);
  }

  put(agent: string, id: number, entity: CanonicalObject): void {
    this.#table(agent).put(id, structuredClone(entity));
  }

  /** Plans entities, which `make` creates when they are read, the same each time. */
  plan(agent: string, count: number, make: RecordMaker): void {
    this.#table(agent).plan(count, make);
  }

  delete(agent: string, id: number): boolean {
    if (agent === 'Document') this.contents.delete(id);
    return this.#tables.get(agent)?.delete(id) ?? false;
  }

  nextId(agent: string): number {
    return this.#tables.get(agent)?.nextId ?? 1;
  }

  /** Ids below this one are never given to a new entity. */
  startIdsAt(agent: string, id: number): void {
    this.#table(agent).startIdsAt(id);
  }

  /** In order, found one at a time. */
  ids(agent: string, range: KeyRange = everyKey, descending = false): Iterable<number> {
    return this.#tables.get(agent)?.ids(range, descending) ?? [];
  }

  count(agent: string, range: KeyRange = everyKey): number {
    return this.#tables.get(agent)?.count(range) ?? 0;
  }

  #table(agent: string): Table {
    let table = this.#tables.get(agent);
    if (table === undefined) this.#tables.set(agent, (table = new Table()));
    return table;
  }

  /** The associate as a reference carrier, as recorded: without a tooltip and a user name. */
  associate(id: number): CanonicalObject | undefined {
    const user = seedUsers.find((each) => each.associateId === id);
    if (user === undefined) return undefined;
    const { name, fullName, personId } = user;
    return {
      Name: name,
      PersonId: personId,
      Type: 'InternalAssociate',
      GroupIdx: 1,
      FullName: fullName,
      FormalName: fullName,
      EjUserId: id,
    };
  }

  /** The person that an associate is. */
  personOfAssociate(id: number): number | undefined {
    const personId = seedUsers.find((each) => each.associateId === id)?.personId ?? 0;
    return personId === 0 ? undefined : personId;
  }
}
