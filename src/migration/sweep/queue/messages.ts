import { createHash } from 'node:crypto';
import * as z from 'zod';
import { ruleSchema } from '../../../config/comparison-rules.js';
import { sweptEntityNames } from '../../../operations/index.js';
import { runSchema as run, sidesSchema } from '../../queue/fingerprint.js';
import { parsed } from '../../queue/parsed.js';
import type { CollectorState } from '../../report/collector.js';
import { collectorState } from '../../report/collector-state.js';
import { maxId } from '../options.js';
import { type SweepSubject, sweepSubjects } from '../subject-names.js';
import { unreadSchema } from '../unread.js';

/*
 * What coordinator and workers write to Redis. Others may be able to write there, so it is parsed before it is used, and
 * nothing in it makes a worker send more than reads of the subjects that it knows.
 */

const format = z.literal(1);
const id = z.int().min(0).max(maxId);
const count = z.int().min(0);
const key = z.union([id, z.string().max(1_000)]);
const remarks = z.array(z.string().max(1_000)).max(1_000);
const text = z.string().max(10_000);

/** The name of the queue, below the prefix of the tenant. */
export const queueName = 'sweep';

/** What a sweep compares; every job refers to it by its run. */
const descriptionSchema = z.object({
  format,
  run,
  sides: sidesSchema,
  depth: z.enum(['entities', 'rows']),
  filters: z.partialRecord(z.enum(sweptEntityNames), text),
  fromId: id,
  toId: id,
  sample: z.number().positive().max(1),
  seed: z.int(),
  rules: z.array(ruleSchema).max(10_000),
  pageSize: z.int().min(1).max(10_000),
  /** Records after which a worker reports what it has. */
  records: z.int().min(1),
});
export type SweepDescription = z.output<typeof descriptionSchema>;

const rangeSchema = z.object({
  format,
  run,
  subject: z.enum(sweepSubjects as [SweepSubject, ...SweepSubject[]]),
  /** The last key before the range; an empty text before the first list. */
  after: key,
  /** The last key of the range; lists have no end. */
  to: id.optional(),
  /** The problems of the listing before the range. */
  remarks,
});
export type RangeJob = z.output<typeof rangeSchema>;

const endSchema = z.object({
  /** The last key that is done; absent if the whole range is. */
  upTo: key.optional(),
  done: count,
});
export type RangeEnd = z.output<typeof endSchema>;

const resultSchema = z.object({
  format,
  end: endSchema,
  lowest: id.optional(),
  changed: count,
  unread: unreadSchema,
  remarks,
  collector: collectorState,
});
export interface RangeResult extends Omit<z.output<typeof resultSchema>, 'collector'> {
  readonly collector: CollectorState;
}

export const parseDescription = (content: string): SweepDescription => parsed(descriptionSchema, content, 'sweep');
export const parseEnd = (content: string): RangeEnd => parsed(endSchema, content, 'end of a range');
export const parseResult = (content: string | null): RangeResult => parsed(resultSchema, content, 'result');
export const parseRange = (content: unknown): RangeJob => parsed(rangeSchema, content, 'range');

/** The name of a range in Redis. Texts of servers are hashed: a job's id must not contain a colon. */
export function rangeName({ run, subject, after, to, remarks }: RangeJob): string {
  const start = typeof after === 'number' ? after : createHash('sha1').update(after).digest('hex');
  return [run, subject, start, to ?? 'end', remarks.length].join('-');
}
