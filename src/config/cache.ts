import { z } from 'zod';

const age = z.int().nonnegative().optional();

const kept = z.strictObject({
  lists: age,
  preferences: age,
  archives: age,
  principal: age,
  fields: age,
  associates: age,
  licenses: age,
  /** Asked for again each time, if they have changed; on `rest`. */
  entities: age,
  /** About as many characters are kept in all. */
  maximumSize: z
    .int()
    .positive()
    .default(16 * 1024 * 1024),
});

/** What can be kept. */
export type CacheKind = Exclude<keyof z.output<typeof kept>, 'maximumSize'>;

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
