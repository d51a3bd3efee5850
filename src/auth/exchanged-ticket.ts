/** A ticket that is got once, however many calls wait for it, and got again after it was refused. */
export class ExchangedTicket {
  #pending: Promise<string> | undefined;
  #ticket: string | undefined;

  async get(exchange: () => Promise<string>): Promise<string> {
    const pending = (this.#pending ??= exchange());
    try {
      const ticket = await pending;
      if (this.#pending === pending) this.#ticket = ticket;
      return ticket;
    } catch (error) {
      if (this.#pending === pending) this.#pending = undefined;
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
