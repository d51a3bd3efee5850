import { pathSegment } from './path-segment.js';
import type { CanonicalObject } from '../contract/index.js';
import type { OperationResource } from './exchange.js';

/** Whatever an operation on lists may need; each takes what it does. */
export interface ListInput {
  /** The id of the list's definition. */
  readonly list?: number;
  readonly name?: string;
  readonly id?: number;
  readonly entity?: CanonicalObject;
  readonly includeDeleted?: boolean;
  readonly direction?: number;
  readonly culture?: string;
}

/** An operation of an agent, and the resource with the same effect, if REST has one. */
export interface ListOperation {
  readonly agent: string;
  readonly operation: string;
  readonly parameters: (input: ListInput) => CanonicalObject;
  readonly resource: ((input: ListInput) => OperationResource | undefined) | undefined;
}

/** The operations on the items of a list. */
export interface ItemOperations {
  readonly blank: ListOperation;
  readonly all: ListOperation;
  readonly get: ListOperation;
  readonly add: ListOperation;
  readonly save: ListOperation;
  /** Undefined if an item is deleted by saving it as deleted. */
  readonly remove?: ListOperation;
}

type Parameters = ListOperation['parameters'];
type Resource = ListOperation['resource'];

const row = (agent: string, operation: string, parameters: Parameters = () => ({}), resource?: Resource) => {
  return { agent, operation, parameters, resource };
};

const resource =
  (
    method: OperationResource['method'],
    path: (input: ListInput) => string,
  ): ((input: ListInput) => OperationResource) =>
  (input) => ({
    method,
    path: path(input),
    query: input.includeDeleted === true ? { includeDeleted: 'true' } : undefined,
    body: method === 'POST' || method === 'PUT' ? input.entity : undefined,
  });

const everything: Parameters = ({ includeDeleted = false }) => ({ IncludeDeleted: includeDeleted });
const ofList: Parameters = ({ list }) => ({ UdListDefinitionId: list });
const definition: Parameters = ({ list }) => ({ ListEntityId: list });
const anItem: Parameters = ({ list, id }) => ({ Id: id, UdListDefinitionId: list });
const task: Parameters = ({ entity }) => ({ TaskListItem: entity });

const listPath = ({ list = 0 }: ListInput) => `List/${list}`;
const namePath = ({ name = '' }: ListInput) => `List/${pathSegment(name, 'list')}`;
/** What an address would take for an id, or for another resource than a list's. */
const isSegment = (name = '') => /^(-?\d+|default|\.{1,2})$/i.test(name);
const itemsPath = (input: ListInput) => `${listPath(input)}/Items`;
const itemPath = (input: ListInput) => `${itemsPath(input)}/${input.id ?? 0}`;
const taskPath = ({ id = 0 }: ListInput) => `List/Task/Items/${id}`;

/** Every operation on lists: one row says how agents do it and which resource does the same. */
export const listOperations = {
  definitions: row(
    'List',
    'GetListDefinitions',
    everything,
    resource('GET', () => 'List'),
  ),
  definition: row('List', 'GetListEntity', definition, resource('GET', listPath)),
  definitionByName: row(
    'List',
    'GetListEntityByName',
    ({ name }) => ({ Name: name }),
    (input) => (isSegment(input.name) ? undefined : resource('GET', namePath)(input)),
  ),
  newDefinition: row(
    'List',
    'CreateDefaultListEntity',
    undefined,
    resource('GET', () => 'List/default'),
  ),
  addDefinition: row(
    'List',
    'SaveListEntity',
    ({ entity }) => ({ ListEntity: entity }),
    resource('POST', () => 'List'),
  ),
  saveDefinition: row('List', 'SaveListEntity', ({ entity }) => ({ ListEntity: entity }), resource('PUT', listPath)),
  deleteDefinition: row('List', 'DeleteListEntity', definition, resource('DELETE', listPath)),
  // REST does not reorder.
  move: row('List', 'MoveListItem', ({ list, id, direction }) => ({
    UdListDefinitionId: list,
    ListItemId: id,
    Direction: direction,
  })),
  sort: row('List', 'SortListItems', ({ list, culture }) => ({ UdListDefinitionId: list, CultureName: culture })),
  plain: {
    // The resource of defaults is there for some lists only.
    blank: row('List', 'CreateDefaultListItemEntity'),
    all: row(
      'List',
      'GetAllFromListDefinition',
      (input) => ({ ...ofList(input), ...everything(input) }),
      resource('GET', itemsPath),
    ),
    get: row('List', 'GetFromListDefinition', anItem, resource('GET', itemPath)),
    add: row(
      'List',
      'AddFromListDefinition',
      (input) => ({ ...ofList(input), Item: input.entity }),
      resource('POST', itemsPath),
    ),
    save: row(
      'List',
      'SaveFromListDefinition',
      (input) => ({ ...anItem(input), Item: input.entity }),
      resource('PUT', itemPath),
    ),
    remove: row('List', 'DeleteFromListDefinition', anItem, resource('DELETE', itemPath)),
  },
  // Tasks are items of the appointment agent, which saves them and deletes none.
  tasks: {
    blank: row(
      'Appointment',
      'CreateDefaultTaskListItem',
      undefined,
      resource('GET', () => 'List/Task/Items/Default'),
    ),
    all: row(
      'Appointment',
      'GetTaskListItems',
      everything,
      resource('GET', () => 'List/Task/Items'),
    ),
    get: row('Appointment', 'GetTaskListItem', ({ id }) => ({ TaskListItemId: id }), resource('GET', taskPath)),
    add: row(
      'Appointment',
      'SaveTaskListItem',
      task,
      resource('POST', () => 'List/Task/Items'),
    ),
    save: row('Appointment', 'SaveTaskListItem', task, resource('PUT', taskPath)),
  },
} satisfies Record<string, ListOperation | ItemOperations>;
