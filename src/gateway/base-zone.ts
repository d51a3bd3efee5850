import type { CanonicalObject } from '../contract/index.js';
import { untilAborted } from '../http/index.js';
import type { Caller, Execute } from '../operations/index.js';

/** Names no zone, as a caller's header does that is left empty. */
const unknown: CanonicalObject = { SoTimeZoneId: 0, SoTimeZoneLocationCode: '' };
/** Milliseconds until a tenant that did not name its zone is asked again. */
const pause = 60_000;
/** Milliseconds that the answer to a caller waits for the zone, with all attempts and the pauses between them. */
const limit = 5_000;

/**
 * The time zone that a tenant stores dates in. SOAP answers name it to callers that named none, and the vendor's own sample
 * reads it without a check for null (`en/api/web-services/proxies/custom`), but Agents answers do not have it.
 */
export class BaseZone {
  #zone = unknown;
  #learning: Promise<void> | undefined;
  #nextAttempt = 0;
  readonly #execute: Execute;
  readonly #now: () => number;

  constructor(execute: Execute, now: () => number = Date.now) {
    this.#execute = execute;
    this.#now = now;
  }

  /** The value of the header `TimeZone`, which names no zone until the tenant has named its own. */
  get header(): CanonicalObject {
    return this.#zone;
  }

  /**
   * Asks the tenant once, as the caller whose call has just succeeded. It never fails, because the call itself has not.
   *
   * @param signal ends the wait of this caller; others may wait for the same answer
   */
  async learn(caller: Caller, signal?: AbortSignal): Promise<void> {
    if (this.#zone !== unknown || this.#now() < this.#nextAttempt) return;
    this.#learning ??= this.#ask(caller)
      .catch(() => {
        this.#nextAttempt = this.#now() + pause;
      })
      .finally(() => {
        this.#learning = undefined;
      });
    await untilAborted(this.#learning, signal).catch(() => undefined);
  }

  async #ask(caller: Caller): Promise<void> {
    // A timeout on the calls would apply to each attempt and exclude the pauses between them.
    const ending = new AbortController();
    const { signal } = ending;
    const timer = setTimeout(() => ending.abort(), limit);
    try {
      await untilAborted(this.#askUntil(signal, caller), signal);
    } finally {
      clearTimeout(timer);
      // Stops the other call if one has failed.
      ending.abort();
    }
  }

  async #askUntil(signal: AbortSignal, caller: Caller): Promise<void> {
    const ask = (operation: string) =>
      this.#execute(
        { name: 'agent.call', request: { agent: 'TimeZone', operation, parameters: {} } },
        { signal, timeout: limit, caller },
      );
    const [id, preferred] = await Promise.all([ask('GetBaseTimeZoneId'), ask('GetDefaultTimeZoneInformation')]);
    if (typeof id !== 'number') throw new TypeError('the base time zone is not a number');
    // The caller's own zone, which is the base zone unless the caller has chosen another. Then its code stays unknown.
    const { TZLocationId, LocationCode } = (preferred ?? {}) as CanonicalObject;
    this.#zone = { SoTimeZoneId: id, SoTimeZoneLocationCode: TZLocationId === id ? LocationCode : '' };
  }
}
