import { compareOutcomes, type Difference } from '../../comparison/index.js';
import type { TypeDescription } from '../../contract/index.js';
import type { TimedOutcome } from '../report/collector.js';

/** What all sides said of one thing. */
export interface Settled {
  /** In the order of the sides. */
  readonly outcomes: readonly TimedOutcome[];
  /** For each candidate. */
  readonly differences: readonly (readonly Difference[])[];
  /** Patterns at which the control differs from itself. */
  readonly noise: ReadonlySet<string> | undefined;
  /** It was changed while it was read, and read again. */
  readonly changed: boolean;
}

/** What is compared, and how it is read. */
export interface Reading {
  /** Asks all sides at once. */
  read(): Promise<readonly TimedOutcome[]>;
  /** When it was changed last, as an answer tells it; undefined where answers do not tell. */
  updated(answer: unknown): unknown;
  readonly type?: TypeDescription | undefined;
}

/** What changes so often is reported as it was last seen. */
const mostReadings = 5;

/**
 * Reads and compares, and reads once more before anything is called different: what was changed or deleted between the
 * readings of the sides is compared as it is then, and where the control differs from itself, that is noise.
 *
 * @param first what was read already
 */
export async function settle(reading: Reading, first?: readonly TimedOutcome[]): Promise<Settled> {
  const { type } = reading;
  const compared = (outcomes: readonly TimedOutcome[]) => {
    const [control, ...candidates] = outcomes;
    if (control === undefined) return [];
    return candidates.map(({ outcome }) => compareOutcomes(control.outcome, outcome, type));
  };
  let outcomes = first ?? (await reading.read());
  let differences = compared(outcomes);
  let changed = false;
  for (let readings = 2; isDifferent(differences); readings++) {
    const again = await reading.read();
    const unlike = controlsUnlike(outcomes, again, type);
    const differencesAgain = compared(again);
    if (unlike.length === 0) {
      // The control stood still, so a candidate that answers otherwise now, was wrong then or is now.
      const kept = differencesAgain.map((each, index) => (each.length > 0 ? each : (differences[index] ?? each)));
      return { outcomes: again, differences: kept, noise: undefined, changed };
    }
    if (!wasChanged(reading, outcomes, again)) {
      return {
        outcomes: again,
        differences: differencesAgain,
        noise: new Set(unlike.map(({ pattern }) => pattern)),
        changed,
      };
    }
    changed = true;
    [outcomes, differences] = [again, differencesAgain];
    if (readings >= mostReadings) break;
  }
  return { outcomes, differences, noise: undefined, changed };
}

function isDifferent(differences: readonly (readonly Difference[])[]): boolean {
  return differences.some((each) => each.length > 0);
}

function controlsUnlike(
  before: readonly TimedOutcome[],
  after: readonly TimedOutcome[],
  type: TypeDescription | undefined,
): readonly Difference[] {
  const [one, other] = [before[0], after[0]];
  return one === undefined || other === undefined ? [] : compareOutcomes(one.outcome, other.outcome, type);
}

function wasChanged(reading: Reading, before: readonly TimedOutcome[], after: readonly TimedOutcome[]): boolean {
  const [one, other] = [before, after].map(([control]) => {
    if (control === undefined || !('answer' in control.outcome)) return undefined;
    const { answer } = control.outcome;
    return answer === null ? 'gone' : reading.updated(answer);
  });
  return one !== undefined && other !== undefined && one !== other;
}
