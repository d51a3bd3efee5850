import { argumentAlone } from '../config/index.js';
import { connect } from '../container/connect.js';
import type { SuperOffice } from '../container/connection.js';
import type { Emulator } from '../emulator/index.js';
import type { TransportName } from '../errors/index.js';
import { differences } from './differences.js';
import { guide, type Step, type Walk } from './guide.js';

/** What one transport made of one step. */
export interface Outcome {
  readonly transport: TransportName;
  /** In a few words; the error's own where it failed. */
  readonly summary: string;
  readonly failed: boolean;
}

export interface StepReport {
  readonly title: string;
  readonly outcomes: readonly Outcome[];
  /** Where the results of the transports differ. */
  readonly differences: readonly string[];
}

const transports = ['soap', 'rest'] as const satisfies TransportName[];

/** Walks the guide on every transport, step by step beside one another, and compares what they answer. */
export async function* walkGuide(emulator: Emulator): AsyncGenerator<StepReport> {
  const connections: SuperOffice[] = [];
  for (const transport of transports) {
    const { username, password } = emulator.credentials;
    const auth = { kind: 'basic', username, password } as const;
    connections.push(await connect({ transport, tenant: { url: emulator.url }, auth }, argumentAlone));
  }
  try {
    const walks = connections.map((so, index): Walk => {
      return { so, other: connections[(index + 1) % connections.length] ?? so, appointmentId: 0, taskId: 0 };
    });
    for (const step of guide) yield await takeStep(step, walks);
  } finally {
    await Promise.all(connections.map((so) => so.close()));
  }
}

async function takeStep(step: Step, walks: readonly Walk[]): Promise<StepReport> {
  const results: unknown[] = [];
  const outcomes: Outcome[] = [];
  for (const [index, walk] of walks.entries()) {
    const transport = transports[index] ?? 'soap';
    try {
      const result = await step.run(walk);
      results.push(withoutOwnId(result, walk));
      const summary = step.summary(result as never);
      outcomes.push({ transport, summary, failed: false });
    } catch (error) {
      const summary = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      results.push(error);
      outcomes.push({ transport, summary, failed: true });
    }
  }
  const failed = outcomes.filter((outcome) => outcome.failed).map((outcome) => `${outcome.transport} failed`);
  const [control, ...candidates] = results;
  const differing = candidates.flatMap((candidate) => differences(control, candidate));
  return { title: step.title, outcomes, differences: failed.length > 0 ? failed : [...new Set(differing)] };
}

/** Each walk creates an appointment of its own, so its id is all that may differ. */
function withoutOwnId(result: unknown, { appointmentId }: Walk): unknown {
  if (typeof result !== 'object' || result === null || !('AppointmentId' in result)) return result;
  return result.AppointmentId === appointmentId ? { ...result, AppointmentId: 'its own' } : result;
}
