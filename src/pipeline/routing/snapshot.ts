/**
 * A copy of canonical JSON that later changes of the original do not reach.
 *
 * @param budget how many values it may have, so that nobody waits long for a copy
 * @returns undefined where there are more, or where it is no JSON
 */
export function snapshot(value: unknown, budget: number): { readonly value: unknown } | undefined {
  let left = budget;
  const copy = (original: unknown): unknown => {
    if (--left < 0) throw new RangeError('too large');
    if (typeof original !== 'object' || original === null) return original;
    if (Array.isArray(original)) {
      // Counted first: a long list is not copied in vain.
      if (original.length > left) throw new RangeError('too large');
      return original.map(copy);
    }
    if (!isPlain(original)) throw new TypeError('no JSON');
    const copied: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    for (const key of Object.keys(original)) copied[key] = copy((original as Readonly<Record<string, unknown>>)[key]);
    return copied;
  };
  try {
    return { value: copy(value) };
  } catch {
    // Whoever wants a copy must not be harmed by a value that cannot be copied.
    return undefined;
  }
}

/** Made by a literal or a parser, wherever that ran: its prototype is the last one, or it has none. */
function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
