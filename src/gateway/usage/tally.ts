import * as z from 'zod';

/** How often each of several names was seen. */
export interface Counted {
  readonly name: string;
  readonly calls: number;
}

export const countedSchema = z.array(z.object({ name: z.string(), calls: z.int().nonnegative() }));

/** What further names are counted as, once there are as many as may be remembered. */
const others = '(others)';

/** Counts names in bounded memory, because names may come from anyone. */
export class Tally {
  readonly #calls = new Map<string, number>();

  /** @param saved an earlier result of `toJSON` */
  constructor(
    private readonly maximum: number,
    saved: readonly Counted[] = [],
  ) {
    for (const { name, calls } of saved) this.#calls.set(name, calls);
  }

  add(name: string, calls = 1): void {
    const known = this.#calls.has(name) || this.#calls.size < this.maximum ? name : others;
    this.#calls.set(known, (this.#calls.get(known) ?? 0) + calls);
  }

  merge(counted: readonly Counted[]): void {
    for (const { name, calls } of counted) this.add(name, calls);
  }

  /** The most frequent first. */
  toJSON(): Counted[] {
    return [...this.#calls]
      .map(([name, calls]) => ({ name, calls }))
      .sort((left, right) => right.calls - left.calls || (left.name < right.name ? -1 : 1));
  }
}
