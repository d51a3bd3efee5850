import type { CauseName } from '../../comparison/index.js';

/**
 * What a run of `verify` or `sweep` found. It is plain JSON: every report is written from it, and it can be kept, sent and
 * read again.
 */
export interface ParityReport {
  /** The form of this object; another number is another form. */
  readonly format: 1;
  readonly kind: 'verify' | 'sweep';
  /** The tenant, such as `sod/Cust12345`, or the site's host. */
  readonly tenant: string;
  /** What answered as before, such as `soap`. */
  readonly control: string;
  /** What should answer the same, such as `rest`. */
  readonly candidates: readonly string[];
  /** UTC, ISO 8601. */
  readonly startedAt: string;
  readonly endedAt: string;
  readonly totals: Totals;
  /** What was called, one row for each operation and candidate. */
  readonly operations: readonly OperationResult[];
  /** What was seen in it, one row for each field of each kind of answer. */
  readonly fields: readonly FieldResult[];
  /** The differences, one group for each finding; those without explanation first, then by their number. */
  readonly findings: readonly Finding[];
  /** The scenarios of `verify`, step by step. */
  readonly scenarios: readonly ScenarioResult[];
  /** What else a reader should know, a sentence each: what was left out, what could not be cleaned up. */
  readonly notes: readonly string[];
  /** Are texts that may be about people shown as they are? */
  readonly unmasked: boolean;
  /** It was ended before all was compared; absent where it was not. */
  readonly stopped?: true | undefined;
}

/** Counted in comparisons: one answer of the control with one answer of a candidate. */
export interface Totals {
  readonly compared: number;
  readonly equal: number;
  /** With at least one difference that nothing explains. */
  readonly different: number;
  /** With differences that rules explain, and no other. */
  readonly explained: number;
  /** Where the control differs from itself, and nothing else does. */
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
  /** How many calls took how long: upper bounds, rising, each with its count; those without any are left out. */
  readonly buckets: readonly (readonly [upTo: number, count: number])[];
}

export interface FieldResult {
  /** What was called. */
  readonly subject: string;
  /** The field as a pattern, such as `Persons[*].FirstName`. */
  readonly field: string;
  /** In how many answers of the control it was there, and in how many not null and not empty. */
  readonly seen: number;
  readonly filled: number;
  readonly different: number;
}

/** Why a finding is no failure. */
export type Verdict = 'unexplained' | 'explained' | 'noise';

/** All differences of one cause at one place: one thing to look into, however often it was met. */
export interface Finding {
  /** The same for the same finding in every run. */
  readonly id: string;
  readonly verdict: Verdict;
  /** What the rule says that explains it. */
  readonly because?: string | undefined;
  readonly subject: string;
  readonly candidate: string;
  /** The place as a pattern; empty for the whole answer. */
  readonly pattern: string;
  readonly cause: CauseName;
  /** What they have in common, such as `+1 hour`; absent where they have not. */
  readonly detail?: string | undefined;
  /** How many differences, in how many answers. */
  readonly differences: number;
  readonly answers: number;
  /** The first few. */
  readonly examples: readonly Example[];
}

export interface Example {
  /** Which one: an id, or a scenario's step. */
  readonly key: string;
  readonly path: string;
  /** Shortened, and masked unless the report is not; absent where that side has nothing there. */
  readonly control?: unknown;
  readonly candidate?: unknown;
}

export interface ScenarioResult {
  readonly name: string;
  /** The file it came from, where it came from one. */
  readonly file?: string | undefined;
  readonly steps: readonly StepResult[];
}

export type StepStatus = 'equal' | 'different' | 'explained' | 'failed' | 'skipped';

export interface StepResult {
  readonly name: string;
  readonly subject: string;
  readonly status: StepStatus;
  /** What is wrong, in a line each. */
  readonly problems: readonly string[];
  readonly milliseconds: number;
}

/** Was something compared, all of what should be, and does nothing remain that nobody has explained? */
export function isClean({ totals, scenarios, stopped }: ParityReport): boolean {
  const failed = scenarios.some(({ steps }) =>
    steps.some(({ status }) => status === 'failed' || status === 'different'),
  );
  return totals.compared > 0 && totals.different === 0 && !failed && stopped !== true;
}
