import type { Difference } from '../../comparison/index.js';
import type { TransportName } from '../../errors/index.js';
import type { ShadowSkips, SkippedTotals } from './skipped-calls.js';

/** One side of a comparison. */
export interface ShadowSide {
  readonly transport: TransportName;
  /** Milliseconds until it answered. */
  readonly duration: number;
  /** The class of its error, such as `NotFoundError`; undefined if it answered. */
  readonly error: string | undefined;
}

/**
 * The result of a comparison.
 *
 * - `equal`: the same answer, or the same error.
 * - `different`: the answers or errors differ; `differences` lists the paths and causes.
 * - `failed`: one side did not reach the server, so there was nothing to compare.
 * - `uncompared`: an answer was too large; it is read up to `shadows.maximumAnswerBytes`.
 * - `changed`: the record changed while it was read. The answers differ, and so do two answers of one side. It counts neither
 *   as equal nor as different, nor for guardrails.
 */
export type ShadowVerdict = 'equal' | 'different' | 'failed' | 'uncompared' | 'changed';

/** The report on a read that was made twice. */
export interface ShadowReport {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly operation: string;
  /** The entity's id or the list's name, if the call has one. */
  readonly id: number | string | undefined;
  /** The index of the route in the policy. */
  readonly route: number;
  /** The side whose answer the caller got. */
  readonly control: ShadowSide;
  /** The shadow, whose answer only the comparison sees. */
  readonly candidate: ShadowSide;
  readonly verdict: ShadowVerdict;
  /** How many differences `shadows.rules` explain; `differences` does not include them. */
  readonly explained: number;
  /** The first hundred, with the values of both sides, which are the tenant's data. */
  readonly differences: readonly Difference[];
  /** Calls since the last report that were not compared. */
  readonly skipped: number;
  /** Why they were not compared: `{ inFlight: 2 }`. */
  readonly skippedBy: ShadowSkips;
}

/** The first call that was not compared because enough shadows were under way. */
export interface ShadowLimitEvent {
  readonly operation: string;
  /** The limit: `shadows.inFlight`. */
  readonly inFlight: number;
}

/** A report as a line of JSON, without the values, which are the tenant's data. */
export function lineOf({ differences, ...report }: ShadowReport): string {
  const named = differences.map(({ path, cause, detail }) => ({ path, cause, detail }));
  return `${JSON.stringify({ ...report, differences: named })}\n`;
}

/** A line for calls that were not compared, with no comparison after them that counts them. */
export function skippedLine(skips: SkippedTotals): string {
  return `${JSON.stringify({ at: new Date().toISOString(), ...skips })}\n`;
}
