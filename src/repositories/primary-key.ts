import type { PatchOperation } from '../codec/canonical/index.js';
import type { CanonicalObject } from '../contract/index.js';
import { ValidationError } from '../errors/index.js';

/**
 * The values of a new entity, without a key. The server assigns the key; with the key of another entity, SOAP and Agents
 * would overwrite that entity.
 */
export function withoutKey(values: CanonicalObject, key: string): CanonicalObject {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name !== key));
}

/**
 * Checks that changes keep the key, because SOAP and Agents would save them to the entity with the other key.
 *
 * @throws {ValidationError} if the changes contain another key
 */
export function checkKeyKept(changes: CanonicalObject, key: string, id: unknown): void {
  if (changes[key] !== undefined && changes[key] !== id) throw keyChanged(key, id, key);
}

/** The same for a JSON Patch whose paths are spelt as in the contract. */
export function checkKeyPatched(patch: readonly PatchOperation[], key: string, id: unknown): void {
  for (const [index, operation] of patch.entries()) {
    if (operation.path !== `/${key}` || operation.op === 'test') continue;
    if (operation.op === 'remove' || operation.value !== id) throw keyChanged(key, id, `patch[${index}]`);
  }
}

function keyChanged(key: string, id: unknown, path: string): ValidationError {
  return new ValidationError(`${path}: ${key} identifies the entity, so it must remain ${String(id)}`, { path });
}
