import * as z from 'zod';
import type { CollectorState } from './collector.js';
import { maxBuckets } from './latency.js';
import { findingSchema } from './read.js';

const count = z.int().min(0);
const latency = z.object({ counts: z.array(count).max(maxBuckets), maximum: z.number().min(0) });

/** The state of a collector, from a place where others may write. */
export const collectorState: z.ZodType<CollectorState> = z.object({
  operations: z.array(
    z.object({
      subject: z.string(),
      candidate: z.string(),
      compared: count,
      equal: count,
      different: count,
      explained: count,
      noisy: count,
      latencies: z.tuple([latency, latency]),
    }),
  ),
  fields: z.array(z.tuple([z.string(), z.array(z.tuple([z.array(z.string()).max(200), count, count, count]))])),
  findings: z.array(findingSchema),
  uncounted: count,
});
