import {
  type CauseName,
  causes,
  compareOutcomes,
  type ComparisonRule,
  ComparisonRules,
  type Difference,
} from '../../comparison/index.js';
import type { TypeDescription } from '../../contract/index.js';
import type { ParityCollector } from '../report/collector.js';
import type { StepStatus } from '../report/model.js';
import type { Scenario, Step } from '../scenario/index.js';
import type { Asked } from './asking.js';
import { notOwn, type OwnValues } from './own-values.js';

/** Two outcomes that should be equal. */
export interface Pair {
  /** Who is compared with the control. */
  readonly candidate: string;
  readonly subject: string;
  readonly type: TypeDescription | undefined;
  readonly control: Asked;
  readonly other: Asked;
  /** Patterns at which the control differs from itself. */
  readonly noise?: ReadonlySet<string> | undefined;
  /** The lanes that the two come from, where each has values of its own. */
  readonly lanes?: readonly [OwnValues, OwnValues] | undefined;
  /** How the two came about, for whoever reads the report: `read back by rest`. */
  readonly manner: string;
}

/** Where an outcome differs from another one of the same side. */
export function noiseIn(once: Asked, again: Asked, type: TypeDescription | undefined): ReadonlySet<string> {
  return new Set(compareOutcomes(once.outcome, again.outcome, type).map(({ pattern }) => pattern));
}

/** Compares what the sides have answered to one step, and gathers what is wrong with it. */
export class StepComparison {
  readonly #scenario: Scenario;
  readonly #step: Step;
  readonly #collector: ParityCollector;
  readonly #rules: ComparisonRules;
  readonly #problems = new Set<string>();
  #status: StepStatus = 'equal';

  constructor(scenario: Scenario, step: Step, collector: ParityCollector, rules: readonly ComparisonRule[]) {
    this.#scenario = scenario;
    this.#step = step;
    this.#collector = collector;
    this.#rules = new ComparisonRules([...step.rules, ...scenario.rules, ...rules]);
  }

  compare({ candidate, subject, type, control, other, noise, lanes, manner }: Pair): void {
    const [left, right] = lanes ?? [];
    const found = compareOutcomes(
      left?.normalisedOutcome(control.outcome) ?? control.outcome,
      right?.normalisedOutcome(other.outcome) ?? other.outcome,
      type,
    );
    const differences = left === undefined || right === undefined ? found : notOwn(found, left, right);
    const verdict = this.#collector.add({
      subject,
      candidate,
      key: [this.#scenario.name, this.#step.name, manner].filter((part) => part !== '').join(' / '),
      control,
      candidateOutcome: other,
      differences,
      noise,
      rules: this.#rules,
    });
    if (verdict === 'different') {
      this.#become('different');
      for (const each of this.#unexplained(subject, differences, noise)) {
        this.#problems.add(`${candidate}${manner === '' ? '' : `, ${manner}`}: ${inWords(each)}`);
      }
    } else if (verdict === 'explained') this.#become('explained');
  }

  fail(problem: string): void {
    this.#become('failed');
    this.#problems.add(problem);
  }

  skip(reason: string): void {
    this.#become('skipped');
    this.#problems.add(reason);
  }

  get status(): StepStatus {
    return this.#status;
  }

  get problems(): readonly string[] {
    return [...this.#problems];
  }

  #unexplained(subject: string, differences: readonly Difference[], noise: Pair['noise']): Difference[] {
    return differences.filter(
      (each) => this.#rules.explain(subject, each) === undefined && noise?.has(each.pattern) !== true,
    );
  }

  #become(status: StepStatus): void {
    if (ranks.indexOf(status) > ranks.indexOf(this.#status)) this.#status = status;
  }
}

/** A step is the worst of what it came to. */
const ranks: readonly StepStatus[] = ['equal', 'explained', 'skipped', 'different', 'failed'];

function inWords({ path, cause, detail }: { path: string; cause: CauseName; detail?: string | undefined }): string {
  return `${path === '' ? 'the answer' : path}: ${causes[cause]}${detail === undefined ? '' : ` (${detail})`}`;
}
