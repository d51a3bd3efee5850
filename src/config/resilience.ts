import * as z from 'zod';
import { milliseconds } from './durations.js';
import { formerNames } from './setting-shapes.js';

export const resilienceSchema = z
  .strictObject({
    attempts: z
      .int()
      .positive()
      .max(20)
      .default(4)
      .describe('Maximum number of attempts of a call that may be repeated; 1 means no retry.'),
    initialDelay: milliseconds
      .nonnegative()
      .default(200)
      .describe('Approximate milliseconds before the second attempt. Later delays are longer.'),
    maximumDelay: milliseconds
      .nonnegative()
      .default(30_000)
      .describe('Maximum milliseconds between attempts. A call fails if the server asks for a longer delay.'),
    concurrency: z
      .int()
      .positive()
      .max(10_000)
      .default(32)
      .describe('Maximum number of calls to the tenant in flight at once.'),
    queue: z
      .int()
      .nonnegative()
      .default(10_000)
      .describe('Maximum number of waiting calls. Calls beyond that are refused.'),
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
              .describe('The share of failed calls that opens the breaker, above 0 and below 1.'),
            window: milliseconds.positive().default(20_000).describe('Milliseconds over which calls are counted.'),
            minimumRate: z.number().positive().default(1).describe('Minimum calls per second for the breaker to open.'),
            cooldown: milliseconds
              .nonnegative()
              .default(5_000)
              .describe('Milliseconds until one call is let through as a trial.'),
          })
          .register(formerNames, { rest: 'cooldown' }),
      ])
      .prefault({})
      .describe('Stops calling a tenant that does not answer; false to disable.'),
  })
  .prefault({})
  .describe('How a connection retries failed calls, and how many calls it sends at once.');
