import type { CanonicalObject } from '../../contract/index.js';
import { seedUsers } from '../seed/people.js';
import { AttachmentStore } from './attachments.js';
import { ListStore } from './list-store.js';
import { everyKey, type KeyRange, type RecordMaker, Table } from './table.js';

/** The data that the faces show, without how they show it. Entities are stored as copies and never handed out. */
export class Store {
  readonly lists = new ListStore();
  /** Keys of other systems by `application.device.key`, by entity and id. */
  readonly foreignKeys = new Map<string, Readonly<Record<string, string>>>();
  /** The content of documents, by their ids. */
  readonly contents = new Map<number, Buffer>();
  readonly attachments = new AttachmentStore();
  /** The content of document templates, by their ids and by language. */
  readonly templates = new Map<number, Map<string, Buffer>>();
  /** The images of entities, by name and id: `Contact 2`. */
  readonly images = new Map<string, Buffer>();
  /** The notes of associates, by pages. */
  readonly notes = new Map<number, readonly string[]>();
  readonly #tables = new Map<string, Table>();

  /** An independent store with the same entities, and the lists in their original state. */
  copy(): Store {
    const store = new Store();
    for (const [key, value] of this.foreignKeys) store.foreignKeys.set(key, value);
    for (const [id, content] of this.contents) store.contents.set(id, content);
    this.attachments.copyTo(store.attachments);
    for (const [id, contents] of this.templates) store.templates.set(id, new Map(contents));
    for (const [key, image] of this.images) store.images.set(key, image);
    for (const [id, pages] of this.notes) store.notes.set(id, pages);
    for (const [name, table] of this.#tables) store.#tables.set(name, table.copy());
    return store;
  }

  has(name: string, id: number): boolean {
    return this.#tables.get(name)?.has(id) ?? false;
  }

  /** What `pick` returns for an entity. It must not change the entity or keep an object of it. */
  read<Result>(name: string, id: number, pick: (entity: Readonly<CanonicalObject>) => Result): Result | undefined {
    const entity = this.#tables.get(name)?.read(id);
    return entity === undefined ? undefined : pick(entity);
  }

  put(name: string, id: number, entity: CanonicalObject): void {
    this.#table(name).put(id, structuredClone(entity));
  }

  /** Plans entities, which `make` creates when they are read, the same each time. */
  plan(name: string, count: number, make: RecordMaker): void {
    this.#table(name).plan(count, make);
  }

  delete(name: string, id: number): boolean {
    if (name === 'Document') this.contents.delete(id);
    return this.#tables.get(name)?.delete(id) ?? false;
  }

  nextId(name: string): number {
    return this.#tables.get(name)?.nextId ?? 1;
  }

  /** Ids below this one are never given to a new entity. */
  startIdsAt(name: string, id: number): void {
    this.#table(name).startIdsAt(id);
  }

  /** In order, found one at a time. */
  ids(name: string, range: KeyRange = everyKey, descending = false): Iterable<number> {
    return this.#tables.get(name)?.ids(range, descending) ?? [];
  }

  count(name: string, range: KeyRange = everyKey): number {
    return this.#tables.get(name)?.count(range) ?? 0;
  }

  #table(name: string): Table {
    let table = this.#tables.get(name);
    if (table === undefined) this.#tables.set(name, (table = new Table()));
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
