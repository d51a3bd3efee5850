import type { CanonicalObject } from '../../contract/index.js';
import type { Store } from '../store/store.js';
import { badRequest } from '../server-error.js';
import {
  deleteItem,
  listEntity,
  moveItem,
  newListEntity,
  plainItems,
  saveItem,
  saveListEntity,
  sortItems,
  taskItems,
  itemCarrier,
  itemCarriers,
} from './list-items.js';
import { listItem, listItems, type ListQuery, mdoListNames, requiredList } from './lists.js';

/** Takes parameters by name; returns the operation's only output, or nothing. */
type Handler = (store: Store, parameters: CanonicalObject) => unknown;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const number = (value: unknown): number => Number(value ?? 0);

const items =
  (query: (parameters: CanonicalObject) => Partial<Omit<ListQuery, 'name'>>): Handler =>
  (store, parameters) =>
    listItems(store, { name: text(parameters['Name']), ...query(parameters) });

const terms = (parameters: CanonicalObject) => {
  return {
    flat: parameters['ForceFlatList'] === true,
    onlyHistory: parameters['OnlyHistory'] === true,
    additional: text(parameters['AdditionalInfo']),
  };
};

const listOf = (store: Store, parameters: CanonicalObject) =>
  requiredList(store, number(parameters['UdListDefinitionId']));
const tasks = (store: Store) => requiredList(store, 'task');
const carrier = (value: unknown) => (value ?? null) as CanonicalObject | null;

const handlers: Readonly<Record<string, Handler>> = {
  'MDO.GetList': items(terms),
  'MDO.GetListWithHistory': items((parameters) => {
    const history = parameters['HistoryItems'];
    return { ...terms(parameters), ...(Array.isArray(history) ? { history: history.map(Number) } : {}) };
  }),
  'MDO.GetSimpleList': items(() => ({ flat: true })),
  'MDO.GetListWithRestriction': items((parameters) => ({ flat: true, search: text(parameters['SearchValue']) })),
  'MDO.GetListItem': (store, parameters) => listItem(store, text(parameters['ListName']), number(parameters['Id'])),
  'MDO.GetListNames': (store) => mdoListNames(store),
  'MDO.GetListIdByListName': (store, parameters) => requiredList(store, text(parameters['Name'])).id,

  'List.GetListDefinitions': ({ lists }, { IncludeDeleted }) =>
    lists.all.filter((list) => IncludeDeleted === true || !list.deleted).map(listEntity),
  'List.CreateDefaultListEntity': () => ({ ...newListEntity }),
  'List.GetListEntity': (store, { ListEntityId }) => listEntity(requiredList(store, number(ListEntityId))),
  'List.GetListEntityByName': (store, { Name }) => listEntity(requiredList(store, text(Name))),
  'List.SaveListEntity': (store, { ListEntity }) => {
    const values = carrier(ListEntity);
    if (values === null) throw badRequest('ListEntity is null');
    return listEntity(saveListEntity(store, values));
  },
  'List.DeleteListEntity': (store, { ListEntityId }) => {
    const list = requiredList(store, number(ListEntityId));
    if (!list.custom) throw badRequest(`The list ${list.name} is built in and cannot be deleted`);
    store.lists.remove(list);
  },
  'List.CreateDefaultListItemEntity': () => ({ ...plainItems.blank }),
  'List.GetAllFromListDefinition': (store, parameters) =>
    itemCarriers(plainItems, listOf(store, parameters), parameters['IncludeDeleted'] === true),
  'List.GetFromListDefinition': (store, parameters) =>
    itemCarrier(plainItems, listOf(store, parameters), number(parameters['Id'])),
  'List.AddFromListDefinition': (store, parameters) => {
    const item = carrier(parameters['Item']);
    return saveItem(store, plainItems, listOf(store, parameters), item === null ? null : { ...item, Id: 0 });
  },
  'List.SaveFromListDefinition': (store, parameters) => {
    const item = carrier(parameters['Item']);
    const saved = item === null ? null : { ...item, Id: number(parameters['Id']) };
    return saveItem(store, plainItems, listOf(store, parameters), saved);
  },
  'List.DeleteFromListDefinition': (store, parameters) =>
    deleteItem(listOf(store, parameters), number(parameters['Id'])),
  'List.MoveListItem': (store, parameters) =>
    moveItem(listOf(store, parameters), number(parameters['ListItemId']), number(parameters['Direction'])),
  'List.SortListItems': (store, parameters) => sortItems(listOf(store, parameters), text(parameters['CultureName'])),

  'Appointment.CreateDefaultTaskListItem': () => ({ ...taskItems.blank }),
  'Appointment.GetTaskListItem': (store, { TaskListItemId }) =>
    itemCarrier(taskItems, tasks(store), number(TaskListItemId)),
  'Appointment.GetTaskListItems': (store, { IncludeDeleted }) =>
    itemCarriers(taskItems, tasks(store), IncludeDeleted === true),
  'Appointment.SaveTaskListItem': (store, { TaskListItem }) =>
    saveItem(store, taskItems, tasks(store), carrier(TaskListItem)),
};

/** The operations on lists and their items, by the names of agent and operation. */
export const listOperations = Object.entries(handlers).map(
  ([name, handle]) =>
    [
      name,
      ({ store }: { readonly store: Store }, parameters: CanonicalObject): CanonicalObject => {
        const response = handle(store, parameters);
        return response === undefined ? {} : { Response: response };
      },
    ] as const,
);
