import type { CanonicalObject } from '../../contract/index.js';
import { isJsonObject } from '../wire/json-object.js';
import type { EntityRules } from './entities.js';

/** The entity that a call brings; null if it brings none. */
export function entityArgument(parameters: Readonly<CanonicalObject>): CanonicalObject | null {
  return Object.values(parameters).find(isJsonObject) ?? null;
}

/**
 * The id that a call is about: its first number, as in `DeleteUserGroup(UserGroupToDelete, UserGroupToMoveTo)`, or the key of
 * the entity that it brings, as in `DeleteForeignDevice(ForeignDevice, ApplicationName)`.
 */
export function idArgument({ primaryKey }: EntityRules, parameters: Readonly<CanonicalObject>): number {
  const id = Object.values(parameters).find((value) => typeof value === 'number');
  return Number(id ?? entityArgument(parameters)?.[primaryKey] ?? 0);
}

/** The ids in a parameter that is a list of them. */
export function idsIn(value: unknown): number[] {
  return Array.isArray(value) ? value.map(Number) : [];
}
