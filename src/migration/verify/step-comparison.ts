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
import type { StepStatus } from '../report/model.js';
import type { Scenario, Step } from '../scenario/index.js';
import { unanswered } from './usable-sides.js';
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
  readonly #problems = new Set<string>();
  #status: StepStatus = 'equal';

  constructor(scenario: Scenario, step: Step, collector: ParityCollector, rules: readonly ComparisonRule[]) {
    this.#scenario = scenario;
    this.#step = step;
    this.#collector = collector;
    this.#rules = new ComparisonRules([...step.rules, ...scenario.rules, ...rules]);
  }

  compare({ subject, type, control, candidate, noise, lanes, manner }: Pair): void {
    const gaps = [control, candidate].map(unanswered).filter((gap) => gap !== undefined);
    if (gaps.length > 0) {
      for (const gap of gaps) this.fail(gap);
      return;
    }
    const [left, right] = lanes ?? [];
    const found = compareOutcomes(
      left?.normalisedOutcome(control) ?? control,
      right?.normalisedOutcome(candidate) ?? candidate,
      type,
    );
    const differences = left === undefined || right === undefined ? found : withoutOwn(found, left, right);
    const verdict = this.#collector.add({
      subject,
      key: [this.#scenario.name, this.#step.name, manner].filter((part) => part !== '').join(' / '),
      control,
      candidate,
      differences,
      noise,
      rules: this.#rules,
    });
    if (verdict === 'different') {
      this.#raise('different');
      for (const each of this.#unexplained(subject, differences, noise)) {
        this.#problems.add(`${candidate.side}${manner === '' ? '' : `, ${manner}`}: ${describe(each)}`);
      }
    } else if (verdict === 'explained') this.#raise('explained');
  }

  fail(problem: string): void {
    this.#raise('failed');
    this.#problems.add(problem);
  }

  skip(reason: string): void {
    this.#raise('skipped');
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

  #raise(status: StepStatus): void {
    if (ranks.indexOf(status) > ranks.indexOf(this.#status)) this.#status = status;
  }
}

/** From best to worst; a step has the worst status of its comparisons. */
const ranks: readonly StepStatus[] = ['equal', 'explained', 'skipped', 'different', 'failed'];

function describe({ path, cause, detail }: { path: string; cause: CauseName; detail?: string | undefined }): string {
  return `${path === '' ? 'the answer' : path}: ${causes[cause]}${detail === undefined ? '' : ` (${detail})`}`;
}
