import type { CallKind } from '../resilience/index.js';
import type { DocumentRepository } from './document-repository.js';
import { entities, type EntityRepositoryName } from './entities.js';
import type { ListRepository } from './list-repository.js';
import { relations } from './related.js';
import type { EntityRepository } from './repository.js';

/** What is known of an operation of a repository without calling it. */
export interface RepositoryOperation {
  /** A read changes nothing on the server. */
  readonly kind: Exclude<CallKind, 'once'>;
  /** The answer is a stream, which can be read once only. */
  readonly streamed?: boolean;
  /** A call may take several exchanges, which belong together. */
  readonly several?: boolean;
}

type Operations<Repository> = Readonly<Record<keyof Repository & string, RepositoryOperation>>;

const read: RepositoryOperation = { kind: 'read' };
const write: RepositoryOperation = { kind: 'write' };
const search: RepositoryOperation = { kind: 'read', several: true };
const change: RepositoryOperation = { kind: 'write', several: true };

const ofEntities: Operations<EntityRepository<object, never>> = {
  createDefault: read,
  create: write,
  get: read,
  find: read,
  getMany: read,
  save: write,
  patch: change,
  merge: change,
  delete: write,
  query: search,
};

const ofDocuments: Operations<DocumentRepository> = {
  ...ofEntities,
  readContent: { kind: 'read', streamed: true },
  writeContent: write,
};

const ofLists: Operations<ListRepository> = {
  items: read,
  definitions: read,
  definition: read,
  createDefinition: change,
  updateDefinition: change,
  deleteDefinition: change,
  getItems: search,
  getItem: search,
  createItem: change,
  updateItem: change,
  deleteItem: change,
  moveItem: change,
  sortItems: change,
};

function related(table: object): Record<string, RepositoryOperation> {
  return Object.fromEntries(Object.keys(table).map((name) => [name, search]));
}

const ofRepositories: Readonly<Record<string, Readonly<Record<string, RepositoryOperation>>>> = {
  ...Object.fromEntries(
    (Object.keys(entities) as (EntityRepositoryName | 'documents')[]).map((name) => [
      name,
      {
        ...(name === 'documents' ? ofDocuments : ofEntities),
        ...related(name in relations ? relations[name as keyof typeof relations] : {}),
      },
    ]),
  ),
  lists: ofLists,
  archive: { query: search },
};

/** Every operation of every repository by its public name, such as `contacts.get`; the current user is `principal`. */
export const repositoryOperations: ReadonlyMap<string, RepositoryOperation> = new Map([
  ...Object.entries(ofRepositories).flatMap(([repository, operations]) =>
    Object.entries(operations).map(([name, row]): [string, RepositoryOperation] => [`${repository}.${name}`, row]),
  ),
  ['principal', read],
]);
