import type { Contract, TypeDescription } from '../../../contract/index.js';
import type { SuperOffice } from '../../../client/superoffice.js';
import { itemMethodNames, type ListKey } from '../../../repositories/index.js';
import {
  type Arguments,
  callMethod,
  type Creation,
  numberAt,
  type Operation,
  type Parameter,
  parameters,
  type TransportOption,
} from './operation.js';
import { type listMethods, repositoryOperations } from '../../../operations/index.js';

interface Row {
  readonly parameters: readonly string[];
  /** The operation whose output is the type of the answer; tasks have their own. */
  readonly answer?: readonly [agent: string, operation: string];
  readonly ofTasks?: readonly [agent: string, operation: string];
}

const listEntity = ['List', 'GetListEntity'] as const;
const item = {
  answer: ['List', 'GetFromListDefinition'] as const,
  ofTasks: ['Appointment', 'GetTaskListItem'] as const,
};

/** The methods of the list repository. */
const methods = {
  items: { parameters: ['name', 'options?'], answer: ['MDO', 'GetList'] },
  definitions: { parameters: ['options?'], answer: ['List', 'GetListDefinitions'] },
  definition: { parameters: ['list', 'options?'], answer: listEntity },
  createDefinition: { parameters: ['values', 'options?'], answer: listEntity },
  updateDefinition: { parameters: ['list', 'changes', 'options?'], answer: listEntity },
  deleteDefinition: { parameters: ['list', 'options?'] },
  getItems: {
    parameters: ['list', 'options?'],
    answer: ['List', 'GetAllFromListDefinition'],
    ofTasks: ['Appointment', 'GetTaskListItems'],
  },
  getItem: { parameters: ['list', 'id', 'options?'], ...item },
  createItem: { parameters: ['list', 'values', 'options?'], ...item },
  updateItem: { parameters: ['list', 'id', 'changes', 'options?'], ...item },
  deleteItem: { parameters: ['list', 'id', 'options?'] },
  moveItem: { parameters: ['list', 'id', 'direction', 'options?'] },
  sortItems: { parameters: ['list', 'culture', 'options?'] },
} as const satisfies Record<keyof typeof listMethods | 'items', Row>;

type MethodName = keyof typeof methods;

/** The operations of the list repository. */
export function listOperations(contract: Contract): Operation[] {
  return (Object.keys(methods) as MethodName[]).map((method) => {
    const row: Row = methods[method];
    const wanted = parameters(...row.parameters);
    const kind = repositoryOperations.get(`lists.${method}`)?.kind ?? 'write';
    return {
      name: `lists.${method}`,
      kind,
      parameters: wanted,
      answer: (given) => answerType(contract, row, given),
      call: async (so, given, option) => called(so, method, wanted, given, option),
      ...(kind === 'write' ? writing(method) : {}),
    };
  });
}

const itemMethods: ReadonlyMap<string, string> = new Map(
  Object.entries(itemMethodNames).map(([method, publicName]) => [publicName, method]),
);

/** Items are reached through `lists.of(list)`. */
function called(
  so: SuperOffice<unknown>,
  method: MethodName,
  wanted: readonly Parameter[],
  given: Arguments,
  option: TransportOption | undefined,
) {
  const itemMethod = itemMethods.get(method);
  if (itemMethod === undefined) return callMethod(so.lists, method, wanted, given, option);
  return callMethod(so.lists.of(given['list'] as ListKey), itemMethod, wanted.slice(1), given, option);
}

function answerType(contract: Contract, { answer, ofTasks }: Row, given: Arguments): TypeDescription | undefined {
  const source = isTask(given) ? (ofTasks ?? answer) : answer;
  return source === undefined ? undefined : contract.operation(...source).output.fields[0]?.type;
}

function isTask(given: Arguments): boolean {
  const { list } = given;
  return typeof list === 'string' && list.trim().toLowerCase() === 'task';
}

function itemKey(given: Arguments): string {
  return isTask(given) ? 'TaskListItemId' : 'Id';
}

function writing(method: MethodName): Partial<Operation> {
  const named = (given: Arguments) => `lists.${String(given['list'])}`;
  switch (method) {
    case 'createDefinition':
      return { creation: () => definitionCreation, readBack: (_, answer) => definitionRead(numberAt(answer, 'Id')) };
    case 'updateDefinition':
      return { readBack: (given) => definitionRead(given['list']) };
    case 'deleteDefinition':
      return {
        readBack: (given) => definitionRead(given['list']),
        removal: (given) => ({ kind: 'lists', id: numberAt(given, 'list') ?? 0 }),
      };
    case 'createItem':
      return { creation: itemCreation, readBack: (given, answer) => itemRead(given, numberAt(answer, itemKey(given))) };
    case 'deleteItem':
      return {
        readBack: (given) => itemRead(given, given['id']),
        removal: (given) => ({ kind: named(given), id: numberAt(given, 'id') ?? 0 }),
      };
    case 'updateItem':
      return { readBack: (given) => itemRead(given, given['id']) };
    default:
      return { readBack: (given) => ({ call: 'lists.getItems', with: { list: given['list'] } }) };
  }
}

function definitionRead(list: unknown) {
  return list === undefined ? undefined : { call: 'lists.definition', with: { list } };
}

function itemRead({ list }: Arguments, id: unknown) {
  return id === undefined ? undefined : { call: 'lists.getItem', with: { list, id } };
}

const definitionCreation: Creation = {
  kind: 'lists',
  key: 'Id',
  remove: { call: 'lists.deleteDefinition', with: {} },
  removeKey: 'list',
  mark: {
    path: ['values', 'Name'],
    search: () => ({ call: 'lists.definitions', with: {}, id: 'Id', text: ['Name'] }),
  },
};

function itemCreation(given: Arguments): Creation {
  const { list } = given;
  const name = isTask(given) ? 'Value' : 'Name';
  return {
    kind: `lists.${String(list)}`,
    key: itemKey(given),
    remove: { call: 'lists.deleteItem', with: { list } },
    removeKey: 'id',
    mark: {
      path: ['values', name],
      search: () => ({ call: 'lists.getItems', with: { list }, id: itemKey(given), text: [name] }),
    },
  };
}
