/** Counts what each address has under way, so that one client cannot take the place of all others. */
export class ClientLimits {
  readonly #underWay = new Map<string, number>();

  constructor(private readonly maximum: number) {}

  /** @returns a function to call once when it has ended; undefined if the client has reached its limit */
  enter(client: string): (() => void) | undefined {
    const count = this.#underWay.get(client) ?? 0;
    if (count >= this.maximum) return undefined;
    this.#underWay.set(client, count + 1);
    return () => this.#leave(client);
  }

  #leave(client: string): void {
    const count = (this.#underWay.get(client) ?? 1) - 1;
    if (count === 0) this.#underWay.delete(client);
    else this.#underWay.set(client, count);
  }
}
