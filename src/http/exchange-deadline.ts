import { TimeoutError } from '../errors/index.js';
import type { HttpRequest } from './http-engine.js';
import { onAbort } from './on-abort.js';

/** Ends an exchange that takes too long, or that its caller aborts. */
export class ExchangeDeadline {
  readonly #request: HttpRequest;
  readonly #controller = new AbortController();
  readonly #release: (() => void) | undefined;
  #timer: NodeJS.Timeout | undefined;
  #hasStarted = false;
  #isSent = false;
  #ended = false;

  constructor(request: HttpRequest) {
    const { signal } = request;
    this.#request = request;
    if (signal === undefined) return;
    if (signal.aborted) this.#controller.abort(signal.reason);
    else this.#release = onAbort(signal, () => this.#controller.abort(signal.reason));
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Whether a byte of the request may have left. Where it has not, the server cannot have acted. */
  get isSent(): boolean {
    return this.#isSent;
  }

  /** The first byte is about to be written. */
  begin(): void {
    // undici writes nothing of a request that was aborted meanwhile.
    if (!this.signal.aborted) this.#isSent = true;
  }

  /** From now on there are `timeout` milliseconds; at first what is left of them. */
  start(): void {
    // A body that is being sent may be asked for one more piece after the end.
    if (this.#ended) return;
    const { timeout, left = timeout } = this.#request;
    const milliseconds = this.#hasStarted ? timeout : Math.min(left, timeout);
    this.#hasStarted = true;
    this.pause();
    this.#timer = setTimeout(() => this.#controller.abort(this.#late()), Math.max(milliseconds, 0));
  }

  pause(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  end(): void {
    this.#ended = true;
    this.pause();
    this.#release?.();
  }

  /** What the request sends cannot be had. */
  fail(error: unknown): void {
    this.#controller.abort(error);
  }

  /** Why the watch ended the exchange; undefined where it did not. */
  get reason(): unknown {
    const reason: unknown = this.signal.reason;
    return this.signal.aborted ? reason : undefined;
  }

  /** The result of an action, or the reason why the watch ended the exchange, as soon as it has. */
  async bound<Result>(action: Promise<Result>): Promise<Result> {
    // What comes of it later is of no interest.
    action.catch(() => undefined);
    this.signal.throwIfAborted();
    return new Promise<Result>((resolve, reject) => {
      const { signal } = this;
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
      const stop = () => reject(signal.reason);
      signal.addEventListener('abort', stop, { once: true });
      action.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
    });
  }

  #late(): TimeoutError {
    const { url, timeout } = this.#request;
    const { host } = new URL(url);
    return this.#isSent
      ? new TimeoutError(`no answer from ${host} within ${timeout} ms`)
      : new TimeoutError(`no connection to ${host} within ${timeout} ms`, { outcome: 'not-sent' });
  }
}
