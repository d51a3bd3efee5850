import { performance } from 'node:perf_hooks';
import type { ScenarioResult, StepResult } from '../report/model.js';
import type { Scenario, Step } from '../scenario/index.js';
import { LiveSteps } from './live-steps.js';
import { ReplayedSteps } from './replayed-steps.js';
import { type Glance, type RunParts, StepContext, type StepTaker } from './step-context.js';

/** A step that is done, for whoever watches. */
export interface FinishedStep {
  readonly scenario: string;
  readonly result: StepResult;
  /** What each side made of it. */
  readonly glances: readonly Glance[];
}

/** Runs one scenario; its clean-up also where something has failed on the way, or the run is stopped. */
export async function runScenario(
  parts: RunParts,
  scenario: Scenario,
  onStep: (finished: FinishedStep) => void,
  signal?: AbortSignal,
): Promise<ScenarioResult> {
  const { control } = parts;
  const taker: StepTaker =
    'so' in control ? new LiveSteps(parts, control, scenario) : new ReplayedSteps(parts, control, scenario);
  const results: StepResult[] = [];
  const take = async (step: Step, place: string, isCleanUp: boolean) => {
    const start = performance.now();
    const context = new StepContext(parts, scenario, step, place, isCleanUp);
    await taker.take(context);
    // There may be nothing left to clean up.
    if (isCleanUp && context.glances.length === 0) return;
    const { status, problems } = context.comparison;
    const milliseconds = Math.round(performance.now() - start);
    const result = { name: step.name, subject: step.operation.name, status, problems, milliseconds };
    results.push(result);
    onStep({ scenario: scenario.name, result, glances: context.glances });
  };
  try {
    for (const [index, step] of scenario.steps.entries()) {
      if (step.pause > 0) await parts.wait(step.pause, signal);
      if (signal?.aborted === true) break;
      await take(step, `steps ${index}`, false);
    }
  } finally {
    for (const [index, step] of scenario.cleanUp.entries()) {
      if (step.pause > 0) await parts.wait(step.pause);
      await take(step, `cleanUp ${index}`, true);
    }
  }
  return { name: scenario.name, file: scenario.file, steps: results };
}
