import type { Settings } from '../config/schema.js';
import { NotSupportedError, type TransportName } from '../errors/index.js';
import { checkOptions } from '../transports/call-options.js';
import { connectionClosed } from '../transports/closed.js';
import type { CallOptions, ExchangeName, Exchanges, Transport } from '../transports/transport.js';

/** What every transport of a connection is put into when it is made, so that each of its calls passes there. */
export type TransportWrapping = (transport: Transport) => Transport;

/** The transports that a connection can use, made when first needed. */
export type TransportFactories = Readonly<Partial<Record<TransportName, () => Transport>>>;

/**
 * Passes each call on to the configured transport, or to the one that the call names, and completes its options with the
 * connection's own.
 */
export class ChosenTransport implements Transport {
  readonly name: TransportName;
  readonly #settings: Settings;
  readonly #factories: TransportFactories;
  readonly #wrapped: TransportWrapping;
  readonly #made = new Map<TransportName, Transport>();
  readonly #underWay = new Set<Promise<unknown>>();
  #closed = false;

  constructor(settings: Settings, factories: TransportFactories, wrapped: TransportWrapping) {
    this.name = settings.transport;
    this.#settings = settings;
    this.#factories = factories;
    this.#wrapped = wrapped;
  }

  async execute<Name extends ExchangeName>(name: Name, request: Exchanges[Name]['request'], options: CallOptions) {
    const { language, culture, timeZone } = this.#settings;
    const { transport = this.name, ...call } = options;
    if (this.#closed) throw connectionClosed(transport);
    checkOptions(options);
    const chosen = this.#transport(transport);
    if (options.call !== undefined) options.call.servedBy = transport;
    const answer = chosen.execute(name, request, { language, culture, timeZone, ...call });
    this.#underWay.add(answer);
    try {
      return await answer;
    } finally {
      this.#underWay.delete(answer);
    }
  }

  /** Takes no more calls, and lets those under way come to their end. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#underWay);
    await Promise.all([...this.#made.values()].map((transport) => transport.close()));
    this.#made.clear();
  }

  #transport(name: TransportName): Transport {
    const made = this.#made.get(name);
    if (made !== undefined) return made;
    const make = Object.hasOwn(this.#factories, name) ? this.#factories[name] : undefined;
    if (make === undefined) {
      const known = Object.keys(this.#factories).join(', ');
      throw new NotSupportedError(`there is no transport ${JSON.stringify(name)}; there are ${known}`, {
        path: 'transport',
      });
    }
    const transport = this.#wrapped(make());
    this.#made.set(name, transport);
    return transport;
  }
}
