import type { LRUCache } from 'lru-cache';
import type { CacheKind } from '../../config/cache.js';
import { cacheKindNames } from './kinds.js';

export interface CacheSettings {
  /** Seconds that each kind is kept; a kind that is not named is not kept. */
  readonly ages: Readonly<Partial<Record<CacheKind, number>>>;
  /** About as many characters are kept in all; what was not used for longest goes first. */
  readonly maximumSize: number;
}

/** What a connection keeps of what seldom changes. */
export interface Cache {
  /** Forgets one kind, or all. Answers that are on their way are not kept either. */
  clear(kind?: CacheKind): void;
}

/**
 * Keeps answers as text, so that each caller gets a copy of their own, and the size is known.
 */
export class AnswerCache implements Cache {
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

  /** To be awaited before answers are asked for or kept: who keeps none need not load what keeps them. */
  async open(): Promise<void> {
    if (this.#texts !== undefined) return;
    const { LRUCache } = await import('lru-cache');
    this.#texts ??= new LRUCache({
      maxSize: this.#maximumSize,
      sizeCalculation: (text, key) => text.length + key.length,
      perf: { now: this.#clock },
      // Otherwise it asks the clock only once in a while.
      ttlResolution: 0,
    });
  }

  keeps(kind: CacheKind): boolean {
    return (this.#ages[kind] ?? 0) > 0;
  }

  /** Which answers may still be kept: those to questions that were asked since the kind was last cleared. */
  generation(kind: CacheKind): number {
    return this.#generations.get(kind) ?? 0;
  }

  get(kind: CacheKind, key: string): { readonly answer: unknown } | undefined {
    const text = this.#texts?.get(keyOf(kind, key));
    return text === undefined ? undefined : { answer: JSON.parse(text) as unknown };
  }

  set(kind: CacheKind, key: string, answer: unknown, generation: number): void {
    if (generation !== this.generation(kind)) return;
    const text = textOf(answer);
    if (text !== undefined) this.#texts?.set(keyOf(kind, key), text, { ttl: (this.#ages[kind] ?? 0) * 1_000 });
  }

  delete(kind: CacheKind, key: string): void {
    this.#texts?.delete(keyOf(kind, key));
  }

  clear(only?: CacheKind): void {
    for (const kind of only === undefined ? cacheKindNames : [only]) {
      this.#generations.set(kind, this.generation(kind) + 1);
      for (const key of this.#texts?.keys() ?? []) if (key.startsWith(keyOf(kind, ''))) this.#texts?.delete(key);
    }
  }
}

function keyOf(kind: CacheKind, key: string): string {
  return `${kind} ${key}`;
}

/** Undefined for what text cannot hold as it is: a zero with a sign, a number that is none. */
function textOf(answer: unknown): string | undefined {
  let exact = answer !== undefined;
  const text = JSON.stringify(answer, (_name, value: unknown) => {
    if (typeof value === 'number' && (Object.is(value, -0) || !Number.isFinite(value))) exact = false;
    return value;
  });
  return exact ? text : undefined;
}
