import { exchangesOverAgents } from '../agent-exchanges.js';
import { withDetails } from '../error-details.js';
import { callOverHttp, contentOverHttp } from '../json/agent-call.js';
import { JsonClient } from '../json/client.js';
import { currentPrincipal } from '../json/principal.js';
import type { TransportParts } from '../parts.js';
import { resourceTexts } from '../resource-texts.js';
import type { CallOptions, ExchangeHandlers, ExchangeName, Exchanges, Transport } from '../transport.js';

/** The operations of agents over HTTP, `/api/v1/Agents/Appointment/GetAppointmentEntity`, as JSON. */
export class AgentsTransport implements Transport {
  readonly name = 'agents';
  readonly #handlers: ExchangeHandlers;

  constructor(parts: TransportParts) {
    const { contract } = parts.settings;
    const client = new JsonClient(this.name, parts);
    const { send } = client;
    this.#handlers = {
      ...exchangesOverAgents(contract, callOverHttp(contract, send), resourceTexts(this.name, parts)),
      ...contentOverHttp(contract, client),
      principal: (_request, options) => currentPrincipal(contract, send, options),
    };
  }

  async execute<Name extends ExchangeName>(name: Name, request: Exchanges[Name]['request'], options: CallOptions) {
    return withDetails({ transport: this.name }, () => this.#handlers[name](request, options));
  }

  async close(): Promise<void> {
    // The engine is the connection's, and closed with it.
  }
}
