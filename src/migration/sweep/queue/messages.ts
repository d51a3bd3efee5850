import { createHash } from 'node:crypto';
import * as z from 'zod';
import { ruleSchema } from '../../../config/comparison-rules.js';
import { ConfigurationError, ProtocolError } from '../../../errors/index.js';
import { parseJson } from '../../../files/index.js';
import { version } from '../../../http/user-agent.js';
import { sweptEntityNames } from '../../../operations/index.js';
import type { CollectorState } from '../../report/collector.js';
import { collectorState } from '../../report/collector-state.js';
import { maxId, type SweepPlan } from '../options.js';
import { type SweepSubject, sweepSubjects } from '../subject-names.js';

/*
 * What coordinator and workers write to Redis. Others may be able to write there, so it is parsed before it is used, and
 * nothing in it makes a worker send more than reads of the subjects that it knows.
 */

const format = z.literal(1);
const run = z.string().regex(/^[0-9a-f]{16}$/);
const id = z.int().min(0).max(maxId);
const count = z.int().min(0);
const key = z.union([id, z.string().max(1_000)]);
const remarks = z.array(z.string().max(1_000)).max(1_000);
const text = z.string().max(10_000);

/** What must be the same for coordinator and workers, so that their results belong to one report. */
const sidesSchema = z.object({
  tenant: text,
  version: text,
  sides: z.array(text).max(10),
  unmasked: z.boolean(),
  configuration: text,
});
export type SidesFingerprint = z.output<typeof sidesSchema>;

/** The names of what differs, for the message of a worker that refuses. */
const fingerprintNames: Readonly<Record<keyof SidesFingerprint, string>> = {
  tenant: 'the tenant',
  version: 'the version of superoffice-bridge',
  sides: 'the sides',
  unmasked: 'unmasked',
  configuration: 'the configuration',
};

/** @param configuration what else affects the answers, as a text without secrets */
export function fingerprintOf(
  { tenant, sides, unmasked }: Pick<SweepPlan, 'tenant' | 'sides' | 'unmasked'>,
  configuration = '',
): SidesFingerprint {
  const names = sides.map(({ name, transport }) => (transport === undefined ? name : `${name} (${transport})`));
  return { tenant, version, sides: names, unmasked, configuration };
}

/** @throws {ConfigurationError} if a worker has other sides than the sweep */
export function requireSameSides(sweep: SidesFingerprint, worker: SidesFingerprint): void {
  const shown = (value: unknown) => (Array.isArray(value) ? value.join(', ') : String(value));
  for (const name of Object.keys(fingerprintNames) as (keyof SidesFingerprint)[]) {
    if (shown(sweep[name]) === shown(worker[name])) continue;
    throw new ConfigurationError(
      `the worker does not fit the sweep: ${fingerprintNames[name]} of the sweep: ${JSON.stringify(shown(sweep[name]))}, of the worker: ${JSON.stringify(shown(worker[name]))}; start the worker with the same`,
      { path: name },
    );
  }
}

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
  remarks,
  collector: collectorState,
});
export interface RangeResult extends Omit<z.output<typeof resultSchema>, 'collector'> {
  readonly collector: CollectorState;
}

/** The longest text that is read from Redis. A result has at most some hundred findings. */
const maxLength = 64 * 2 ** 20;

/** @throws {ProtocolError} if the text is something else */
function parsed<Value>(schema: z.ZodType<Value>, content: unknown, what: string): Value {
  let value: unknown = content;
  try {
    if (typeof content === 'string') value = content.length > maxLength ? undefined : parseJson(content);
  } catch {
    value = undefined;
  }
  const found = schema.safeParse(value);
  if (found.success) return found.data;
  const [issue] = found.error.issues;
  throw new ProtocolError(
    `the queue contains an invalid ${what} (${issue?.path.map(String).join('.') || 'not JSON'}); use a Redis that nothing else writes to`,
    { outcome: 'not-sent' },
  );
}

export const parseDescription = (content: string): SweepDescription => parsed(descriptionSchema, content, 'sweep');
export const parseEnd = (content: string): RangeEnd => parsed(endSchema, content, 'end of a range');
export const parseResult = (content: string | null): RangeResult => parsed(resultSchema, content, 'result');
export const parseRange = (content: unknown): RangeJob => parsed(rangeSchema, content, 'range');

/** Identifies a sweep: the same parameters, started at the same time. */
export function runOf(parameters: Readonly<Record<string, unknown>>, startedAt: string): string {
  return createHash('sha256').update(JSON.stringify({ parameters, startedAt })).digest('hex').slice(0, 16);
}

/** The name of a range in Redis. Texts of servers are hashed: a job's id must not contain a colon. */
export function rangeName({ run, subject, after, to, remarks }: RangeJob): string {
  const start = typeof after === 'number' ? after : createHash('sha1').update(after).digest('hex');
  return [run, subject, start, to ?? 'end', remarks.length].join('-');
}
