import * as z from 'zod';
import type { ComparisonRule } from '../../comparison/index.js';
import { ruleSchema } from '../../config/comparison-rules.js';
import { problemsOf } from '../../config/problems.js';
import { problemText, ValidationError } from '../../errors/index.js';
import type { Filter } from '../../codec/archive/index.js';
import { problemOfSides, type Side } from '../side.js';
import type { SweepWait } from './outage.js';
import { type SweepSubject, sweepSubjects } from './subject-names.js';
import { type EntityName, sweptEntityNames } from '../../operations/index.js';

/** What a sweep reads of each record: the whole entity, or only its archive row, which is a hundred times cheaper. */
export type SweepDepth = 'entities' | 'rows';

export interface SweepOptions {
  /** The name of the tenant in the report, such as `sod/Cust12345`. */
  readonly tenant: string;
  /** The side that the others are compared with. */
  readonly control: Side;
  /** The sides that should answer the same; at least one. */
  readonly candidates: readonly Side[];
  /** What is compared, in any order. Default: the lists, and every entity. */
  readonly subjects?: readonly SweepSubject[] | undefined;
  /** Default `entities`. Lists are always compared whole. */
  readonly depth?: SweepDepth | undefined;
  /** Restricts the records, by the columns of the entity's archive. Default: all records. */
  readonly filters?: Readonly<Partial<Record<EntityName, Filter | string>>> | undefined;
  /** The lowest id that is compared. */
  readonly fromId?: number | undefined;
  /** The highest id that is compared. */
  readonly toId?: number | undefined;
  /** The share of the records that is compared, above 0 and up to 1. Default 1. The same seed chooses the same records. */
  readonly sample?: number | undefined;
  /** Selects a different sample. An integer. Default 1. */
  readonly seed?: number | undefined;
  /** Explain known differences, so that they do not fail the sweep. */
  readonly rules?: readonly ComparisonRule[] | undefined;
  /** Show text that may be personal data unmasked. Default false. */
  readonly unmasked?: boolean | undefined;
  /** The most calls under way at once, to all sides together. Default 16. */
  readonly concurrency?: number | undefined;
  /** The most calls a second, to all sides together. Default: limited by `concurrency` alone. */
  readonly callsPerSecond?: number | undefined;
  /** Rows per page. Default 100, or 500 if only ids are read. */
  readonly pageSize?: number | undefined;
  /**
   * Milliseconds that a tenant may be unavailable before the sweep gives up; it can be resumed from the checkpoint. Default
   * four hours.
   */
  readonly maxWait?: number | undefined;
  /** Milliseconds before an unavailable tenant is tried again for the first time; doubles each time. Default 1,000. */
  readonly retryDelay?: number | undefined;
  /** The longest delay between two attempts, in milliseconds. Default 60,000. */
  readonly maxRetryDelay?: number | undefined;
  /** The progress file from which a stopped sweep is resumed. Default: none is written. */
  readonly checkpoint?: string | undefined;
  /** Start again: an existing checkpoint is not read, and is replaced once the sweep has started. Default false. */
  readonly fresh?: boolean | undefined;
  /** Milliseconds between two writes of the checkpoint. Default 5,000. */
  readonly checkpointInterval?: number | undefined;
  /** Abort it to stop the sweep: calls under way finish, and the checkpoint is written. */
  readonly signal?: AbortSignal | undefined;
  /** Called with the progress at the start, every `progressInterval` milliseconds, and at the end. */
  readonly onProgress?: ((progress: SweepProgress) => void) | undefined;
  /** Milliseconds between two calls of `onProgress`. Default 500. */
  readonly progressInterval?: number | undefined;
}

/** The progress of a sweep. */
export interface SweepProgress {
  /** What is compared now; undefined at the end. */
  readonly subject: SweepSubject | undefined;
  /** Records and lists that are done, including those of earlier runs. */
  readonly done: number;
  /** An estimate of the total, made without counting. */
  readonly estimated: number;
  /** Comparisons with an unexplained difference. */
  readonly different: number;
  /** Records a second, over the last half minute. */
  readonly rate: number;
  /** Until the end, at this rate; undefined while the rate is 0. */
  readonly secondsLeft: number | undefined;
  /** Set while the sweep waits for an unavailable tenant. */
  readonly waiting: SweepWait | undefined;
}

/** Ids are of 32 bits. */
export const maxId = 2_147_483_647;

const milliseconds = z.int().min(0);
const id = z.int().min(1).max(maxId);
const filter = z.union([z.string(), z.custom<Filter>((value) => typeof value === 'object')]);

const scalars = z.object({
  tenant: z.string().min(1),
  subjects: z
    .array(z.enum(sweepSubjects))
    .min(1)
    .default([...sweepSubjects]),
  depth: z.enum(['entities', 'rows']).default('entities'),
  filters: z.partialRecord(z.enum(sweptEntityNames), filter).default({}),
  fromId: id.default(1),
  toId: id.default(maxId),
  sample: z.number().positive().max(1).default(1),
  seed: z.int().default(1),
  rules: z.array(ruleSchema).default([]),
  unmasked: z.boolean().default(false),
  concurrency: z.int().min(1).max(1_000).default(16),
  callsPerSecond: z.number().positive().default(Infinity),
  pageSize: z.int().min(1).max(10_000).optional(),
  maxWait: milliseconds.default(4 * 60 * 60_000),
  retryDelay: milliseconds.default(1_000),
  maxRetryDelay: milliseconds.default(60_000),
  checkpoint: z.string().min(1).optional(),
  fresh: z.boolean().default(false),
  checkpointInterval: milliseconds.default(5_000),
  progressInterval: milliseconds.default(500),
});

/** The validated options with their defaults. */
export type SweepPlan = Omit<SweepOptions, keyof z.output<typeof scalars>> &
  Omit<z.output<typeof scalars>, 'filters' | 'pageSize'> & {
    readonly filters: Readonly<Partial<Record<EntityName, string>>>;
    readonly pageSize: number;
    /** All subjects, since none were named: then one that the control refuses is left out. */
    readonly allSubjects: boolean;
    /** The control, and the candidates after it. */
    readonly sides: readonly Side[];
  };

/** @throws {ValidationError} if an option is invalid; `path` names it */
export function planOf(options: SweepOptions): SweepPlan {
  const parsed = scalars.safeParse(options);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const text = problemsOf(scalars, parsed.error.issues, options).map(problemText)[0];
    throw new ValidationError(`sweep: ${text ?? 'invalid options'}`, { path: issue?.path.join('.') ?? '' });
  }
  const { control, candidates } = options;
  const sides = [control, ...candidates];
  if (candidates.length === 0) throw new ValidationError('sweep: name at least one candidate', { path: 'candidates' });
  const problem = problemOfSides(sides);
  if (problem !== undefined) throw new ValidationError(`sweep: ${problem}`, { path: 'candidates' });
  const { fromId, toId } = parsed.data;
  if (fromId > toId) throw new ValidationError('sweep: fromId must not be greater than toId', { path: 'fromId' });
  const filters = Object.fromEntries(Object.entries(parsed.data.filters).map(([name, text]) => [name, String(text)]));
  const subjects = sweepSubjects.filter((subject) => parsed.data.subjects.includes(subject));
  // V8 collects a page of rows late if it stays in memory for long.
  const pageSize = parsed.data.pageSize ?? (parsed.data.depth === 'rows' ? 100 : 500);
  const allSubjects = options.subjects === undefined;
  return { ...options, ...parsed.data, filters, subjects, allSubjects, pageSize, sides };
}

/** The parameters that affect the report: a checkpoint can only be resumed with the same ones. */
export function parametersOf(plan: SweepPlan): Readonly<Record<string, unknown>> {
  const { tenant, sides, subjects, depth, filters, fromId, toId, sample, seed, rules, unmasked } = plan;
  const transports = sides.map(({ name, transport }) => (transport === undefined ? name : `${name} (${transport})`));
  return { tenant, sides: transports, subjects, depth, filters, fromId, toId, sample, seed, rules, unmasked };
}
