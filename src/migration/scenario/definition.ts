import { z } from 'zod';
import type { ComparisonRule } from '../../comparison/index.js';
import type { Arguments } from './operations/operation.js';

/** Gives the value of a reference such as `created.AppointmentId`, in the step that asks for it. */
export type BoundValues = (reference: string) => unknown;

/** What must hold of every answer to a step. */
export interface Expectation {
  /** The answer holds this: objects may have more fields, lists must have these items in this order. */
  readonly matches?: unknown;
  /** Some item of the answer, which is a list, holds this. */
  readonly contains?: unknown;
  /** By path, such as `Persons[0].Firstname` or `length`: exactly this. */
  readonly equals?: Readonly<Record<string, unknown>> | undefined;
  /** The call fails with an error of this class, such as `NotFoundError`. */
  readonly error?: string | undefined;
}

export interface StepDefinition {
  /** What it does, in words. Default: what it calls. */
  readonly step?: string | undefined;
  /** What it calls: `contacts.get`, `lists.items`, `principal`, `archive('FindAppointment').query`, `agents.MDO.GetList`. */
  readonly call: string;
  /** The arguments by the names of the parameters; in TypeScript also a function of the values bound so far. */
  readonly with?: Arguments | ((value: BoundValues) => Arguments) | undefined;
  /** The name by which later steps have its answer. */
  readonly as?: string | undefined;
  readonly expect?: Expectation | undefined;
  /** What may differ in this step. */
  readonly rules?: readonly ComparisonRule[] | undefined;
  /**
   * Milliseconds that pass before the step, at most ten minutes: so that a time which the server sets now can be told from
   * the one that it set before. Default 0.
   */
  readonly pause?: number | undefined;
}

/** What a scenario is: steps one after another, and what is done at the end whatever has happened. */
export interface ScenarioDefinition {
  readonly scenario: string;
  readonly description?: string | undefined;
  /** Values by name, for all steps. */
  readonly let?: Readonly<Record<string, unknown>> | undefined;
  /** What may differ in all steps. */
  readonly rules?: readonly ComparisonRule[] | undefined;
  readonly steps: readonly StepDefinition[];
  /** Run even after a failure, as far as the values that they need are there. */
  readonly cleanUp?: readonly StepDefinition[] | undefined;
}

const manners = ['ignore', 'unordered', 'ignoreCase', 'ignoreWhiteSpace', 'emptyIsNull'] as const;

const manner = z.union(
  [
    z.enum(manners),
    z.strictObject({ datesTo: z.enum(['second', 'minute', 'day']) }),
    z.strictObject({ tolerance: z.number().nonnegative() }),
  ],
  {
    error: `it should be ${manners.join(', ')}, { datesTo: second }, minute or day, or { tolerance: 0.01 }`,
  },
);

export const ruleSchema = z.strictObject({
  path: z.string(),
  subject: z.string().min(1).optional(),
  compare: manner,
  because: z.string().min(1).optional(),
});

const expectation = z.strictObject({
  matches: z.unknown().optional(),
  contains: z.unknown().optional(),
  equals: z.record(z.string(), z.unknown()).optional(),
  error: z.string().min(1).optional(),
});

const identifier = z.string().regex(/^[A-Za-z_]\w*$/, 'should be a name of letters, digits and _, such as created');

const step = z.strictObject({
  step: z.string().min(1).optional(),
  call: z.string().min(1),
  with: z
    .union([
      z.record(z.string(), z.unknown()),
      z.custom<(value: BoundValues) => Arguments>((v) => typeof v === 'function'),
    ])
    .optional(),
  as: identifier.optional(),
  expect: expectation.optional(),
  rules: z.array(ruleSchema).optional(),
  pause: z
    .int()
    .nonnegative()
    .max(10 * 60_000)
    .optional(),
});

export const scenarioSchema = z.strictObject({
  scenario: z.string().min(1),
  description: z.string().optional(),
  let: z.record(identifier, z.unknown()).optional(),
  rules: z.array(ruleSchema).optional(),
  steps: z.array(step).min(1),
  cleanUp: z.array(step).optional(),
});

/** The names of settings at each place, for whoever misspelt one. */
export function settingNames(path: readonly PropertyKey[]): readonly string[] {
  const last = path.filter((each) => typeof each !== 'number').at(-1);
  if (last === 'rules') return Object.keys(ruleSchema.shape);
  if (last === 'expect') return Object.keys(expectation.shape);
  return last === undefined ? Object.keys(scenarioSchema.shape) : Object.keys(step.shape);
}

/**
 * A scenario in TypeScript or JavaScript: the default export of a file that `superoffice-bridge verify` is given.
 *
 * @example
 * export default defineScenario({
 *   scenario: 'A new company',
 *   steps: [
 *     { call: 'contacts.create', with: { values: { Name: 'Northwind', Country: { CountryId: 578 } } }, as: 'made' },
 *     { call: 'contacts.get', with: (value) => ({ id: value('made.ContactId') }), expect: { equals: { OrgNr: '' } } },
 *   ],
 * });
 */
export function defineScenario(definition: ScenarioDefinition): ScenarioDefinition {
  return definition;
}
