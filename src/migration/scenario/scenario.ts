import type { ComparisonRule } from '../../comparison/index.js';
import { ConfigurationError, type ConfigurationProblem } from '../../errors/index.js';
import type { Expectation, StepDefinition } from './definition.js';
import type { Operation } from './operations/operation.js';

/** A validated scenario. */
export interface Scenario {
  readonly name: string;
  /** The file of the scenario, if it has one. */
  readonly file: string | undefined;
  readonly values: Readonly<Record<string, unknown>>;
  readonly rules: readonly ComparisonRule[];
  readonly steps: readonly Step[];
  readonly cleanUp: readonly Step[];
}

export interface Step {
  readonly name: string;
  readonly operation: Operation;
  readonly with: NonNullable<StepDefinition['with']>;
  readonly as: string | undefined;
  readonly expect: Expectation;
  /** Milliseconds to wait before the step. */
  readonly pause: number;
  /** Is what a write has stored compared? */
  readonly readBack: boolean;
  readonly rules: readonly ComparisonRule[];
}

/** A problem with a scenario, and its place. */
export interface ScenarioProblem {
  readonly message: string;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/** Scenarios are invalid. Nothing was sent. */
export class ScenarioError extends ConfigurationError {
  constructor(problems: readonly ScenarioProblem[]) {
    super(problems.map(problemText).join('\n'), { problems: problems.map(located) });
  }
}

function located({ message, file, line, column }: ScenarioProblem): ConfigurationProblem {
  if (file === undefined) return { path: '', message };
  const place = line === undefined || column === undefined ? {} : { line, column };
  return { path: '', message, origin: { kind: 'file', file, ...place } };
}

export function problemText({ message, file, line, column }: ScenarioProblem): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  return place === '' ? message : `${place} ${message}`;
}
