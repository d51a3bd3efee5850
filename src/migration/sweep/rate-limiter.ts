import { setTimeout as sleep } from 'node:timers/promises';
import { bulkhead, type BulkheadPolicy } from 'cockatiel';

/** The result of a call, and how long it took once it was made. */
export interface Timed<Value> {
  readonly value: Value;
  readonly milliseconds: number;
}

/** Limits how many calls are under way at once, and how many are made a second. */
export class RateLimiter {
  readonly #slots: BulkheadPolicy;
  readonly #interval: number;
  readonly #stop: AbortSignal;
  /** When the next call may be made. */
  #next = 0;
  /** One call waits at a time, so that `stop` has one listener, however many calls there are. */
  #turn: Promise<void> = Promise.resolve();

  /** @param callsPerSecond Infinity for no limit */
  constructor(concurrency: number, callsPerSecond: number, stop: AbortSignal) {
    this.#slots = bulkhead(concurrency, Number.MAX_SAFE_INTEGER);
    this.#interval = 1_000 / callsPerSecond;
    this.#stop = stop;
  }

  /** @throws what the call throws; the reason of `stop` if it is aborted before the call begins */
  run<Value>(call: () => Promise<Value>): Promise<Timed<Value>> {
    return this.#slots.execute(async () => {
      if (this.#interval > 0) await (this.#turn = this.#turn.then(() => this.#waitForTurn()));
      const began = performance.now();
      const value = await call();
      return { value, milliseconds: performance.now() - began };
    });
  }

  /** One call per interval: a rate limit on the server would count bursts. */
  async #waitForTurn(): Promise<void> {
    const now = performance.now();
    const start = Math.max(now, this.#next);
    this.#next = start + this.#interval;
    if (start > now) await sleep(start - now, undefined, { signal: this.#stop });
  }
}
