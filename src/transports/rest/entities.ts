import { patchToJson, isPlainObject } from '../../codec/canonical/index.js';
import { toJson } from '../../codec/json/index.js';
import { parseDateTime } from '../../codec/values/index.js';
import type { CanonicalObject, Contract } from '../../contract/index.js';
import { beforeSending } from '../../errors/error-details.js';
import { NotFoundError, ProtocolError } from '../../errors/index.js';
import {
  type CallOptions,
  type EntityDescription,
  nameOf,
  notModified,
  operationName,
  type RepositoryCall,
  type ResourceStep,
} from '../../operations/index.js';
import { carrierType } from '../agent-exchanges.js';
import { checkIdentity, type ExpectedKey } from '../identity.js';
import type { JsonRequest, SendJson } from '../json/client.js';
import { httpDate, preconditionOf, unmodifiedInstant, updatedDate, utcOf } from '../precondition.js';
import type { ExchangeHandlers } from '../transport.js';

/** What a resource must be able to do for an exchange. */
const steps = {
  'entity.createDefault': 'default',
  'entity.create': 'create',
  'entity.get': 'get',
  'entity.save': 'save',
  'entity.patch': 'patch',
  'entity.merge': 'patch',
  'entity.delete': 'delete',
} as const satisfies Partial<Record<keyof ExchangeHandlers, ResourceStep>>;

type EntityExchanges = Pick<ExchangeHandlers, keyof typeof steps>;

/** The exchanges about entities: by the entity's resource, or by the operations of its agent where that lacks something. */
export function entityExchanges(contract: Contract, send: SendJson, overAgents: EntityExchanges): EntityExchanges {
  const overResources = resourceExchanges(contract, send);
  const has = ({ resource, lacks = [] }: EntityDescription, step: ResourceStep) =>
    resource !== undefined && !lacks.includes(step);
  const choose = <Name extends keyof EntityExchanges>(name: Name): EntityExchanges[Name] => {
    const [byResource, byAgent] = [overResources[name], overAgents[name]];
    const chosen = (request: { entity: EntityDescription }) =>
      has(request.entity, steps[name]) ? byResource : byAgent;
    return ((request: never, options: CallOptions) => chosen(request)(request, options)) as EntityExchanges[Name];
  };
  return {
    'entity.createDefault': choose('entity.createDefault'),
    'entity.create': choose('entity.create'),
    'entity.get': choose('entity.get'),
    'entity.save': choose('entity.save'),
    'entity.patch': choose('entity.patch'),
    'entity.merge': choose('entity.merge'),
    'entity.delete': choose('entity.delete'),
  };
}

function resourceExchanges(contract: Contract, send: SendJson): EntityExchanges {
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

  const absentAsNull = async <Result>(action: () => Promise<Result>, call?: RepositoryCall): Promise<Result | null> => {
    try {
      return await action();
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      if (call !== undefined) call.absence = error;
      return null;
    }
  };

  const dateOfChange = async (entity: EntityDescription, id: number, options: CallOptions, zone?: string) => {
    const answer = await absentAsNull(() =>
      send(
        {
          method: 'GET',
          path: `${resourceOf(entity)}/${id}`,
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
      requiredEntity(
        entity,
        'CreateDefault',
        'blank',
        { method: 'GET', path: `${resourceOf(entity)}/default` },
        options,
      ),
    'entity.create': ({ entity, values }, options) =>
      requiredEntity(
        entity,
        'Save',
        'new',
        { method: 'POST', path: resourceOf(entity), body: bodyOf(entity, values) },
        options,
      ),
    'entity.get'({ entity, id, foreignKeys = false }, options) {
      const path = `${resourceOf(entity)}/${id}`;
      const query = { fk: foreignKeys ? 'true' : undefined };
      const { ifModifiedSince } = options;
      const headers = ifModifiedSince === undefined ? {} : { 'If-Modified-Since': httpDate(ifModifiedSince) };
      // An absent entity is a 404 that says so, or null, which the agent behind a resource answers.
      return absentAsNull(
        () => entityRequest(entity, 'Get', id, { method: 'GET', path, query, headers }, options),
        options.call,
      );
    },
    async 'entity.save'({ entity, carrier }, options) {
      const id = Number(carrier[entity.primaryKey]);
      const headers = await unmodified(entity, id, options);
      const collection = resourceOf(entity);
      const path = entity.savedAtCollection === true ? collection : `${collection}/${id}`;
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
      const path = `${resourceOf(entity)}/${id}`;
      const contentType = 'application/json-patch+json';
      const body = patchToJson(carrierType(contract, entity), patch);
      return requiredEntity(entity, 'Save', id, { method: 'PATCH', path, headers, body, contentType }, options);
    },
    async 'entity.merge'({ entity, id, changes }, options) {
      const headers = await unmodified(entity, id, options);
      const path = `${resourceOf(entity)}/${id}`;
      const contentType = 'application/merge-patch+json';
      const body = bodyOf(entity, changes);
      return requiredEntity(entity, 'Save', id, { method: 'PATCH', path, headers, body, contentType }, options);
    },
    async 'entity.delete'({ entity, id }, options) {
      const operation = operationName(entity, 'Delete');
      const headers = await unmodified(entity, id, options);
      const path = `${resourceOf(entity)}/${id}`;
      await absentAsNull(() =>
        send({ method: 'DELETE', path, headers, agent: entity.agent, operation, output: undefined }, options),
      );
      return undefined;
    },
  };
}

function resourceOf(entity: EntityDescription): string {
  return entity.resource ?? nameOf(entity);
}

/** A date as shown, without the zone that some servers add. */
function localPart(date: unknown): string | undefined {
  return typeof date === 'string' ? parseDateTime(date)?.local : undefined;
}
