import jsonPatch from 'fast-json-patch';
import {
  type CanonicalObject,
  type CarrierType,
  type Field,
  setEntry,
  type TypeDescription,
} from '../../contract/index.js';
import { ConflictError, didYouMean, nearest, ValidationError } from '../../errors/index.js';
import { checkCanonical, invalid, isPlainObject, maxDepth } from './check.js';
import { isExtraField } from './extra-fields.js';
import type { Path } from './path.js';
import { toJson } from '../json/to-json.js';

/**
 * One operation of a JSON Patch (RFC 6902), of a kind that the vendor's server supports. Paths are case-insensitive, and
 * their leading slash may be omitted.
 */
export type PatchOperation =
  | { readonly op: 'add' | 'replace' | 'test'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string };

const withValue: ReadonlySet<unknown> = new Set(['add', 'replace', 'test']);
const unsupported: ReadonlySet<unknown> = new Set(['move', 'copy']);

/**
 * Checks a patch against its carrier, and spells its paths as the contract does.
 *
 * @throws {ValidationError} for anything but a list of add, remove, replace and test with valid paths and values
 */
export function resolvePatch(type: CarrierType, patch: unknown): PatchOperation[] {
  if (!Array.isArray(patch)) {
    throw new ValidationError('a JSON Patch must be an array of operations; for an object of changes, use merge()', {
      path: '',
    });
  }
  return patch.map((operation: unknown, index) => resolveOperation(type, operation, index));
}

function resolveOperation(type: CarrierType, operation: unknown, index: number): PatchOperation {
  const at: Path = ['patch', index];
  if (!isPlainObject(operation)) throw invalid(at, 'must be an operation such as { op, path, value }');
  const { op, path, value } = operation;
  if (unsupported.has(op)) {
    throw invalid([...at, 'op'], `the server does not support ${String(op)}; read the value, then remove and add it`);
  }
  if (op !== 'remove' && !withValue.has(op)) {
    throw invalid([...at, 'op'], 'must be one of add, remove, replace, test');
  }
  if (typeof path !== 'string') throw invalid([...at, 'path'], 'must be a path such as "/Contact/ContactId"');
  const target = resolvePointer(type, path, [...at, 'path']);
  const pointer = pointerText(target.steps);
  if (op === 'remove') return { op, path: pointer };
  if (!Object.hasOwn(operation, 'value')) throw invalid(at, `${String(op)} needs a value`);
  checkCanonical(target.type, value, [...at, 'value']);
  return { op: op as 'add' | 'replace' | 'test', path: pointer, value: value ?? null };
}

interface Target {
  readonly steps: readonly string[];
  readonly type: TypeDescription;
}

function resolvePointer(root: CarrierType, path: string, at: Path): Target {
  const raw = path.startsWith('/') ? path.slice(1) : path;
  if (raw === '') throw invalid(at, 'names the whole entity; name a field, or use save()');
  let type: TypeDescription = root;
  const steps: string[] = [];
  const parts = raw.split('/');
  // A value of any type accepts any path, and each operation could nest deeper than the one before it.
  if (parts.length > maxDepth) throw invalid(at, `has more than ${maxDepth} steps`);
  for (const escaped of parts) {
    if (/~(?![01])/.test(escaped)) {
      throw invalid(at, `${JSON.stringify(path)} contains a "~" that is neither "~0" (for "~") nor "~1" (for "/")`);
    }
    const step = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    const next = stepInto(type, step, at, path);
    steps.push(next.step);
    type = next.type;
  }
  return { steps, type };
}

const anyType: TypeDescription = { kind: 'primitive', name: 'anyType' };

function stepInto(
  type: TypeDescription,
  step: string,
  at: Path,
  path: string,
): { step: string; type: TypeDescription } {
  switch (type.kind) {
    case 'carrier': {
      const field = findField(type.fields, step);
      if (field !== undefined) return { step: field.name, type: field.type };
      if (isExtraField(type.name, step)) return { step, type: anyType };
      const hint = didYouMean(nearest(step, type.fieldsByName.keys()));
      throw invalid(at, `${JSON.stringify(path)}: ${type.name} has no field ${JSON.stringify(step)}${hint}`);
    }
    case 'array':
      if (step === '-' || /^(0|[1-9]\d{0,8})$/.test(step)) return { step, type: type.item.type };
      throw invalid(at, `${JSON.stringify(path)}: ${JSON.stringify(step)} is not an array index`);
    case 'dictionary':
      return { step, type: type.value.type };
    default:
      // The contract does not describe the contents of a value of any type.
      if (type.kind === 'primitive' && type.name === 'anyType') return { step, type: anyType };
      throw invalid(
        at,
        `${JSON.stringify(path)}: ${JSON.stringify(step)} is below a value that is neither an object nor an array`,
      );
  }
}

function findField(fields: readonly Field[], name: string): Field | undefined {
  const wanted = name.toLowerCase();
  return fields.find((field) => field.name === name) ?? fields.find((field) => field.name.toLowerCase() === wanted);
}

function pointerText(steps: readonly string[]): string {
  return steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/**
 * Applies a resolved patch to a copy of a carrier, as the server does: a removed field becomes null, and replacing an entry
 * of a dictionary, or a field that the contract does not know, adds it if it is absent.
 *
 * @throws {ConflictError} if a `test` fails
 * @throws {ValidationError} if a path passes through null or beyond the end of an array
 */
export function applyPatch(
  type: CarrierType,
  carrier: CanonicalObject,
  patch: readonly PatchOperation[],
): CanonicalObject {
  const copy = structuredClone(carrier);
  for (const operation of patch) applyOperation(type, copy, operation);
  return copy;
}

function applyOperation(type: CarrierType, carrier: CanonicalObject, operation: PatchOperation): void {
  const parent = parentOf(type, operation.path);
  const adapted: PatchOperation =
    operation.op === 'remove' && parent?.kind === 'carrier'
      ? { op: 'replace', path: operation.path, value: null }
      : operation.op === 'replace' && (parent?.kind === 'dictionary' || parent?.kind === 'carrier')
        ? { ...operation, op: 'add' }
        : operation;
  try {
    // With validation, in place, and refusing names that would reach a prototype.
    jsonPatch.applyPatch(carrier, [withoutUndefined(adapted) as PatchOperation], true, true, true);
  } catch (error) {
    if (error instanceof jsonPatch.JsonPatchError && error.name === 'TEST_OPERATION_FAILED') {
      throw new ConflictError(`the test of ${operation.path} failed: the entity has another value`, {
        path: operation.path,
      });
    }
    throw new ValidationError(`cannot ${operation.op} ${operation.path}: the entity has no value at this path`, {
      path: operation.path,
      outcome: 'not-sent',
    });
  }
}

/** A copy as JSON has it: a member that is undefined is absent, and such an item is null. */
function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => withoutUndefined(item) ?? null);
  if (!isPlainObject(value)) return value;
  const copy: CanonicalObject = {};
  for (const [name, entry] of Object.entries(value)) {
    if (entry !== undefined) setEntry(copy, name, withoutUndefined(entry));
  }
  return copy;
}

/** A resolved patch as servers accept it in JSON. */
export function patchToJson(type: CarrierType, patch: readonly PatchOperation[]): PatchOperation[] {
  return patch.map((operation) => {
    if (operation.op === 'remove') return operation;
    const target = resolvePointer(type, operation.path, []);
    return { ...operation, value: toJson(target.type, operation.value) };
  });
}

function parentOf(root: CarrierType, pointer: string): TypeDescription | undefined {
  let type: TypeDescription = root;
  const steps = pointer.slice(1).split('/');
  for (const step of steps.slice(0, -1)) {
    if (type.kind === 'carrier') {
      const field = type.fieldsByName.get(step);
      if (field === undefined) return undefined;
      type = field.type;
    } else if (type.kind === 'array') type = type.item.type;
    else if (type.kind === 'dictionary') type = type.value.type;
  }
  return type;
}

/**
 * The JSON Patch that the server derives from a JSON Merge Patch (RFC 7396). Values are replaced leaf by leaf. An array
 * replaces an array, an object for an array is appended to it, and a leaf below a parent that is null changes nothing.
 */
export function mergeToPatch(type: CarrierType, carrier: CanonicalObject, changes: object): PatchOperation[] {
  const patch: PatchOperation[] = [];
  collectChanges(type, carrier, changes, '', patch);
  return patch;
}

function collectChanges(
  type: CarrierType,
  current: CanonicalObject,
  changes: object,
  at: string,
  patch: PatchOperation[],
): void {
  for (const [name, value] of Object.entries(changes) as [string, unknown][]) {
    const field = findField(type.fields, name);
    if (value === undefined) continue;
    if (field === undefined) {
      if (isExtraField(type.name, name)) patch.push({ op: 'replace', path: at + pointerText([name]), value });
      continue;
    }
    const path = `${at}/${field.name}`;
    const present = Object.hasOwn(current, field.name) ? current[field.name] : undefined;
    if (isPlainObject(value) && field.type.kind === 'carrier') {
      if (isPlainObject(present)) collectChanges(field.type, present, value, path, patch);
    } else if (isPlainObject(value) && field.type.kind === 'array') {
      if (Array.isArray(present)) patch.push({ op: 'add', path: `${path}/-`, value });
    } else if (isPlainObject(value) && field.type.kind === 'dictionary') {
      if (isPlainObject(present)) {
        for (const [key, entry] of Object.entries(value)) {
          if (entry !== undefined) patch.push({ op: 'replace', path: path + pointerText([key]), value: entry });
        }
      }
    } else {
      patch.push({ op: 'replace', path, value });
    }
  }
}

/**
 * Merges the caller's values into the defaults of a new entity, as `POST` does on the server. Objects are merged field by
 * field, and arrays and null replace the default. If the default is null, the object is used unchanged.
 */
export function overlay(type: CarrierType, defaults: CanonicalObject, values: object): CanonicalObject {
  const result: CanonicalObject = { ...defaults };
  for (const [name, value] of Object.entries(values) as [string, unknown][]) {
    const field = type.fieldsByName.get(name);
    if (value === undefined || (field === undefined && !isExtraField(type.name, name))) continue;
    const present = Object.hasOwn(result, name) ? result[name] : undefined;
    if (field === undefined) {
      setEntry(result, name, value);
    } else if (isPlainObject(value) && isPlainObject(present) && field.type.kind === 'carrier') {
      result[name] = overlay(field.type, present, value);
    } else if (isPlainObject(value) && isPlainObject(present) && field.type.kind === 'dictionary') {
      const merged: CanonicalObject = { ...present };
      for (const [key, entry] of Object.entries(value)) if (entry !== undefined) setEntry(merged, key, entry);
      result[name] = merged;
    } else {
      result[name] = value;
    }
  }
  return result;
}
