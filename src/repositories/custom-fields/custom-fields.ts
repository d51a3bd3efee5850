import { isPlainObject } from '../../codec/canonical/index.js';
import { expectedField, type FieldValue, writeCustomField } from '../../codec/values/index.js';
import { type CanonicalObject, type Contract, setEntry } from '../../contract/index.js';
import { NotSupportedError, ValidationError } from '../../errors/index.js';
import { type EntityDescription, fieldTables } from '../../operations/index.js';
import { carrierType } from '../../transports/agent-exchanges.js';
import { checkMethodOptions } from '../method-options.js';
import type { ChangeOptions, Draft, EntityRepository, RepositoryOptions } from '../repository.js';
import { type FieldDefinition, type FieldDefinitions, inLanguage } from './field-definitions.js';
import { FieldNames } from './field-names.js';
import { dictionaries, EntityFieldValues, type FieldValues, hasMoreFields } from './field-values.js';

/** Options of `fields.write`. */
export type FieldWriteOptions = Omit<ChangeOptions<never>, 'select'>;

/** Values by the programming names or labels of fields. */
export type NewFieldValues = Readonly<Record<string, FieldValue>>;

/**
 * The fields that a tenant added to a kind of entity: user-defined fields, and extra fields (`x_…`). They are named by
 * programming name or label, and their values have types. What fields there are is asked of the server once in ten minutes.
 *
 * Reading and writing are calls of their own, like `get` and `merge`, rather than an object that is changed and then saved:
 * a write says all that it changes, so it changes nothing else, and takes the options of `merge`.
 */
export interface CustomFields<Entity extends object> {
  /**
   * The fields that there are.
   *
   * @example
   * for (const { name, label, type } of await so.contacts.fields.definitions({ language: 'en' }))
   *   console.log(name, label, type);
   */
  definitions(options?: RepositoryOptions): Promise<readonly FieldDefinition[]>;

  /**
   * Reads the values that an entity has.
   *
   * @throws {NotFoundError} if the entity does not exist
   * @example
   * const fields = await so.contacts.fields.read(2);
   * console.log(fields.get('SuperOffice:3'), fields.get('companydate')); // 25 '2026-11-26'
   */
  read(id: number, options?: RepositoryOptions): Promise<FieldValues>;

  /**
   * The values of an entity that was read before, without reading it again.
   *
   * @example
   * const contact = await so.contacts.get(2);
   * const fields = await so.contacts.fields.of(contact);
   */
  of(entity: Draft<Entity>, options?: RepositoryOptions): Promise<FieldValues>;

  /**
   * Writes some values, by a `merge` that changes nothing else, and returns all values as saved. Null clears a field.
   *
   * @throws {ValidationError} if no field has the name or label, or a value does not fit; nothing is sent
   * @example
   * await so.contacts.fields.write(2, { companynumber: 25, 'SuperOffice:4': '2026-11-26', 'SuperOffice:7': null });
   */
  write(id: number, values: NewFieldValues, options?: FieldWriteOptions): Promise<FieldValues>;

  /**
   * The values as part of an entity, to be created or merged together with other fields.
   *
   * @throws {ValidationError} as `write`
   * @example
   * const custom = await so.contacts.fields.draft({ companynumber: 25 });
   * await so.contacts.create({ Name: 'Northwind', ...custom });
   */
  draft(values: NewFieldValues, options?: RepositoryOptions): Promise<Draft<Entity>>;
}

/** What the fields need of the repository that they belong to. */
type Repository<Entity extends object> = Pick<EntityRepository<Entity, never>, 'get' | 'merge'>;

/** The implementation, over the repository of the entity. */
export class RepositoryCustomFields<Entity extends object> implements CustomFields<Entity> {
  readonly #entity: EntityDescription;
  readonly #repository: Repository<Entity>;
  readonly #definitions: FieldDefinitions;
  readonly #contract: Contract;

  constructor(
    entity: EntityDescription,
    repository: Repository<Entity>,
    definitions: FieldDefinitions,
    contract: Contract,
  ) {
    this.#entity = entity;
    this.#repository = repository;
    this.#definitions = definitions;
    this.#contract = contract;
  }

  async definitions(options: RepositoryOptions = {}) {
    this.#check('definitions', options);
    return inLanguage(await this.#definitions.of(this.#table, options), options.language);
  }

  async read(id: number, options: RepositoryOptions = {}) {
    this.#check('read', options);
    const select = this.#places as readonly (keyof Entity & string)[];
    return this.#valuesOf(await this.#repository.get(id, { ...options, select }), options);
  }

  async of(entity: Draft<Entity>, options: RepositoryOptions = {}) {
    this.#check('of', options);
    if (!isPlainObject(entity)) throw new ValidationError(`${this.#subject}.of: expected a ${this.#entity.carrier}`);
    return this.#valuesOf(entity, options);
  }

  async write(id: number, values: NewFieldValues, options: FieldWriteOptions = {}) {
    this.#check('write', options);
    const changes = await this.#draft('write', values, options);
    const select = this.#places as readonly (keyof Entity & string)[];
    return this.#valuesOf(await this.#repository.merge(id, changes, { ...options, select }), options);
  }

  async draft(values: NewFieldValues, options: RepositoryOptions = {}) {
    this.#check('draft', options);
    return this.#draft('draft', values, options);
  }

  async #draft(method: string, values: unknown, options: RepositoryOptions): Promise<Draft<Entity>> {
    const subject = `${this.#subject}.${method}`;
    if (!isPlainObject(values)) throw new ValidationError(`${subject}: expected an object of values by name or label`);
    const wanted = Object.keys(values).filter((name) => values[name] !== undefined);
    let names = new FieldNames(await this.#definitions.of(this.#table, options));
    if (wanted.some((name) => !names.has(name)))
      names = new FieldNames(await this.#definitions.latest(this.#table, options));
    const changes = new FieldChanges(subject, this.#places);
    for (const name of wanted) changes.add(name, names.field(name, subject), values[name]);
    return changes.draft as Draft<Entity>;
  }

  async #valuesOf(entity: object, options: RepositoryOptions): Promise<FieldValues> {
    const carrier = entity as Readonly<CanonicalObject>;
    let definitions = await this.#definitions.of(this.#table, options);
    if (hasMoreFields(carrier, definitions)) definitions = await this.#definitions.latest(this.#table, options);
    return new EntityFieldValues(carrier, definitions, this.#subject);
  }

  #check(method: 'definitions' | 'read' | 'of' | 'write' | 'draft', options: object): void {
    checkMethodOptions(`${this.#subject}.${method}`, method === 'write' ? 'fields.write' : 'fields', options);
  }

  get #subject(): string {
    return `${this.#entity.repository}.fields`;
  }

  get #table(): string {
    return this.#entity.table ?? fieldTables[this.#entity.repository as keyof typeof fieldTables];
  }

  /** The dictionaries that the carrier has. */
  get #places(): readonly Dictionary[] {
    const { fieldsByName } = carrierType(this.#contract, this.#entity);
    const places = dictionaries.filter((name) => fieldsByName.has(name));
    if (places.length === 0) throw new NotSupportedError(`${this.#entity.carrier} has no fields of the tenant's own`);
    return places;
  }
}

type Dictionary = (typeof dictionaries)[number];

/** Values on the way into the dictionaries of an entity. */
class FieldChanges {
  readonly draft: CanonicalObject = {};
  readonly #subject: string;
  readonly #places: readonly Dictionary[];
  readonly #taken = new Map<string, string>();

  constructor(subject: string, places: readonly Dictionary[]) {
    this.#subject = subject;
    this.#places = places;
  }

  /**
   * In `CustomFields` and at home: servers differ in which they read, and some leave `CustomFields` empty (ContactDefault.json
   * in the vendor's package). Both get the same value, so it does not matter which one wins.
   */
  add(given: string, { name, type, maxLength }: FieldDefinition, value: unknown): void {
    const before = this.#taken.get(name);
    if (before !== undefined) throw this.#invalid(given, `is the same field as ${JSON.stringify(before)}`);
    this.#taken.set(name, given);
    const written = writeCustomField(type, value);
    const expected = expectedField(type);
    if (expected === undefined) throw this.#invalid(given, `cannot be written, because its type ${type} is unknown`);
    if (written === undefined) throw this.#invalid(given, `must be ${expected}`);
    if (maxLength !== null && written.custom.length > maxLength)
      throw this.#invalid(given, `must have at most ${maxLength} characters`);
    const home = name.toLowerCase().startsWith('x_') ? 'ExtraFields' : 'UserDefinedFields';
    this.#put('CustomFields', name, written.custom);
    this.#put('Values', name, written.custom);
    // Among extra fields, values are written as in `CustomFields`.
    this.#put(home, name, home === 'ExtraFields' ? written.custom : written.home);
  }

  #put(place: Dictionary, name: string, text: string): void {
    if (!this.#places.includes(place)) return;
    const entries = (this.draft[place] ??= {}) as CanonicalObject;
    setEntry(entries, name, text);
  }

  #invalid(name: string, problem: string): ValidationError {
    return new ValidationError(`${this.#subject}: ${JSON.stringify(name)} ${problem}`, { path: name });
  }
}
