import { AuthenticationError } from '../errors/index.js';
import { notSentAgain } from './not-sent-again.js';
import { type Clock, pauseAfterRefusal } from './renewed-grant.js';

/** A ticket that is obtained once for all waiting calls, and again after it was refused. */
export class ExchangedTicket {
  readonly #renewals: Clock | undefined;
  #pending: Promise<string> | undefined;
  #ticket: string | undefined;
  #refusal: { readonly error: AuthenticationError; readonly until: number } | undefined;

  /**
   * @param renewals the clock, if the exchanged credentials renew themselves, so that a refusal may be temporary. Unchanged
   *   credentials stay refused: repeated attempts with an old password would lock the account.
   */
  constructor(renewals: Clock | undefined) {
    this.#renewals = renewals;
  }

  async get(exchange: () => Promise<string>): Promise<string> {
    const refusal = this.#refusal;
    if (refusal !== undefined && this.#now() < refusal.until) {
      throw notSentAgain(refusal.error, refusal.until === Infinity);
    }
    const pending = (this.#pending ??= exchange());
    try {
      const ticket = await pending;
      if (this.#pending === pending) {
        this.#ticket = ticket;
        this.#refusal = undefined;
      }
      return ticket;
    } catch (error) {
      if (this.#pending === pending) {
        this.#pending = undefined;
        const until = this.#renewals === undefined ? Infinity : this.#now() + pauseAfterRefusal;
        if (error instanceof AuthenticationError) this.#refusal = { error, until };
      }
      throw error;
    }
  }

  /** Drops the ticket, unless it has been replaced already. */
  refused(ticket: string | undefined): void {
    if (ticket === undefined || this.#ticket !== ticket) return;
    this.#pending = undefined;
    this.#ticket = undefined;
  }

  /** Allows one more exchange of refused credentials. */
  retry(): void {
    this.#refusal = undefined;
  }

  #now(): number {
    return this.#renewals?.() ?? 0;
  }
}
