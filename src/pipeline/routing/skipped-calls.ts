/**
 * Why a call was not compared.
 *
 * - `inFlight`: `shadows.inFlight` others were under way.
 * - `size`: earlier answers of the operation, or the parameters of the call, were too large.
 * - `closing`: the connection was closed, and the comparison did not end within `shadows.timeout` after that.
 * - `disk`: `shadows.file` was not written fast enough.
 */
export type ShadowSkipReason = 'inFlight' | 'size' | 'closing' | 'disk';

/** How many calls were not compared, by reason; a reason without calls is absent. */
export type ShadowSkips = Readonly<Partial<Record<ShadowSkipReason, number>>>;

/** Calls that were not compared, as a report counts them. */
export interface SkippedTotals {
  readonly skipped: number;
  readonly skippedBy: ShadowSkips;
}

/** Counts calls that were not compared until a report takes the numbers. */
export class SkippedCalls {
  readonly #counts = new Map<ShadowSkipReason, number>();

  add(reason: ShadowSkipReason, calls = 1): void {
    if (calls > 0) this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + calls);
  }

  addAll(skips: ShadowSkips): void {
    for (const [reason, calls] of Object.entries(skips)) this.add(reason as ShadowSkipReason, calls);
  }

  /** Returns the numbers, and starts again at 0. */
  take(): SkippedTotals {
    const skippedBy = Object.fromEntries(this.#counts);
    const skipped = [...this.#counts.values()].reduce((sum, calls) => sum + calls, 0);
    this.#counts.clear();
    return { skipped, skippedBy };
  }
}
