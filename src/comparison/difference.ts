import { type Path, pathText } from '../codec/canonical/index.js';
import type { Cause, CauseName } from './causes.js';

/** One place at which a candidate's answer is not the control's. */
export interface Difference {
  /** Where, such as `Persons[3].FirstName`; empty for the whole answer. */
  readonly path: string;
  /** The same for every item of a list: `Persons[*].FirstName`. Differences of one pattern and cause are one finding. */
  readonly pattern: string;
  readonly cause: CauseName;
  /** What more there is to say of the cause, such as `+1 hour`. */
  readonly detail?: string | undefined;
  /** What each side has; undefined where it has nothing there. */
  readonly control: unknown;
  readonly candidate: unknown;
}

export function difference(path: Path, { cause, detail }: Cause, control: unknown, candidate: unknown): Difference {
  return { path: pathText(path), pattern: patternOf(path), cause, detail, control, candidate };
}

/** A path with `[*]` for every index. */
export function patternOf(path: Path): string {
  return pathText(path.map((step) => (typeof step === 'number' ? '[*]' : step))).replaceAll('.[*]', '[*]');
}
