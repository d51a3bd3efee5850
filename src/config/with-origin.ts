import type { ConfigurationOrigin } from '../errors/index.js';

/** A configuration, or a part of it, with the origin of each value. */
export type WithOrigin = ValueWithOrigin | ObjectWithOrigin | ArrayWithOrigin;

interface Part {
  readonly origin: ConfigurationOrigin;
  /** The place of the setting's name, if it differs from the place of its value. */
  readonly nameOrigin?: ConfigurationOrigin;
}

export interface ValueWithOrigin extends Part {
  readonly kind: 'value';
  readonly value: unknown;
  /** The text as written in the file, before `${NAME}` was replaced. It is safe to display. */
  readonly written?: string;
  /** Why the text could not be resolved. It is reported only if no other layer overrides the value. */
  readonly problem?: string;
}

export interface ObjectWithOrigin extends Part {
  readonly kind: 'object';
  readonly members: ReadonlyMap<string, WithOrigin>;
}

export interface ArrayWithOrigin extends Part {
  readonly kind: 'array';
  readonly items: readonly WithOrigin[];
}

/** Deeper than any configuration. Anything below is kept as one value, so that a circular object terminates. */
const maxDepth = 32;

/** Adds an origin to a value from code, such as the argument of `connect`. Undefined members are ignored. */
export function withOrigin(value: unknown, origin: ConfigurationOrigin, depth = 0): WithOrigin {
  if (depth < maxDepth && Array.isArray(value)) {
    return { kind: 'array', items: value.map((item) => withOrigin(item, origin, depth + 1)), origin };
  }
  if (depth < maxDepth && isPlainObject(value)) {
    const defined = Object.entries(value).filter(([, member]) => member !== undefined);
    const members = new Map(defined.map(([name, member]) => [name, withOrigin(member, origin, depth + 1)]));
    return { kind: 'object', members, origin };
  }
  return { kind: 'value', value, origin };
}

/** Plain objects of other realms count too: a configuration file that is a program may run in one. */
function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

export function plain(part: WithOrigin): unknown {
  switch (part.kind) {
    case 'value':
      return part.value;
    case 'array':
      return part.items.map(plain);
    case 'object':
      return Object.fromEntries([...part.members].map(([name, member]) => [name, plain(member)]));
  }
}

/** The part at a path, or the innermost part around it if it does not exist. */
export function nearestPart(
  root: WithOrigin,
  path: readonly PropertyKey[],
): { readonly part: WithOrigin; readonly whole: boolean } {
  let part = root;
  for (const name of path) {
    const inner =
      part.kind === 'object'
        ? part.members.get(String(name))
        : part.kind === 'array' && typeof name === 'number'
          ? part.items[name]
          : undefined;
    if (inner === undefined) return { part, whole: false };
    part = inner;
  }
  return { part, whole: true };
}

/** Each value with its path. */
export function* values(
  part: WithOrigin,
  path: readonly PropertyKey[] = [],
): Generator<{ readonly path: readonly PropertyKey[]; readonly part: ValueWithOrigin }> {
  if (part.kind === 'value') yield { path, part };
  if (part.kind === 'object') for (const [name, member] of part.members) yield* values(member, [...path, name]);
  if (part.kind === 'array') for (const [index, item] of part.items.entries()) yield* values(item, [...path, index]);
}

/** A copy with each value changed. */
export function mapValues(
  part: WithOrigin,
  change: (value: ValueWithOrigin, path: readonly PropertyKey[]) => ValueWithOrigin,
  path: readonly PropertyKey[] = [],
): WithOrigin {
  switch (part.kind) {
    case 'value':
      return change(part, path);
    case 'array':
      return { ...part, items: part.items.map((item, index) => mapValues(item, change, [...path, index])) };
    case 'object': {
      const members = [...part.members].map(
        ([name, member]) => [name, mapValues(member, change, [...path, name])] as const,
      );
      return { ...part, members: new Map(members) };
    }
  }
}
