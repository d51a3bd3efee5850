import type { Settings } from '../config/schema.js';
import { NotSupportedError, type TransportName } from '../errors/index.js';
import type { Execute, Interceptor } from '../operations/index.js';
import type { Transport } from '../transports/transport.js';
import { checkOptions } from './check-options.js';

/** The transports that a connection can use, created when first needed. */
export type TransportFactories = Readonly<Partial<Record<TransportName, () => Transport>>>;

export type TransportDefaults = Pick<Settings, 'transport' | 'language' | 'culture' | 'timeZone'>;

/** Selects the transport that serves the call, and fills in the connection's options. */
export function selectTransport(defaults: TransportDefaults): Interceptor {
  const { language, culture, timeZone } = defaults;
  return (next) => (exchange, options) => {
    checkOptions(options);
    const transport = options.transport ?? defaults.transport;
    if (options.call !== undefined) options.call.servedBy = transport;
    return next(exchange, { language, culture, timeZone, ...options, transport });
  };
}

/** The end of the pipeline: passes an exchange to the transport that its options name. */
export class TransportDispatch {
  readonly #factories: TransportFactories;
  readonly #made = new Map<TransportName, Transport>();

  constructor(factories: TransportFactories) {
    this.#factories = factories;
  }

  readonly execute: Execute = (exchange, { transport, ...options }) =>
    this.#transport(transport).execute(exchange, options);

  async close(): Promise<void> {
    await Promise.all([...this.#made.values()].map((transport) => transport.close()));
    this.#made.clear();
  }

  #transport(name: TransportName | undefined): Transport {
    const made = name === undefined ? undefined : this.#made.get(name);
    if (made !== undefined) return made;
    const make = name !== undefined && Object.hasOwn(this.#factories, name) ? this.#factories[name] : undefined;
    if (name === undefined || make === undefined) {
      const known = Object.keys(this.#factories).join(', ');
      throw new NotSupportedError(`Unknown transport ${JSON.stringify(name)}; use one of: ${known}`, {
        path: 'transport',
      });
    }
    const transport = make();
    this.#made.set(name, transport);
    return transport;
  }
}
