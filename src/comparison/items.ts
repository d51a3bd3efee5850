/** Which items of two lists belong together, by their indices. */
export interface Alignment {
  readonly pairs: readonly (readonly [control: number, candidate: number])[];
  /** Indices in the control that the candidate has nothing for. */
  readonly missing: readonly number[];
  /** Indices in the candidate that the control has nothing for. */
  readonly surplus: readonly number[];
  /** Indices in the candidate of items that stand there before. */
  readonly duplicated: readonly number[];
  /** Do the items that both have stand in another order? */
  readonly reordered: boolean;
}

/**
 * Finds for each item of the control the one of the candidate: by the items' id where they have one, else by the items
 * themselves, and where that leads nowhere by their place.
 */
export function alignItems(control: readonly unknown[], candidate: readonly unknown[]): Alignment {
  const key = identifyingKey(control, candidate);
  if (key !== undefined) return alignBy((item) => (item as Readonly<Record<string, unknown>>)[key], control, candidate);
  const whole = alignBy(stableText, control, candidate);
  // Where items are neither the same nor told apart by an id, the first of the one is the first of the other.
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
  const reordered = pairs.some(([place], index) => index > 0 && place < (pairs[index - 1]?.[0] ?? 0));
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

/** Names that tell items apart, the best first; after them whatever ends in `Id`. */
const preferredKeys = ['PrimaryKey', 'Id', 'Key'];

/** The name under which every item has an id of its own, where there is one. */
function identifyingKey(control: readonly unknown[], candidate: readonly unknown[]): string | undefined {
  const [first] = control;
  if (typeof first !== 'object' || first === null || Array.isArray(first)) return undefined;
  const names = Object.keys(first);
  const candidates = [
    ...preferredKeys.filter((name) => names.includes(name)),
    ...names.filter((name) => /.Id$/.test(name)),
  ];
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

/** The same text for the same value, whatever the order of an object's keys. */
function stableText(value: unknown): string {
  return JSON.stringify(value, (_key, entry: unknown) =>
    typeof entry === 'object' && entry !== null && !Array.isArray(entry)
      ? Object.fromEntries(Object.entries(entry).sort(([one], [other]) => (one < other ? -1 : 1)))
      : entry,
  );
}
