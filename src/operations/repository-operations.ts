import { customObjectMethods, customObjectRow } from './custom-objects.js';
import { type EntityDescription, type EntityStep, operationName } from './entity-description.js';
import { agentMethodsOf } from './entity-methods.js';
import { entityTypes } from './entity-types.js';
import type { OperationKind } from './exceptions.js';
import { kindOfOperation } from './kind.js';
import { listOperations } from './list-operations.js';
import { relations } from './relations.js';

/** What is known of an operation of a repository without calling it. */
export interface RepositoryOperation {
  /** A read changes nothing on the server. */
  readonly kind: OperationKind;
  /** The operation of an agent that says so, such as `Contact.GetContactEntity`. */
  readonly behind?: string;
  /** The answer is a stream, which can be read once only. */
  readonly streamed?: boolean;
  /** A call may take several exchanges, which belong together. */
  readonly several?: boolean;
}

type Shape = Pick<RepositoryOperation, 'streamed' | 'several'>;
/** The methods of a repository, each by the operation that says whether it changes anything. */
type Methods<By> = Readonly<Record<string, readonly [by: By, shape?: Shape]>>;

const several: Shape = { several: true };
const search = ['Archive', 'GetArchiveListByColumnsWithHeaderWithContext2'] as const;

/** What every entity has, besides `query`. */
export const entityMethods = {
  createDefault: ['CreateDefault'],
  create: ['Save'],
  get: ['Get'],
  find: ['Get'],
  getMany: ['Get'],
  save: ['Save'],
  patch: ['Save', several],
  merge: ['Save', several],
  delete: ['Delete'],
} as const satisfies Methods<EntityStep>;

export const documentMethods = {
  readContent: ['GetDocumentStream', { streamed: true }],
  writeContent: ['SetDocumentStreamFromId'],
} as const satisfies Methods<string>;

const { definitions, definition, addDefinition, saveDefinition, deleteDefinition, move, sort, plain } = listOperations;

/** What lists have, besides `items`. */
export const listMethods = {
  definitions: [definitions],
  definition: [definition],
  createDefinition: [addDefinition, several],
  updateDefinition: [saveDefinition, several],
  deleteDefinition: [deleteDefinition, several],
  getItems: [plain.all, several],
  getItem: [plain.get, several],
  createItem: [plain.add, several],
  updateItem: [plain.save, several],
  deleteItem: [plain.remove, several],
  moveItem: [move, several],
  sortItems: [sort, several],
} as const satisfies Methods<{ readonly agent: string; readonly operation: string }>;

/** What `so.tables` has, each by the operation of the agent `DatabaseTable` that its batches are. */
export const tableMethods = {
  insert: ['Insert', several],
  update: ['Upsert', several],
  upsert: ['Upsert', several],
  delete: ['Delete', several],
  truncate: ['Truncate'],
} as const satisfies Methods<string>;

type Row = readonly [name: string, operation: RepositoryOperation];

function row(name: string, agent: string, operation: string, shape: Shape = {}): Row {
  return [name, { kind: kindOfOperation(agent, operation), behind: `${agent}.${operation}`, ...shape }];
}

function rowsOf(entity: EntityDescription): Row[] {
  const { repository } = entity;
  const related = repository in relations ? Object.keys(relations[repository as keyof typeof relations]) : [];
  return [
    ...Object.entries(entityMethods as Methods<EntityStep>).map(([method, [step, shape]]) =>
      row(`${repository}.${method}`, entity.agent, operationName(entity, step), shape),
    ),
    row(`${repository}.query`, ...search, several),
    ...(repository === 'documents' ? Object.entries(documentMethods as Methods<string>) : []).map(
      ([method, [operation, shape]]) => row(`${repository}.${method}`, entity.agent, operation, shape),
    ),
    ...Object.entries(agentMethodsOf(repository)).map(([method, { agent, operation, streamed = false }]) =>
      row(`${repository}.${method}`, agent, operation, streamed ? { streamed } : {}),
    ),
    ...related.map((method) => row(`${repository}.${method}`, ...search, several)),
  ];
}

/** Every operation of every repository by its public name, such as `contacts.get`; the current user is `principal`. */
export const repositoryOperations: ReadonlyMap<string, RepositoryOperation> = new Map([
  ...[...entityTypes.values()].flatMap(rowsOf),
  ...rowsOf(customObjectRow),
  ...Object.entries(customObjectMethods).map(([method, by]) => row(`${customObjectRow.repository}.${method}`, ...by)),
  row('lists.items', 'MDO', 'GetList'),
  ...Object.entries(listMethods as Methods<{ readonly agent: string; readonly operation: string }>).map(
    ([method, [{ agent, operation }, shape]]) => row(`lists.${method}`, agent, operation, shape),
  ),
  ...Object.entries(tableMethods as Methods<string>).map(([method, [operation, shape]]) =>
    row(`tables.${method}`, 'DatabaseTable', operation, shape),
  ),
  row('archive.query', ...search, several),
  // No operation of an agent says who is signed in.
  ['principal', { kind: 'read' }],
]);
