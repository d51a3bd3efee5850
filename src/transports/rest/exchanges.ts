import { pathSegment } from '../../operations/path-segment.js';
import { toJson } from '../../codec/json/index.js';
import type { Contract } from '../../contract/index.js';
import { type ListRequest, type OperationCall } from '../../operations/index.js';
import { exchangesOverAgents, listItems } from '../agent-exchanges.js';
import { piecesOf } from '../binary-body.js';
import { checkOperationAnswer } from '../identity.js';
import { agentWireOverHttp } from '../json/agent-wire.js';
import type { JsonClient, JsonRequest } from '../json/client.js';
import { currentPrincipal } from '../json/principal.js';
import { type ExchangeHandlers } from '../transport.js';
import { archiveOverOData } from './archive.js';
import { entityExchanges } from './entities.js';

/** The exchanges, served by the vendor's RESTful resources. */
export function restExchanges(contract: Contract, client: JsonClient): ExchangeHandlers {
  const { send } = client;
  // Exchanges without a resource use the operations of agents, over the same wire.
  const agentWire = agentWireOverHttp(contract, client);
  const overAgents = exchangesOverAgents(contract, agentWire);

  const resourceOf = ({ agent, operation, parameters, resource }: OperationCall): JsonRequest | undefined => {
    if (resource === undefined) return undefined;
    const { query = {}, body, ...exchange } = resource;
    const { input, output } = contract.operation(agent, operation);
    // The body of a resource is one of the operation's parameters, so it has the parameter's type.
    const type = input.fields.find(({ name }) => parameters[name] === body)?.type;
    const written = type === undefined ? body : toJson(type, body);
    return { ...exchange, query, body: written, agent, operation, output: output.fields[0]?.type };
  };

  return {
    ...entityExchanges(contract, send, overAgents),
    async 'list.items'(request, options) {
      // REST has no history of a list, and no address for the names "." and "..", so these use the MDO agent.
      if (request.onlyHistory || /^\.{1,2}$/.test(request.name)) return overAgents['list.items'](request, options);
      const operation = request.restriction === undefined ? 'GetList' : 'GetListWithRestriction';
      const output = contract.operation('MDO', operation).output.fields[0]?.type;
      const items = await send({ method: 'GET', ...listResource(request), agent: 'MDO', operation, output }, options);
      return listItems(items, { agent: 'MDO', operation });
    },
    ...archiveOverOData(send, agentWire.send, overAgents),
    principal: (_request, options) => currentPrincipal(contract, send, options),
    async 'agent.call'(request, options) {
      const resource = resourceOf(request);
      if (resource === undefined) return overAgents['agent.call'](request, options);
      const answer = await send(resource, options);
      checkOperationAnswer(contract.operation(request.agent, request.operation), request.parameters, answer);
      return answer;
    },
    'agent.read'(request, options) {
      const resource = resourceOf(request);
      return resource === undefined ? overAgents['agent.read'](request, options) : client.read(resource, options);
    },
    'agent.write'(request, options) {
      const resource = resourceOf(request);
      if (resource === undefined) return overAgents['agent.write'](request, options);
      const content = { pieces: () => piecesOf(request.content), replayable: request.content instanceof Uint8Array };
      return send({ ...resource, content }, options);
    },
  };
}

function listResource({
  name,
  flat,
  additional,
  restriction,
  endpoint,
}: ListRequest): Pick<JsonRequest, 'path' | 'query'> {
  const query = { flat: flat ? 'true' : undefined, additional, query: restriction };
  const encoded = pathSegment(name, 'name');
  return { path: endpoint === 'list' ? `List/${encoded}/MDOItems` : `MDOList/${encoded}`, query };
}
