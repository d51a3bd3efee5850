import type { EventEmitter } from 'node:events';

/** Counts what each address has under way, so that one client cannot take the place of all others. */
export class ClientLimits {
  readonly #underWay = new Map<string, number>();

  constructor(private readonly maximum: number) {}

  /**
   * @param until a socket or an answer: it counts until it is closed
   * @returns false if the client has as many under way as it may
   */
  enter(client: string, until: EventEmitter): boolean {
    const count = this.#underWay.get(client) ?? 0;
    if (count >= this.maximum) return false;
    this.#underWay.set(client, count + 1);
    until.once('close', () => this.#leave(client));
    return true;
  }

  #leave(client: string): void {
    const count = (this.#underWay.get(client) ?? 1) - 1;
    if (count === 0) this.#underWay.delete(client);
    else this.#underWay.set(client, count);
  }
}
