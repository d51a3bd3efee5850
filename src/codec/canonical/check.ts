import {
  actualType,
  type CanonicalObject,
  type CarrierType,
  type Field,
  type TypeDescription,
} from '../../contract/index.js';
import { nearestNames, ValidationError } from '../../errors/index.js';
import { rulesOf } from '../values/index.js';
import { isExtraField } from './extra-fields.js';
import { type Path, pathText } from './path.js';

/** The maximum nesting of a caller's value, and the maximum length of a path. */
export const maxDepth = 60;

/**
 * Checks a caller's value against the contract, so that a mistake is the same error on every transport and nothing is
 * sent. Null is allowed everywhere, and any field may be absent.
 *
 * @throws {ValidationError} whose `path` names the invalid value
 */
export function checkCanonical(type: TypeDescription, value: unknown, path: Path = []): void {
  if (value === null || value === undefined) return;
  if (path.length > maxDepth) throw invalid(path, 'is nested too deeply, or contains itself');
  switch (type.kind) {
    case 'carrier':
      checkCarrier(type, value, path);
      return;
    case 'array':
      if (!Array.isArray(value)) throw invalid(path, `must be an array, but is ${describe(value)}`);
      value.forEach((item, index) => checkCanonical(type.item.type, item, [...path, index]));
      return;
    case 'dictionary':
      if (!isPlainObject(value))
        throw invalid(path, `must be an object of names and values, but is ${describe(value)}`);
      for (const [key, entry] of Object.entries(value)) {
        checkCanonical(type.key.type, keyValue(type.key, key), [...path, key]);
        checkCanonical(type.value.type, entry, [...path, key]);
      }
      return;
    default:
      checkScalar(type, value, path);
  }
}

/**
 * Checks values by the names of their fields: an operation's arguments, or a carrier. A field that the contract does not
 * know is allowed if a server has sent it, which requires the setting `extras`.
 */
export function checkFields(fields: ReadonlyMap<string, Field>, owner: string, value: object, path: Path): void {
  for (const [name, entry] of Object.entries(value)) {
    const field = fields.get(name);
    if (field !== undefined) checkCanonical(field.type, entry, [...path, name]);
    else if (isExtraField(owner, name)) checkJsonValue(entry, [...path, name]);
    else throw unknownField(fields.keys(), owner, name, path);
  }
}

/** Any JSON value, nested or not, as in `Webhook.Properties`. */
function checkJsonValue(value: unknown, path: Path): void {
  if (value === null || value === undefined || typeof value === 'boolean') return;
  if (path.length > maxDepth) throw invalid(path, 'is nested too deeply, or contains itself');
  if (typeof value === 'string') checkCanonical({ kind: 'primitive', name: 'string' }, value, path);
  else if (Array.isArray(value)) value.forEach((item, index) => checkJsonValue(item, [...path, index]));
  else if (isPlainObject(value)) {
    for (const [key, entry] of Object.entries(value)) checkJsonValue(entry, [...path, key]);
  } else if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw invalid(path, `must be a JSON value, but is ${describe(value)}`);
  }
}

/** The keys of dictionaries are strings in JSON, whatever their type in the contract. */
export function keyValue(key: Field, text: string): unknown {
  return key.type.kind === 'primitive' && key.type.name === 'int' && /^-?\d+$/.test(text) ? Number(text) : text;
}

export function isPlainObject(value: unknown): value is CanonicalObject {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}

function checkCarrier(type: CarrierType, value: unknown, path: Path): void {
  if (!isPlainObject(value)) throw invalid(path, `must be an object (${type.name}), but is ${describe(value)}`);
  const actual = actualType(type, value);
  checkFields(actual.fieldsByName, actual.name, value, path);
}

function checkScalar(
  type: Exclude<TypeDescription, { kind: 'carrier' | 'array' | 'dictionary' }>,
  value: unknown,
  path: Path,
): void {
  if (type.kind === 'primitive' && type.name === 'anyType') {
    checkJsonValue(value, path);
    return;
  }
  const rules = rulesOf(type);
  const problem = rules.problem(value);
  if (problem === undefined) return;
  throw invalid(path, problem === '' ? `must be ${rules.expected}, but is ${describe(value)}` : problem);
}

export function unknownField(names: Iterable<string>, owner: string, name: string, path: Path): ValidationError {
  const full = pathText([...path, name]);
  const hint = nearestNames(name, names);
  return new ValidationError(`${full}: ${owner} has no field ${JSON.stringify(name)}${hint}`, { path: full });
}

export function invalid(path: Path, problem: string): ValidationError {
  const full = pathText(path);
  return new ValidationError(`${full === '' ? 'the value' : full}: ${problem}`, { path: full });
}

export function describe(value: unknown): string {
  if (value === null) return 'null';
  if (value instanceof Date) return 'a Date';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
