import type { ParityReport, StepResult, Unproven } from './model.js';
import type { Place } from './places.js';

/** A step, with its scenario and an id for links. */
export interface StepInRun {
  readonly scenario: string;
  readonly step: StepResult;
  readonly id: string;
}

/** Identifies a step in a page, by the indices of its scenario and of the step. */
export function stepId(scenario: number, step: number): string {
  return `step-${scenario + 1}-${step + 1}`;
}

/** The steps of all scenarios. */
export function stepsOf({ scenarios }: Pick<ParityReport, 'scenarios'>): StepInRun[] {
  return scenarios.flatMap(({ name, steps }, index) =>
    steps.map((step, place) => ({ scenario: name, step, id: stepId(index, place) })),
  );
}

export function stepsThatFailed(report: Pick<ParityReport, 'scenarios'>): StepInRun[] {
  return stepsOf(report).filter(({ step }) => step.status === 'failed');
}

/** The steps that prove less than they seem to. */
export function stepsUnproven(report: Pick<ParityReport, 'scenarios'>, why: Unproven): StepInRun[] {
  return stepsOf(report).filter(({ step }) => step.unproven === why);
}

/** The steps that expect a value which the difference at a place replaces. */
export function stepsBrokenBy({ findings }: Place, report: Pick<ParityReport, 'scenarios'>): StepInRun[] {
  return stepsOf(report).filter(({ step }) => step.unmet?.some((each) => findings.includes(each.finding)) === true);
}

/** `An expectation of 2 steps is not met because of it`. */
export function brokenStepsText(steps: number): string {
  return `An expectation of ${steps === 1 ? '1 step' : `${steps} steps`} is not met because of it`;
}

/** @param candidate counts only the steps that say nothing about it, because they failed on it or on the control */
export function failedSteps({ scenarios, control }: ParityReport, candidate?: string): number {
  const concerns = ({ failedOn }: StepResult) =>
    candidate === undefined || failedOn?.some((name) => name === candidate || name === control) !== false;
  return scenarios.flatMap(({ steps }) => steps).filter((step) => step.status === 'failed' && concerns(step)).length;
}
