import type { Difference } from '../../comparison/index.js';
import type { TransportName } from '../../errors/index.js';

/** One side of a comparison. */
export interface ShadowSide {
  readonly transport: TransportName;
  /** Milliseconds until it answered. */
  readonly duration: number;
  /** The class of its error, such as `NotFoundError`; undefined where it answered. */
  readonly error: string | undefined;
}

/**
 * What a comparison came to.
 *
 * - `equal`: the same answer, or the same error.
 * - `different`: not so; `differences` say where, and for which cause.
 * - `failed`: there was nothing to compare, since the way to the server failed on one side.
 * - `uncompared`: an answer was too large; it is read no further than `shadows.maximumAnswerBytes`.
 */
export type ShadowVerdict = 'equal' | 'different' | 'failed' | 'uncompared';

/** A read that was made twice. */
export interface ShadowReport {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly operation: string;
  /** The entity's id or the list's name, where the call is about one. */
  readonly id: number | string | undefined;
  /** The route, by its place in the policy. */
  readonly route: number;
  /** What the caller got. */
  readonly control: ShadowSide;
  /** What nobody but this report got. */
  readonly candidate: ShadowSide;
  readonly verdict: ShadowVerdict;
  /** How many differences `shadows.rules` explain; they are not among the others. */
  readonly explained: number;
  /** The first hundred, with the values of both sides: mind where you write them. */
  readonly differences: readonly Difference[];
  /** Calls since the last report that were not compared, since enough shadows were under way or answers were too large. */
  readonly skipped: number;
}

/** A report as a line of JSON, without any value: those are the tenant's data. */
export function lineOf({ differences, ...report }: ShadowReport): string {
  const named = differences.map(({ path, cause }) => ({ path, cause }));
  return `${JSON.stringify({ ...report, differences: named })}\n`;
}
