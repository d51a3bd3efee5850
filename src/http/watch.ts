import { TimeoutError } from '../errors/index.js';
import type { HttpRequest } from './http-engine.js';

/** Ends an exchange that takes too long, or that its caller aborts. */
export class Watch {
  readonly #request: HttpRequest;
  readonly #controller = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #ended = false;

  constructor(request: HttpRequest) {
    this.#request = request;
    request.signal?.addEventListener('abort', this.#forward, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** From now on there are `timeout` milliseconds. */
  start(): void {
    // A body that is being sent may be asked for one more piece after the end.
    if (this.#ended) return;
    const { timeout, url } = this.#request;
    if (this.#timer !== undefined) {
      this.#timer.refresh();
      return;
    }
    this.#timer = setTimeout(() => {
      this.#controller.abort(new TimeoutError(`no answer from ${new URL(url).host} within ${timeout} ms`));
    }, timeout);
  }

  pause(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  end(): void {
    this.#ended = true;
    this.pause();
    this.#request.signal?.removeEventListener('abort', this.#forward);
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

  readonly #forward = (): void => this.#controller.abort(this.#request.signal?.reason);
}
