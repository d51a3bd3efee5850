import { parseValuePath, valueAt, type ValueStep } from './value-path.js';

/** A value that an earlier step, or the scenario, has: `created.AppointmentId`. */
export interface Reference {
  readonly text: string;
  readonly root: string;
  readonly path: readonly ValueStep[];
}

/** Somewhere in the arguments, a text with a reference in it. */
export interface FoundReference {
  readonly reference: Reference | undefined;
  /** As it is written. */
  readonly text: string;
  readonly at: readonly (string | number)[];
  /** Is the reference all of the text, so that the value stays what it is? */
  readonly alone: boolean;
}

const pattern = /\$\{([^{}]*)\}/g;
const whole = /^\$\{([^{}]*)\}$/;

/** The key in an object by which another one is put below it: `<<: ${created}`. */
export const overlaidOn = '<<';

export function parseReference(text: string): Reference | undefined {
  const [, root, rest = ''] = /^([A-Za-z_]\w*)(.*)$/.exec(text.trim()) ?? [];
  const path = root === undefined || /^[^.[]/.test(rest) ? undefined : parseValuePath(rest);
  return root === undefined || path === undefined ? undefined : { text: text.trim(), root, path };
}

/** All references within a value, however deep. */
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
 * A copy in which every reference is the value that it stands for.
 *
 * @param lookUp what a reference stands for; undefined where there is nothing
 * @throws {UnboundError} where there is nothing
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

/** @returns the value of a reference among values by name */
export function lookUpIn(values: ReadonlyMap<string, unknown>) {
  return ({ root, path }: Reference): unknown => valueAt(values.get(root), path);
}

/** What an object has itself under a name; `constructor` and the like come with every object, and are not a value of it. */
export function ownValue(object: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** Plain objects alone: a filter, a buffer or a date is a value as it stands. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
