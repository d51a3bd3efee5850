import { TimeoutError } from '../errors/index.js';
import { onAbort } from './on-abort.js';

/**
 * The time limit of one attempt, from waiting for its turn to the last byte of its answer. It limits the waiting here; the
 * HTTP engine gets the remaining time, because it knows whether a byte was sent. So anything that ends here was not sent.
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

  /** Remaining milliseconds; 0 or less if the time has run out. */
  get left(): number {
    return this.#end - performance.now();
  }

  /**
   * Waits for a shared promise, which continues if this attempt gives up.
   *
   * @param what completes `waited N ms for`
   */
  wait<Value>(value: Promise<Value>, what: string): Promise<Value> {
    return this.#bounded(what, () => value);
  }

  /**
   * Waits until `schedule` starts the action, and then for the action without a limit, because it has its own. After the
   * time has run out the action is not started.
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

  /**
   * Not async: each frame of an async function would stand in the stack of every call that waits.
   *
   * @param make receives a function that ends the waiting, which throws if the attempt has given up
   */
  #bounded<Result>(what: string, make: (begin: () => void) => Promise<Result>): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      const signal = this.#signal;
      signal?.throwIfAborted();
      const state = { isWaiting: true };
      let givenUp: { readonly reason: unknown } | undefined;
      const giveUp = (reason: unknown) => {
        if (!state.isWaiting) return;
        givenUp = { reason };
        ended();
        // An aborted call rejects with the reason of its signal.
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
        reject(reason);
      };
      const late = () => giveUp(new TimeoutError(`waited ${this.#timeout} ms for ${what}`, { outcome: 'not-sent' }));
      let timer: NodeJS.Timeout | undefined = undefined;
      let release: (() => void) | undefined;
      const ended = () => {
        state.isWaiting = false;
        clearTimeout(timer);
        release?.();
      };
      const begin = () => {
        if (givenUp !== undefined) throw givenUp.reason;
        ended();
      };
      // V8 follows a stack through the native `resolve`, but not through a function that calls it or a second `then`.
      void make(begin).then(resolve, reject).then(ended);
      // Usually there is nothing to wait for, and the action has begun.
      if (!state.isWaiting) return;
      // Whole milliseconds, because Node keeps a list of timers for each duration.
      timer = setTimeout(late, Math.max(Math.ceil(this.left), 0));
      if (signal?.aborted === true) giveUp(signal.reason);
      else if (signal !== undefined) release = onAbort(signal, () => giveUp(signal.reason));
    });
  }
}
