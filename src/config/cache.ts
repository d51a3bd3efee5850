import * as z from 'zod';
import type { KeptAnswers } from './configuration.js';
import { typeNames } from './setting-shapes.js';

const seconds = (what: string) => z.int().nonnegative().optional().describe(`Seconds for ${what}; 0 for never.`);

const kept = z
  .strictObject({
    lists: seconds('lists and their items'),
    preferences: seconds('preferences'),
    archives: seconds('the names of archive providers, and their columns'),
    principal: seconds('the current user'),
    fields: seconds('user-defined fields and their layouts'),
    associates: seconds('associates'),
    licenses: seconds('licences'),
    entities: seconds('entities, each revalidated with the server before use; REST only'),
    maximumSize: z
      .int()
      .positive()
      .default(16 * 1024 * 1024)
      .describe('Maximum size of the cache, in characters, approximately.'),
  })
  .describe('How long answers are cached.')
  .register(typeNames, { type: 'KeptAnswers' });

/** The kinds of answers that can be cached. */
export type CacheKind = Exclude<keyof KeptAnswers, 'maximumSize'>;

/**
 * Which answers a connection caches: `true` for every kind that the vendor recommends, each for its usual time, or the
 * seconds for some kinds.
 */
export const cacheSchema = z.union(
  [z.boolean(), kept],
  `must be true, or seconds for some of ${Object.keys(kept.shape)
    .filter((name) => name !== 'maximumSize')
    .join(', ')}`,
);
