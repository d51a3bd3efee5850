import type { TypeDescription } from '../contract/index.js';
import { type Path, pathText } from '../codec/canonical/index.js';
import type { Cause, CauseName } from './causes.js';

/** One place at which the answer of a candidate differs from the control's. */
export interface Difference {
  /** The path, such as `Persons[3].FirstName`; empty for the whole answer. */
  readonly path: string;
  /** The path without indices: `Persons[*].FirstName`. Differences with one pattern and cause are one finding. */
  readonly pattern: string;
  readonly cause: CauseName;
  /** A detail of the cause, such as `+1 hour`. */
  readonly detail?: string | undefined;
  /** The value of the control; undefined if it has none there. */
  readonly control: unknown;
  /** The value of the candidate; undefined if it has none there. */
  readonly candidate: unknown;
  /** The type of the values, if it is known. */
  readonly type?: TypeDescription | undefined;
}

export function difference(
  path: Path,
  { cause, detail }: Cause,
  control: unknown,
  candidate: unknown,
  type?: TypeDescription,
): Difference {
  const values = { path: pathText(path), pattern: patternOf(path), cause, detail, control, candidate };
  return type === undefined ? values : { ...values, type };
}

/** A path with `[*]` for every index. */
export function patternOf(path: Path): string {
  return pathText(path.map((step) => (typeof step === 'number' ? '[*]' : step))).replaceAll('.[*]', '[*]');
}
