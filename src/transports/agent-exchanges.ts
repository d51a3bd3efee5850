import { applyPatch, complete, localise, mergeToPatch, overlay } from '../codec/canonical/index.js';
import { type CanonicalObject, type CarrierType, type Contract, setEntry } from '../contract/index.js';
import { beforeSending, revise } from '../errors/error-details.js';
import { type ErrorDetails, NotFoundError, ProtocolError, ValidationError } from '../errors/index.js';
import { archiveOverAgent } from './archive/over-agent.js';
import type { AgentWire } from './agent-wire.js';
import { checkIdentity, checkOperationAnswer, type ExpectedKey, keyAfterSaving } from './identity.js';
import { checkUnmodified, preconditionOf, updatedDate } from './precondition.js';
import type { ResourceTexts } from './resource-texts.js';
import type { ExchangeHandlers } from './transport.js';
import {
  type CallOptions,
  type EntityDescription,
  type EntityStep,
  type ListRequest,
  nameOf,
  operationName,
} from '../operations/index.js';

/**
 * The exchanges for a wire that has only agents and operations. An entity is created from defaults. It is changed by
 * reading it, applying the server's own rules here, and saving it.
 *
 * @param texts translates a carrier that was read untranslated
 */
export function exchangesOverAgents(
  contract: Contract,
  wire: AgentWire,
  texts?: ResourceTexts,
): Omit<ExchangeHandlers, 'principal'> {
  const { send } = wire;
  const callStep = async (entity: EntityDescription, name: EntityStep, argument: unknown, options: CallOptions) => {
    const operation = contract.operation(entity.agent, operationName(entity, name));
    const constants = entity.constants?.[name] ?? {};
    const parameter = operation.input.fields.find((field) => !Object.hasOwn(constants, field.name))?.name;
    const parameters = parameter === undefined ? constants : { [parameter]: argument, ...constants };
    let outputs: CanonicalObject;
    try {
      outputs = await send(entity.agent, operation.name, parameters, options);
    } catch (error) {
      throw withCarrierPath(parameter, error);
    }
    const output = operation.output.fields[0]?.name;
    const carrier = (output === undefined ? null : outputs[output]) as CanonicalObject | null;
    if (carrier !== null && name !== 'Delete') {
      const details = { agent: entity.agent, operation: operation.name };
      checkIdentity(carrier, entity.primaryKey, expectedKey(entity, name, argument), details);
    }
    return carrier;
  };

  const required = async (entity: EntityDescription, name: EntityStep, argument: unknown, options: CallOptions) => {
    const carrier = await callStep(entity, name, argument, options);
    if (carrier !== null) return carrier;
    const operation = operationName(entity, name);
    throw new ProtocolError(`${entity.agent}.${operation}: the answer contains no entity`, {
      agent: entity.agent,
      operation,
    });
  };

  /** Without a language, because a carrier that will be saved must keep its own texts. */
  const untranslated = (options: CallOptions): CallOptions => ({ ...options, language: undefined });

  const read = async (entity: EntityDescription, id: number, options: CallOptions) => {
    try {
      return await callStep(entity, 'Get', id, options);
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      if (options.call !== undefined) options.call.absence = error;
      return null;
    }
  };

  const readForUpdate = async (entity: EntityDescription, id: number, options: CallOptions) => {
    const carrier = await beforeSending(() => read(entity, id, untranslated(options)));
    if (carrier === null) throw absent(entity, id, options.call?.absence);
    return carrier;
  };

  /** SOAP and Agents have no precondition, so the date is compared just before saving. */
  const unmodified = async (entity: EntityDescription, id: number, options: CallOptions) => {
    const precondition = preconditionOf(carrierType(contract, entity), options);
    if (precondition === undefined) return;
    const dateIn = async (timeZone: string | undefined) => {
      const updated = (await read(entity, id, { ...untranslated(options), timeZone }))?.[updatedDate];
      return typeof updated === 'string' ? updated : undefined;
    };
    const dates = { shown: () => dateIn(options.timeZone), instant: () => dateIn('UTC') };
    await beforeSending(() => checkUnmodified(entity, id, precondition, dates));
  };

  const change = async (
    entity: EntityDescription,
    id: number,
    options: CallOptions,
    apply: (type: CarrierType, carrier: CanonicalObject) => CanonicalObject | undefined,
  ) => {
    const carrier = await readForUpdate(entity, id, options);
    const changed = apply(carrierType(contract, entity), carrier);
    await unmodified(entity, id, options);
    if (changed === undefined) return translated(carrier, options, texts);
    return required(entity, 'Save', changed, options);
  };

  return {
    'entity.createDefault': ({ entity }, options) => required(entity, 'CreateDefault', undefined, options),
    async 'entity.create'({ entity, values }, options) {
      const defaults = await beforeSending(() => required(entity, 'CreateDefault', undefined, untranslated(options)));
      const type = carrierType(contract, entity);
      return required(entity, 'Save', complete(type, overlay(type, defaults, values)), options);
    },
    async 'entity.get'({ entity, id, foreignKeys = false }, options) {
      const carrier = await read(entity, id, options);
      if (carrier === null || !foreignKeys) return carrier;
      const parameters = { EntityType: nameOf(entity).toLowerCase(), EntityId: id };
      const outputs = await send('ForeignSystem', 'GetAllForeignKeysOnEntity', parameters, options);
      const extraFields: CanonicalObject = {};
      for (const fields of [carrier['ExtraFields'], outputs['Response']]) {
        for (const [name, value] of Object.entries(fields ?? {})) setEntry(extraFields, name, value);
      }
      return { ...carrier, ExtraFields: extraFields };
    },
    async 'entity.save'({ entity, carrier }, options) {
      await unmodified(entity, Number(carrier[entity.primaryKey]), options);
      return required(entity, 'Save', carrier, options);
    },
    'entity.patch': ({ entity, id, patch }, options) =>
      change(entity, id, options, (type, carrier) =>
        patch.every((operation) => operation.op === 'test')
          ? (applyPatch(type, carrier, patch), undefined)
          : applyPatch(type, carrier, patch),
      ),
    'entity.merge': ({ entity, id, changes }, options) =>
      change(entity, id, options, (type, carrier) => {
        const patch = mergeToPatch(type, carrier, changes);
        return patch.length === 0 ? undefined : applyPatch(type, carrier, patch);
      }),
    async 'entity.delete'({ entity, id }, options) {
      await unmodified(entity, id, options);
      try {
        await callStep(entity, 'Delete', id, options);
      } catch (error) {
        // An entity that does not exist needs no deleting.
        if (!(error instanceof NotFoundError)) throw error;
      }
      return undefined;
    },
    async 'list.items'(request, options) {
      const { operation, parameters } = listCall(request);
      const outputs = await send('MDO', operation, parameters, options);
      return listItems(outputs['Response'], { agent: 'MDO', operation });
    },
    ...archiveOverAgent(send),
    async 'agent.call'({ agent, operation, parameters }, options) {
      const described = contract.operation(agent, operation);
      const { fields } = described.output;
      const outputs = await send(agent, operation, parameters, options);
      if (fields.length === 0) return undefined;
      const only = fields.length === 1 ? fields[0] : undefined;
      const answer = only === undefined ? outputs : outputs[only.name];
      checkOperationAnswer(described, parameters, answer);
      return answer;
    },
    'agent.read': wire.read,
    'agent.write': wire.write,
  };
}

function expectedKey({ primaryKey }: EntityDescription, step: EntityStep, argument: unknown): ExpectedKey {
  if (step === 'CreateDefault') return 'blank';
  return step === 'Save' ? keyAfterSaving(argument, primaryKey) : Number(argument);
}

/**
 * The items of a list.
 *
 * @throws {ProtocolError} if the answer contains no list; a list without items is an empty array
 */
export function listItems(items: unknown, details: ErrorDetails): CanonicalObject[] {
  if (Array.isArray(items)) return items as CanonicalObject[];
  const subject = [details.agent, details.operation].join('.');
  throw new ProtocolError(`${subject}: the answer contains no items`, details);
}

/** Removes the operation's own name for the carrier from the path of a validation error. */
function withCarrierPath(parameter: string | undefined, error: unknown): unknown {
  const prefix = `${parameter ?? ''}.`;
  if (!(error instanceof ValidationError) || error.path?.startsWith(prefix) !== true) return error;
  return revise(error, { path: error.path.slice(prefix.length) }, error.message.replace(prefix, ''));
}

/** The carrier of an entity, as its Get operation declares it. */
export function carrierType(contract: Contract, entity: EntityDescription): CarrierType {
  const type = contract.operation(entity.agent, operationName(entity, 'Get')).output.fields[0]?.type;
  if (type?.kind !== 'carrier') throw new ProtocolError(`the contract declares no carrier for ${entity.repository}`);
  return type;
}

/** @param reported the server's own error; undefined if it answered null */
export function absent(entity: EntityDescription, id: number, reported?: NotFoundError): NotFoundError {
  return new NotFoundError(`${[nameOf(entity), entity.table, id].filter(Boolean).join(' ')} does not exist`, {
    agent: entity.agent,
    operation: operationName(entity, 'Get'),
    exceptionType: reported?.exceptionType,
    serverMessage: reported?.serverMessage,
  });
}

async function translated(
  carrier: CanonicalObject,
  { language, caller }: CallOptions,
  texts: ResourceTexts | undefined,
): Promise<CanonicalObject> {
  if (language === undefined) return carrier;
  const localised = localise(carrier, language) as CanonicalObject;
  return texts === undefined ? localised : texts.resolve(localised, { language, caller });
}

function listCall({ name, flat, additional, restriction, onlyHistory }: ListRequest) {
  const context = { Name: name, AdditionalInfo: additional ?? '' };
  if (restriction !== undefined) {
    return { operation: 'GetListWithRestriction', parameters: { ...context, SearchValue: restriction } };
  }
  return { operation: 'GetList', parameters: { ...context, ForceFlatList: flat, OnlyHistory: onlyHistory } };
}
