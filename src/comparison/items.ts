/** The matching items of two lists, by their indices. */
export interface Alignment {
  readonly pairs: readonly (readonly [control: number, candidate: number])[];
  /** Indices of control items without a match. */
  readonly missing: readonly number[];
  /** Indices of candidate items without a match. */
  readonly surplus: readonly number[];
  /** Indices of candidate items that repeat an earlier one. */
  readonly duplicated: readonly number[];
  /** Do the matching items have a different order? */
  readonly reordered: boolean;
}

/**
 * Matches the items of the control with those of the candidate: by id if they have one, otherwise by value, or by position
 * if neither works.
 */
export function alignItems(control: readonly unknown[], candidate: readonly unknown[]): Alignment {
  const key = identifyingKey(control, candidate);
  if (key !== undefined) return alignBy((item) => (item as Readonly<Record<string, unknown>>)[key], control, candidate);
  const whole = alignBy(stableText, control, candidate);
  // Items without ids that differ are matched by their position.
  return whole.missing.length > 0 && whole.surplus.length > 0 ? alignByPlace(control, candidate) : whole;
}

function alignBy(
  identify: (item: unknown) => unknown,
  control: readonly unknown[],
  candidate: readonly unknown[],
): Alignment {
  const waiting = new Map<unknown, { readonly places: number[]; next: number }>();
  control.forEach((item, index) => {
    const identity = identify(item);
    const same = waiting.get(identity);
    if (same === undefined) waiting.set(identity, { places: [index], next: 0 });
    else same.places.push(index);
  });
  const pairs: [number, number][] = [];
  const surplus: number[] = [];
  const duplicated: number[] = [];
  candidate.forEach((item, index) => {
    const same = waiting.get(identify(item));
    const place = same?.places[same.next++];
    if (place !== undefined) pairs.push([place, index]);
    else (same === undefined ? surplus : duplicated).push(index);
  });
  const missing = [...waiting.values()]
    .flatMap(({ places, next }) => places.slice(next))
    .sort((one, other) => one - other);
  const reordered = pairs.some(([place], index) => place < (pairs[index - 1]?.[0] ?? 0));
  return { pairs, missing, surplus, duplicated, reordered };
}

function alignByPlace(control: readonly unknown[], candidate: readonly unknown[]): Alignment {
  const both = Math.min(control.length, candidate.length);
  const indices = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from) }, (_, step) => from + step);
  return {
    pairs: indices(0, both).map((index) => [index, index]),
    missing: indices(both, control.length),
    surplus: indices(both, candidate.length),
    duplicated: [],
    reordered: false,
  };
}

/** Fields that identify items, the best first; after these, any field that ends in `Id`. */
const preferredKeys = ['PrimaryKey', 'Id', 'Key'];

/** The field by which every item has a unique id, if there is one. */
function identifyingKey(control: readonly unknown[], candidate: readonly unknown[]): string | undefined {
  const [first] = control;
  if (typeof first !== 'object' || first === null || Array.isArray(first)) return undefined;
  const names = Object.keys(first);
  const candidates = [...preferredKeys, ...names.filter((name) => /.Id$/.test(name))];
  return candidates.find((name) => isIdentity(name, control, true) && isIdentity(name, candidate, false));
}

function isIdentity(name: string, items: readonly unknown[], unique: boolean): boolean {
  const seen = new Set<unknown>();
  for (const item of items) {
    if (typeof item !== 'object' || item === null || !Object.hasOwn(item, name)) return false;
    const value = (item as Readonly<Record<string, unknown>>)[name];
    if (value === 0 || value === '' || (typeof value !== 'number' && typeof value !== 'string')) return false;
    seen.add(value);
  }
  return !unique || seen.size === items.length;
}

/** A text that is the same for equal values, independent of the order of keys. */
function stableText(value: unknown): string {
  return JSON.stringify(value, (_key, entry: unknown) =>
    typeof entry === 'object' && entry !== null && !Array.isArray(entry)
      ? Object.fromEntries(Object.entries(entry).sort(([one], [other]) => (one < other ? -1 : 1)))
      : entry,
  );
}
