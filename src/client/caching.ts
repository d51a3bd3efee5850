import {
  AnswerCache,
  type AnswerStore,
  type CacheKind,
  cacheKindNames,
  cacheKinds,
  type CacheSettings,
} from '../pipeline/caching/index.js';
import type { Settings } from '../config/schema.js';

export function cacheOf(cache: Settings['cache'], clock: () => number): AnswerStore {
  return new AnswerCache(cacheSettingsOf(cache), clock);
}

export function cacheSettingsOf(cache: Settings['cache']): CacheSettings {
  if (typeof cache !== 'boolean') {
    const { maximumSize, ...ages } = cache;
    return { ages: ages as CacheSettings['ages'], maximumSize };
  }
  // Entities are cached only on request, because what they show of other entities may be old.
  const defaultKinds = cacheKindNames.filter((kind): kind is CacheKind => kind !== 'entities');
  const ages = Object.fromEntries(defaultKinds.map((kind) => [kind, cache ? cacheKinds[kind].age : 0]));
  return { ages, maximumSize: 16 * 1024 * 1024 };
}
