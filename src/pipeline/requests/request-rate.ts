import type { Deadline } from '../../http/index.js';

/** Milliseconds by which a timer may be late. */
const lateness = 20;

/** Limits how many requests are sent in a second. */
export interface Rate {
  /**
   * Resolves when the request may be sent.
   *
   * @throws {TimeoutError} with the outcome `not-sent`; the signal's reason if it is aborted
   */
  turn(deadline: Deadline, signal: AbortSignal | undefined): Promise<void>;
}

/** A request that waits for its turn. */
export interface Waiting {
  readonly deadline: Deadline;
  readonly signal: AbortSignal | undefined;
  readonly go: () => void;
}

export function waitsForRate(perSecond: number): string {
  return `a turn, because http.requestsPerSecond is ${perSecond}`;
}

/** Whether the request has given up, so that its turn goes to another. */
export function hasGivenUp({ deadline, signal }: Waiting): boolean {
  return deadline.left <= 0 || signal?.aborted === true;
}

/**
 * Limits how many requests are sent in a second. They are evenly spaced, because a limit of the server would count bursts.
 * Waiting counts in the timeout of the attempt; what has given up takes no turn from others.
 */
export class RequestRate implements Rate {
  readonly #perSecond: number;
  readonly #now: () => number;
  readonly #waiting = new Set<Waiting>();
  /** When the next request may be sent. */
  #next = 0;
  #isScheduled = false;

  constructor(perSecond: number, now: () => number = () => performance.now()) {
    this.#perSecond = perSecond;
    this.#now = now;
  }

  turn(deadline: Deadline, signal: AbortSignal | undefined): Promise<void> {
    if (this.#waiting.size === 0 && this.#now() >= this.#next) {
      this.#take();
      return Promise.resolve();
    }
    const turn = new Promise<void>((go) => {
      this.#waiting.add({ deadline, signal, go });
      this.#schedule();
    });
    return deadline.wait(turn, waitsForRate(this.#perSecond));
  }

  #take(): void {
    // A timer that fires late does not slow down the requests after it.
    this.#next = Math.max(this.#next, this.#now() - lateness) + 1_000 / this.#perSecond;
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setTimeout(() => this.#serve(), Math.max(0, this.#next - this.#now()));
  }

  #serve(): void {
    this.#isScheduled = false;
    for (const waiting of this.#waiting) {
      if (this.#now() < this.#next) break;
      this.#waiting.delete(waiting);
      if (hasGivenUp(waiting)) continue;
      this.#take();
      waiting.go();
    }
    if (this.#waiting.size > 0) this.#schedule();
  }
}
