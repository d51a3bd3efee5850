import type { CanonicalObject, CarrierType, Contract, TypeDescription } from '../../contract/index.js';
import { wallClock } from '../wall-clock.js';
import type { Session } from '../access/access.js';
import { badRequest, notFound, ServerFailureError } from '../server-error.js';
import type { EmulatorSettings } from '../settings.js';
import type { Store } from '../store/store.js';
import type { KeyRange } from '../store/table.js';
import type { EntityChange } from '../webhooks/events.js';
import { isJsonObject } from '../wire/json-object.js';
import { withDefaults } from './absent-values.js';
import { mergeChanges, overDefaults, readPatch, selectedNames, withChanges } from './changes.js';
import { storedCustomFields } from './custom-fields.js';
import type { CallContext } from './behaviour.js';
import { behaviours } from './behaviours.js';
import type { EntityRules } from './entities.js';
import { requiredRules, rulesNamed } from './generic-entities.js';
import { resolveReferences } from './references.js';
import { shownEntity, storedEntity } from './shown-entity.js';
import { changeStamps, creationStamps, lastChange, type Moment, stampedFields } from './stamps.js';

/** What a call may add to a write. */
export interface Precondition {
  /** Canonical UTC, to the second. */
  readonly unmodifiedSince?: string | undefined;
}

/** A server numbers companies, persons and projects from above this one. */
const firstNumber = 10_000;

/** What a server does with entities, written once for all faces and all entities. */
export class EntityService {
  /** Marked as deleted, by the name of the entity. */
  readonly #softDeleted = new Map<string, Set<number>>();

  constructor(
    private readonly contract: Contract,
    private readonly store: Store,
    private readonly settings: EmulatorSettings,
    private readonly clock: () => Date,
    /** Is told of each change. */
    private readonly onChange: (change: EntityChange) => void = () => undefined,
  ) {}

  /** The rules for an entity by its name in any case. */
  rulesFor(name: string): EntityRules | undefined {
    return rulesNamed(name);
  }

  typeOf(rules: EntityRules): CarrierType {
    const type = this.contract.operation(rules.agent, rules.operations.get).output.fields[0]?.type;
    if (type?.kind !== 'carrier') throw new TypeError(`the contract has no ${rules.carrier}`);
    return type;
  }

  /** The item of an MDO list. */
  listItemType(): TypeDescription {
    const type = this.contract.operation('MDO', 'GetList').output.fields[0]?.type;
    if (type?.kind !== 'array') throw new TypeError('the contract has no MDO lists');
    return type.item.type;
  }

  /** An MDO list as a whole. */
  listType(): TypeDescription | undefined {
    return this.contract.operation('MDO', 'GetList').output.fields[0]?.type;
  }

  createDefault(rules: EntityRules, session: Session): CanonicalObject {
    const now = wallClock(this.clock(), this.settings.baseTimeZone).slice(0, 19);
    const { associateId } = session;
    const personId = this.store.personOfAssociate(associateId);
    const me = { AssociateId: associateId };
    const owner = typeNameOf(this.typeOf(rules), 'Associate') === 'Associate' ? { Associate: me } : {};
    const defaults = rules.defaults({
      now,
      me,
      person: personId === undefined ? null : { PersonId: personId },
      number: String(firstNumber + this.store.nextId(rules.name)),
    });
    const more = behaviours.get(rules.name)?.defaults?.(this.context(session));
    return this.#shown(rules, this.#resolved(rules, { ...owner, ...defaults, ...more }));
  }

  /** What the rules of an entity may know of a call. */
  context(session: Session): CallContext {
    return { store: this.store, session, now: this.#moment(session).local };
  }

  /** The entity with what it refers to as that is now, and not as it was when the entity was saved. */
  get(rules: EntityRules, id: number): CanonicalObject {
    const entity = this.#read(rules, id, (stored) => this.#shown(rules, stored));
    if (entity === undefined) throw notFound(rules.name, id);
    return entity;
  }

  /** An entity for a search, which shows some values of many: what is stored, with what it refers to. */
  row(rules: EntityRules, id: number): CanonicalObject {
    const own = behaviours.get(rules.name);
    const rowOf = (name: string, key: number) => (this.store.has(name, key) ? this.row(requiredRules(name), key) : {});
    const entity = this.#read(
      rules,
      id,
      (stored) => own?.row?.(stored, rowOf) ?? resolveReferences(this.store, this.typeOf(rules), stored).entity,
    );
    if (entity === undefined) throw notFound(rules.name, id);
    return entity;
  }

  /** The ids of those that can be got, in their order, found one by one. */
  *ids({ name }: EntityRules, range: KeyRange, descending: boolean): Generator<number> {
    for (const id of this.store.ids(name, range, descending)) if (!this.#isHidden(name, id)) yield id;
  }

  count({ name }: EntityRules, { from, to }: KeyRange): number {
    let hidden = 0;
    if (this.settings.getSoftDeleted === 'absent') {
      for (const id of this.#softDeleted.get(name) ?? []) if (id >= from && id <= to) hidden++;
    }
    return this.store.count(name, { from, to }) - hidden;
  }

  /** Saves a whole entity; creates it if its key is 0. */
  save(rules: EntityRules, entity: CanonicalObject, session: Session): CanonicalObject {
    const id = Number(entity[rules.primaryKey] ?? 0);
    if (id === 0) return this.#insert(rules, entity, session);
    return this.#update(rules, id, entity, session);
  }

  /** Creates an entity from the defaults with these values over them, as REST does. */
  create(rules: EntityRules, values: CanonicalObject, session: Session): CanonicalObject {
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
    return this.#insert(rules, overDefaults(this.typeOf(rules), this.createDefault(rules, session), given), session);
  }

  /** Replaces an entity that is there. */
  replace(rules: EntityRules, id: number, entity: CanonicalObject, session: Session): CanonicalObject {
    return this.#update(rules, id, entity, session);
  }

  patch(rules: EntityRules, id: number, patch: unknown, session: Session): CanonicalObject {
    const current = this.get(rules, id);
    const type = this.typeOf(rules);
    const changes = readPatch(type, this.#withLowerCaseMembers(patch));
    const changed = withChanges(current, changes, type);
    return changes.every(({ op }) => op === 'test') ? current : this.#update(rules, id, changed, session);
  }

  merge(rules: EntityRules, id: number, changes: CanonicalObject, session: Session): CanonicalObject {
    const current = this.get(rules, id);
    const type = this.typeOf(rules);
    const base = this.settings.mergeIntoNull === 'create' ? withObjectsFor(type, current, changes) : current;
    const made = mergeChanges(type, base, changes);
    return made.length === 0 ? current : this.#update(rules, id, withChanges(base, made, type), session);
  }

  delete(rules: EntityRules, id: number, session: Session): void {
    if (!this.#shows(rules, id)) {
      if (this.settings.deleteAbsent === 'exception') throw notFound(rules.name, id);
      return;
    }
    if (rules.marksDeleted && typeNameOf(this.typeOf(rules), 'Deleted') === 'boolean') {
      this.store.put(rules.name, id, { ...this.store.read(rules.name, id, structuredClone), Deleted: true });
      return;
    }
    if (!this.settings.softDelete.includes(rules.name)) {
      const stored = this.store.read(rules.name, id, structuredClone) ?? {};
      this.store.delete(rules.name, id);
      behaviours.get(rules.name)?.deleted?.(id, stored, this.context(session));
      this.onChange({ name: rules.name, id, kind: 'deleted', entity: stored, before: stored, ...by(session) });
      return;
    }
    const marked = this.#softDeleted.get(rules.name) ?? new Set();
    this.#softDeleted.set(rules.name, marked.add(id));
  }

  /** Takes back a delete. */
  restore(rules: EntityRules, id: number, entity: CanonicalObject): void {
    this.#softDeleted.get(rules.name)?.delete(id);
    this.store.put(rules.name, id, entity);
  }

  /** @throws a 412 if the entity has been updated since */
  checkUnmodified(rules: EntityRules, id: number, { unmodifiedSince }: Precondition): void {
    const updated = this.#read(rules, id, lastChange);
    if (unmodifiedSince === undefined || updated === undefined) return;
    if (updated.slice(0, 19) <= unmodifiedSince.slice(0, 19)) return;
    throw new ServerFailureError(412, 'SoPreconditionFailedException', `${rules.name} ${id} has been modified since`);
  }

  select(rules: EntityRules, entity: CanonicalObject, names: string | undefined): CanonicalObject {
    if (names === undefined || names.trim() === '') return entity;
    const selected = selectedNames(this.typeOf(rules), rules.primaryKey, names);
    return Object.fromEntries(Object.entries(entity).map(([name, value]) => [name, selected.has(name) ? value : null]));
  }

  #shows(rules: EntityRules, id: number): boolean {
    return !this.#isHidden(rules.name, id) && this.store.has(rules.name, id);
  }

  #isHidden(name: string, id: number): boolean {
    return this.settings.getSoftDeleted === 'absent' && this.#softDeleted.get(name)?.has(id) === true;
  }

  #read<Result>(rules: EntityRules, id: number, pick: (entity: Readonly<CanonicalObject>) => Result) {
    return this.#shows(rules, id) ? this.store.read(rules.name, id, pick) : undefined;
  }

  #insert(rules: EntityRules, entity: CanonicalObject, session: Session): CanonicalObject {
    const id = this.store.nextId(rules.name);
    const made = creationStamps(this.typeOf(rules), this.#moment(session));
    const whole = { ...entity, ...this.#noRights(rules), ...made };
    return this.#write(rules, id, this.#set(rules, whole, undefined, session), this.#shown(rules, {}), session);
  }

  #update(rules: EntityRules, id: number, entity: CanonicalObject, session: Session): CanonicalObject {
    const current = this.get(rules, id);
    const type = this.typeOf(rules);
    const kept = [...rules.readOnly, ...stampedFields(type)].filter((name) => type.fieldsByName.has(name));
    const updated = changeStamps(type, this.#moment(session), current);
    const before = Object.fromEntries(kept.map((name) => [name, current[name]]));
    const whole = { ...entity, ...before, ...updated };
    return this.#write(rules, id, this.#set(rules, whole, current, session), current, session);
  }

  /** The rights of a new entity, if its carrier has any. */
  #noRights(rules: EntityRules): CanonicalObject {
    const { fieldsByName } = this.typeOf(rules);
    return {
      ...(fieldsByName.has('TableRight') ? { TableRight: null } : {}),
      ...(fieldsByName.has('FieldProperties') ? { FieldProperties: {} } : {}),
    };
  }

  /** The entity with what the server sets itself. */
  #set(rules: EntityRules, entity: CanonicalObject, before: CanonicalObject | undefined, session: Session) {
    return { ...entity, ...behaviours.get(rules.name)?.set?.(entity, before, this.context(session)) };
  }

  /** @param before what a client read before it made the entity of it */
  #write(
    rules: EntityRules,
    id: number,
    entity: CanonicalObject,
    before: CanonicalObject,
    session: Session,
  ): CanonicalObject {
    const given = { ...entity, [rules.primaryKey]: id };
    const values = this.#isCompact
      ? (withDefaults(this.typeOf(rules), storedCustomFields(rules.name, given, before)) as CanonicalObject)
      : storedEntity(rules, this.typeOf(rules), given, before);
    const stored = this.#resolved(rules, values);
    // Another carrier of the same records may have fields that this one has not.
    const others = this.store.read(rules.name, id, structuredClone);
    this.store.put(rules.name, id, { ...others, ...stored });
    behaviours.get(rules.name)?.saved?.(id, stored, this.context(session));
    const kind = others === undefined ? 'created' : 'changed';
    this.onChange({ name: rules.name, id, kind, entity: stored, before: others, ...by(session) });
    return this.#shown(rules, stored);
  }

  /** The entity with what it refers to, which is what is stored of it. */
  #resolved(rules: EntityRules, entity: CanonicalObject): CanonicalObject {
    const resolved = resolveReferences(this.store, this.typeOf(rules), entity);
    if (resolved.unknown.length > 0 && this.settings.unknownReferences === 'refuse') {
      throw badRequest(`it refers to what is not there: ${resolved.unknown.join(', ')}`);
    }
    return resolved.entity;
  }

  #shown(rules: EntityRules, stored: Readonly<CanonicalObject>): CanonicalObject {
    const type = this.typeOf(rules);
    if (!this.#isCompact) return shownEntity(this.store, rules, type, stored);
    return withDefaults(type, resolveReferences(this.store, type, stored).entity) as CanonicalObject;
  }

  get #isCompact(): boolean {
    return this.settings.entityShape === 'compact';
  }

  #moment(session: Session): Moment {
    const now = this.clock();
    const local = wallClock(now, this.settings.baseTimeZone).slice(0, 19);
    return { utc: now.toISOString().slice(0, 19), local, session };
  }

  /** A patch as clients write it: operations and their members in any case. */
  #withLowerCaseMembers(patch: unknown): unknown {
    if (!Array.isArray(patch)) return patch;
    return patch.map((operation: unknown) =>
      isJsonObject(operation)
        ? Object.fromEntries(Object.entries(operation).map(([name, value]) => [name.toLowerCase(), value]))
        : operation,
    );
  }
}

const by = ({ associateId }: Session) => ({ associateId });

/** The name of a field's type; undefined if the carrier has no such field, or one of a type without a name. */
function typeNameOf({ fieldsByName }: CarrierType, field: string): string | undefined {
  const type = fieldsByName.get(field)?.type;
  return type === undefined || !('name' in type) ? undefined : type.name;
}

/** For a server that creates what a merge reaches into: an empty object if the entity has null and the merge an object. */
function withObjectsFor(type: CarrierType, entity: CanonicalObject, changes: CanonicalObject): CanonicalObject {
  const result = { ...entity };
  for (const [name, value] of Object.entries(changes)) {
    const field = type.fieldsByName.get(name);
    if (field?.type.kind !== 'carrier' || !isJsonObject(value)) continue;
    result[name] = withObjectsFor(field.type, (result[name] ?? withDefaults(field.type, {})) as CanonicalObject, value);
  }
  return result;
}
