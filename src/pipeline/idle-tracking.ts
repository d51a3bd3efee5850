import type { TransportName } from '../errors/index.js';
import type { CallOptions, ExchangeName, Exchanges, Transport } from '../transports/transport.js';

/** Passes every call on, and knows since when there has been none. */
export class UsedTransport implements Transport {
  readonly #transport: Transport;
  readonly #onClose: () => void;
  #underWay = 0;
  #lastUse = performance.now();

  /** @param onClose called when it is closed, whoever closes it */
  constructor(transport: Transport, onClose: () => void) {
    this.#transport = transport;
    this.#onClose = onClose;
  }

  get name(): TransportName {
    return this.#transport.name;
  }

  /** By `performance.now()`; undefined while calls are under way. */
  get idleSince(): number | undefined {
    return this.#underWay > 0 ? undefined : this.#lastUse;
  }

  /** Somebody is about to use it. */
  touch(): void {
    this.#lastUse = performance.now();
  }

  async execute<Name extends ExchangeName>(name: Name, request: Exchanges[Name]['request'], options: CallOptions) {
    this.#underWay += 1;
    try {
      return await this.#transport.execute(name, request, options);
    } finally {
      this.#underWay -= 1;
      this.touch();
    }
  }

  async close(): Promise<void> {
    this.#onClose();
    await this.#transport.close();
  }
}
