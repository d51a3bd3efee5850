import type { IncomingMessage, ServerResponse } from 'node:http';

/** Counts the calls under way by the address that they come from, so that one client cannot take the place of all others. */
export class ClientLimits {
  readonly #underWay = new Map<string, number>();

  constructor(private readonly maximum: number) {}

  /** @returns false if the client has as many calls under way as it may; otherwise the call counts until it is answered */
  enter({ socket }: IncomingMessage, response: ServerResponse): boolean {
    const client = socket.remoteAddress ?? '';
    const count = this.#underWay.get(client) ?? 0;
    if (count >= this.maximum) return false;
    this.#underWay.set(client, count + 1);
    response.once('close', () => this.#leave(client));
    return true;
  }

  #leave(client: string): void {
    const count = (this.#underWay.get(client) ?? 1) - 1;
    if (count === 0) this.#underWay.delete(client);
    else this.#underWay.set(client, count);
  }
}
