import jsonPatch from 'fast-json-patch';
import {
  type CanonicalObject,
  type CarrierType,
  type Field,
  setEntry,
  type TypeDescription,
} from '../../contract/index.js';
import { ConflictError, nearest, ValidationError } from '../../errors/index.js';
import { checkCanonical, invalid, isPlainObject, maximumDepth } from './check.js';
import { isExtraField } from './extra-fields.js';
import type { Path } from './path.js';
import { toJson } from '../json/to-json.js';

/**
 * One operation of a JSON Patch (RFC 6902), of the kinds that the vendor's server knows. Paths are case-insensitive and
 * their leading slash may be left out.
 */
export type PatchOperation =
  | { readonly op: 'add' | 'replace' | 'test'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string };

const withValue: ReadonlySet<unknown> = new Set(['add', 'replace', 'test']);
const unknownToVendor: ReadonlySet<unknown> = new Set(['move', 'copy']);

/**
 * Checks a patch against the carrier it is for, and writes its paths as the contract spells them.
 *
 * @throws {ValidationError} for anything but a list of add, remove, replace and test with fitting paths and values
 */
export function resolvePatch(type: CarrierType, patch: unknown): PatchOperation[] {
  if (!Array.isArray(patch)) {
    throw new ValidationError('a JSON Patch is an array of operations; for an object of changes use merge()', {
      path: '',
    });
  }
  return patch.map((operation: unknown, index) => resolveOperation(type, operation, index));
}

function resolveOperation(type: CarrierType, operation: unknown, index: number): PatchOperation {
  const at: Path = ['patch', index];
  if (!isPlainObject(operation)) throw invalid(at, 'it should be an operation such as { op, path, value }');
  const { op, path, value } = operation;
  if (unknownToVendor.has(op)) {
    throw invalid([...at, 'op'], `the server knows no ${String(op)}: read the value, then remove and add it`);
  }
  if (op !== 'remove' && !withValue.has(op)) {
    throw invalid([...at, 'op'], 'it should be one of add, remove, replace, test');
  }
  if (typeof path !== 'string') throw invalid([...at, 'path'], 'it should be a path such as "/Contact/ContactId"');
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
  if (raw === '') throw invalid(at, 'it names the whole entity; name a field, or use save()');
  let type: TypeDescription = root;
  const steps: string[] = [];
  const parts = raw.split('/');
  // A value of any type takes any path, and each operation could build on the one before it.
  if (parts.length > maximumDepth) throw invalid(at, `it has more than ${maximumDepth} steps`);
  for (const escaped of parts) {
    if (/~(?![01])/.test(escaped)) {
      throw invalid(at, `${JSON.stringify(path)} has a "~" that is not written "~0", nor a "/" written "~1"`);
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
      const near = nearest(step, type.fieldsByName.keys());
      const hint = near === undefined ? '' : `; did you mean ${near}?`;
      throw invalid(
        at,
        `${JSON.stringify(path)} leads nowhere: ${type.name} has no field ${JSON.stringify(step)}${hint}`,
      );
    }
    case 'array':
      if (step === '-' || /^(0|[1-9]\d{0,8})$/.test(step)) return { step, type: type.item.type };
      throw invalid(at, `${JSON.stringify(path)} leads nowhere: ${JSON.stringify(step)} is no index of an array`);
    case 'dictionary':
      return { step, type: type.value.type };
    default:
      // What is in a value of any type is not for the contract to say.
      if (type.kind === 'primitive' && type.name === 'anyType') return { step, type: anyType };
      throw invalid(
        at,
        `${JSON.stringify(path)} leads nowhere: ${JSON.stringify(step)} lies below a value that has no parts`,
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
 * Applies a resolved patch to a copy of a carrier, as the server does it: a removed field is null, and an entry of a
 * dictionary, like a field beyond the contract, may be replaced before it is there.
 *
 * @throws {ConflictError} where a `test` fails
 * @throws {ValidationError} where a path leads through null or past the end of an array
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
    // Validation on, in place, and names that would reach a prototype refused.
    jsonPatch.applyPatch(carrier, [structuredClone(adapted)], true, true, true);
  } catch (error) {
    if (error instanceof jsonPatch.JsonPatchError && error.name === 'TEST_OPERATION_FAILED') {
      throw new ConflictError(`the test of ${operation.path} failed: the entity has another value there`, {
        path: operation.path,
      });
    }
    throw new ValidationError(`${operation.op} ${operation.path} cannot be applied: there is nothing to apply it to`, {
      path: operation.path,
      outcome: 'not-sent',
    });
  }
}

/** A resolved patch as servers take it in JSON. */
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
 * The JSON Patch that the server makes of a JSON Merge Patch (RFC 7396): values are replaced leaf by leaf; an array
 * replaces, an object where an array stands is appended; a leaf below a parent that is null changes nothing.
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
          patch.push({ op: 'replace', path: path + pointerText([key]), value: entry });
        }
      }
    } else {
      patch.push({ op: 'replace', path, value });
    }
  }
}

/**
 * Lays the caller's values over the defaults of a new entity, as `POST` does on the server: objects are merged field by
 * field, arrays and null replace; where the default is null the given object stands as it is.
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
      for (const [key, entry] of Object.entries(value)) setEntry(merged, key, entry);
      result[name] = merged;
    } else {
      result[name] = value;
    }
  }
  return result;
}
