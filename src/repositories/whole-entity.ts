import type { CanonicalObject, CarrierType } from '../contract/index.js';
import { ValidationError } from '../errors/index.js';
import { accessorOf, type EntityDescription } from '../operations/index.js';

/** Entities that were read with `select`; saving one would erase the other fields. */
const partialEntities = new WeakSet<object>();

/** Remembers that some fields of an entity were not read. */
export function partial<Entity extends object>(entity: Entity): Entity {
  partialEntities.add(entity);
  return entity;
}

const maxNames = 3;

/**
 * Checks that an entity is complete, because a save replaces the whole entity on every transport.
 *
 * @throws {ValidationError} that names the missing fields and suggests `merge`
 */
export function checkWhole(type: CarrierType, entity: CanonicalObject, description: EntityDescription): void {
  const { repository } = description;
  const advice = `save() replaces the whole entity; to change some fields, use ${accessorOf(description)}.merge()`;
  if (partialEntities.has(entity)) {
    throw new ValidationError(`${repository}: this entity was read with select, but ${advice}`, { path: 'entity' });
  }
  const missing = [...type.fieldsByName.keys()].filter((name) => !Object.hasOwn(entity, name));
  const [first] = missing;
  if (first === undefined) return;
  const shown = missing.slice(0, maxNames).join(', ');
  const more = missing.length > maxNames ? ` and ${missing.length - maxNames} more` : '';
  throw new ValidationError(`${repository}: the entity lacks ${shown}${more}, but ${advice}`, { path: first });
}
