import type { CanonicalObject } from '../../contract/index.js';

/** Is it an object with members, as JSON has them? */
export function isJsonObject(value: unknown): value is CanonicalObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
