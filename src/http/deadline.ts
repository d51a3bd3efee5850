import { TimeoutError } from '../errors/index.js';
import { onAbort } from './on-abort.js';

/**
 * The time of one attempt, from the wait for its turn to the last byte of its answer. It bounds the waiting here; what is
 * left is handed to the HTTP engine, which knows whether a byte was sent. Whatever ends here was therefore not sent.
 */
export class Deadline {
  readonly #timeout: number;
  readonly #signal: AbortSignal | undefined;
  readonly #end: number;

  /** @param timeout milliseconds */
  constructor(timeout: number, signal: AbortSignal | undefined) {
    this.#timeout = timeout;
    this.#signal = signal;
    this.#end = performance.now() + timeout;
  }

  /** Milliseconds; 0 or less where the time has run out. */
  get left(): number {
    return this.#end - performance.now();
  }

  /**
   * Waits for what others may wait for too, so it goes on when this attempt gives up.
   *
   * @param what completes `waited N ms for`
   */
  wait<Value>(value: Promise<Value>, what: string): Promise<Value> {
    return this.#bounded(what, () => value);
  }

  /**
   * Waits until `schedule` makes an action, and then for the action without a limit: it has its own. After the time has
   * run out it is not made.
   */
  turn<Result>(
    what: string,
    schedule: (action: () => Promise<Result>) => Promise<Result>,
    action: () => Promise<Result>,
  ): Promise<Result> {
    return this.#bounded(what, (begin) =>
      schedule(async () => {
        begin();
        return action();
      }),
    );
  }

  /** @param make is given what ends the waiting, and throws where it has been given up */
  async #bounded<Result>(what: string, make: (begin: () => void) => Promise<Result>): Promise<Result> {
    const signal = this.#signal;
    signal?.throwIfAborted();
    let ended = (): void => undefined;
    try {
      return await new Promise<Result>((resolve, reject) => {
        let isWaiting = true;
        let givenUp: { readonly reason: unknown } | undefined;
        const giveUp = (reason: unknown) => {
          if (!isWaiting) return;
          givenUp = { reason };
          // An aborted call ends with whatever reason its signal was given.
          // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
          reject(reason);
        };
        const late = () => giveUp(new TimeoutError(`waited ${this.#timeout} ms for ${what}`, { outcome: 'not-sent' }));
        const timer = setTimeout(late, Math.max(this.left, 0));
        const release = signal === undefined ? undefined : onAbort(signal, () => giveUp(signal.reason));
        ended = () => {
          isWaiting = false;
          clearTimeout(timer);
          release?.();
        };
        const begin = () => {
          if (givenUp !== undefined) throw givenUp.reason;
          ended();
        };
        make(begin).then(resolve, reject);
      });
    } finally {
      ended();
    }
  }
}
