import { AuthenticationError } from '../errors/index.js';
import { notSentAgain } from './not-sent-again.js';
import { type Clock, pauseAfterRefusal } from './renewed-grant.js';

/** A ticket that is got once, however many calls wait for it, and got again after it was refused. */
export class ExchangedTicket {
  readonly #renewals: Clock | undefined;
  #pending: Promise<string> | undefined;
  #ticket: string | undefined;
  #refusal: { readonly error: AuthenticationError; readonly until: number } | undefined;

  /**
   * @param renewals the clock, where what is exchanged renews itself, so that a refusal may pass. What stays the same stays
   *   refused: many attempts with an old password would lock its user out.
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

  /** Drops the ticket, unless it is another one by now. */
  refused(ticket: string | undefined): void {
    if (ticket === undefined || this.#ticket !== ticket) return;
    this.#pending = undefined;
    this.#ticket = undefined;
  }

  /** What was refused is exchanged once more. */
  retry(): void {
    this.#refusal = undefined;
  }

  #now(): number {
    return this.#renewals?.() ?? 0;
  }
}
