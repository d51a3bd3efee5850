/** Milliseconds before an operation is shadowed again after its answers were too large twice; doubled each time. */
const firstPause = 400;
const maxPause = 60_000;

/**
 * Pauses shadows of operations whose answers are too large to compare: each one loads the server and this process for
 * nothing. The pause grows each time; a single large answer causes none.
 */
export class OversizeBackoff {
  readonly #now: () => number;
  readonly #known = new Map<string, { readonly times: number; readonly until: number }>();

  /** @param now milliseconds of the epoch */
  constructor(now: () => number) {
    this.#now = now;
  }

  isPaused(operation: string): boolean {
    const known = this.#known.get(operation);
    return known !== undefined && this.#now() < known.until;
  }

  /** @param isTooLarge whether the latest answer was too large */
  count(operation: string, isTooLarge: boolean): void {
    if (!isTooLarge) {
      this.#known.delete(operation);
      return;
    }
    const times = (this.#known.get(operation)?.times ?? 0) + 1;
    const pause = times === 1 ? 0 : Math.min(maxPause, firstPause * 2 ** (times - 2));
    this.#known.set(operation, { times, until: this.#now() + pause });
  }
}
