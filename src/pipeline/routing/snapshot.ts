/**
 * A deep copy of canonical JSON.
 *
 * @param budget how many values it may have, so that copying never takes long
 * @returns undefined if it has more, or is not JSON
 */
export function snapshot(value: unknown, budget: number): { readonly value: unknown } | undefined {
  let left = budget;
  const copy = (original: unknown): unknown => {
    if (--left < 0) throw new RangeError('too large');
    if (typeof original !== 'object' || original === null) return original;
    if (Array.isArray(original)) {
      // Checked first, so that a long list is not copied in vain.
      if (original.length > left) throw new RangeError('too large');
      return original.map(copy);
    }
    if (!isPlain(original)) throw new TypeError('not JSON');
    const copied: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    for (const key of Object.keys(original)) copied[key] = copy((original as Readonly<Record<string, unknown>>)[key]);
    return copied;
  };
  try {
    return { value: copy(value) };
  } catch {
    // A value that cannot be copied must not fail the call.
    return undefined;
  }
}

/** Created by a literal or a parser, in any realm: it has no prototype, or one that has none itself. */
function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
