import {
  type CauseName,
  type ComparisonRule,
  type ComparisonRules,
  type Difference,
  type Observation,
  rankOf,
} from '../../comparison/index.js';
import { FieldCoverage, type FieldCoverageState, maxFields } from './field-coverage.js';
import { acceptanceOf, findingId } from './finding-id.js';
import { Latency, type LatencyState } from './latency.js';
import { fieldOf, masked, maskedError, shortened } from './masking.js';
import type { Example, FieldResult, Finding, OperationResult, Totals, Verdict } from './model.js';

/** One answer of the control, compared with one answer of a candidate. */
export interface Comparison {
  /** What was called, such as `contacts.get`. */
  readonly subject: string;
  /** The id of the record, or the step of the scenario. */
  readonly key: string;
  readonly control: Observation;
  readonly candidate: Observation;
  readonly differences: readonly Difference[];
  /** Patterns at which two reads of the control differ. */
  readonly noise?: ReadonlySet<string> | undefined;
  /** Is it a comparison of what two writes have stored, rather than of two answers? */
  readonly stored?: true | undefined;
  /** Rules for this comparison, which come before the general ones. */
  readonly rules?: ComparisonRules | undefined;
  /** Does a rule come with the starter scenarios, rather than from the user? Default no. */
  readonly isStarterRule?: ((rule: ComparisonRule) => boolean) | undefined;
}

export type ComparisonVerdict = 'equal' | 'different' | 'explained' | 'noisy';

export interface CollectorOptions {
  readonly rules: ComparisonRules;
  /** Show text that may be personal data unmasked. Default false. */
  readonly unmasked?: boolean;
  /** The most examples per finding. Default 5. */
  readonly examples?: number;
  /**
   * Collects without limits a part of what another collector merges, which applies the limits to the whole. Stop once it
   * `isLarge`. Default false.
   */
  readonly partial?: boolean;
}

/**
 * Differences beyond this many findings of one verdict are only counted. Each verdict has its own limit, so that those that
 * rules explain leave room for one that they do not.
 */
const maxFindings = 2_000;

/**
 * Collects comparisons and keeps what a report needs, in memory that does not grow with their number. Its state is plain
 * JSON, so that a run can be stopped and resumed.
 */
export class ParityCollector {
  readonly #options: Required<CollectorOptions>;
  readonly #operations = new Map<string, OperationTally>();
  readonly #fields = new Map<string, FieldCoverage>();
  readonly #findings = new Map<string, FindingTally>();
  readonly #listed: Record<Verdict, number> = { unexplained: 0, explained: 0, noise: 0 };
  #unlisted = 0;

  /** @param saved an earlier result of `toJSON` */
  constructor(options: CollectorOptions, saved?: CollectorState) {
    this.#options = { unmasked: false, examples: 5, partial: false, ...options };
    if (saved !== undefined) this.merge(saved);
  }

  /** Adds what a partial collector has collected after this one: the result is as if one had collected all. */
  merge({ operations, fields, findings, uncounted }: CollectorState): void {
    for (const { latencies, ...counts } of operations) {
      const tally = this.#operation(counts.subject, counts.candidate);
      for (const name of totalNames) tally[name] += counts[name];
      for (const [side, latency] of latencies.entries()) tally.latencies[side]?.merge(latency);
    }
    for (const [subject, coverage] of fields) this.#coverage(subject).merge(coverage);
    for (const finding of findings) this.#mergeFinding(finding);
    this.#unlisted += uncounted;
  }

  /** Does a partial collector have so much that it should be merged before more is added? */
  get isLarge(): boolean {
    return this.#findings.size > maxFindings / 4 || [...this.#fields.values()].some(({ size }) => size > maxFields / 2);
  }

  add(comparison: Comparison): ComparisonVerdict {
    const verdict = this.#addFindings(comparison);
    const tally = this.#operation(comparison.subject, comparison.candidate.side);
    tally.compared += 1;
    tally[verdict] += 1;
    tally.latencies[0].add(comparison.control.milliseconds);
    tally.latencies[1].add(comparison.candidate.milliseconds);
    const { control } = comparison;
    if ('answer' in control) this.#coverage(comparison.subject).add(control.answer, comparison.differences);
    return verdict;
  }

  totals(): Totals {
    const totals = noTotals();
    for (const tally of this.#operations.values()) {
      for (const name of totalNames) totals[name] += tally[name];
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

  /** Unexplained findings first, then the worst, then by the number of differences. */
  findings(): Finding[] {
    const rank: Readonly<Record<Verdict, number>> = { unexplained: 0, explained: 1, noise: 2 };
    return [...this.#findings.values()].sort(
      (one, other) =>
        rank[one.verdict] - rank[other.verdict] ||
        rankOf(one.cause) - rankOf(other.cause) ||
        other.differences - one.differences,
    );
  }

  /** Notes on limits that were reached. */
  notes(): string[] {
    const more = `${this.#unlisted} more differences are not listed: a report has at most ${maxFindings} findings of each verdict.`;
    return this.#unlisted === 0 ? [] : [more];
  }

  toJSON(): CollectorState {
    return {
      operations: [...this.#operations.values()].map(({ latencies: [control, candidate], ...tally }) => {
        return { ...tally, latencies: [control.toJSON(), candidate.toJSON()] };
      }),
      fields: [...this.#fields].map(([subject, coverage]) => [subject, coverage.toJSON()]),
      findings: [...this.#findings.values()],
      uncounted: this.#unlisted,
    };
  }

  #addFindings(comparison: Comparison): ComparisonVerdict {
    const { subject, differences, noise } = comparison;
    if (differences.length === 0) return 'equal';
    const verdicts = new Set<Verdict>();
    const seen = new Set<string>();
    for (const difference of differences) {
      const rule = comparison.rules?.explain(subject, difference) ?? this.#options.rules.explain(subject, difference);
      const verdict: Verdict =
        rule !== undefined ? 'explained' : noise?.has(difference.pattern) === true ? 'noise' : 'unexplained';
      verdicts.add(verdict);
      const finding = this.#finding(comparison, difference, verdict, rule);
      if (finding === undefined) continue;
      finding.differences += 1;
      if (!seen.has(finding.id)) finding.answers += 1;
      seen.add(finding.id);
      if (finding.detail !== difference.detail) finding.detail = undefined;
      this.#keepExample(finding.examples, comparison.stored, () => this.#example(comparison, difference));
    }
    return verdicts.has('unexplained') ? 'different' : verdicts.has('noise') ? 'noisy' : 'explained';
  }

  #finding(
    { subject, candidate: { side: candidate }, isStarterRule }: Comparison,
    { pattern, cause, detail }: Difference,
    verdict: Verdict,
    rule: ComparisonRule | undefined,
  ): FindingTally | undefined {
    const accepted = rule === undefined ? {} : acceptanceOf(rule, isStarterRule);
    const id = findingId({ verdict, subject, candidate, pattern, cause, ...accepted });
    const known = this.#findings.get(id);
    if (known !== undefined) return known;
    if (this.#isFull(verdict)) {
      this.#unlisted += 1;
      return undefined;
    }
    const made: FindingTally = {
      id,
      verdict,
      because: undefined,
      ...accepted,
      subject,
      candidate,
      pattern,
      cause,
      detail,
      differences: 0,
      answers: 0,
      examples: [],
    };
    this.#list(made);
    return made;
  }

  #isFull(verdict: Verdict): boolean {
    return !this.#options.partial && this.#listed[verdict] >= maxFindings;
  }

  #list(finding: FindingTally): void {
    this.#findings.set(finding.id, finding);
    this.#listed[finding.verdict] += 1;
  }

  #mergeFinding(finding: Finding): void {
    const known = this.#findings.get(finding.id);
    if (known !== undefined) {
      known.differences += finding.differences;
      known.answers += finding.answers;
      if (known.detail !== finding.detail) known.detail = undefined;
      for (const example of finding.examples) this.#keepExample(known.examples, example.stored, () => example);
    } else if (this.#isFull(finding.verdict)) {
      this.#unlisted += finding.differences;
    } else {
      this.#list({ ...finding, examples: [...finding.examples] });
    }
  }

  /** The first few, of which one is of what is stored: such a difference must not look like one of reading alone. */
  #keepExample(examples: Example[], isStored: true | undefined, example: () => Example): void {
    const isFull = examples.length >= this.#options.examples;
    if (isFull && (isStored !== true || examples.some(({ stored }) => stored === true))) return;
    if (isFull) examples.pop();
    examples.push(example());
  }

  #example({ key, stored, ...sides }: Comparison, { path, cause, control, candidate, type }: Difference): Example {
    const readable = this.#options.unmasked || closedSets.has(cause);
    const name = fieldOf(path);
    const shown = (value: unknown, outcome: Observation) => {
      if (readable) return shortened(value);
      return shortened('error' in outcome ? maskedError(outcome.error) : masked(value, name, type));
    };
    return {
      key,
      path,
      ...(stored === undefined ? {} : { stored }),
      ...(control === undefined ? {} : { control: shown(control, sides.control) }),
      ...(candidate === undefined ? {} : { candidate: shown(candidate, sides.candidate) }),
    };
  }

  #operation(subject: string, candidate: string): OperationTally {
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
    if (coverage === undefined) {
      coverage = new FieldCoverage([], this.#options.partial ? Infinity : maxFields);
      this.#fields.set(subject, coverage);
    }
    return coverage;
  }
}

/** The values of these differences come from the contract, and are not personal data. */
const closedSets: ReadonlySet<CauseName> = new Set(['other-member', 'lost-flags', 'other-flags']);

type MutableTotals = { -readonly [Name in keyof Totals]: Totals[Name] };

function noTotals(): MutableTotals {
  return { compared: 0, equal: 0, different: 0, explained: 0, noisy: 0 };
}

const totalNames = Object.keys(noTotals()) as readonly (keyof Totals)[];

function operationKey({ subject, candidate }: { readonly subject: string; readonly candidate: string }): string {
  return `${subject}\n${candidate}`;
}

interface OperationTally extends MutableTotals {
  readonly subject: string;
  readonly candidate: string;
  readonly latencies: readonly [control: Latency, candidate: Latency];
}

type FindingTally = { -readonly [Name in keyof Finding]: Finding[Name] } & { examples: Example[] };

/** The state of a collector, as JSON. */
export interface CollectorState {
  readonly operations: readonly (Omit<OperationTally, 'latencies'> & { readonly latencies: readonly LatencyState[] })[];
  readonly fields: readonly (readonly [subject: string, fields: FieldCoverageState])[];
  readonly findings: readonly Finding[];
  readonly uncounted: number;
}
