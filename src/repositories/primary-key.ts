import type { PatchOperation } from '../codec/canonical/index.js';
import type { CanonicalObject } from '../contract/index.js';
import { ValidationError } from '../errors/index.js';

/**
 * The values of a new entity. Its key is the server's to give; one among the values is that of another entity, which
 * SOAP and Agents would overwrite.
 */
export function withoutKey(values: CanonicalObject, key: string): CanonicalObject {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name !== key));
}

/**
 * A change that brought another key would be saved, on SOAP and Agents, as a change of that other entity.
 *
 * @throws {ValidationError} where the changes name another key
 */
export function checkKeyKept(changes: CanonicalObject, key: string, id: unknown): void {
  if (changes[key] !== undefined && changes[key] !== id) throw keyChanged(key, id, key);
}

/** The same of a JSON Patch whose paths are spelt as the contract does. */
export function checkKeyPatched(patch: readonly PatchOperation[], key: string, id: unknown): void {
  for (const [index, operation] of patch.entries()) {
    if (operation.path !== `/${key}` || operation.op === 'test') continue;
    if (operation.op === 'remove' || operation.value !== id) throw keyChanged(key, id, `patch[${index}]`);
  }
}

function keyChanged(key: string, id: unknown, path: string): ValidationError {
  return new ValidationError(`${path}: ${key} tells which entity it is, and stays ${String(id)}`, { path });
}
