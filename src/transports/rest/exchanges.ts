import { pathSegment } from '../../operations/path-segment.js';
import { isPlainObject, patchToJson } from '../../codec/canonical/index.js';
import { toJson } from '../../codec/json/index.js';
import type { CanonicalObject, Contract } from '../../contract/index.js';
import { beforeSending } from '../../errors/error-details.js';
import { NotFoundError, ProtocolError } from '../../errors/index.js';
import { currentPrincipal } from '../json/principal.js';
import type { JsonClient, JsonRequest } from '../json/client.js';
import { carrierType, exchangesOverAgents, listItems } from '../agent-exchanges.js';
import { checkIdentity, checkOperationAnswer, type ExpectedKey } from '../identity.js';
import { piecesOf } from '../binary-body.js';
import { parseDateTime } from '../../codec/values/index.js';
import { agentWireOverHttp } from '../json/agent-wire.js';
import { httpDate, preconditionOf, unmodifiedInstant, updatedDate, utcOf } from '../precondition.js';
import { archiveOverOData } from './archive.js';
import { type ExchangeHandlers } from '../transport.js';
import {
  type CallOptions,
  type EntityDescription,
  type ListRequest,
  notModified,
  type OperationCall,
  operationName,
} from '../../operations/index.js';

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

  const bodyOf = (entity: EntityDescription, values: CanonicalObject) => toJson(carrierType(contract, entity), values);

  const entityRequest = async (
    entity: EntityDescription,
    step: 'Get' | 'Save' | 'CreateDefault',
    expected: ExpectedKey,
    request: Omit<JsonRequest, 'agent' | 'operation' | 'output'>,
    options: CallOptions,
  ): Promise<CanonicalObject | null> => {
    const operation = operationName(entity, step);
    const select = step === 'CreateDefault' ? undefined : options.select?.join(',');
    const carrier = await send(
      {
        ...request,
        query: { ...request.query, $select: select },
        agent: entity.agent,
        operation,
        output: carrierType(contract, entity),
      },
      options,
    );
    if (carrier !== null && carrier !== notModified) {
      checkIdentity(carrier, entity.primaryKey, expected, { agent: entity.agent, operation });
    }
    return carrier as CanonicalObject | null;
  };

  const requiredEntity = async (...parameters: Parameters<typeof entityRequest>): Promise<CanonicalObject> => {
    const carrier = await entityRequest(...parameters);
    if (carrier !== null) return carrier;
    const [entity, step] = parameters;
    throw new ProtocolError(`${entity.agent}: the answer contains no entity`, {
      agent: entity.agent,
      operation: operationName(entity, step),
    });
  };

  const absentAsNull = async <Result>(action: () => Promise<Result>): Promise<Result | null> => {
    try {
      return await action();
    } catch (error) {
      if (error instanceof NotFoundError) return null;
      throw error;
    }
  };

  const dateOfChange = async (entity: EntityDescription, id: number, options: CallOptions, zone?: string) => {
    const answer = await absentAsNull(() =>
      send(
        {
          method: 'GET',
          path: `${entity.resource}/${id}`,
          query: { $select: `${entity.primaryKey},${updatedDate}` },
          headers: zone === undefined ? {} : { 'SO-TimeZone': zone },
          agent: entity.agent,
          operation: operationName(entity, 'Get'),
          output: 'json',
        },
        { ...options, language: undefined },
      ),
    );
    if (answer === null) return undefined;
    checkIdentity(answer, entity.primaryKey, id, { agent: entity.agent, operation: operationName(entity, 'Get') });
    return isPlainObject(answer) ? answer[updatedDate] : undefined;
  };

  /** The server compares instants. With `includeTZOffset` it names the zone of each date, unless it lacks that option. */
  const unmodified = async (entity: EntityDescription, id: number, options: CallOptions) => {
    const precondition = preconditionOf(carrierType(contract, entity), options);
    if (precondition === undefined) return {};
    const dates = {
      shown: async () => localPart(await dateOfChange(entity, id, options)),
      instant: async () => utcOf(await dateOfChange(entity, id, options, 'UTC, includeTZOffset')),
    };
    const instant = await beforeSending(() => unmodifiedInstant(entity, id, precondition, dates));
    return instant === undefined ? {} : { 'If-Unmodified-Since': httpDate(instant) };
  };

  return {
    'entity.createDefault': ({ entity }, options) =>
      requiredEntity(entity, 'CreateDefault', 'blank', { method: 'GET', path: `${entity.resource}/default` }, options),
    'entity.create': ({ entity, values }, options) =>
      requiredEntity(
        entity,
        'Save',
        'new',
        { method: 'POST', path: entity.resource, body: bodyOf(entity, values) },
        options,
      ),
    'entity.get'({ entity, id, foreignKeys = false }, options) {
      const path = `${entity.resource}/${id}`;
      const query = { fk: foreignKeys ? 'true' : undefined };
      const { ifModifiedSince } = options;
      const headers = ifModifiedSince === undefined ? {} : { 'If-Modified-Since': httpDate(ifModifiedSince) };
      // An absent entity is a 404 that says so, or null, which the agent behind a resource answers.
      return absentAsNull(() => entityRequest(entity, 'Get', id, { method: 'GET', path, query, headers }, options));
    },
    async 'entity.save'({ entity, carrier }, options) {
      const id = Number(carrier[entity.primaryKey]);
      const headers = await unmodified(entity, id, options);
      const path = `${entity.resource}/${id}`;
      return requiredEntity(
        entity,
        'Save',
        id,
        { method: 'PUT', path, headers, body: bodyOf(entity, carrier) },
        options,
      );
    },
    async 'entity.patch'({ entity, id, patch }, options) {
      const headers = await unmodified(entity, id, options);
      const path = `${entity.resource}/${id}`;
      const contentType = 'application/json-patch+json';
      const body = patchToJson(carrierType(contract, entity), patch);
      return requiredEntity(entity, 'Save', id, { method: 'PATCH', path, headers, body, contentType }, options);
    },
    async 'entity.merge'({ entity, id, changes }, options) {
      const headers = await unmodified(entity, id, options);
      const path = `${entity.resource}/${id}`;
      const contentType = 'application/merge-patch+json';
      const body = bodyOf(entity, changes);
      return requiredEntity(entity, 'Save', id, { method: 'PATCH', path, headers, body, contentType }, options);
    },
    async 'entity.delete'({ entity, id }, options) {
      const operation = operationName(entity, 'Delete');
      const headers = await unmodified(entity, id, options);
      const path = `${entity.resource}/${id}`;
      await absentAsNull(() =>
        send({ method: 'DELETE', path, headers, agent: entity.agent, operation, output: undefined }, options),
      );
      return undefined;
    },
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

/** A date as shown, without the zone that some servers add. */
function localPart(date: unknown): string | undefined {
  return typeof date === 'string' ? parseDateTime(date)?.local : undefined;
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
