import { z } from 'zod';
import type { ComparisonRule } from '../../comparison/index.js';
import { ruleSchema } from '../../config/comparison-rules.js';
import type { SuperOffice } from '../../client/superoffice.js';
import { type TransportName, ValidationError } from '../../errors/index.js';
import type { Filter } from '../../codec/archive/index.js';
import type { SweepWait } from './outage.js';
import { type SweepSubject, sweepSubjects, type SweptEntityName, sweptEntityNames } from './subjects.js';

/** One of those that are compared: a connection, and which of its transports answers. */
export interface SweepSide {
  /** How the report calls it, such as `rest`. */
  readonly name: string;
  readonly connection: SuperOffice<unknown>;
  /** Default: the one that the connection is configured with. */
  readonly transport?: TransportName | undefined;
}

/** What a sweep reads of each record: the whole entity, or its row in the archive, which is a hundred times cheaper. */
export type SweepDepth = 'entities' | 'rows';

export interface SweepOptions {
  /** How the report calls the tenant, such as `sod/Cust12345`. */
  readonly tenant: string;
  /** What answered as before. */
  readonly control: SweepSide;
  /** What should answer the same; at least one. */
  readonly candidates: readonly SweepSide[];
  /** What is gone through, in any order. Default: the lists, and every entity. */
  readonly subjects?: readonly SweepSubject[] | undefined;
  /** Default `entities`. Lists are always compared whole. */
  readonly depth?: SweepDepth | undefined;
  /** Which records, by the columns of the entity's archive. Default: all. */
  readonly filters?: Readonly<Partial<Record<SweptEntityName, Filter | string>>> | undefined;
  /** Ids below or above these are left out. */
  readonly fromId?: number | undefined;
  readonly toId?: number | undefined;
  /** The share of the records that is compared, above 0 and up to 1. Default 1. The same seed chooses the same ones. */
  readonly sample?: number | undefined;
  /** A whole number. Default 1. */
  readonly seed?: number | undefined;
  /** What is known of some differences, and fails nothing. */
  readonly rules?: readonly ComparisonRule[] | undefined;
  /** Show texts that may be about people as they are. Default false. */
  readonly unmasked?: boolean | undefined;
  /** Calls under way at once, to all sides together. Default 16. */
  readonly callsInFlight?: number | undefined;
  /** Calls a second at the most, to all sides together. Default: no limit but that of the calls in flight. */
  readonly callsPerSecond?: number | undefined;
  /** Rows that are asked for at once. Default 100, and 500 where only their ids are wanted. */
  readonly pageSize?: number | undefined;
  /** Milliseconds that a tenant may be away before the sweep gives up; it goes on from the checkpoint. Default four hours. */
  readonly patience?: number | undefined;
  /** Milliseconds before a tenant that is away is asked again: at first, and at the most. Default 1,000 and 60,000. */
  readonly initialWait?: number | undefined;
  readonly longestWait?: number | undefined;
  /** The file that keeps what is done, so that the sweep can be taken up again. Default: none is kept. */
  readonly checkpoint?: string | undefined;
  /** The checkpoint is written after so many milliseconds. Default 5,000. */
  readonly checkpointInterval?: number | undefined;
  /** What is aborted to stop the sweep: calls under way come to their end, and the checkpoint is written. */
  readonly signal?: AbortSignal | undefined;
  /** Is told how far the sweep is, at the beginning, every `progressInterval` milliseconds (500), and at the end. */
  readonly onProgress?: ((progress: SweepProgress) => void) | undefined;
  readonly progressInterval?: number | undefined;
}

/** How far a sweep is. */
export interface SweepProgress {
  /** What it goes through now; undefined when it is at its end. */
  readonly subject: SweepSubject | undefined;
  /** Records and lists that are done, those of earlier runs too. */
  readonly done: number;
  /** How many there will be, as far as can be told without counting them. */
  readonly estimated: number;
  /** Comparisons with a difference that nothing explains. */
  readonly different: number;
  /** Records a second, over the last half minute. */
  readonly rate: number;
  /** Until the end, at this rate; undefined while there is none. */
  readonly secondsLeft: number | undefined;
  /** Why nothing goes on now, where the tenant is away. */
  readonly waiting: SweepWait | undefined;
}

/** Ids are of 32 bits. */
export const largestId = 2_147_483_647;

const wholeFrom = (least: number) => z.int().min(least);
const milliseconds = wholeFrom(0);
const id = wholeFrom(1).max(largestId);
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
  toId: id.default(largestId),
  sample: z.number().positive().max(1).default(1),
  seed: z.int().default(1),
  rules: z.array(ruleSchema).default([]),
  unmasked: z.boolean().default(false),
  callsInFlight: wholeFrom(1).max(1_000).default(16),
  callsPerSecond: z.number().positive().default(Infinity),
  pageSize: wholeFrom(1).max(10_000).optional(),
  patience: milliseconds.default(4 * 60 * 60_000),
  initialWait: milliseconds.default(1_000),
  longestWait: milliseconds.default(60_000),
  checkpoint: z.string().min(1).optional(),
  checkpointInterval: milliseconds.default(5_000),
  progressInterval: milliseconds.default(500),
});

/** The options, checked and completed. */
export type SweepPlan = Omit<SweepOptions, keyof z.output<typeof scalars>> &
  Omit<z.output<typeof scalars>, 'filters' | 'pageSize'> & {
    readonly filters: Readonly<Partial<Record<SweptEntityName, string>>>;
    readonly pageSize: number;
    /** The control, and the candidates after it. */
    readonly sides: readonly SweepSide[];
  };

/** @throws {ValidationError} whose `path` names what is not right */
export function planOf(options: SweepOptions): SweepPlan {
  const parsed = scalars.safeParse(options);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = issue?.path.join('.') ?? '';
    throw new ValidationError(`sweep: ${path}: ${issue?.message ?? 'is not right'}`, { path });
  }
  const { control, candidates } = options;
  const sides = [control, ...candidates];
  if (candidates.length === 0) throw new ValidationError('sweep: name a candidate at least', { path: 'candidates' });
  const names = sides.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new ValidationError(`sweep: two sides are called ${JSON.stringify(twice)}`, { path: 'candidates' });
  }
  const { fromId, toId } = parsed.data;
  if (fromId > toId) throw new ValidationError('sweep: fromId is above toId', { path: 'fromId' });
  const filters = Object.fromEntries(Object.entries(parsed.data.filters).map(([name, text]) => [name, String(text)]));
  const subjects = sweepSubjects.filter((subject) => parsed.data.subjects.includes(subject));
  // A page of rows that lasts for long is garbage that V8 collects late.
  const pageSize = parsed.data.pageSize ?? (parsed.data.depth === 'rows' ? 100 : 500);
  return { ...options, ...parsed.data, filters, subjects, pageSize, sides };
}

/** What must be the same for a checkpoint to be gone on from: whatever has a say in the report. */
export function parametersOf(plan: SweepPlan): Readonly<Record<string, unknown>> {
  const { tenant, sides, subjects, depth, filters, fromId, toId, sample, seed, rules, unmasked } = plan;
  const transports = sides.map(({ name, transport }) => (transport === undefined ? name : `${name} (${transport})`));
  return { tenant, sides: transports, subjects, depth, filters, fromId, toId, sample, seed, rules, unmasked };
}
