import type { PatchOperation } from '../codec/canonical/index.js';
import type { RepositoryOptions } from './repository-options.js';
import type { Search } from './search.js';
import type { SearchCriteria } from './search-criteria.js';

/** Part of a carrier, at any depth, as a caller fills it in. */
export type Draft<T> = T extends readonly (infer Item)[]
  ? readonly Draft<Item>[]
  : T extends object
    ? { readonly [Field in keyof T]?: Draft<T[Field]> }
    : T;

/** A carrier of which some fields were selected; the others are null. */
export type Selection<Entity, Selected extends keyof Entity> = Pick<Entity, Selected> & {
  [Field in Exclude<keyof Entity, Selected>]: null;
};

export type { RepositoryOptions };

export interface ReadOptions<Selected extends string> extends RepositoryOptions {
  /** The fields to read; all others except the primary key are null. Names are case-insensitive. */
  readonly select?: readonly Selected[] | undefined;
}

export interface GetOptions<Selected extends string> extends ReadOptions<Selected> {
  /**
   * Also reads the keys of other systems into `ExtraFields`, named `application.device.key`. On `soap` and `agents` this
   * takes another call. Default false. With `select`, `ExtraFields` must be among the fields.
   */
  readonly foreignKeys?: boolean | undefined;
}

export interface GetManyOptions<Selected extends string> extends GetOptions<Selected> {
  /** The maximum number of gets under way at once. Default 8. */
  readonly concurrency?: number;
}

export interface WriteOptions<Selected extends string> extends ReadOptions<Selected> {
  /**
   * Refuses the write with a `ConflictError` if the entity was updated after this: the entity's own `UpdatedDate`, read with
   * the same `timeZone`, or a `Date`. It is compared in whole seconds, and correct in every time zone of a server.
   *
   * With `UpdatedDate`, `rest` reads the date twice before the write to learn which instant it names; with a `Date` it does
   * not. An `UpdatedDate` in the hour that occurs twice when clocks go back is refused.
   *
   * @example
   * const contact = await so.contacts.get(2);
   * await so.contacts.merge(2, { Department: 'Sales' }, { ifUnmodifiedSince: contact.UpdatedDate });
   */
  readonly ifUnmodifiedSince?: Date | string | undefined;
}

export type DeleteOptions = Omit<WriteOptions<never>, 'select'>;

export interface ChangeOptions<Selected extends string> extends WriteOptions<Selected> {
  /**
   * What to do if the entity has been updated; only with `ifUnmodifiedSince`. `retry` applies the change to the updated
   * entity. Default `fail`.
   */
  readonly onConflict?: 'fail' | 'retry';
}

/**
 * The entities of one kind. Every method does the same on every transport and returns the same canonical carriers: the JSON
 * shape of the vendor's REST APIs with every field present.
 *
 * Throws a `ValidationError` before anything is sent if an id, a value, a name or a patch is invalid, and otherwise a
 * `SuperOfficeError` whose `outcome` says whether a write may have happened.
 */
export interface EntityRepository<Entity extends object, Key extends keyof Entity & string> {
  /**
   * Returns a new entity with the server's defaults, without saving it.
   *
   * @example
   * const draft = await so.contacts.createDefault();
   * draft.Name = 'Northwind Traders';
   * const saved = await so.contacts.create(draft);
   */
  createDefault(options?: RepositoryOptions): Promise<Entity>;

  /**
   * Creates an entity from the server's defaults and these values, and returns it as saved.
   *
   * @example
   * const appointment = await so.appointments.create({ Contact: { ContactId: 2 }, Description: 'Kick-off' });
   */
  create<S extends keyof Entity & string = keyof Entity & string>(
    values: Draft<Entity>,
    options?: ReadOptions<S>,
  ): Promise<Selection<Entity, S | Key>>;

  /**
   * Reads an entity.
   *
   * @throws {NotFoundError} if it does not exist; `find` returns null instead
   * @example
   * const contact = await so.contacts.get(2);
   * const { Name } = await so.contacts.get(2, { select: ['Name'] });
   */
  get<S extends keyof Entity & string = keyof Entity & string>(
    id: number,
    options?: GetOptions<S>,
  ): Promise<Selection<Entity, S | Key>>;

  /**
   * Reads an entity, or returns null if it does not exist.
   *
   * @example
   * const contact = await so.contacts.find(4711);
   * if (contact === null) console.log('no such company');
   */
  find<S extends keyof Entity & string = keyof Entity & string>(
    id: number,
    options?: GetOptions<S>,
  ): Promise<Selection<Entity, S | Key> | null>;

  /**
   * Reads entities, a few at a time. The result is in the order of the ids, with null for entities that do not exist.
   *
   * @example
   * const [first, second] = await so.persons.getMany([1, 2], { concurrency: 4 });
   */
  getMany<S extends keyof Entity & string = keyof Entity & string>(
    ids: readonly number[],
    options?: GetManyOptions<S>,
  ): Promise<(Selection<Entity, S | Key> | null)[]>;

  /**
   * Replaces a whole entity, as `get` returned it. To change some fields, use `merge` or `patch`.
   *
   * @throws {ValidationError} if fields are missing, or if the entity was read with `select`: the others would be erased
   * @example
   * const contact = await so.contacts.get(2);
   * contact.Department = 'Sales';
   * await so.contacts.save(contact);
   */
  save<S extends keyof Entity & string = keyof Entity & string>(
    entity: Entity,
    options?: WriteOptions<S>,
  ): Promise<Selection<Entity, S | Key>>;

  /**
   * Applies a JSON Patch (RFC 6902) of add, remove, replace and test.
   *
   * @throws {ConflictError} if a test fails
   * @throws {NotFoundError} if the entity does not exist
   * @example
   * await so.contacts.patch(2, [
   *   { op: 'test', path: '/NoMailing', value: false },
   *   { op: 'replace', path: '/Department', value: 'Sales' },
   * ]);
   */
  patch<S extends keyof Entity & string = keyof Entity & string>(
    id: number,
    operations: readonly PatchOperation[],
    options?: ChangeOptions<S>,
  ): Promise<Selection<Entity, S | Key>>;

  /**
   * Applies a JSON Merge Patch (RFC 7396) as the vendor's server does, leaf by leaf. An array replaces an array, and an
   * object for an array is appended to it. Values below a field that is null change nothing; use `patch` for those.
   *
   * @example
   * await so.contacts.merge(2, { Department: 'Sales', Category: { Id: 1 } });
   */
  merge<S extends keyof Entity & string = keyof Entity & string>(
    id: number,
    changes: Draft<Entity>,
    options?: ChangeOptions<S>,
  ): Promise<Selection<Entity, S | Key>>;

  /**
   * Deletes the entity. One that does not exist counts as deleted.
   *
   * @example
   * await so.appointments.delete(1);
   */
  delete(id: number, options?: DeleteOptions): Promise<void>;

  /**
   * Searches for entities of this kind. The columns are those of the archive provider behind them, which are not the
   * fields of the carrier: `name`, `category`, `contact/name`. See the vendor's pages on `FindAppointment`,
   * `SimpleContact`, `Person`, `FindProject` and `FindSale`. For any other archive, use `so.archive(provider)`.
   *
   * @throws {ValidationError} at once, if the criteria are invalid
   * @example
   * for await (const row of so.contacts.query({ select: ['name'], filter: where('name').begins('A'), top: 20 })) {
   *   console.log(row.PrimaryKey, row.columns.name);
   * }
   */
  query<const Column extends string>(criteria: SearchCriteria<Column>, options?: RepositoryOptions): Search<Column>;
}
