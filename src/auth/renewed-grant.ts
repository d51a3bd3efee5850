import { AuthenticationError, type Secrets } from '../errors/index.js';
import type { Grant, TokenStore } from './token-store/token-store.js';

/** The time, as milliseconds of the epoch. */
export type Clock = () => number;

export interface GrantSource {
  /** Under which the token store keeps it; it holds no secret. */
  name(): Promise<string>;
  /** Signs in; `known` is what the store last held, with the refresh token that came with it. */
  obtain(known: Grant | undefined): Promise<Grant>;
  /** Milliseconds for which each use prolongs the grant, where it does. */
  readonly prolongedByUse?: number;
}

interface Surroundings {
  readonly store: TokenStore;
  readonly clock: Clock;
  readonly secrets: Secrets;
}

const fiveMinutes = 5 * 60_000;
/** How long nobody asks again after the login refused, so that a thousand calls do not make a thousand attempts. */
export const pauseAfterRefusal = 5_000;

/**
 * An access token or a ticket that is renewed ahead of its end, and when a server refuses it: once, however many calls
 * wait for it, and once for all the processes that share a token store.
 */
export class RenewedGrant {
  readonly #source: GrantSource;
  readonly #surroundings: Surroundings;
  #grant: Grant | undefined;
  #refused: string | undefined;
  /** When the newest grant was obtained that was ever in use here. */
  #newest = -Infinity;
  #pending: Promise<Grant> | undefined;
  #failure: { readonly error: unknown; readonly at: number } | undefined;

  constructor(source: GrantSource, surroundings: Surroundings) {
    this.#source = source;
    this.#surroundings = surroundings;
  }

  /** The access token or ticket to use now. */
  async current(): Promise<string> {
    const now = this.#surroundings.clock();
    const grant = this.#grant;
    if (grant !== undefined && !isDue(grant, now)) return this.#used(grant, now);
    // What is to be renewed ahead of its end still holds until then.
    const stillHolds = grant !== undefined && now < grant.expiresAt;
    try {
      return (await this.#renewed(now, stillHolds)).value;
    } catch (error) {
      if (stillHolds && grant === this.#grant) return grant.value;
      throw error;
    }
  }

  /** A server refused this one; where another is current, or on its way, there is nothing to do. */
  refused(value: string): void {
    if (this.#grant?.value !== value) return;
    this.#refused = value;
    this.#grant = undefined;
  }

  /** The login is asked again, also right after it refused. */
  retry(): void {
    this.#failure = undefined;
  }

  #used(grant: Grant, now: number): string {
    const { prolongedByUse } = this.#source;
    if (prolongedByUse !== undefined) this.#grant = { ...grant, expiresAt: now + prolongedByUse };
    return grant.value;
  }

  /** @param canWait a failure that may pass, such as of the network, is not tried again at once where nothing depends on it */
  #renewed(now: number, canWait: boolean): Promise<Grant> {
    if (this.#pending !== undefined) return this.#pending;
    const failure = this.#failure;
    if (failure !== undefined && now - failure.at < pauseAfterRefusal) {
      // It is what was thrown.
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
      if (canWait || failure.error instanceof AuthenticationError) return Promise.reject(failure.error);
    }
    const pending = this.#renew().then(
      (grant) => {
        this.#failure = undefined;
        return grant;
      },
      (error: unknown) => {
        this.#failure = { error, at: this.#surroundings.clock() };
        throw error;
      },
    );
    this.#pending = pending;
    const done = () => (this.#pending = undefined);
    pending.then(done, done);
    return pending;
  }

  async #renew(): Promise<Grant> {
    const { store, clock } = this.#surroundings;
    const name = await this.#source.name();
    return store.exclusively(name, async () => {
      // Another process may have renewed it while this one waited.
      const known = await store.read(name);
      if (known !== undefined && known.value !== this.#refused && !isDue(known, clock()) && this.#isNews(known)) {
        return this.#keep(known);
      }
      const grant = this.#keep(await this.#source.obtain(known ?? this.#grant));
      await store.write(name, grant);
      return grant;
    });
  }

  /** A store may hold what is older than the grant that was used, or refused, here: such as one that was restored. */
  #isNews(known: Grant): boolean {
    return known.value !== this.#grant?.value && known.obtainedAt >= this.#newest;
  }

  #keep(grant: Grant): Grant {
    this.#surroundings.secrets.add(grant.value, grant.refreshToken);
    this.#grant = grant;
    this.#newest = Math.max(this.#newest, grant.obtainedAt);
    return grant;
  }
}

/** Five minutes before its end, or at nine tenths of a short life. */
function isDue({ obtainedAt, expiresAt }: Grant, now: number): boolean {
  return now >= expiresAt - Math.min(fiveMinutes, (expiresAt - obtainedAt) / 10);
}
