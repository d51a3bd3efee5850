/**
 * Remembers which events were received, so that one that is sent again is recognised. For several processes, implement it over
 * what they share, such as Redis or a table with a unique key.
 */
export interface SeenWebhooks {
  /**
   * Remembers the id. Of several calls at once for the same id, one alone may get true.
   *
   * @param id 64 hexadecimal digits
   * @param keepFor milliseconds after which the id can be forgotten; undefined without `maxAge`: then a delivery that is sent
   *   again is recognised for as long as you keep the id
   * @returns whether the id is new
   * @example
   * const seen: SeenWebhooks = {
   *   add: async (id, keepFor = 86_400_000) => (await redis.set(id, '', 'PX', keepFor, 'NX')) === 'OK',
   *   delete: async (id) => void (await redis.del(id)),
   * };
   */
  add(id: string, keepFor: number | undefined): boolean | Promise<boolean>;
  /**
   * Forgets the id, because its event could not be handled.
   *
   * @example
   * const seen = new MemorySeenWebhooks();
   * await seen.delete('the id of a notification');
   */
  delete(id: string): void | Promise<void>;
}

/** Remembers events in the memory of this process, until it ends. Beyond `maxEntries` the oldest are forgotten first. */
export class MemorySeenWebhooks implements SeenWebhooks {
  readonly #maxEntries: number;
  readonly #now: () => number;
  /** When each id can be forgotten, oldest first. */
  readonly #until = new Map<string, number>();

  constructor({ maxEntries = 10_000, clock = () => new Date() }: MemorySeenWebhooksOptions = {}) {
    this.#maxEntries = maxEntries;
    this.#now = () => clock().getTime();
  }

  /**
   * Remembers the id.
   *
   * @example
   * const seen = new MemorySeenWebhooks();
   * seen.add('an id', 60_000); // true
   * seen.add('an id', 60_000); // false
   */
  add(id: string, keepFor: number | undefined): boolean {
    const now = this.#now();
    if ((this.#until.get(id) ?? -Infinity) > now) return false;
    this.#until.delete(id);
    for (const oldest of this.#until.keys()) {
      if (this.#until.size < this.#maxEntries) break;
      this.#until.delete(oldest);
    }
    this.#until.set(id, now + (keepFor ?? Infinity));
    return true;
  }

  /**
   * Forgets the id.
   *
   * @example
   * const seen = new MemorySeenWebhooks();
   * seen.delete('an id');
   */
  delete(id: string): void {
    this.#until.delete(id);
  }
}

/** Options of `MemorySeenWebhooks`. */
export interface MemorySeenWebhooksOptions {
  /** How many ids are remembered at most; 10,000, which take about 2 MB. */
  readonly maxEntries?: number;
  /** Default: the system clock. */
  readonly clock?: () => Date;
}
