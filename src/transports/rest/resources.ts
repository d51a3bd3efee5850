import { fromJson, type JsonReading } from '../../canonical/index.js';
import type { CanonicalObject, Field, TypeDescription } from '../../contract/index.js';
import { NotFoundError, NotSupportedError, ProtocolError } from '../../errors/index.js';
import { carrierType } from '../agent-exchanges.js';
import { httpDate } from '../precondition.js';
import {
  type CallOptions,
  type ConnectionSettings,
  type EntityDescription,
  type ExchangeHandlers,
  type ListRequest,
  operationName,
} from '../transport.js';

/** One request to a resource; the transport adds address, credentials and language. */
export interface ResourceRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`, each step encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the error shall name: the agent and operation that serve this resource. */
  readonly agent: string;
  readonly operation: string;
}

export type SendToResource = (request: ResourceRequest, options: CallOptions) => Promise<unknown>;

/** The exchanges as the vendor's RESTful resources serve them. */
export function exchangesOverResources(
  { contract, extras }: ConnectionSettings,
  send: SendToResource,
): ExchangeHandlers {
  const reading: JsonReading = {
    ignoreCase: false,
    extras,
    fail: (message, path) => new ProtocolError(`the answer is not what the contract says: ${message}`, { path }),
  };

  const read = (type: TypeDescription, json: unknown) => fromJson(type, json ?? null, reading);

  const entityRequest = async (
    entity: EntityDescription,
    step: 'Get' | 'Save' | 'CreateDefault',
    request: Omit<ResourceRequest, 'agent' | 'operation'>,
    options: CallOptions,
  ): Promise<CanonicalObject | null> => {
    const operation = operationName(entity, step);
    const select = step === 'CreateDefault' ? undefined : options.select?.join(',');
    const json = await send(
      {
        ...request,
        query: { ...request.query, $select: select },
        headers: { ...precondition(options, request.method), ...request.headers },
        agent: entity.agent,
        operation,
      },
      options,
    );
    return read(carrierType(contract, entity), json) as CanonicalObject | null;
  };

  const requiredEntity = async (...parameters: Parameters<typeof entityRequest>): Promise<CanonicalObject> => {
    const carrier = await entityRequest(...parameters);
    if (carrier !== null) return carrier;
    const [entity, step] = parameters;
    throw new ProtocolError(`${entity.agent}: the server answered with nothing where the entity should be`, {
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

  return {
    'entity.createDefault': ({ entity }, options) =>
      requiredEntity(entity, 'CreateDefault', { method: 'GET', path: `${entity.resource}/default` }, options),
    'entity.create': ({ entity, values }, options) =>
      requiredEntity(entity, 'Save', { method: 'POST', path: entity.resource, body: values }, options),
    'entity.get': ({ entity, id }, options) =>
      absentAsNull(() => entityRequest(entity, 'Get', { method: 'GET', path: `${entity.resource}/${id}` }, options)),
    'entity.save': ({ entity, carrier }, options) => {
      const path = `${entity.resource}/${Number(carrier[entity.primaryKey])}`;
      return requiredEntity(entity, 'Save', { method: 'PUT', path, body: carrier }, options);
    },
    'entity.patch': ({ entity, id, patch }, options) => {
      const path = `${entity.resource}/${id}`;
      const contentType = 'application/json-patch+json';
      return requiredEntity(entity, 'Save', { method: 'PATCH', path, body: patch, contentType }, options);
    },
    'entity.merge': ({ entity, id, changes }, options) => {
      const path = `${entity.resource}/${id}`;
      const contentType = 'application/merge-patch+json';
      return requiredEntity(entity, 'Save', { method: 'PATCH', path, body: changes, contentType }, options);
    },
    async 'entity.delete'({ entity, id }, options) {
      const operation = operationName(entity, 'Delete');
      const headers = precondition(options, 'DELETE');
      const path = `${entity.resource}/${id}`;
      await absentAsNull(() => send({ method: 'DELETE', path, headers, agent: entity.agent, operation }, options));
      return undefined;
    },
    async 'list.items'(request, options) {
      const { type, operation } = listOutput(request, contract.operation('MDO', 'GetList').output.fields[0]);
      const json = await send({ method: 'GET', ...listResource(request), agent: 'MDO', operation }, options);
      return (read(type, json) ?? []) as CanonicalObject[];
    },
    async principal(_request, options) {
      const { output } = contract.operation('SoPrincipal', 'AuthenticateUsernamePassword');
      const agent = { agent: 'SoPrincipal', operation: 'currentPrincipal' };
      const json = await send({ method: 'GET', path: 'User/currentPrincipal', ...agent }, options);
      const field = output.fields.find((each) => each.name === 'Response');
      const principal = field === undefined ? null : read(field.type, json);
      if (principal === null)
        throw new ProtocolError('the server answered with nothing where the user should be', agent);
      return principal as CanonicalObject;
    },
    async 'agent.call'({ agent, operation }) {
      throw new NotSupportedError(
        `${agent}.${operation}: RESTful resources know no operations of agents; use the transport soap for it`,
        { agent, operation },
      );
    },
  };
}

function precondition({ ifUnmodifiedSince }: CallOptions, method: ResourceRequest['method']): Record<string, string> {
  if (ifUnmodifiedSince === undefined || method === 'GET') return {};
  return { 'If-Unmodified-Since': httpDate(ifUnmodifiedSince) };
}

function listOutput({ onlyHistory, restriction }: ListRequest, output: Field | undefined) {
  const operation = restriction === undefined ? 'GetList' : 'GetListWithRestriction';
  if (onlyHistory) {
    throw new NotSupportedError('lists.items: REST has no history of a list; use the transport soap for it', {
      agent: 'MDO',
      operation,
    });
  }
  if (output === undefined) throw new ProtocolError('the contract declares no answer for MDO.GetList');
  return { type: output.type, operation };
}

function listResource({
  name,
  flat,
  additional,
  restriction,
  endpoint,
}: ListRequest): Pick<ResourceRequest, 'path' | 'query'> {
  const query = { flat: flat ? 'true' : undefined, additional, query: restriction };
  const encoded = encodeURIComponent(name);
  return { path: endpoint === 'list' ? `List/${encoded}/MDOItems` : `MDOList/${encoded}`, query };
}
