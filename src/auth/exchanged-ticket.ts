/** A ticket that is got once, however many calls wait for it, and got again after it was dropped. */
export class ExchangedTicket {
  #pending: Promise<string> | undefined;

  async get(exchange: () => Promise<string>): Promise<string> {
    const pending = (this.#pending ??= exchange());
    try {
      return await pending;
    } catch (error) {
      if (this.#pending === pending) this.#pending = undefined;
      throw error;
    }
  }

  drop(): boolean {
    const had = this.#pending !== undefined;
    this.#pending = undefined;
    return had;
  }
}
