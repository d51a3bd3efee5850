import type fc from 'fast-check';

/** Something that reads text from outside. A row of `targets` is all that a reader needs to be fuzzed. */
export interface FuzzTarget {
  readonly name: string;
  /** Reads a text; a promise is awaited. What it throws for a text that it refuses has to be a typed error. */
  readonly read: (text: string) => unknown;
  /** Writes what `read` gave, so that it can be read again and be the same; undefined for what has no written form. */
  readonly write?: (value: unknown) => string | undefined;
  /** Texts as the reader's grammar has them, right and wrong. */
  readonly grammar: fc.Arbitrary<string>;
  /** Words of the grammar, which mutations put in. */
  readonly words: readonly string[];
}
