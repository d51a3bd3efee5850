import type { CauseName } from '../../comparison/index.js';

/**
 * The result of a run of `verify` or `sweep`, or of the shadow calls of an application. It is plain JSON: all report formats are written from it, and it can be stored,
 * sent and read again.
 */
export interface ParityReport {
  /** The version of this format. */
  readonly format: 1;
  readonly kind: 'verify' | 'sweep' | 'shadow';
  /** The tenant, such as `sod/Cust12345`, or the site's host; for shadow calls, the file with their reports. */
  readonly tenant: string;
  /** The side that the others are compared with, such as `soap`. */
  readonly control: string;
  /** The sides that should answer the same, such as `rest`. */
  readonly candidates: readonly string[];
  /** UTC, ISO 8601. */
  readonly startedAt: string;
  readonly endedAt: string;
  readonly totals: Totals;
  /** One row for each operation and candidate. */
  readonly operations: readonly OperationResult[];
  /** One row for each field of each kind of answer. */
  readonly fields: readonly FieldResult[];
  /** The differences, grouped into findings; unexplained findings first, then the worst, then by number. */
  readonly findings: readonly Finding[];
  /** The scenarios of `verify`, step by step. */
  readonly scenarios: readonly ScenarioResult[];
  /** One sentence each on what was left out or could not be cleaned up. */
  readonly notes: readonly string[];
  /** Is text that may be personal data shown unmasked? */
  readonly unmasked: boolean;
  /** Set if letters and digits of texts were not compared, because the recording of the control is masked. */
  readonly maskedControl?: true | undefined;
  /** Set if the control of a sweep gave no answer for records or lists, which were not compared: their number. */
  readonly unread?: number | undefined;
  /** Set if the run was stopped before everything was compared. */
  readonly stopped?: true | undefined;
}

/** Numbers of comparisons: one answer of the control with one answer of a candidate. */
export interface Totals {
  readonly compared: number;
  readonly equal: number;
  /** With at least one unexplained difference. */
  readonly different: number;
  /** With differences that are all explained by rules. */
  readonly explained: number;
  /** With differences only where two reads of the control differ. */
  readonly noisy: number;
}

export interface OperationResult extends Totals {
  /** `contacts.get`, `agents.Appointment.CalculateDays`. */
  readonly subject: string;
  readonly candidate: string;
  readonly controlLatency: LatencySummary;
  readonly candidateLatency: LatencySummary;
}

/** Milliseconds. */
export interface LatencySummary {
  readonly count: number;
  readonly median: number;
  readonly p95: number;
  readonly p99: number;
  readonly maximum: number;
  /** A histogram: rising upper bounds, each with its number of calls; empty buckets are left out. */
  readonly buckets: readonly (readonly [upTo: number, count: number])[];
}

export interface FieldResult {
  /** The operation. */
  readonly subject: string;
  /** The field as a pattern, such as `Persons[*].FirstName`. */
  readonly field: string;
  /** The number of answers of the control that have the field, and of those in which it is neither null nor empty. */
  readonly seen: number;
  readonly filled: number;
  readonly different: number;
}

/** Whether a finding fails the run: only unexplained findings do. */
export type Verdict = 'unexplained' | 'explained' | 'noise';

/** All differences with one cause at one place, however often they occur. */
export interface Finding {
  /** Identifies the finding in every run. */
  readonly id: string;
  readonly verdict: Verdict;
  /** The reason given by the rule that explains it. */
  readonly because?: string | undefined;
  /** Set if that rule comes with the starter scenarios, rather than from the user. */
  readonly acceptedBy?: 'starters' | undefined;
  readonly subject: string;
  readonly candidate: string;
  /** The place as a pattern; empty for the whole answer. */
  readonly pattern: string;
  readonly cause: CauseName;
  /** The detail that all differences share, such as `+1 hour`. */
  readonly detail?: string | undefined;
  /** The number of differences, and of answers that have them. */
  readonly differences: number;
  readonly answers: number;
  /** The first few differences. */
  readonly examples: readonly Example[];
}

export interface Example {
  /** The id of the record, or the step of the scenario. */
  readonly key: string;
  readonly path: string;
  /** Shortened, and masked unless the report is unmasked; absent if that side has no value. */
  readonly control?: unknown;
  readonly candidate?: unknown;
  /** Set if the values are stored: the control read what each side had written. */
  readonly stored?: true | undefined;
}

export interface ScenarioResult {
  readonly name: string;
  /** The file of the scenario, if it has one. */
  readonly file?: string | undefined;
  readonly steps: readonly StepResult[];
}

export type StepStatus = 'equal' | 'different' | 'explained' | 'failed' | 'skipped';

export interface StepResult {
  readonly name: string;
  readonly subject: string;
  readonly status: StepStatus;
  /** One line for each problem. */
  readonly problems: readonly string[];
  readonly milliseconds: number;
  /** Expectations that are not met only because of a difference: the step differs, and has not failed. */
  readonly unmet?: readonly UnmetExpectation[] | undefined;
  /** The sides on which the step failed. */
  readonly failedOn?: readonly string[] | undefined;
  /** Why the step proves less than it seems to, although it has neither failed nor shown a difference. */
  readonly unproven?: Unproven | undefined;
}

/** `not-read-back`: what a write stored was not compared. `found-nothing`: the lists that were compared are empty. */
export type Unproven = 'not-read-back' | 'found-nothing';

/** An expectation that a difference explains. */
export interface UnmetExpectation {
  /** What was expected, and what the side answered. */
  readonly problem: string;
  /** The id of the finding. */
  readonly finding: string;
}

/**
 * True if the run compared something, was not stopped, read everything, and has no failed steps or unexplained differences.
 *
 * @example
 * process.exitCode = isClean(report) ? 0 : 1;
 */
export function isClean({ totals, scenarios, unread = 0, stopped }: ParityReport): boolean {
  const failed = scenarios.some(({ steps }) =>
    steps.some(({ status }) => status === 'failed' || status === 'different'),
  );
  return totals.compared > 0 && totals.different === 0 && !failed && unread === 0 && stopped !== true;
}
