import type { CanonicalObject, CarrierType } from '../../contract/index.js';
import { ValidationError } from '../../errors/index.js';
import { unknownField } from './check.js';

/**
 * The names in `select` as the contract spells them, always with the primary key, without which an entity could not be
 * identified.
 *
 * @throws {ValidationError} if a name is not a field of the carrier
 */
export function resolveSelect(type: CarrierType, primaryKey: string, select: readonly string[]): string[] {
  if (!Array.isArray(select) || !select.every((name) => typeof name === 'string')) {
    throw new ValidationError('select must be an array of field names such as ["Name"]', { path: 'select' });
  }
  const byLowerCase = new Map(type.fields.map((field) => [field.name.toLowerCase(), field.name]));
  const names = new Set([primaryKey]);
  for (const wanted of select) {
    const name = byLowerCase.get(wanted.trim().toLowerCase());
    if (name === undefined) throw unknownField(byLowerCase.values(), type.name, wanted, ['select']);
    names.add(name);
  }
  return [...names];
}

/** A copy in which every field that was not selected is null. */
export function maskUnselected(carrier: CanonicalObject, selected: readonly string[]): CanonicalObject {
  const keep = new Set(selected);
  return Object.fromEntries(Object.entries(carrier).map(([name, value]) => [name, keep.has(name) ? value : null]));
}
