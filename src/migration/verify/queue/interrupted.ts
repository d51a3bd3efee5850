import type { StepResult } from '../../report/model.js';
import type { Scenario } from '../../scenario/index.js';
import type { RunRequest } from './messages.js';

/** The results of the steps of a scenario that may have written, and was not run again. */
export function interruptedSteps({ steps }: Scenario): StepResult[] {
  return steps.map(({ name, operation }, index) => ({
    name,
    subject: operation.name,
    ...(index === 0
      ? { status: 'failed', problems: ['the scenario was interrupted, and not run again because it writes'] }
      : { status: 'skipped', problems: ['not compared, because the scenario was interrupted'] }),
    milliseconds: 0,
  }));
}

/** What to do about it. */
export function interruptionNote({ name }: Scenario, { host, journal }: RunRequest): string {
  const what = `The scenario ${JSON.stringify(name)} was interrupted: its worker on ${host} reported no valid result.`;
  if (journal === undefined) return what;
  return `${what} To delete what it may have left, run superoffice-bridge verify --clean-up there with the journal ${journal}.`;
}
