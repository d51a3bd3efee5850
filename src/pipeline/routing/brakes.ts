/** When a route is sent back to its fallback; rates from 0 to 1. */
export interface BrakeSettings {
  readonly errors?: number | undefined;
  readonly mismatches?: number | undefined;
  /** Milliseconds over which both are counted. */
  readonly window: number;
  /** How many there must be before a rate says anything. */
  readonly minimum: number;
  /** Milliseconds until the route is tried again; undefined for never. */
  readonly rest?: number | undefined;
}

/** Why brakes were pulled. */
export interface BrakeReason {
  readonly rate: 'errors' | 'mismatches';
  /** How many of how many. */
  readonly bad: number;
  readonly total: number;
  readonly limit: number;
}

/** Counts what goes wrong on one route. */
export class Brakes {
  readonly #settings: BrakeSettings;
  readonly #now: () => number;
  readonly #windows: Readonly<Record<BrakeReason['rate'], RecentRate>>;
  #pulledAt: number | undefined;

  constructor(settings: BrakeSettings, now: () => number) {
    this.#settings = settings;
    this.#now = now;
    this.#windows = { errors: new RecentRate(settings.window), mismatches: new RecentRate(settings.window) };
  }

  /** Whether calls go to the fallback now. */
  get pulled(): boolean {
    return this.#pulledAt !== undefined && !this.#rested;
  }

  /** Ends the rest once it is over. @returns whether it did */
  rearm(): boolean {
    if (this.#pulledAt === undefined || !this.#rested) return false;
    this.#pulledAt = undefined;
    for (const window of Object.values(this.#windows)) window.clear();
    return true;
  }

  /** @returns why the brakes are pulled, where this is what pulls them */
  count(rate: BrakeReason['rate'], isBad: boolean): BrakeReason | undefined {
    const limit = this.#settings[rate];
    if (limit === undefined || this.#pulledAt !== undefined) return undefined;
    const { bad, total } = this.#windows[rate].count(isBad, this.#now());
    if (!isBad || total < this.#settings.minimum || bad / total <= limit) return undefined;
    this.#pulledAt = this.#now();
    return { rate, bad, total, limit };
  }

  get #rested(): boolean {
    const { rest } = this.#settings;
    return rest !== undefined && this.#pulledAt !== undefined && this.#now() - this.#pulledAt >= rest;
  }
}

const slices = 10;

/** How many of the latest were bad, in a window that moves on by a tenth of its length. */
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
