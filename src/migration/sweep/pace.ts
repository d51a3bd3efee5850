import { setTimeout as sleep } from 'node:timers/promises';
import { bulkhead, type BulkheadPolicy } from 'cockatiel';

/** What a call came to, and how long it took from the moment it was made. */
export interface Timed<Value> {
  readonly value: Value;
  readonly milliseconds: number;
}

/** Makes calls, so many at once and so many a second at the most. */
export class Pace {
  readonly #slots: BulkheadPolicy;
  readonly #interval: number;
  readonly #stop: AbortSignal;
  /** When the next call may be made. */
  #next = 0;

  /** @param callsPerSecond Infinity for no limit */
  constructor(callsInFlight: number, callsPerSecond: number, stop: AbortSignal) {
    this.#slots = bulkhead(callsInFlight, Number.MAX_SAFE_INTEGER);
    this.#interval = 1_000 / callsPerSecond;
    this.#stop = stop;
  }

  /** @throws whatever the call does; the reason of `stop`, where the call has not begun when it is aborted */
  run<Value>(call: () => Promise<Value>): Promise<Timed<Value>> {
    return this.#slots.execute(async () => {
      await this.#turn();
      const began = performance.now();
      const value = await call();
      return { value, milliseconds: performance.now() - began };
    });
  }

  /** One call an interval: no bursts, which is what a limit of the server's would count. */
  async #turn(): Promise<void> {
    if (this.#interval === 0) return;
    const now = performance.now();
    const turn = Math.max(now, this.#next);
    this.#next = turn + this.#interval;
    if (turn > now) await sleep(turn - now, undefined, { signal: this.#stop });
  }
}
