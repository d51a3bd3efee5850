import { started } from '../errors/error-details.js';
import type { TransportName } from '../errors/index.js';
import type { Interceptor } from '../operations/index.js';
import { connectionClosed } from './connection-closed.js';

/** Tracks the calls of a connection: once closed, it accepts no more, and lets those under way finish. */
export class CallTracker {
  readonly #transport: TransportName;
  readonly #underWay = new Set<Promise<unknown>>();
  #lastUse = performance.now();
  #closed = false;
  /** Called once, when the connection is closed. */
  onClose: (() => void) | undefined;

  /** @param transport the configured transport, which an error names if the call names none */
  constructor(transport: TransportName) {
    this.#transport = transport;
  }

  /** By `performance.now()`; undefined while calls are under way. */
  get idleSince(): number | undefined {
    return this.#underWay.size > 0 ? undefined : this.#lastUse;
  }

  /** Counts as a use, so that a connection that is about to be used is not idle. */
  touch(): void {
    this.#lastUse = performance.now();
  }

  readonly intercept: Interceptor = (next) => (exchange, options) => {
    if (this.#closed) return Promise.reject(connectionClosed(options.transport ?? this.#transport));
    const answer = started(() => next(exchange, options));
    this.#underWay.add(answer);
    // One chain of promises, along which the stack of an error leads to the caller.
    return answer.finally(() => {
      this.#underWay.delete(answer);
      this.touch();
    });
  };

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.onClose?.();
  }

  /** Waits for the calls under way. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#underWay);
  }
}
