import { setTimeout as pause } from 'node:timers/promises';
import type { Deadline } from '../../http/index.js';
import type { Slots } from '../../redis/index.js';
import { hasGivenUp, type Rate, RequestRate, type Waiting, waitsForRate } from './request-rate.js';

/** Milliseconds for which slots are reserved at once. More would keep them from other processes. */
const batch = 50;

/**
 * Limits how many requests all processes together send in a second. While Redis is away, this process has the limit for
 * itself.
 */
export class SharedRate implements Rate {
  readonly #slots: Slots;
  readonly #perSecond: number;
  readonly #local: Rate;
  readonly #waiting = new Set<Waiting>();
  #isServing = false;

  constructor(slots: Slots, perSecond: number) {
    this.#slots = slots;
    this.#perSecond = perSecond;
    this.#local = new RequestRate(perSecond);
  }

  turn(deadline: Deadline, signal: AbortSignal | undefined): Promise<void> {
    const turn = new Promise<void>((go) => {
      this.#waiting.add({ deadline, signal, go });
      void this.#serve();
    });
    return deadline.wait(turn, waitsForRate(this.#perSecond));
  }

  async #serve(): Promise<void> {
    if (this.#isServing) return;
    this.#isServing = true;
    const most = Math.max(1, Math.floor((this.#perSecond * batch) / 1_000));
    while (this.#waiting.size > 0) {
      const count = Math.min(most, this.#waiting.size);
      try {
        await this.#follow(await this.#slots.reserve(count), count);
      } catch {
        for (const { deadline, signal, go } of this.#waiting)
          this.#local.turn(deadline, signal).then(go, () => undefined);
        this.#waiting.clear();
      }
    }
    this.#isServing = false;
  }

  /** @param first milliseconds until the first slot */
  async #follow(first: number, count: number): Promise<void> {
    const start = performance.now() + first;
    for (let index = 0; index < count; index++) {
      const wait = start + (index * 1_000) / this.#perSecond - performance.now();
      if (wait > 0) await pause(wait);
      this.#next()?.go();
    }
  }

  #next(): Waiting | undefined {
    for (const waiting of this.#waiting) {
      this.#waiting.delete(waiting);
      if (!hasGivenUp(waiting)) return waiting;
    }
    return undefined;
  }
}
