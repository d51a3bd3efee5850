import type { LRUCache } from 'lru-cache';
import type { CacheKind } from '../../config/cache.js';
import { cacheKindNames } from './kinds.js';

export interface CacheSettings {
  /** Seconds that each kind is kept; kinds that are not listed are not cached. */
  readonly ages: Readonly<Partial<Record<CacheKind, number>>>;
  /** About how many characters are kept in all; the least recently used answers are dropped first. */
  readonly maximumSize: number;
}

/** The cache of a connection, for answers that seldom change. */
export interface Cache {
  /** The kinds of answers that are kept; none without the setting `cache`. */
  readonly kinds: readonly CacheKind[];
  /**
   * Drops one kind, or all. Answers that are still under way are not kept either.
   *
   * @example
   * so.cache.clear('lists');
   * so.cache.clear();
   */
  clear(kind?: CacheKind): void;
}

/** What `find` knows of an answer. */
export interface Found {
  /** Pass it to `set`, which drops answers to requests that began before the kind was last dropped. */
  readonly generation: unknown;
  readonly found?: { readonly answer: unknown } | undefined;
}

/** Where answers are kept. */
export interface AnswerStore extends Cache {
  keeps(kind: CacheKind): boolean;
  find(kind: CacheKind, key: string): Promise<Found>;
  set(kind: CacheKind, key: string, answer: unknown, generation: unknown): void | Promise<void>;
  delete(kind: CacheKind, key: string): void | Promise<void>;
  /** Drops kinds that a write may have changed. */
  drop(kinds: readonly CacheKind[]): void | Promise<void>;
  close?(): void;
}

/** Keeps answers as text, so that each caller gets their own copy and the size is known. */
export class AnswerCache implements AnswerStore {
  readonly #ages: CacheSettings['ages'];
  readonly #maximumSize: number;
  readonly #clock: () => number;
  #texts: LRUCache<string, string> | undefined;
  readonly #generations = new Map<CacheKind, number>();

  /** @param clock the time in milliseconds */
  constructor({ ages, maximumSize }: CacheSettings, clock: () => number) {
    this.#ages = ages;
    this.#maximumSize = maximumSize;
    this.#clock = clock;
  }

  /** Await this before `get` and `set`. It loads the cache library, which connections without a cache do not need. */
  async open(): Promise<void> {
    if (this.#texts !== undefined) return;
    const { LRUCache } = await import('lru-cache');
    this.#texts ??= new LRUCache({
      maxSize: this.#maximumSize,
      sizeCalculation: (text, key) => text.length + key.length,
      perf: { now: this.#clock },
      // Without this the cache reads the clock only now and then.
      ttlResolution: 0,
    });
  }

  get kinds(): readonly CacheKind[] {
    return cacheKindNames.filter((kind) => this.keeps(kind));
  }

  keeps(kind: CacheKind): boolean {
    return (this.#ages[kind] ?? 0) > 0;
  }

  /** Pass it to `set`, which drops answers to requests that began before the kind was last cleared. */
  generation(kind: CacheKind): number {
    return this.#generations.get(kind) ?? 0;
  }

  get(kind: CacheKind, key: string): { readonly answer: unknown } | undefined {
    const text = this.#texts?.get(keyOf(kind, key));
    return text === undefined ? undefined : { answer: JSON.parse(text) as unknown };
  }

  async find(kind: CacheKind, key: string): Promise<Found> {
    const generation = this.generation(kind);
    await this.open();
    return { generation, found: this.get(kind, key) };
  }

  set(kind: CacheKind, key: string, answer: unknown, generation: unknown): void {
    if (generation !== this.generation(kind)) return;
    const text = exactText(answer);
    if (text !== undefined) this.#texts?.set(keyOf(kind, key), text, { ttl: (this.#ages[kind] ?? 0) * 1_000 });
  }

  delete(kind: CacheKind, key: string): void {
    this.#texts?.delete(keyOf(kind, key));
  }

  clear(only?: CacheKind): void {
    this.drop(only === undefined ? cacheKindNames : [only]);
  }

  drop(kinds: readonly CacheKind[]): void {
    for (const kind of kinds) {
      this.#generations.set(kind, this.generation(kind) + 1);
      for (const key of this.#texts?.keys() ?? []) if (key.startsWith(keyOf(kind, ''))) this.#texts?.delete(key);
    }
  }
}

function keyOf(kind: CacheKind, key: string): string {
  return `${kind} ${key}`;
}

/** Undefined if JSON cannot represent the answer exactly: negative zero, `NaN` and the infinities. */
export function exactText(answer: unknown): string | undefined {
  let exact = answer !== undefined;
  const text = JSON.stringify(answer, (_name, value: unknown) => {
    if (typeof value === 'number' && (Object.is(value, -0) || !Number.isFinite(value))) exact = false;
    return value;
  });
  return exact ? text : undefined;
}
