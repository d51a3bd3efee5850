import { AuthenticationError, type Secrets } from '../errors/index.js';
import type { Grant, TokenStore } from './token-store/token-store.js';

/** Returns the time in milliseconds since 1970. */
export type Clock = () => number;

export interface GrantSource {
  /** Its name in the token store. It contains no secret. */
  name(): Promise<string>;
  /** Signs in; `known` is the last grant in the store, with its refresh token. */
  obtain(known: Grant | undefined): Promise<Grant>;
  /** The lifetime in milliseconds from each use, if use extends the grant. */
  readonly prolongedByUse?: number;
}

interface Surroundings {
  readonly store: TokenStore;
  readonly clock: Clock;
  readonly secrets: Secrets;
}

const fiveMinutes = 5 * 60_000;
/** Milliseconds without another attempt after the login refused, so that a thousand calls do not make a thousand attempts. */
export const pauseAfterRefusal = 5_000;

/**
 * An access token or ticket that is renewed before it expires, and when a server refuses it: once for all waiting calls, and
 * once for all processes that share a token store.
 */
export class RenewedGrant {
  readonly #source: GrantSource;
  readonly #surroundings: Surroundings;
  #grant: Grant | undefined;
  #refused: string | undefined;
  /** When the newest grant that this process has used was obtained. */
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
    // A grant that is due for renewal is still valid until it expires.
    const isValid = grant !== undefined && now < grant.expiresAt;
    try {
      return (await this.#renewed(now, isValid)).value;
    } catch (error) {
      if (isValid && grant === this.#grant) return grant.value;
      throw error;
    }
  }

  /** Called if a server refused this value. If another one is current or being obtained, nothing happens. */
  refused(value: string): void {
    if (this.#grant?.value !== value) return;
    this.#refused = value;
    this.#grant = undefined;
  }

  /** Allows another attempt at once, even right after the login refused. */
  retry(): void {
    this.#failure = undefined;
  }

  #used(grant: Grant, now: number): string {
    const { prolongedByUse } = this.#source;
    if (prolongedByUse !== undefined) this.#grant = { ...grant, expiresAt: now + prolongedByUse };
    return grant.value;
  }

  /** @param canWait whether a temporary failure, such as of the network, need not be retried at once */
  #renewed(now: number, canWait: boolean): Promise<Grant> {
    if (this.#pending !== undefined) return this.#pending;
    const failure = this.#failure;
    if (failure !== undefined && now - failure.at < pauseAfterRefusal) {
      // It is the value that was thrown.
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

  /** Whether a grant is newer than any that was used or refused here: a restored store may contain an old one. */
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

/** Five minutes before it expires, or at nine tenths of a short lifetime. */
function isDue({ obtainedAt, expiresAt }: Grant, now: number): boolean {
  return now >= expiresAt - Math.min(fiveMinutes, (expiresAt - obtainedAt) / 10);
}
