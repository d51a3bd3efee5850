import type { SuperOffice } from '../client/superoffice.js';
import type { CanonicalObject } from '../contract/index.js';
import type { Agents } from '../repositories/index.js';

/** Names no zone, as a caller's header does that is left empty. */
const unknown: CanonicalObject = { SoTimeZoneId: 0, SoTimeZoneLocationCode: '' };
/** Milliseconds until a tenant that did not name its zone is asked again. */
const pause = 60_000;
/** Milliseconds that the answer to a caller waits for the zone. */
const timeout = 5_000;

/**
 * The time zone that a tenant stores dates in. SOAP answers name it to callers that named none, and the vendor's own sample
 * reads it without a check for null (`en/api/web-services/proxies/custom`), but Agents answers do not have it.
 */
export class BaseZone {
  #zone = unknown;
  #learning: Promise<void> | undefined;
  #nextAttempt = 0;
  readonly #so: SuperOffice<Agents>;
  readonly #now: () => number;

  constructor(so: SuperOffice<Agents>, now: () => number = Date.now) {
    this.#so = so;
    this.#now = now;
  }

  /** The value of the header `TimeZone`, which names no zone until the tenant has named its own. */
  get header(): CanonicalObject {
    return this.#zone;
  }

  /** Asks the tenant once, as the caller whose call has just succeeded. It never fails, because the call itself has not. */
  async learn(): Promise<void> {
    if (this.#zone !== unknown || this.#now() < this.#nextAttempt) return;
    this.#learning ??= this.#ask()
      .catch(() => {
        this.#nextAttempt = this.#now() + pause;
      })
      .finally(() => {
        this.#learning = undefined;
      });
    await this.#learning;
  }

  async #ask(): Promise<void> {
    const ask = async (operation: string) => this.#so.agents['TimeZone']?.[operation]?.({}, { timeout });
    const [id, preferred] = await Promise.all([ask('GetBaseTimeZoneId'), ask('GetDefaultTimeZoneInformation')]);
    if (typeof id !== 'number') throw new TypeError('the base time zone is not a number');
    // The caller's own zone, which is the base zone unless the caller has chosen another. Then its code stays unknown.
    const { TZLocationId, LocationCode } = (preferred ?? {}) as CanonicalObject;
    this.#zone = { SoTimeZoneId: id, SoTimeZoneLocationCode: TZLocationId === id ? LocationCode : '' };
  }
}
