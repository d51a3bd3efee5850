import { createHash } from 'node:crypto';
import type { CallOutcome, CauseName, ComparisonRules, Difference } from '../../comparison/index.js';
import { FieldCoverage, type FieldCoverageState } from './field-coverage.js';
import { Latency, type LatencyState } from './latency.js';
import { fieldOf, masked, shortened } from './masking.js';
import type { Example, FieldResult, Finding, OperationResult, Totals, Verdict } from './model.js';

/** What one comparison came to. */
export interface Comparison {
  /** What was called, such as `contacts.get`. */
  readonly subject: string;
  /** Who was compared with the control, such as `rest`. */
  readonly candidate: string;
  /** Which one it was: an id, or a step of a scenario. */
  readonly key: string;
  readonly control: TimedOutcome;
  readonly candidateOutcome: TimedOutcome;
  readonly differences: readonly Difference[];
  /** Patterns at which the control differs from itself when it is asked twice. */
  readonly noise?: ReadonlySet<string> | undefined;
  /** What explains differences here, before the rules for all of them. */
  readonly rules?: ComparisonRules | undefined;
}

export interface TimedOutcome {
  readonly outcome: CallOutcome;
  readonly milliseconds: number;
}

export type ComparisonVerdict = 'equal' | 'different' | 'explained' | 'noisy';

export interface CollectorOptions {
  readonly rules: ComparisonRules;
  /** Show texts that may be about people as they are. Default false. */
  readonly unmasked?: boolean;
  /** How many examples each finding keeps. Default 5. */
  readonly examples?: number;
}

/** Findings beyond these are only counted. */
const mostFindings = 2_000;

/**
 * Takes in comparisons, one after another, and keeps what a report needs of them, in memory that does not grow with their
 * number. Its state is plain JSON, so that a run can be stopped and taken up again.
 */
export class ParityCollector {
  readonly #options: Required<CollectorOptions>;
  readonly #operations = new Map<string, OperationTally>();
  readonly #fields = new Map<string, FieldCoverage>();
  readonly #findings = new Map<string, FindingTally>();
  #uncounted = 0;

  /** @param kept what `toJSON` gave */
  constructor(options: CollectorOptions, kept?: CollectorState) {
    this.#options = { unmasked: false, examples: 5, ...options };
    if (kept === undefined) return;
    for (const { latencies, ...tally } of kept.operations) {
      const [control, candidate] = latencies;
      this.#operations.set(operationKey(tally), {
        ...tally,
        latencies: [new Latency(control), new Latency(candidate)],
      });
    }
    for (const [subject, fields] of kept.fields) this.#fields.set(subject, new FieldCoverage(fields));
    for (const finding of kept.findings)
      this.#findings.set(finding.id, { ...finding, examples: [...finding.examples] });
    this.#uncounted = kept.uncounted;
  }

  add(comparison: Comparison): ComparisonVerdict {
    const verdict = this.#addFindings(comparison);
    const tally = this.#operation(comparison);
    tally.compared += 1;
    tally[verdict] += 1;
    tally.latencies[0].add(comparison.control.milliseconds);
    tally.latencies[1].add(comparison.candidateOutcome.milliseconds);
    const { outcome } = comparison.control;
    if ('answer' in outcome) this.#coverage(comparison.subject).add(outcome.answer, comparison.differences);
    return verdict;
  }

  totals(): Totals {
    const totals = noTotals();
    for (const tally of this.#operations.values()) {
      for (const name of Object.keys(totals) as (keyof Totals)[]) totals[name] += tally[name];
    }
    return totals;
  }

  operations(): OperationResult[] {
    return [...this.#operations.values()].map(({ latencies: [control, candidate], ...tally }) => {
      return { ...tally, controlLatency: control.summary(), candidateLatency: candidate.summary() };
    });
  }

  fields(): FieldResult[] {
    return [...this.#fields].flatMap(([subject, coverage]) => coverage.results(subject));
  }

  /** Those without explanation first, then by their number. */
  findings(): Finding[] {
    const rank: Readonly<Record<Verdict, number>> = { unexplained: 0, explained: 1, noise: 2 };
    return [...this.#findings.values()].sort(
      (one, other) => rank[one.verdict] - rank[other.verdict] || other.differences - one.differences,
    );
  }

  /** What a reader should know of the limits that were met. */
  notes(): string[] {
    const more = `${this.#uncounted} more differences are in no finding, since there are ${mostFindings} findings.`;
    return this.#uncounted === 0 ? [] : [more];
  }

  toJSON(): CollectorState {
    return {
      operations: [...this.#operations.values()].map(({ latencies: [control, candidate], ...tally }) => {
        return { ...tally, latencies: [control.toJSON(), candidate.toJSON()] };
      }),
      fields: [...this.#fields].map(([subject, coverage]) => [subject, coverage.toJSON()]),
      findings: [...this.#findings.values()],
      uncounted: this.#uncounted,
    };
  }

  #addFindings(comparison: Comparison): ComparisonVerdict {
    const { subject, differences, noise } = comparison;
    if (differences.length === 0) return 'equal';
    const verdicts = new Set<Verdict>();
    const met = new Set<string>();
    for (const difference of differences) {
      const rule = comparison.rules?.explain(subject, difference) ?? this.#options.rules.explain(subject, difference);
      const verdict: Verdict =
        rule !== undefined ? 'explained' : noise?.has(difference.pattern) === true ? 'noise' : 'unexplained';
      verdicts.add(verdict);
      const finding = this.#finding(comparison, difference, verdict, rule?.because);
      if (finding === undefined) continue;
      finding.differences += 1;
      if (!met.has(finding.id)) finding.answers += 1;
      met.add(finding.id);
      if (finding.detail !== difference.detail) finding.detail = undefined;
      if (finding.examples.length < this.#options.examples)
        finding.examples.push(this.#example(comparison, difference));
    }
    return verdicts.has('unexplained') ? 'different' : verdicts.has('noise') ? 'noisy' : 'explained';
  }

  #finding(
    { subject, candidate }: Comparison,
    { pattern, cause, detail }: Difference,
    verdict: Verdict,
    because: string | undefined,
  ): FindingTally | undefined {
    const id = createHash('sha1')
      .update([verdict, subject, candidate, pattern, cause].join('\n'))
      .digest('hex')
      .slice(0, 10);
    const known = this.#findings.get(id);
    if (known !== undefined) return known;
    if (this.#findings.size >= mostFindings) {
      this.#uncounted += 1;
      return undefined;
    }
    const made: FindingTally = {
      id,
      verdict,
      because,
      subject,
      candidate,
      pattern,
      cause,
      detail,
      differences: 0,
      answers: 0,
      examples: [],
    };
    this.#findings.set(id, made);
    return made;
  }

  #example({ key }: Comparison, { path, cause, control, candidate }: Difference): Example {
    const readable = this.#options.unmasked || closedSets.has(cause);
    const name = fieldOf(path);
    const shown = (value: unknown) => shortened(readable ? value : masked(value, name));
    return {
      key,
      path,
      ...(control === undefined ? {} : { control: shown(control) }),
      ...(candidate === undefined ? {} : { candidate: shown(candidate) }),
    };
  }

  #operation({ subject, candidate }: Comparison): OperationTally {
    const key = operationKey({ subject, candidate });
    let tally = this.#operations.get(key);
    if (tally === undefined) {
      tally = { subject, candidate, ...noTotals(), latencies: [new Latency(), new Latency()] };
      this.#operations.set(key, tally);
    }
    return tally;
  }

  #coverage(subject: string): FieldCoverage {
    let coverage = this.#fields.get(subject);
    if (coverage === undefined) this.#fields.set(subject, (coverage = new FieldCoverage()));
    return coverage;
  }
}

/** Values of these differences come from the contract, and say nothing about people. */
const closedSets: ReadonlySet<CauseName> = new Set(['other-member', 'lost-flags', 'other-flags', 'other-error']);

type MutableTotals = { -readonly [Name in keyof Totals]: Totals[Name] };

function noTotals(): MutableTotals {
  return { compared: 0, equal: 0, different: 0, explained: 0, noisy: 0 };
}

function operationKey({ subject, candidate }: { readonly subject: string; readonly candidate: string }): string {
  return `${subject}\n${candidate}`;
}

interface OperationTally extends MutableTotals {
  readonly subject: string;
  readonly candidate: string;
  readonly latencies: readonly [control: Latency, candidate: Latency];
}

type FindingTally = { -readonly [Name in keyof Finding]: Finding[Name] } & { examples: Example[] };

/** What a collector holds, as JSON. */
export interface CollectorState {
  readonly operations: readonly (Omit<OperationTally, 'latencies'> & { readonly latencies: readonly LatencyState[] })[];
  readonly fields: readonly (readonly [subject: string, fields: FieldCoverageState])[];
  readonly findings: readonly Finding[];
  readonly uncounted: number;
}
