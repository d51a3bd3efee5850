import type { CanonicalObject, CarrierType } from '../contract/index.js';
import { ValidationError } from '../errors/index.js';

/** Entities that were read with `select`: saving one would erase the fields that were not. */
const partialEntities = new WeakSet<object>();

/** Remembers that fields of an entity were not read. */
export function partial<Entity extends object>(entity: Entity): Entity {
  partialEntities.add(entity);
  return entity;
}

const namedInMessage = 3;

/**
 * A save replaces the whole entity on every transport, so it takes nothing less.
 *
 * @throws {ValidationError} that names what is missing and points to `merge`
 */
export function checkWhole(type: CarrierType, entity: CanonicalObject, repository: string): void {
  const instead = `save() replaces the whole entity; to change some fields, use so.${repository}.merge()`;
  if (partialEntities.has(entity)) {
    throw new ValidationError(`${repository}: this entity was read with select, and ${instead}`, { path: 'entity' });
  }
  const missing = [...type.fieldsByName.keys()].filter((name) => !Object.hasOwn(entity, name));
  const [first] = missing;
  if (first === undefined) return;
  const shown = missing.slice(0, namedInMessage).join(', ');
  const more = missing.length > namedInMessage ? ` and ${missing.length - namedInMessage} more` : '';
  throw new ValidationError(`${repository}: the entity lacks ${shown}${more}, and ${instead}`, { path: first });
}
