import type { Path } from '../codec/canonical/index.js';
import type { TypeDescription } from '../contract/index.js';
import { causeOf } from './causes.js';
import { type Difference, difference } from './difference.js';
import { alignItems } from './items.js';

type Found = Difference[];
type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Compares two canonical values.
 *
 * Items of lists are matched by their ids, so that a missing item is one difference rather than a difference in every
 * later item.
 *
 * @param type the declared type, if known; it distinguishes text from members of an enumeration
 * @returns the differences, in the order of the control; empty if the values are equal
 * @example
 * compare({ Task: { Id: 1, Name: 'Meeting' } }, { Task: { Id: 1, Name: 'meeting' } });
 * // [{ path: 'Task.Name', pattern: 'Task.Name', cause: 'other-case', control: 'Meeting', candidate: 'meeting' }]
 */
export function compare(control: unknown, candidate: unknown, type?: TypeDescription): readonly Difference[] {
  const found: Found = [];
  compareValues(control, candidate, type, [], found);
  return found;
}

/** Are two canonical values identical? NaN equals itself, and 0 is not -0. */
export function equal(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (Array.isArray(left)) {
    return (
      Array.isArray(right) && left.length === right.length && left.every((item, index) => equal(item, right[index]))
    );
  }
  if (!isObject(left) || !isObject(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && equal(left[key], right[key]))
  );
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function compareValues(
  control: unknown,
  candidate: unknown,
  type: TypeDescription | undefined,
  path: Path,
  found: Found,
): void {
  if (equal(control, candidate)) return;
  if (isObject(control) && isObject(candidate)) {
    compareObjects(control, candidate, type, path, found);
  } else if (Array.isArray(control) && Array.isArray(candidate)) {
    compareLists(control, candidate, type, path, found);
  } else {
    found.push(difference(path, causeOf(control, candidate, type), control, candidate, type));
  }
}

function compareObjects(
  control: JsonObject,
  candidate: JsonObject,
  type: TypeDescription | undefined,
  path: Path,
  found: Found,
): void {
  for (const key of Object.keys(control)) {
    if (Object.hasOwn(candidate, key)) {
      compareValues(control[key], candidate[key], typeBelow(type, key), [...path, key], found);
    } else {
      found.push(difference([...path, key], { cause: 'missing-field' }, control[key], undefined, typeBelow(type, key)));
    }
  }
  for (const key of Object.keys(candidate)) {
    if (Object.hasOwn(control, key)) continue;
    found.push(difference([...path, key], { cause: 'surplus-field' }, undefined, candidate[key], typeBelow(type, key)));
  }
}

/** The type of a field of a carrier, or of the values of a dictionary. */
export function typeBelow(type: TypeDescription | undefined, key: string): TypeDescription | undefined {
  if (type?.kind === 'carrier') return type.fieldsByName.get(key)?.type;
  return type?.kind === 'dictionary' ? type.value.type : undefined;
}

function compareLists(
  control: readonly unknown[],
  candidate: readonly unknown[],
  type: TypeDescription | undefined,
  path: Path,
  found: Found,
): void {
  const itemType = type?.kind === 'array' ? type.item.type : undefined;
  const { pairs, missing, surplus, duplicated, reordered } = alignItems(control, candidate);
  for (const index of missing) {
    found.push(difference([...path, index], { cause: 'missing-item' }, control[index], undefined, itemType));
  }
  for (const index of surplus) {
    found.push(difference([...path, index], { cause: 'surplus-item' }, undefined, candidate[index], itemType));
  }
  for (const index of duplicated) {
    found.push(difference([...path, index], { cause: 'duplicated-item' }, undefined, candidate[index], itemType));
  }
  if (reordered) found.push(difference(path, { cause: 'reordered' }, control, candidate, type));
  for (const [left, right] of pairs) {
    compareValues(control[left], candidate[right], itemType, [...path, left], found);
  }
}
