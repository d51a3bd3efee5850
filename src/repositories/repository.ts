import type { PatchOperation } from '../codec/canonical/index.js';
import type { RepositoryOptions } from './repository-options.js';
import type { Search } from './search.js';
import type { SearchCriteria } from './search-criteria.js';

/** Part of a carrier, at any depth: what a caller fills in. */
export type Draft<T> = T extends readonly (infer Item)[]
  ? readonly Draft<Item>[]
  : T extends object
    ? { readonly [Field in keyof T]?: Draft<T[Field]> }
    : T;

/** A carrier as it comes when some of its fields were selected: the others are null. */
export type Selection<Entity, Selected extends keyof Entity> = Pick<Entity, Selected> & {
  [Field in Exclude<keyof Entity, Selected>]: null;
};

export type { RepositoryOptions };

export interface ReadOptions<Selected extends string> extends RepositoryOptions {
  /** The fields wanted; all others are null, but the primary key. Case does not matter. */
  readonly select?: readonly Selected[] | undefined;
}

export interface GetOptions<Selected extends string> extends ReadOptions<Selected> {
  /**
   * Also the keys of other systems, in `ExtraFields`, named `application.device.key`. On `soap` and `agents` this takes
   * one more call. Default false. With `select`, `ExtraFields` must be among the fields.
   */
  readonly foreignKeys?: boolean | undefined;
}

export interface GetManyOptions<Selected extends string> extends GetOptions<Selected> {
  /** How many gets are under way at once. Default 8. */
  readonly concurrency?: number;
}

export interface WriteOptions<Selected extends string> extends ReadOptions<Selected> {
  /**
   * Refuse the write with a `ConflictError` if the entity was updated after this: the entity's own `UpdatedDate`, read with
   * the same `timeZone`, or a `Date`. Compared in whole seconds, and true in every time zone of a server.
   *
   * With `UpdatedDate`, `rest` reads the date twice before the write, to learn which instant it names; with a `Date` not at
   * all. In the hour that clocks go back, an `UpdatedDate` that came twice is refused.
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
   * Only with `ifUnmodifiedSince`: what to do if the entity has been updated. `retry` applies the change again to what it
   * is now. Default `fail`.
   */
  readonly onConflict?: 'fail' | 'retry';
}

/**
 * The entities of one kind. Every method does the same on every transport and answers with the same canonical carriers:
 * the JSON shape of the vendor's REST APIs with every field present.
 *
 * Throws `ValidationError` before anything is sent where an id, a value, a name or a patch is wrong, and otherwise a
 * `SuperOfficeError` that says by `outcome` whether a write may have happened.
 */
export interface EntityRepository<Entity extends object, Key extends keyof Entity & string> {
  /** A new entity with the server's defaults, not saved. */
  createDefault(options?: RepositoryOptions): Promise<Entity>;

  /** Creates an entity from the server's defaults and these values, and returns it as saved. */
  create<S extends keyof Entity & string = keyof Entity & string>(
    values: Draft<Entity>,
    options?: ReadOptions<S>,
  ): Promise<Selection<Entity, S | Key>>;

  /** @throws {NotFoundError} where there is none; `find` gives null instead. */
  get<S extends keyof Entity & string = keyof Entity & string>(
    id: number,
    options?: GetOptions<S>,
  ): Promise<Selection<Entity, S | Key>>;

  find<S extends keyof Entity & string = keyof Entity & string>(
    id: number,
    options?: GetOptions<S>,
  ): Promise<Selection<Entity, S | Key> | null>;

  /** The entities in the order of the ids, null for the absent ones; a few gets at a time. */
  getMany<S extends keyof Entity & string = keyof Entity & string>(
    ids: readonly number[],
    options?: GetManyOptions<S>,
  ): Promise<(Selection<Entity, S | Key> | null)[]>;

  /**
   * Replaces a whole entity, as `get` or `createDefault` returned it. To change some fields, use `merge` or `patch`.
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
   * @throws {ConflictError} where a test fails
   * @throws {NotFoundError} where there is no such entity
   */
  patch<S extends keyof Entity & string = keyof Entity & string>(
    id: number,
    operations: readonly PatchOperation[],
    options?: ChangeOptions<S>,
  ): Promise<Selection<Entity, S | Key>>;

  /**
   * Applies a JSON Merge Patch (RFC 7396) as the vendor's server does: leaf by leaf; an array replaces, an object where
   * an array stands is appended; what lies below a field that is null changes nothing (use `patch` for that).
   */
  merge<S extends keyof Entity & string = keyof Entity & string>(
    id: number,
    changes: Draft<Entity>,
    options?: ChangeOptions<S>,
  ): Promise<Selection<Entity, S | Key>>;

  /** Deletes the entity. An absent one counts as deleted. */
  delete(id: number, options?: DeleteOptions): Promise<void>;

  /**
   * Searches for entities of this kind. The columns are those of the archive provider behind them, which are not the
   * fields of the carrier: `name`, `category`, `contact/name`. See the vendor's pages on `FindAppointment`,
   * `SimpleContact`, `Person`, `FindProject` and `FindSale`. Any other archive is searched by `so.archive(provider)`.
   *
   * @throws {ValidationError} at once, where the criteria are not right
   * @example
   * for await (const row of so.contacts.query({ select: ['name'], filter: where('name').begins('A'), top: 20 })) {
   *   console.log(row.PrimaryKey, row.columns.name);
   * }
   */
  query<const Column extends string>(criteria: SearchCriteria<Column>, options?: RepositoryOptions): Search<Column>;
}
