import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { ComparisonRule } from '../../../comparison/index.js';
import { ruleSchema } from '../../../config/comparison-rules.js';
import { problemsOf } from '../../../config/problems.js';
import { problemText, ValidationError } from '../../../errors/index.js';
import { runSchema as run, sidesSchema } from '../../queue/fingerprint.js';
import { parsed } from '../../queue/parsed.js';
import type { CollectorState } from '../../report/collector.js';
import { collectorState } from '../../report/collector-state.js';
import type { StepResult } from '../../report/model.js';
import { stepsSchema } from '../../report/read.js';
import type { Scenario, Step } from '../../scenario/index.js';

/*
 * What coordinator and workers write to Redis. Others may be able to write there, so it is parsed before it is used. It
 * names scenarios, and never contains one: a worker runs only those that it has itself.
 */

/** The name of the queue, below the prefix of the tenant. */
export const queueName = 'verify';

const format = z.literal(1);

const rulesSchema = z.array(ruleSchema).max(10_000);

/** What a run has in common for all scenarios; every job refers to it by its run. */
const descriptionSchema = z.object({ format, run, sides: sidesSchema, rules: rulesSchema });
export type VerifyDescription = z.output<typeof descriptionSchema>;

const jobSchema = z.object({
  format,
  run,
  scenario: z.string().max(10_000),
  /** The digest of the scenario: the worker must have the same. */
  digest: z.string().regex(/^[0-9a-f]{32}$/),
});
export type ScenarioJob = z.output<typeof jobSchema>;

/** A worker asks whether it may run a scenario. */
const requestSchema = z.object({
  worker: z.uuid(),
  /** Its machine, and the file there that lists what it creates. */
  host: z
    .string()
    .max(255)
    .regex(/^[\w.-]*$/),
  journal: z
    .string()
    .max(2_000)
    .regex(/^[^\p{Cc}]*$/u)
    .optional(),
});
export type RunRequest = z.output<typeof requestSchema>;

const outcomeSchema = z.object({
  format,
  steps: stepsSchema,
  notes: z.array(z.string().max(10_000)).max(1_000),
  collector: collectorState,
});
export interface ScenarioOutcome {
  readonly format: 1;
  readonly steps: readonly StepResult[];
  readonly notes: readonly string[];
  readonly collector: CollectorState;
}

export const parseDescription = (content: string): VerifyDescription =>
  parsed(descriptionSchema, content, 'verification');
export const parseJob = (content: unknown): ScenarioJob => parsed(jobSchema, content, 'job');
export const parseRequest = (content: string): RunRequest => parsed(requestSchema, content, 'request of a worker');
export const parseOutcome = (content: string | null): ScenarioOutcome => parsed(outcomeSchema, content, 'result');

/** Can this be what a worker has found? Workers finish what they begin, so every step has a result. */
export function isOutcomeOf(
  scenario: Scenario,
  candidates: readonly string[],
  { steps, collector }: ScenarioOutcome,
): boolean {
  // A step of the clean-up that finds nothing to do has no result.
  const cleanUp = new Set(scenario.cleanUp.map(({ name }) => name));
  return (
    scenario.steps.every(({ name }, index) => steps[index]?.name === name) &&
    steps.slice(scenario.steps.length).every(({ name }) => cleanUp.has(name)) &&
    collector.operations.every(({ candidate }) => candidates.includes(candidate))
  );
}

/**
 * The rules as a description has them.
 *
 * @throws {ValidationError} if one is invalid
 */
export function describedRules(rules: readonly ComparisonRule[]): VerifyDescription['rules'] {
  const found = rulesSchema.safeParse(rules);
  if (found.success) return found.data;
  const [text = 'invalid rules'] = problemsOf(rulesSchema, found.error.issues, rules).map(problemText);
  throw new ValidationError(`verify: ${text}`, { path: 'rules' });
}

/** The name of a scenario in Redis. */
export function jobName({ run: ofRun, digest }: ScenarioJob): string {
  return `${ofRun}-${digest}`;
}

/** The same only for scenarios that do the same: functions count with their text. */
export function digestOf({ name, values, rules, steps, cleanUp }: Scenario): string {
  const stepOf = ({ operation, ...step }: Step) => ({ ...step, operation: operation.name });
  const content = { name, values, rules, steps: steps.map(stepOf), cleanUp: cleanUp.map(stepOf) };
  const text = JSON.stringify(content, (_key, value: unknown) =>
    typeof value === 'function' ? Function.prototype.toString.call(value) : value,
  );
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
