import type { CanonicalObject } from '../contract/index.js';
import { archivePage, archivePageByCarriers } from './archive/agent.js';
import type { OperationHandler } from './operation-handler.js';
import { entityRules } from './rules/entities.js';
import { listItem, listItems, type ListQuery } from './rules/lists.js';
import { notFound, ServerFailureError } from './server-error.js';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

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

const list =
  (query: (parameters: CanonicalObject) => Partial<Omit<ListQuery, 'name'>>): OperationHandler =>
  ({ store }, parameters) => {
    return { Response: listItems(store, { name: text(parameters['Name']), ...query(parameters) }) };
  };

const listTerms = (parameters: CanonicalObject) => {
  return { flat: parameters['ForceFlatList'] === true, onlyHistory: parameters['OnlyHistory'] === true };
};

handlers.set('MDO.GetList', list(listTerms));
handlers.set(
  'MDO.GetListWithHistory',
  list((parameters) => {
    const history = parameters['HistoryItems'];
    return { ...listTerms(parameters), ...(Array.isArray(history) ? { history: history.map(Number) } : {}) };
  }),
);
handlers.set(
  'MDO.GetSimpleList',
  list(() => ({ flat: true })),
);
handlers.set(
  'MDO.GetListWithRestriction',
  list((parameters) => ({ flat: true, search: text(parameters['SearchValue']) })),
);
handlers.set('MDO.GetListItem', ({ store }, parameters) => {
  return { Response: listItem(store, text(parameters['ListName']), Number(parameters['Id'])) };
});
handlers.set('MDO.GetListNames', ({ store }) => ({ Response: store.listNames }));
handlers.set('MDO.GetListIdByListName', ({ store }, parameters) => {
  const index = store.listNames.indexOf(text(parameters['Name']).toLowerCase());
  if (index === -1) throw notFound('MDO list', text(parameters['Name']));
  return { Response: index + 1 };
});

handlers.set('Archive.GetArchiveListByColumnsWithHeaderWithContext2', archivePage);
handlers.set('Archive.GetArchiveListByColumns', archivePageByCarriers);

/** The operations that are modelled; the others are answered as unknown ones, never with an invented success. */
export const operations: ReadonlyMap<string, OperationHandler> = handlers;
