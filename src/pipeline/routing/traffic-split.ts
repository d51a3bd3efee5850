import type { TransportName } from '../../errors/index.js';

/**
 * Divides calls among transports.
 *
 * Keys are divided by weighted rendezvous hashing: every transport gets a score for the key, weighted by its share, and
 * the highest score wins. So a key always goes to the same transport, in every process and whatever the order of the
 * shares; and if a share grows, the keys that were there stay.
 */
export class TrafficSplit {
  readonly #shares: readonly (readonly [TransportName, number])[];

  /** @param percentages the share of each transport; those without a share are left out */
  constructor(percentages: Readonly<Partial<Record<TransportName, number | undefined>>>) {
    this.#shares = (Object.entries(percentages) as [TransportName, number | undefined][]).flatMap(
      ([name, share = 0]) => (share > 0 ? [[name, share] as const] : []),
    );
  }

  /** The transports that have a share. */
  get transports(): readonly TransportName[] {
    return this.#shares.map(([name]) => name);
  }

  get percentages(): Readonly<Partial<Record<TransportName, number>>> {
    return Object.fromEntries(this.#shares);
  }

  /** @param chance from 0, inclusive, to 1, exclusive */
  byChance(chance: number): TransportName {
    let left = chance * 100;
    for (const [name, share] of this.#shares) {
      left -= share;
      if (left < 0) return name;
    }
    // Shares such as three times 33.3 leave a small gap at the end.
    return this.#last;
  }

  byKey(key: string | number): TransportName {
    let best = this.#last;
    let highest = -Infinity;
    for (const [name, share] of this.#shares) {
      const score = -share / Math.log(fraction(`${name}:${key}`));
      if (score > highest) [best, highest] = [name, score];
    }
    return best;
  }

  get #last(): TransportName {
    const last = this.#shares.at(-1);
    if (last === undefined) throw new RangeError('the shares must add up to 100 percent');
    return last[0];
  }
}

/** A number between 0 and 1, both exclusive, that is the same for a text everywhere: FNV-1a, mixed as in MurmurHash3. */
function fraction(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (((hash ^ (hash >>> 16)) >>> 0) + 0.5) / 2 ** 32;
}
