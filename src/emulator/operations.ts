import type { CanonicalObject } from '../contract/index.js';
import { archivePage, archivePageByCarriers } from './archive/agent.js';
import { allProviderNames, availableColumns, availableEntities } from './archive/metadata.js';
import type { OperationHandler } from './operation-handler.js';
import { documentOperations } from './rules/document-operations.js';
import { entityRules } from './rules/entities.js';
import { listOperations } from './rules/list-operations.js';
import { badRequest, ServerFailureError } from './server-error.js';

const handlers = new Map<string, OperationHandler>();

for (const rules of entityRules) {
  const { agent, carrier, primaryKey } = rules;
  const keyOf = (parameters: CanonicalObject) => Number(parameters[`${carrier}Id`] ?? 0);
  handlers.set(`${agent}.CreateDefault${carrier}`, ({ entities }, _parameters, session) => {
    return { Response: entities.createDefault(rules, session) };
  });
  handlers.set(`${agent}.Get${carrier}`, ({ entities, settings }, parameters) => {
    try {
      return { Response: entities.get(rules, keyOf(parameters)) };
    } catch (error) {
      if (error instanceof ServerFailureError && error.status === 404 && settings.absentEntity === 'null')
        return { Response: null };
      throw error;
    }
  });
  handlers.set(`${agent}.Save${carrier}`, ({ entities }, parameters, session) => {
    const entity = parameters[carrier] as CanonicalObject | null;
    if (entity === null) throw new ServerFailureError(400, 'ArgumentNullException', `${carrier} is null`);
    const id = Number(entity[primaryKey] ?? 0);
    if (id !== 0) entities.get(rules, id);
    return { Response: entities.save(rules, entity, session) };
  });
  handlers.set(`${agent}.Delete${carrier}`, ({ entities }, parameters) => {
    entities.delete(rules, keyOf(parameters));
    return {};
  });
}

handlers.set('ForeignSystem.GetAllForeignKeysOnEntity', ({ store, entities }, { EntityType, EntityId }) => {
  const rules = entities.rulesFor(typeof EntityType === 'string' ? EntityType : '');
  if (rules === undefined) throw badRequest('EntityType must be the name of an entity');
  return { Response: { ...store.foreignKeys.get(`${rules.agent} ${Number(EntityId)}`) } };
});

for (const [name, handler] of [...listOperations, ...documentOperations]) handlers.set(name, handler);
handlers.set('Archive.GetArchiveListByColumnsWithHeaderWithContext2', archivePage);
handlers.set('Archive.GetArchiveListByColumns', archivePageByCarriers);
handlers.set('Archive.GetProviderNames', allProviderNames);
handlers.set('Archive.GetAvailableColumns', availableColumns);
handlers.set('Archive.GetAvailableEntities', availableEntities);

/** The supported operations. Others are answered as unknown, never with an invented success. */
export const operations: ReadonlyMap<string, OperationHandler> = handlers;
