import { z } from 'zod';

const milliseconds = z.int().nonnegative();

/** How a connection goes on where calls fail, and how much it asks of the tenant. */
export const resilienceSchema = z
  .strictObject({
    /** How often a call that may be repeated is made at the most; 1 is once. */
    attempts: z.int().positive().max(20).default(4),
    /** Milliseconds before the second attempt, about; the pauses grow from there. */
    initialDelay: milliseconds.default(200),
    /** Milliseconds that a pause lasts at the most. A call fails where the server asks for a longer one. */
    maximumDelay: milliseconds.default(30_000),
    /** Calls under way to the tenant at once. */
    concurrency: z.int().positive().max(10_000).default(32),
    /** Calls that wait for their turn; those beyond are refused. */
    queue: z.int().nonnegative().default(10_000),
    /** Stops asking a tenant that does not answer; `false` for never. */
    breaker: z
      .union([
        z.literal(false),
        z.strictObject({
          /** The share of calls that must fail, from 0 to 1. */
          threshold: z.number().positive().max(1).default(0.8),
          /** Milliseconds over which they are counted. */
          window: milliseconds.default(20_000),
          /** Calls a second that there must be at the least. */
          minimumRate: z.number().positive().default(1),
          /** Milliseconds until one call is let through, to see. */
          rest: milliseconds.default(5_000),
        }),
      ])
      .prefault({}),
  })
  .prefault({});
