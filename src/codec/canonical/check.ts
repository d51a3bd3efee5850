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

/** How deep a caller's value may nest, and a path may lead. */
export const maximumDepth = 60;

/**
 * Checks that a caller's value is what the contract declares, so that whatever is wrong is the same error on every
 * transport and nothing is sent. Null is allowed everywhere, and so is the absence of a field.
 *
 * @throws {ValidationError} whose `path` names the place
 */
export function checkCanonical(type: TypeDescription, value: unknown, path: Path = []): void {
  if (value === null || value === undefined) return;
  if (path.length > maximumDepth) throw invalid(path, 'it nests too deep, or contains itself');
  switch (type.kind) {
    case 'carrier':
      checkCarrier(type, value, path);
      return;
    case 'array':
      if (!Array.isArray(value)) throw invalid(path, `it should be an array, and is ${describe(value)}`);
      value.forEach((item, index) => checkCanonical(type.item.type, item, [...path, index]));
      return;
    case 'dictionary':
      if (!isPlainObject(value))
        throw invalid(path, `it should be an object of names and values, and is ${describe(value)}`);
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
 * Checks values that are given by the names of fields: an operation's arguments, or a carrier. A field that the contract
 * does not know passes where a server has sent it, which the setting `extras` keeps.
 */
export function checkFields(fields: ReadonlyMap<string, Field>, owner: string, value: object, path: Path): void {
  for (const [name, entry] of Object.entries(value)) {
    const field = fields.get(name);
    if (field !== undefined) checkCanonical(field.type, entry, [...path, name]);
    else if (isExtraField(owner, name)) checkJsonValue(entry, [...path, name]);
    else throw unknownField(fields.keys(), owner, name, path);
  }
}

/** Any value that JSON has, nested or not, as `Webhook.Properties` holds them. */
function checkJsonValue(value: unknown, path: Path): void {
  if (value === null || value === undefined || typeof value === 'boolean') return;
  if (path.length > maximumDepth) throw invalid(path, 'it nests too deep, or contains itself');
  if (typeof value === 'string') checkCanonical({ kind: 'primitive', name: 'string' }, value, path);
  else if (Array.isArray(value)) value.forEach((item, index) => checkJsonValue(item, [...path, index]));
  else if (isPlainObject(value)) {
    for (const [key, entry] of Object.entries(value)) checkJsonValue(entry, [...path, key]);
  } else if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw invalid(path, `it must be a value that JSON has, and is ${describe(value)}`);
  }
}

/** The keys of dictionaries are texts in JSON, whatever they are in the contract. */
export function keyValue(key: Field, text: string): unknown {
  return key.type.kind === 'primitive' && key.type.name === 'int' && /^-?\d+$/.test(text) ? Number(text) : text;
}

export function isPlainObject(value: unknown): value is CanonicalObject {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}

function checkCarrier(type: CarrierType, value: unknown, path: Path): void {
  if (!isPlainObject(value)) throw invalid(path, `it should be an object (${type.name}), and is ${describe(value)}`);
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
  throw invalid(path, problem === '' ? `it should be ${rules.expected}, and is ${describe(value)}` : problem);
}

export function unknownField(names: Iterable<string>, owner: string, name: string, path: Path): ValidationError {
  const full = pathText([...path, name]);
  const hint = nearestNames(name, names);
  return new ValidationError(`${full}: ${owner} has no field called ${JSON.stringify(name)}${hint}`, { path: full });
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
