import { parseValuePath, valueAt, type ValueStep } from './value-path.js';

/** A reference to a value of an earlier step or of the scenario: `created.AppointmentId`. */
export interface Reference {
  readonly text: string;
  readonly root: string;
  readonly path: readonly ValueStep[];
}

/** A reference within a string of the arguments. */
export interface FoundReference {
  readonly reference: Reference | undefined;
  /** The text between the braces. */
  readonly text: string;
  readonly at: readonly (string | number)[];
  /** Is the reference the whole string, so that the value keeps its type? */
  readonly alone: boolean;
}

const pattern = /\$\{([^{}]*)\}/g;
const whole = /^\$\{([^{}]*)\}$/;

/** The key that merges another object into this one: `<<: ${created}`. */
export const overlaidOn = '<<';

export function parseReference(text: string): Reference | undefined {
  const [, root, rest = ''] = /^([A-Za-z_]\w*)(.*)$/.exec(text.trim()) ?? [];
  const path = root === undefined || /^[^.[]/.test(rest) ? undefined : parseValuePath(rest);
  return root === undefined || path === undefined ? undefined : { text: text.trim(), root, path };
}

/** All references within a value, at any depth. */
export function referencesIn(value: unknown, at: readonly (string | number)[] = []): FoundReference[] {
  if (typeof value === 'string') {
    const alone = whole.test(value);
    return [...value.matchAll(pattern)].map(([, text = '']) => ({ reference: parseReference(text), text, at, alone }));
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => referencesIn(item, [...at, index]));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, entry]) => referencesIn(entry, [...at, key]));
}

export class UnboundError extends Error {
  constructor(readonly reference: string) {
    super(`\${${reference}} has no value`);
  }
}

/**
 * A copy in which all references are replaced by their values.
 *
 * @param lookUp returns the value of a reference; undefined if it has none
 * @throws {UnboundError} if a reference has no value
 */
export function resolveReferences(value: unknown, lookUp: (reference: Reference) => unknown): unknown {
  const resolve = (text: string): unknown => {
    const reference = parseReference(text);
    const found = reference === undefined ? undefined : lookUp(reference);
    if (found === undefined) throw new UnboundError(text);
    return found;
  };
  if (typeof value === 'string') {
    const alone = whole.exec(value)?.[1];
    if (alone !== undefined) return resolve(alone);
    return value.replace(pattern, (_, text: string) => textOf(resolve(text)));
  }
  if (Array.isArray(value)) return value.map((item) => resolveReferences(item, lookUp));
  if (!isRecord(value)) return value;
  const resolved: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(value)) {
    const made = resolveReferences(entry, lookUp);
    if (key === overlaidOn && isRecord(made)) Object.assign(resolved, made);
    else Object.defineProperty(resolved, key, { value: made, enumerable: true, writable: true, configurable: true });
  }
  return resolved;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** @returns a function that looks up references in values by name */
export function lookUpIn(values: ReadonlyMap<string, unknown>) {
  return ({ root, path }: Reference): unknown => valueAt(values.get(root), path);
}

/** The value of an own property; inherited ones such as `constructor` do not count. */
export function ownValue(object: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** True for plain objects only: a filter, a buffer or a date is a single value. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
