import type { Operation } from '../contract/index.js';
import { archivePage, archivePageByCarriers } from './archive/agent.js';
import { allProviderNames, availableColumns, availableEntities } from './archive/metadata.js';
import type { OperationHandler, WaitingHandler } from './operation-handler.js';
import { associateOperations } from './rules/associate-operations.js';
import { customObjectOperations } from './rules/custom-objects.js';
import { documentOperations } from './rules/document-operations.js';
import { entityArgument, idArgument } from './rules/entity-arguments.js';
import { fieldDefinitionOperations } from './rules/field-definitions.js';
import { allEntityRules } from './rules/generic-entities.js';
import { imageOperations } from './rules/image-operations.js';
import { listOperations } from './rules/list-operations.js';
import { lookupOperations } from './rules/lookups.js';
import { withRecordedShape } from './rules/recorded-shape.js';
import { productOperations } from './rules/product-operations.js';
import { selectionOperations } from './rules/selection-operations.js';
import { tableOperations } from './rules/table-operations.js';
import { quoteOperations } from './rules/quote-operations.js';
import { timeZoneOperations } from './rules/time-zone-operations.js';
import { ticketOperations } from './rules/ticket-operations.js';
import { templateOperations } from './rules/template-operations.js';
import { waitingWebhookOperations, webhookOperations } from './rules/webhook-operations.js';
import { badRequest, notModelled, ServerFailureError } from './server-error.js';

const handlers = new Map<string, OperationHandler>();

for (const rules of allEntityRules) {
  const { agent, carrier, primaryKey, operations: named } = rules;
  handlers.set(`${agent}.${named.default}`, ({ entities }, _parameters, session) => {
    return { Response: entities.createDefault(rules, session) };
  });
  handlers.set(`${agent}.${named.get}`, ({ entities, settings }, parameters) => {
    try {
      return { Response: entities.get(rules, idArgument(rules, parameters)) };
    } catch (error) {
      if (error instanceof ServerFailureError && error.status === 404 && settings.absentEntity === 'null')
        return { Response: null };
      throw error;
    }
  });
  for (const save of [named.save, ...rules.saves]) {
    handlers.set(`${agent}.${save}`, ({ entities }, parameters, session) => {
      const entity = entityArgument(parameters);
      if (entity === null) throw new ServerFailureError(400, 'ArgumentNullException', `${carrier} is null`);
      const id = Number(entity[primaryKey] ?? 0);
      if (id !== 0) entities.get(rules, id);
      return { Response: entities.save(rules, entity, session) };
    });
  }
  handlers.set(`${agent}.${named.delete}`, ({ entities, contract }, parameters, session) => {
    entities.delete(rules, idArgument(rules, parameters), session);
    // A few say whether it worked, such as `Marketing.DeleteAvailableFont`.
    return contract.operation(agent, named.delete).output.fields.length === 0 ? {} : { Response: true };
  });
}

handlers.set('ForeignSystem.GetAllForeignKeysOnEntity', ({ store, entities }, { EntityType, EntityId }) => {
  const rules = entities.rulesFor(typeof EntityType === 'string' ? EntityType : '');
  if (rules === undefined) throw badRequest('EntityType must be the name of an entity');
  return { Response: { ...store.foreignKeys.get(`${rules.name} ${Number(EntityId)}`) } };
});

for (const [name, handler] of [
  ...lookupOperations,
  ...listOperations,
  ...documentOperations,
  ...fieldDefinitionOperations,
  ...imageOperations,
  ...ticketOperations,
  ...quoteOperations,
  ...selectionOperations,
  ...productOperations,
  ...webhookOperations,
  ...tableOperations,
  ...templateOperations,
  ...customObjectOperations,
  ...associateOperations,
  ...timeZoneOperations,
]) {
  handlers.set(name, handler);
}
handlers.set('Archive.GetArchiveListByColumnsWithHeaderWithContext2', archivePage);
handlers.set('Archive.GetArchiveListByColumns', archivePageByCarriers);
handlers.set('Archive.GetProviderNames', allProviderNames);
handlers.set('Archive.GetAvailableColumns', availableColumns);
handlers.set('Archive.GetAvailableEntities', availableEntities);

const waitingHandlers: ReadonlyMap<string, WaitingHandler> = new Map(waitingWebhookOperations);

/** What an operation does that waits for something; undefined for all others. */
export function waitingHandlerOf({ agent, name }: Operation): WaitingHandler | undefined {
  return waitingHandlers.get(`${agent}.${name}`);
}

/**
 * What an operation does. One that the emulator does not model fails and says so, never with an invented success.
 */
export function handlerOf(operation: Operation): OperationHandler {
  const name = `${operation.agent}.${operation.name}`;
  const handler = handlers.get(name) ?? blankCarrier(operation);
  if (handler === undefined) throw notModelled(name);
  return handler;
}

/** A default that depends on nothing is an empty carrier, such as that of `EMail.CreateDefaultEMailAddress`. */
function blankCarrier({ name, input, output }: Operation): OperationHandler | undefined {
  const type = output.fields[0]?.type;
  if (!name.startsWith('CreateDefault') || input.fields.length > 0 || type?.kind !== 'carrier') return undefined;
  return () => ({ Response: withRecordedShape(type, {}) });
}
