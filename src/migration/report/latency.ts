import type { LatencySummary } from './model.js';

/** Each bound is 10 % above the previous one, so results are accurate to 10 %. */
const growth = 1.1;
const smallest = 0.1;

/** The last one is without a bound, so that no number makes the histogram large. */
export const maxBuckets = 1_000;

/** A histogram of latencies in bounded memory. */
export class Latency {
  readonly #counts: number[] = [];
  #count = 0;
  #maximum = 0;

  /** @param saved an earlier result of `toJSON` */
  constructor(saved?: LatencyState) {
    if (saved !== undefined) this.merge(saved);
  }

  /** Adds the calls of another histogram. */
  merge({ counts, maximum }: LatencyState): void {
    for (const [bucket, count] of counts.entries()) {
      this.#counts[bucket] = (this.#counts[bucket] ?? 0) + count;
      this.#count += count;
    }
    this.#maximum = Math.max(this.#maximum, maximum);
  }

  /** @param milliseconds of one call */
  add(milliseconds: number): void {
    const exact = Math.ceil(Math.log(milliseconds / smallest) / Math.log(growth));
    // NaN is not above 0 either.
    const bucket = exact > 0 ? Math.min(exact, maxBuckets - 1) : 0;
    while (this.#counts.length <= bucket) this.#counts.push(0);
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.#count += 1;
    this.#maximum = Math.max(this.#maximum, milliseconds);
  }

  summary(): LatencySummary {
    const buckets = this.#counts.flatMap((count, bucket) => (count === 0 ? [] : [[bound(bucket), count] as const]));
    return {
      count: this.#count,
      median: this.#percentile(0.5),
      p95: this.#percentile(0.95),
      p99: this.#percentile(0.99),
      maximum: rounded(this.#maximum),
      buckets,
    };
  }

  toJSON(): LatencyState {
    return { counts: this.#counts, maximum: this.#maximum };
  }

  #percentile(share: number): number {
    let left = Math.ceil(this.#count * share);
    if (left === 0) return 0;
    const bucket = this.#counts.findIndex((count) => (left -= count) <= 0);
    return rounded(Math.min(bound(bucket), this.#maximum));
  }
}

export interface LatencyState {
  readonly counts: readonly number[];
  readonly maximum: number;
}

function bound(bucket: number): number {
  return rounded(smallest * growth ** bucket);
}

function rounded(milliseconds: number): number {
  return Number(milliseconds.toPrecision(3));
}
