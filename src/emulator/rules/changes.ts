import { isDeepStrictEqual } from 'node:util';
import { type CanonicalObject, type CarrierType, setEntry, type TypeDescription } from '../../contract/index.js';
import { badRequest, ServerFailureError } from '../server-error.js';
import { isJsonObject } from '../wire/json-object.js';

/** One step of a change: a place in an entity, and its new value. */
export interface Change {
  readonly op: 'add' | 'replace' | 'test' | 'remove';
  readonly steps: readonly string[];
  readonly value?: unknown;
}

const operations: ReadonlySet<unknown> = new Set(['add', 'replace', 'test', 'remove']);

/**
 * A JSON Patch (RFC 6902) as the vendor's server reads it: add, remove, replace and test. The case of a path and its leading
 * slash do not matter.
 *
 * @throws {ServerFailureError} 400 for anything else
 */
export function readPatch(type: CarrierType, patch: unknown): Change[] {
  if (!Array.isArray(patch)) throw badRequest('A JSON Patch is an array of operations.');
  return patch.map((given: unknown) => {
    const { op, path, value } = isJsonObject(given) ? given : {};
    if (!operations.has(op)) throw badRequest(`Unsupported operation ${JSON.stringify(op)}.`);
    if (typeof path !== 'string') throw badRequest('An operation must have a path, such as "/Contact/ContactId".');
    const steps = stepsOf(type, path);
    if (op !== 'remove' && value === undefined) throw badRequest(`The operation on ${path} has no value.`);
    return { op: op as Change['op'], steps, value };
  });
}

function stepsOf(root: CarrierType, path: string): string[] {
  const raw = path.replace(/^\//, '');
  if (raw === '') throw badRequest('The path is empty.');
  let type: TypeDescription | undefined = root;
  return raw.split('/').map((escaped) => {
    if (/~(?![01])/.test(escaped)) throw badRequest(`The path ${path} has a "~" without 0 or 1 after it.`);
    const step = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    const next: { readonly step: string; readonly type: TypeDescription } | undefined = into(type, step);
    if (next === undefined) throw badRequest(`The path ${path} does not exist: unknown field ${step}.`);
    type = next.type;
    return next.step;
  });
}

function into(type: TypeDescription | undefined, step: string): { step: string; type: TypeDescription } | undefined {
  switch (type?.kind) {
    case 'carrier': {
      const field = type.fields.find((each) => each.name.toLowerCase() === step.toLowerCase());
      return field === undefined ? undefined : { step: field.name, type: field.type };
    }
    case 'array':
      return step === '-' || /^(?:0|[1-9]\d{0,8})$/.test(step) ? { step, type: type.item.type } : undefined;
    case 'dictionary':
      return { step, type: type.value.type };
    default:
      return undefined;
  }
}

/**
 * A copy of an entity with changes: a removed field becomes null, and a replaced entry of a dictionary need not exist.
 *
 * @throws {ServerFailureError} 409 if a test fails, 400 if the path of a change does not exist
 */
export function withChanges(entity: CanonicalObject, changes: readonly Change[], type: CarrierType): CanonicalObject {
  const copy = structuredClone(entity);
  for (const change of changes) make(copy, change, type);
  return copy;
}

function make(entity: CanonicalObject, { op, steps, value }: Change, root: CarrierType): void {
  let parent: unknown = entity;
  let type: TypeDescription | undefined = root;
  for (const step of steps.slice(0, -1)) {
    parent = Array.isArray(parent) ? parent[Number(step)] : ownValue(parent, step);
    type = into(type, step)?.type;
  }
  const place = `/${steps.join('/')}`;
  const last = steps.at(-1) ?? '';
  const present = Array.isArray(parent) ? (parent as unknown[])[Number(last)] : ownValue(parent, last);
  if (typeof parent !== 'object' || parent === null) throw nothingAt(op, place);
  if (op === 'test') {
    if (isDeepStrictEqual(present, value)) return;
    throw new ServerFailureError(409, 'SoTestFailedException', `The test of ${place} failed: it has another value.`);
  }
  if (Array.isArray(parent)) {
    changeItem(parent, op, last, structuredClone(value), place);
  } else if (op !== 'remove') {
    setEntry(parent as CanonicalObject, last, structuredClone(value));
  } else if (type?.kind === 'carrier') {
    (parent as CanonicalObject)[last] = null;
  } else {
    if (present === undefined) throw nothingAt(op, place);
    Reflect.deleteProperty(parent, last);
  }
}

function changeItem(items: unknown[], op: Change['op'], step: string, value: unknown, place: string): void {
  const index = step === '-' ? items.length : Number(step);
  if (index > items.length || (op !== 'add' && index === items.length)) throw nothingAt(op, place);
  if (op === 'add') items.splice(index, 0, value);
  else if (op === 'remove') items.splice(index, 1);
  else items[index] = value;
}

function ownValue(object: unknown, name: string): unknown {
  return isJsonObject(object) && Object.hasOwn(object, name) ? object[name] : undefined;
}

const nothingAt = (op: string, place: string) => badRequest(`${op} ${place}: the path does not exist.`);

/**
 * The changes of a JSON Merge Patch (RFC 7396), leaf by leaf, as the vendor's server makes them: an array replaces, an
 * object in place of an array is appended to it, and below null nothing changes.
 */
export function mergeChanges(
  type: CarrierType,
  current: CanonicalObject,
  changes: CanonicalObject,
  at: readonly string[] = [],
): Change[] {
  return Object.entries(changes).flatMap(([name, value]): Change[] => {
    const field = type.fields.find((each) => each.name.toLowerCase() === name.toLowerCase());
    if (field === undefined || value === undefined) return [];
    const steps = [...at, field.name];
    const present = current[field.name];
    if (!isJsonObject(value)) return [{ op: 'replace', steps, value }];
    switch (field.type.kind) {
      case 'carrier':
        return isJsonObject(present) ? mergeChanges(field.type, present, value, steps) : [];
      case 'array':
        return Array.isArray(present) ? [{ op: 'add', steps: [...steps, '-'], value }] : [];
      case 'dictionary':
        if (!isJsonObject(present)) return [];
        return Object.entries(value).map(([key, entry]) => ({ op: 'replace', steps: [...steps, key], value: entry }));
      default:
        return [{ op: 'replace', steps, value }];
    }
  });
}

/** The defaults of a new entity with a client's values over them: objects field by field, everything else whole. */
export function overDefaults(type: CarrierType, defaults: CanonicalObject, values: CanonicalObject): CanonicalObject {
  const result: CanonicalObject = { ...defaults };
  for (const [name, value] of Object.entries(values)) {
    const field = type.fieldsByName.get(name);
    if (field === undefined || value === undefined) continue;
    const present = result[name];
    if (!isJsonObject(value) || !isJsonObject(present)) result[name] = value;
    else if (field.type.kind === 'carrier') result[name] = overDefaults(field.type, present, value);
    else if (field.type.kind === 'dictionary') result[name] = withEntries(present, value);
    else result[name] = value;
  }
  return result;
}

function withEntries(present: CanonicalObject, more: CanonicalObject): CanonicalObject {
  const merged: CanonicalObject = {};
  for (const entries of [present, more]) {
    for (const [key, entry] of Object.entries(entries)) setEntry(merged, key, entry);
  }
  return merged;
}

/**
 * The names in `$select` as the contract spells them, with the key among them.
 *
 * @throws {ServerFailureError} 400 for a name that the entity does not have
 */
export function selectedNames(type: CarrierType, key: string, select: string): ReadonlySet<string> {
  const names = select.split(',').map((wanted) => {
    const field = type.fields.find((each) => each.name.toLowerCase() === wanted.trim().toLowerCase());
    if (field === undefined) throw badRequest(`${type.name} has no field ${JSON.stringify(wanted.trim())}.`);
    return field.name;
  });
  return new Set([key, ...names]);
}
