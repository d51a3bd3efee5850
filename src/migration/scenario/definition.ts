import * as z from 'zod';
import type { ComparisonRule } from '../../comparison/index.js';
import { ruleSchema } from '../../config/comparison-rules.js';
import type { Arguments } from './operations/operation.js';

/** Returns the value of a reference such as `created.AppointmentId`. */
export type BoundValues = (reference: string) => unknown;

/** What every answer to a step must meet. */
export interface Expectation {
  /** The answer contains this: objects may have more fields, lists must have exactly these items in this order. */
  readonly matches?: unknown;
  /** The answer is a list, and at least one item contains this. */
  readonly contains?: unknown;
  /** Exact values by path, such as `Persons[0].Firstname` or `length`. */
  readonly equals?: Readonly<Record<string, unknown>> | undefined;
  /** The call fails with an error of this class, such as `NotFoundError`. */
  readonly error?: string | undefined;
}

export interface StepDefinition {
  /** The title of the step. Default: the operation. */
  readonly step?: string | undefined;
  /** The operation: `contacts.get`, `lists.items`, `principal`, `archive('FindAppointment').query`, `agents.MDO.GetList`. */
  readonly call: string;
  /** The arguments by parameter name; in TypeScript also a function of the earlier answers. */
  readonly with?: Arguments | ((value: BoundValues) => Arguments) | undefined;
  /** The name by which later steps refer to the answer. */
  readonly as?: string | undefined;
  readonly expect?: Expectation | undefined;
  /** Rules for this step. */
  readonly rules?: readonly ComparisonRule[] | undefined;
  /**
   * Milliseconds to wait before the step, at most ten minutes, so that a time that the server sets now is different from the
   * earlier one. Default 0.
   */
  readonly pause?: number | undefined;
  /**
   * Of a write: false compares the answers alone, and not what is stored. For a record to which all sides write the same
   * values, so that nothing shows whether each has stored them. Default true.
   */
  readonly readBack?: boolean | undefined;
}

/** A scenario: steps in order, and a clean-up that always runs at the end. */
export interface ScenarioDefinition {
  readonly scenario: string;
  readonly description?: string | undefined;
  /** Values by name, for all steps. */
  readonly let?: Readonly<Record<string, unknown>> | undefined;
  /** Rules for all steps. */
  readonly rules?: readonly ComparisonRule[] | undefined;
  readonly steps: readonly StepDefinition[];
  /** Runs even after a failure; steps whose values are missing are left out. */
  readonly cleanUp?: readonly StepDefinition[] | undefined;
}

const expectation = z.strictObject({
  matches: z.unknown().optional(),
  contains: z.unknown().optional(),
  equals: z.record(z.string(), z.unknown()).optional(),
  error: z.string().min(1).optional(),
});

const identifier = z.string().regex(/^[A-Za-z_]\w*$/, 'must be a name of letters, digits and _, such as created');

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
  readBack: z.boolean().optional(),
});

export const scenarioSchema = z.strictObject({
  scenario: z.string().min(1),
  description: z.string().optional(),
  let: z.record(identifier, z.unknown()).optional(),
  rules: z.array(ruleSchema).optional(),
  steps: z.array(step).min(1),
  cleanUp: z.array(step).optional(),
});

/** The known keys at a place, for suggestions. */
export function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  const last = path.filter((each) => typeof each !== 'number').at(-1);
  if (last === 'rules') return Object.keys(ruleSchema.shape);
  if (last === 'expect') return Object.keys(expectation.shape);
  return last === undefined ? Object.keys(scenarioSchema.shape) : Object.keys(step.shape);
}

/**
 * Defines a scenario in TypeScript or JavaScript: the default export of a file for `superoffice-bridge verify`.
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
