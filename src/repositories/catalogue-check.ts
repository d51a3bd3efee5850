import type { documentMethods, entityMethods, listMethods, tableMethods } from '../operations/index.js';
import type { DocumentContent } from './document-repository.js';
import type { itemMethodNames } from './list-items.js';
import type { ListRepository } from './list-repository.js';
import type { EntityRepository } from './repository.js';
import type { TableRepository } from './tables/index.js';

/** The methods of `lists.of(…)` by their public names. */
type ItemMethods = Record<(typeof itemMethodNames)[keyof typeof itemMethodNames], unknown>;

type EveryEntity = EntityRepository<object, never>;

/** The names that one side has and the other lacks: `never` if they agree. */
type Difference<A, B> = Exclude<keyof A, keyof B> | Exclude<keyof B, keyof A>;
type Nothing<Names extends never> = Names;

/** The catalogue has a row for every method of a repository, and for nothing else; otherwise this does not compile. */
export type CatalogueIsComplete = [
  Nothing<Difference<Omit<EveryEntity, 'query'>, typeof entityMethods>>,
  Nothing<Difference<DocumentContent, typeof documentMethods>>,
  Nothing<Difference<Omit<ListRepository, 'items' | 'of'> & ItemMethods, typeof listMethods>>,
  Nothing<Difference<TableRepository, typeof tableMethods>>,
];
