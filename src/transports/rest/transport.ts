import { withDetails } from '../error-details.js';
import { JsonClient } from '../json/client.js';
import type { TransportParts } from '../parts.js';
import type { CallOptions, ExchangeHandlers, ExchangeName, Exchanges, Transport } from '../transport.js';
import { exchangesOverResources } from './resources.js';

/** RESTful resources, `/api/v1/Appointment/591`, as JSON. */
export class RestTransport implements Transport {
  readonly name = 'rest';
  readonly #handlers: ExchangeHandlers;

  constructor(parts: TransportParts) {
    this.#handlers = exchangesOverResources(parts.settings.contract, new JsonClient(this.name, parts));
  }

  async execute<Name extends ExchangeName>(name: Name, request: Exchanges[Name]['request'], options: CallOptions) {
    return withDetails({ transport: this.name }, () => this.#handlers[name](request, options));
  }

  async close(): Promise<void> {
    // The engine is the connection's, and closed with it.
  }
}
