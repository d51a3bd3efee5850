/** The rates, from 0 to 1, above which all calls of a route go to its fallback. */
export interface GuardrailSettings {
  readonly errors?: number | undefined;
  readonly mismatches?: number | undefined;
  /** Milliseconds over which the rates are measured. */
  readonly window: number;
  /** The minimum number of calls or comparisons for a rate to count. */
  readonly minimum: number;
  /** Milliseconds until the route is tried again; undefined for never. */
  readonly cooldown?: number | undefined;
}

/** Why the guardrails tripped. */
export interface TripReason {
  readonly rate: 'errors' | 'mismatches';
  /** How many of `total` were bad. */
  readonly bad: number;
  readonly total: number;
  readonly limit: number;
}

/** Counts failures and mismatches on one route, and trips if a rate exceeds its limit. */
export class Guardrails {
  readonly #settings: GuardrailSettings;
  readonly #now: () => number;
  readonly #windows: Readonly<Record<TripReason['rate'], RecentRate>>;
  #trippedAt: number | undefined;
  /** Called when a call trips the guardrails. */
  onTrip: ((reason: TripReason) => void) | undefined;

  constructor(settings: GuardrailSettings, now: () => number) {
    this.#settings = settings;
    this.#now = now;
    this.#windows = { errors: new RecentRate(settings.window), mismatches: new RecentRate(settings.window) };
  }

  /** Whether calls go to the fallback now. */
  get tripped(): boolean {
    return this.#trippedAt !== undefined && !this.#cooledDown;
  }

  /** Resets if the cooldown is over, and returns whether it did. */
  reset(): boolean {
    return this.#cooledDown && this.release();
  }

  /** Resets now, and returns whether they had tripped. */
  release(): boolean {
    if (this.#trippedAt === undefined) return false;
    this.#trippedAt = undefined;
    for (const window of Object.values(this.#windows)) window.clear();
    return true;
  }

  /**
   * Trips as those of another process have.
   *
   * @param left milliseconds until the cooldown is over
   * @returns whether they had not tripped yet
   */
  trip(left: number | undefined): boolean {
    if (this.tripped) return false;
    const { cooldown = 0 } = this.#settings;
    this.#trippedAt = this.#now() - (left === undefined ? 0 : Math.max(0, cooldown - left));
    return true;
  }

  /** @returns the reason if this call trips the guardrails */
  count(rate: TripReason['rate'], isBad: boolean): TripReason | undefined {
    const limit = this.#settings[rate];
    if (limit === undefined || this.#trippedAt !== undefined) return undefined;
    const { bad, total } = this.#windows[rate].count(isBad, this.#now());
    if (!isBad || total < this.#settings.minimum || bad / total <= limit) return undefined;
    this.#trippedAt = this.#now();
    const reason = { rate, bad, total, limit };
    this.onTrip?.(reason);
    return reason;
  }

  get #cooledDown(): boolean {
    const { cooldown } = this.#settings;
    return cooldown !== undefined && this.#trippedAt !== undefined && this.#now() - this.#trippedAt >= cooldown;
  }
}

const slices = 10;

/** How many recent calls were bad, in a window that moves by a tenth of its length. */
class RecentRate {
  readonly #sliceLength: number;
  #counts: { readonly slice: number; bad: number; total: number }[] = [];

  constructor(window: number) {
    this.#sliceLength = window / slices;
  }

  count(isBad: boolean, now: number): { readonly bad: number; readonly total: number } {
    const slice = Math.floor(now / this.#sliceLength);
    let latest = this.#counts.at(-1);
    if (latest?.slice !== slice) {
      latest = { slice, bad: 0, total: 0 };
      this.#counts = [...this.#counts.filter((each) => each.slice > slice - slices), latest];
    }
    latest.total++;
    if (isBad) latest.bad++;
    return this.#counts.reduce((sum, each) => ({ bad: sum.bad + each.bad, total: sum.total + each.total }), {
      bad: 0,
      total: 0,
    });
  }

  clear(): void {
    this.#counts = [];
  }
}
