import type { documentMethods, entityMethods, listMethods } from '../operations/index.js';
import type { DocumentRepository } from './document-repository.js';
import type { ListRepository } from './list-repository.js';
import type { EntityRepository } from './repository.js';

type EveryEntity = EntityRepository<object, never>;

/** The names that one side has and the other lacks: `never` if they agree. */
type Difference<A, B> = Exclude<keyof A, keyof B> | Exclude<keyof B, keyof A>;
type Nothing<Names extends never> = Names;

/** The catalogue has a row for every method of a repository, and for nothing else; otherwise this does not compile. */
export type CatalogueIsComplete = [
  Nothing<Difference<Omit<EveryEntity, 'query'>, typeof entityMethods>>,
  Nothing<Difference<Omit<DocumentRepository, keyof EveryEntity>, typeof documentMethods>>,
  Nothing<Difference<Omit<ListRepository, 'items'>, typeof listMethods>>,
];
