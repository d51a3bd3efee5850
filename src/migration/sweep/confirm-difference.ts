import { compareOutcomes, type Difference, type Observation } from '../../comparison/index.js';
import type { TypeDescription } from '../../contract/index.js';

/** What all sides returned for one record or list. */
export interface ConfirmedComparison {
  /** In the order of the sides. */
  readonly observations: readonly Observation[];
  /** For each candidate. */
  readonly differences: readonly (readonly Difference[])[];
  /** Patterns at which two reads of the control differ. */
  readonly noise: ReadonlySet<string> | undefined;
  /** It changed while it was being read, and was read again. */
  readonly changed: boolean;
}

/** How a record or list is read. */
export interface Reading {
  /** Reads it on all sides at once. */
  read(): Promise<readonly Observation[]>;
  /** The time of the last change in an answer; undefined if answers have none. */
  updated(answer: unknown): unknown;
  readonly type?: TypeDescription | undefined;
}

/** A record that keeps changing is reported as it was last read. */
const maxReadings = 5;

/**
 * Reads and compares, and confirms a difference by reading again: a record that was changed or deleted between the reads of
 * two sides is compared in its new state, and a place at which two reads of the control differ is noise.
 *
 * @param first a reading that was made already
 */
export async function confirmDifference(
  reading: Reading,
  first?: readonly Observation[],
): Promise<ConfirmedComparison> {
  const { type } = reading;
  const compared = (observations: readonly Observation[]) => {
    const [control, ...candidates] = observations;
    if (control === undefined) return [];
    return candidates.map((candidate) => compareOutcomes(control, candidate, type));
  };
  let observations = first ?? (await reading.read());
  let differences = compared(observations);
  let changed = false;
  for (let readings = 2; isDifferent(differences); readings++) {
    const again = await reading.read();
    const changes = controlDifferences(observations, again, type);
    const differencesAgain = compared(again);
    if (changes.length === 0) {
      // The control did not change, so a candidate that differs in either reading is wrong.
      const kept = differencesAgain.map((each, index) => (each.length > 0 ? each : (differences[index] ?? each)));
      return { observations: again, differences: kept, noise: undefined, changed };
    }
    if (!wasChanged(reading, observations, again)) {
      return {
        observations: again,
        differences: differencesAgain,
        noise: new Set(changes.map(({ pattern }) => pattern)),
        changed,
      };
    }
    changed = true;
    [observations, differences] = [again, differencesAgain];
    if (readings >= maxReadings) break;
  }
  return { observations, differences, noise: undefined, changed };
}

function isDifferent(differences: readonly (readonly Difference[])[]): boolean {
  return differences.some((each) => each.length > 0);
}

function controlDifferences(
  before: readonly Observation[],
  after: readonly Observation[],
  type: TypeDescription | undefined,
): readonly Difference[] {
  const [one, other] = [before[0], after[0]];
  return one === undefined || other === undefined ? [] : compareOutcomes(one, other, type);
}

function wasChanged(reading: Reading, before: readonly Observation[], after: readonly Observation[]): boolean {
  const [one, other] = [before, after].map(([control]) => {
    if (control === undefined || !('answer' in control)) return undefined;
    const { answer } = control;
    return answer === null ? 'gone' : reading.updated(answer);
  });
  return one !== undefined && other !== undefined && one !== other;
}
