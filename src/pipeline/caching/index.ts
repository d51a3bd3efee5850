export { AnswerCache, type AnswerStore, type Cache, type CacheSettings } from './cache.js';
export { SharedAnswerCache } from './shared-cache.js';
export type { CacheKind } from '../../config/cache.js';
export { cacheKindNames, cacheKinds } from './kinds.js';
export { cached } from './interceptor.js';
