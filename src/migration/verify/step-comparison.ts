import {
  type CauseName,
  causes,
  compareOutcomes,
  type ComparisonRule,
  ComparisonRules,
  type Difference,
  type Observation,
} from '../../comparison/index.js';
import type { TypeDescription } from '../../contract/index.js';
import type { ParityCollector } from '../report/collector.js';
import { acceptanceOf, findingId } from '../report/finding-id.js';
import type { StepResult, StepStatus, UnmetExpectation, Unproven } from '../report/model.js';
import { isStarterRule, type Scenario, type Step } from '../scenario/index.js';
import type { Unmet } from './expectations.js';
import { unanswered } from '../unanswered.js';
import { type OwnValues, withoutOwn } from './own-values.js';

/** Two observations that should be equal. */
export interface Pair {
  readonly subject: string;
  readonly type: TypeDescription | undefined;
  readonly control: Observation;
  readonly candidate: Observation;
  /** Patterns at which two reads of the control differ. */
  readonly noise?: ReadonlySet<string> | undefined;
  /** The lanes of the two observations, if each lane has its own values. */
  readonly lanes?: readonly [OwnValues, OwnValues] | undefined;
  /** How the two were observed, for the report: `read back by rest`. */
  readonly manner: string;
  /** Set if the two are what the control reads after a write: is a difference a change that the candidate did not store? */
  readonly unstored?: ((difference: Difference) => boolean) | undefined;
}

/** What the steps of a run share. */
interface ComparisonParts {
  readonly collector: ParityCollector;
  readonly rules: readonly ComparisonRule[];
  /**
   * The side that the others are compared with; undefined for a recording, whose answers were checked when they were
   * recorded.
   */
  readonly control: string | undefined;
  /** May problems show a server's messages as they are? */
  readonly unmasked: boolean;
}

/** The patterns at which two observations of one side differ. */
export function noiseIn(
  first: Observation,
  second: Observation,
  type: TypeDescription | undefined,
): ReadonlySet<string> {
  return new Set(compareOutcomes(first, second, type).map(({ pattern }) => pattern));
}

/** Compares the answers of the sides to one step, and collects its problems. */
export class StepComparison {
  readonly #scenario: Scenario;
  readonly #step: Step;
  readonly #collector: ParityCollector;
  readonly #rules: ComparisonRules;
  readonly #control: string | undefined;
  readonly #unmasked: boolean;
  readonly #problems = new Set<string>();
  readonly #failedOn = new Set<string>();
  readonly #unmet: (Unmet & { readonly side: string })[] = [];
  readonly #found: FoundDifference[] = [];
  #status: StepStatus = 'equal';
  #unproven: Unproven | undefined;
  #foundSomething = false;

  constructor(scenario: Scenario, step: Step, { collector, rules, control, unmasked }: ComparisonParts) {
    this.#scenario = scenario;
    this.#control = control;
    this.#unmasked = unmasked;
    this.#step = step;
    this.#collector = collector;
    this.#rules = new ComparisonRules([...step.rules, ...scenario.rules, ...rules]);
  }

  compare({ subject, type, control, candidate, noise, lanes, manner, unstored }: Pair): void {
    const gaps = [control, candidate].flatMap((outcome) => {
      const gap = unanswered(outcome, this.#unmasked);
      return gap === undefined ? [] : [{ gap, side: outcome.side }];
    });
    if (gaps.length > 0) {
      for (const { gap, side } of gaps) this.fail(gap, side);
      return;
    }
    const [left, right] = lanes ?? [];
    const found = compareOutcomes(
      left?.normalisedOutcome(control) ?? control,
      right?.normalisedOutcome(candidate) ?? candidate,
      type,
    );
    const foreign = left === undefined || right === undefined ? found : withoutOwn(found, left, right);
    const differences: Difference[] = foreign.map((each) =>
      unstored?.(each) === true ? { ...each, cause: 'not-stored', detail: undefined } : each,
    );
    const verdict = this.#collector.add({
      subject,
      key: [this.#scenario.name, this.#step.name, manner].filter((part) => part !== '').join(' / '),
      control,
      candidate,
      differences,
      noise,
      rules: this.#rules,
      isStarterRule,
      ...(unstored === undefined ? {} : { stored: true }),
    });
    if (verdict === 'different' || verdict === 'explained') this.#raise(verdict);
    const { side } = candidate;
    for (const each of differences) {
      const rule = this.#rules.explain(subject, each);
      if (rule === undefined && noise?.has(each.pattern) === true) continue;
      const { pattern, cause } = each;
      const verdict = rule === undefined ? 'unexplained' : 'explained';
      const accepted = rule === undefined ? {} : acceptanceOf(rule, isStarterRule);
      const finding = findingId({ verdict, subject, candidate: side, pattern, cause, ...accepted });
      this.#found.push({ side, pattern, finding });
      if (verdict === 'unexplained')
        this.#problems.add(`${side}${manner === '' ? '' : `, ${manner}`}: ${describe(each)}`);
    }
  }

  /** An expectation that a side does not meet. Whether a difference is the reason shows at the end of the step. */
  unmet(side: string, unmet: Unmet): void {
    this.#unmet.push({ ...unmet, side });
  }

  /** @param side the side that failed */
  fail(problem: string, side: string): void {
    this.#raise('failed');
    this.#problems.add(problem);
    this.#failedOn.add(side);
  }

  skip(reason: string): void {
    this.#raise('skipped');
    this.#problems.add(reason);
  }

  /** The write has been answered, and what it stored is not read back. */
  notReadBack(): void {
    this.#unproven = 'not-read-back';
  }

  /** A read has been answered: that all lists are empty proves little. */
  found(answer: unknown): void {
    if (!Array.isArray(answer) || answer.length > 0) this.#foundSomething = true;
    this.#unproven = this.#foundSomething ? undefined : 'found-nothing';
  }

  /**
   * The result of the step. If the control meets an expectation and a candidate does not, the difference between their answers
   * is the reason: it is reported once, as the difference, and the step has not failed.
   */
  result(): Pick<StepResult, 'status' | 'problems' | 'unmet' | 'failedOn' | 'unproven'> {
    const explained = new Map<string, UnmetExpectation>();
    for (const { side, path, problem } of this.#unmet) {
      const finding = this.#findingFor(side, path);
      const line = `${side}: ${problem}`;
      if (finding === undefined) this.fail(line, side);
      else explained.set(line, { problem: line, finding });
    }
    return {
      status: this.#status,
      problems: [...this.#problems],
      ...(this.#failedOn.size === 0 ? {} : { failedOn: [...this.#failedOn] }),
      ...(explained.size === 0 ? {} : { unmet: [...explained.values()] }),
      ...(this.#unproven === undefined ? {} : { unproven: this.#unproven }),
    };
  }

  #findingFor(side: string, path: string | undefined): string | undefined {
    if (path === undefined) return undefined;
    const controlToo = this.#unmet.some((each) => each.side === this.#control && each.path === path);
    if (side === this.#control || controlToo) return undefined;
    return this.#found.find((each) => each.side === side && overlap(each.pattern, path))?.finding;
  }

  #raise(status: StepStatus): void {
    if (ranks.indexOf(status) > ranks.indexOf(this.#status)) this.#status = status;
  }
}

/** A difference that the step has shown, and the finding that it belongs to. */
interface FoundDifference {
  readonly side: string;
  readonly pattern: string;
  readonly finding: string;
}

/** Is one place within the other? Items are matched by id in a comparison and by index in an expectation. */
function overlap(pattern: string, path: string): boolean {
  const [one, other] = [pattern, path].map(fieldsOf);
  return (one ?? []).every((name, index) => other?.[index] === undefined || other[index] === name);
}

/** The names of fields in a path, without the items of lists and without the number of items. */
function fieldsOf(path: string): string[] {
  return path
    .replace(/\[[^\]]*\]/g, '.')
    .replace(/(^|\.)length$/, '')
    .split('.')
    .filter((name) => name !== '');
}

/** From best to worst; a step has the worst status of its comparisons. */
const ranks: readonly StepStatus[] = ['equal', 'explained', 'skipped', 'different', 'failed'];

function describe({ path, cause, detail }: { path: string; cause: CauseName; detail?: string | undefined }): string {
  return `${path === '' ? 'the answer' : path}: ${causes[cause]}${detail === undefined ? '' : ` (${detail})`}`;
}
