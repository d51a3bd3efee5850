import { z } from 'zod';
import { formerNames } from './setting-shapes.js';

const milliseconds = z.int().nonnegative();

export const resilienceSchema = z
  .strictObject({
    attempts: z
      .int()
      .positive()
      .max(20)
      .default(4)
      .describe('How often a call that may be repeated is made at the most; 1 is once.'),
    initialDelay: milliseconds
      .default(200)
      .describe('Milliseconds before the second attempt, about; the pauses grow from there.'),
    maximumDelay: milliseconds
      .default(30_000)
      .describe('Milliseconds that a pause lasts at the most. A call fails where the server asks for a longer one.'),
    concurrency: z.int().positive().max(10_000).default(32).describe('Calls under way to the tenant at once.'),
    queue: z.int().nonnegative().default(10_000).describe('Calls that wait for their turn; those beyond are refused.'),
    breaker: z
      .union([
        z.literal(false),
        z
          .strictObject({
            threshold: z
              .number()
              .positive()
              .lt(1)
              .default(0.8)
              .describe('The share of calls that must fail, above 0 and below 1.'),
            window: milliseconds.positive().default(20_000).describe('Milliseconds over which they are counted.'),
            minimumRate: z.number().positive().default(1).describe('Calls a second that there must be at the least.'),
            cooldown: milliseconds.default(5_000).describe('Milliseconds until one call is let through as a trial.'),
          })
          .register(formerNames, { rest: 'cooldown' }),
      ])
      .prefault({})
      .describe('Stops asking a tenant that does not answer; false for never.'),
  })
  .prefault({})
  .describe('How a connection goes on where calls fail, and how much it asks of the tenant.');
