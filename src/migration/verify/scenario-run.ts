import { performance } from 'node:perf_hooks';
import type { Observation } from '../../comparison/index.js';
import type { ScenarioResult, StepResult } from '../report/model.js';
import type { Scenario, Step } from '../scenario/index.js';
import { LiveSteps } from './live-steps.js';
import { ReplayedSteps } from './replayed-steps.js';
import { type RunParts, StepContext, type StepRunner } from './step-context.js';

/** A finished step, for progress output. */
export interface FinishedStep {
  readonly scenario: string;
  readonly result: StepResult;
  /** One observation of each side. */
  readonly observations: readonly Observation[];
}

/** Runs one scenario. Its clean-up runs even if a step has failed or the run is stopped. */
export async function runScenario(
  parts: RunParts,
  scenario: Scenario,
  onStep: (finished: FinishedStep) => void,
  signal?: AbortSignal,
): Promise<ScenarioResult> {
  const { control } = parts;
  const runner: StepRunner =
    'so' in control ? new LiveSteps(parts, control, scenario) : new ReplayedSteps(parts, control, scenario);
  const results: StepResult[] = [];
  const runStep = async (step: Step, place: string, isCleanUp: boolean) => {
    const start = performance.now();
    const context = new StepContext(parts, scenario, step, place, isCleanUp);
    await runner.run(context);
    // There may be nothing left to clean up.
    if (isCleanUp && context.observations.length === 0) return;
    const milliseconds = Math.round(performance.now() - start);
    const result = { name: step.name, subject: step.operation.name, ...context.comparison.result(), milliseconds };
    results.push(result);
    onStep({ scenario: scenario.name, result, observations: context.observations });
  };
  try {
    for (const [index, step] of scenario.steps.entries()) {
      if (step.pause > 0) await parts.wait(step.pause, signal);
      if (signal?.aborted === true) break;
      await runStep(step, `steps ${index}`, false);
    }
  } finally {
    for (const [index, step] of scenario.cleanUp.entries()) {
      if (step.pause > 0) await parts.wait(step.pause);
      await runStep(step, `cleanUp ${index}`, true);
    }
  }
  return { name: scenario.name, file: scenario.file, steps: results };
}
