/** Milliseconds until an operation is asked again whose answers were too large twice; doubled each time. */
const firstRest = 400;
const longestRest = 60_000;

/**
 * Operations whose answers are too large to be compared. To ask for them again and again would load the server and this
 * process for nothing, so they rest, for longer each time; one large answer among others is no reason.
 */
export class TooLarge {
  readonly #now: () => number;
  readonly #known = new Map<string, { readonly times: number; readonly until: number }>();

  /** @param now milliseconds of the epoch */
  constructor(now: () => number) {
    this.#now = now;
  }

  rests(operation: string): boolean {
    const known = this.#known.get(operation);
    return known !== undefined && this.#now() < known.until;
  }

  /** @param isTooLarge was the last answer? */
  count(operation: string, isTooLarge: boolean): void {
    if (!isTooLarge) {
      this.#known.delete(operation);
      return;
    }
    const times = (this.#known.get(operation)?.times ?? 0) + 1;
    const rest = times === 1 ? 0 : Math.min(longestRest, firstRest * 2 ** (times - 2));
    this.#known.set(operation, { times, until: this.#now() + rest });
  }
}
