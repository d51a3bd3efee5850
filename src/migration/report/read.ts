import * as z from 'zod';
import { type CauseName, causes } from '../../comparison/index.js';
import { problemsOf } from '../../config/problems.js';
import { ConfigurationError, problemText } from '../../errors/index.js';
import { parseJson } from '../../files/index.js';
import type { ParityReport } from './model.js';

const text = z.string();
const number = z.number();
const findingId = /^[0-9a-f]+$/;
const totals = { compared: number, equal: number, different: number, explained: number, noisy: number };
const latency = z.object({
  count: number,
  median: number,
  p95: number,
  p99: number,
  maximum: number,
  buckets: z.array(z.tuple([number, number])),
});

/** A finding of a report. */
export const findingSchema = z.object({
  id: text.regex(findingId),
  verdict: z.enum(['unexplained', 'explained', 'noise']),
  because: text.optional(),
  acceptedBy: z.literal('starters').optional(),
  subject: text,
  candidate: text,
  pattern: text,
  cause: z.enum(Object.keys(causes) as [CauseName, ...CauseName[]]),
  detail: text.optional(),
  differences: number,
  answers: number,
  examples: z.array(
    z.object({
      key: text,
      path: text,
      control: z.unknown().optional(),
      candidate: z.unknown().optional(),
      stored: z.literal(true).optional(),
    }),
  ),
});

/** The steps of a scenario in a report, with their properties in the order in which a run writes them. */
export const stepsSchema = z.array(
  z.object({
    name: text,
    subject: text,
    status: z.enum(['equal', 'different', 'explained', 'failed', 'skipped']),
    problems: z.array(text),
    failedOn: z.array(text).optional(),
    unmet: z.array(z.object({ problem: text, finding: text.regex(findingId) })).optional(),
    unproven: z.enum(['not-read-back', 'found-nothing']).optional(),
    milliseconds: number,
  }),
);

const reportSchema: z.ZodType<ParityReport> = z.object({
  format: z.literal(1),
  stopped: z.literal(true).optional(),
  maskedControl: z.literal(true).optional(),
  unread: number.optional(),
  kind: z.enum(['verify', 'sweep', 'shadow']),
  tenant: text,
  control: text,
  candidates: z.array(text),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  totals: z.object(totals),
  operations: z.array(
    z.object({ ...totals, subject: text, candidate: text, controlLatency: latency, candidateLatency: latency }),
  ),
  fields: z.array(z.object({ subject: text, field: text, seen: number, filled: number, different: number })),
  findings: z.array(findingSchema),
  scenarios: z.array(
    z.object({
      name: text,
      file: text.optional(),
      steps: stepsSchema,
    }),
  ),
  notes: z.array(text),
  unmasked: z.boolean(),
});

/**
 * Reads a report in the format `json`.
 *
 * @param name of the report in errors, such as the file
 * @throws {ConfigurationError} if it is not a valid report, with the place
 * @example
 * import { readFileSync } from 'node:fs';
 *
 * const report = readReport(readFileSync('report.json', 'utf8'), 'report.json');
 */
export function readReport(json: string, name: string): ParityReport {
  let value: unknown;
  try {
    value = parseJson(json);
  } catch (cause) {
    const why = cause instanceof SyntaxError ? cause.message : 'is not JSON';
    throw new ConfigurationError(`${name} ${why}; name a JSON report of verify or sweep`, { cause });
  }
  const parsed = reportSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const text = problemsOf(reportSchema, parsed.error.issues, value).map(problemText)[0] ?? 'invalid';
  throw new ConfigurationError(`${name} is not a report of verify or sweep: ${text}`);
}
