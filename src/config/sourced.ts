import type { ConfigurationOrigin } from '../errors/index.js';

/** A configuration, or a part of it, that remembers where each value came from. */
export type Sourced = SourcedValue | SourcedObject | SourcedArray;

interface Part {
  readonly origin: ConfigurationOrigin;
  /** Where the setting's name stands, if elsewhere than its value. */
  readonly nameOrigin?: ConfigurationOrigin;
}

export interface SourcedValue extends Part {
  readonly kind: 'value';
  readonly value: unknown;
  /** The text as it stands in a file, where `${NAME}` in it has been replaced: it can be shown. */
  readonly written?: string;
  /** The problem of a text that could not be completed. It counts where nothing overrides the value. */
  readonly problem?: string;
}

export interface SourcedObject extends Part {
  readonly kind: 'object';
  readonly members: ReadonlyMap<string, Sourced>;
}

export interface SourcedArray extends Part {
  readonly kind: 'array';
  readonly items: readonly Sourced[];
}

/** Deeper than any configuration is: what is below is taken as it is, so that an object that holds itself ends. */
const deepest = 32;

/** A value of a program, such as the argument of `connect`. A member that is undefined says nothing. */
export function sourced(value: unknown, origin: ConfigurationOrigin, depth = 0): Sourced {
  if (depth < deepest && Array.isArray(value)) {
    return { kind: 'array', items: value.map((item) => sourced(item, origin, depth + 1)), origin };
  }
  if (depth < deepest && isPlainObject(value)) {
    const said = Object.entries(value).filter(([, member]) => member !== undefined);
    const members = new Map(said.map(([name, member]) => [name, sourced(member, origin, depth + 1)]));
    return { kind: 'object', members, origin };
  }
  return { kind: 'value', value, origin };
}

/** Objects of another realm count too: a configuration file that is a program may run in one. */
function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

export function plain(part: Sourced): unknown {
  switch (part.kind) {
    case 'value':
      return part.value;
    case 'array':
      return part.items.map(plain);
    case 'object':
      return Object.fromEntries([...part.members].map(([name, member]) => [name, plain(member)]));
  }
}

/** The part at a path, or the innermost one around it where it is not there. */
export function nearestPart(
  root: Sourced,
  path: readonly PropertyKey[],
): { readonly part: Sourced; readonly whole: boolean } {
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

/** Each single value with its path. */
export function* values(
  part: Sourced,
  path: readonly PropertyKey[] = [],
): Generator<{ readonly path: readonly PropertyKey[]; readonly part: SourcedValue }> {
  if (part.kind === 'value') yield { path, part };
  if (part.kind === 'object') for (const [name, member] of part.members) yield* values(member, [...path, name]);
  if (part.kind === 'array') for (const [index, item] of part.items.entries()) yield* values(item, [...path, index]);
}

/** The same, with each single value changed. */
export function mapValues(
  part: Sourced,
  change: (value: SourcedValue, path: readonly PropertyKey[]) => SourcedValue,
  path: readonly PropertyKey[] = [],
): Sourced {
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
