import type { Contract } from '../../contract/index.js';
import { exchangesOverAgents } from '../agent-exchanges.js';
import { agentWireOverHttp } from '../json/agent-wire.js';
import type { JsonClient } from '../json/client.js';
import { currentPrincipal } from '../json/principal.js';
import type { ResourceTexts } from '../resource-texts.js';
import type { ExchangeHandlers } from '../transport.js';

/** The exchanges, served by the operations of agents over HTTP. */
export function agentsExchanges(contract: Contract, client: JsonClient, texts: ResourceTexts): ExchangeHandlers {
  return {
    ...exchangesOverAgents(contract, agentWireOverHttp(contract, client), texts),
    principal: (_request, options) => currentPrincipal(contract, client.send, options),
  };
}
