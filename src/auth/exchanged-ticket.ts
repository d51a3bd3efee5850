import { AuthenticationError } from '../errors/index.js';
import { type Clock, pauseAfterRefusal } from './renewed-grant.js';

/** A ticket that is got once, however many calls wait for it, and got again after it was refused. */
export class ExchangedTicket {
  readonly #clock: Clock;
  #pending: Promise<string> | undefined;
  #ticket: string | undefined;
  /** What is wrong stays wrong for a while: many attempts with an old password would lock its user out. */
  #refusal: { readonly error: AuthenticationError; readonly at: number } | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async get(exchange: () => Promise<string>): Promise<string> {
    const refusal = this.#refusal;
    if (refusal !== undefined && this.#clock() - refusal.at < pauseAfterRefusal) throw refusal.error;
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
        if (error instanceof AuthenticationError) this.#refusal = { error, at: this.#clock() };
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
}
