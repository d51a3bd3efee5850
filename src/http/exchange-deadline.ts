import { TimeoutError } from '../errors/index.js';
import type { HttpRequest } from './http-engine.js';
import { onAbort } from './on-abort.js';

/** The time limit of one HTTP exchange; it also aborts the exchange if its caller does. */
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

  /** Whether a byte of the request may have been sent. If not, the server cannot have acted. */
  get isSent(): boolean {
    return this.#isSent;
  }

  /** The first byte is about to be written. */
  begin(): void {
    // undici writes nothing of a request that was aborted before.
    if (!this.signal.aborted) this.#isSent = true;
  }

  /** Starts or restarts the timer: `timeout` milliseconds, the first time only what is left of them. */
  start(): void {
    // One more piece of a body that is being sent may be requested after the end.
    if (this.#ended) return;
    const { timeout, left = timeout } = this.#request;
    const milliseconds = this.#hasStarted ? timeout : Math.min(left, timeout);
    this.#hasStarted = true;
    this.pause();
    this.#timer = setTimeout(
      () => this.#controller.abort(late(this.#request, this.#isSent)),
      Math.max(milliseconds, 0),
    );
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

  /** The body of the request cannot be read. */
  fail(error: unknown): void {
    this.#controller.abort(error);
  }

  /** Why the exchange was ended here; undefined if it was not. */
  get reason(): unknown {
    const reason: unknown = this.signal.reason;
    return this.signal.aborted ? reason : undefined;
  }

  /** The result of an action, or a rejection as soon as the exchange is ended here. */
  async bound<Result>(action: Promise<Result>): Promise<Result> {
    // A later failure is irrelevant.
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
}

/** The error for an exchange whose time has run out. */
export function late({ url, timeout }: HttpRequest, isSent: boolean): TimeoutError {
  const { host } = new URL(url);
  return isSent
    ? new TimeoutError(`no answer from ${host} within ${timeout} ms`)
    : new TimeoutError(`no connection to ${host} within ${timeout} ms`, { outcome: 'not-sent' });
}
