import { z } from 'zod';
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
    entities: seconds('entities, which are asked for again each time, if they have changed; on rest'),
    maximumSize: z
      .int()
      .positive()
      .default(16 * 1024 * 1024)
      .describe('About as many characters are kept in all.'),
  })
  .describe('For how long answers are kept.')
  .register(typeNames, { type: 'KeptAnswers' });

/** What can be kept. */
export type CacheKind = Exclude<keyof KeptAnswers, 'maximumSize'>;

/**
 * Which answers a connection keeps: `true` for all that the vendor names, each kind for its usual time, or seconds for
 * some kinds.
 */
export const cacheSchema = z.union(
  [z.boolean(), kept],
  `should be true, or seconds for some of ${Object.keys(kept.shape)
    .filter((name) => name !== 'maximumSize')
    .join(', ')}`,
);
