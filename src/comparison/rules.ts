import { parseDateTime } from '../codec/values/index.js';
import { equal } from './compare.js';
import type { Difference } from './difference.js';

/**
 * Explains known differences. Explained differences are counted, but do not fail a run.
 *
 * `path` is a pattern of paths (`Persons[*].FirstName`) in which `*` matches one step or part of a step, and `**` any part of
 * a path, across steps: `Persons**` matches every path that begins with `Persons`. At the start of a step and before a name,
 * `**` matches whole steps or nothing: `**Name` matches a field `Name` at any depth, and `**.Name` only below the top level.
 * If the answer is a list, `path` is also matched in each item, so that `Name` covers `get` and `getMany`.
 *
 * `subject` is a pattern of operations: `contacts.get`, `contacts.*`.
 */
export interface ComparisonRule {
  readonly path: string;
  readonly subject?: string | undefined;
  readonly compare: ComparisonManner;
  /** The reason, for the reader of the report. */
  readonly because?: string | undefined;
}

/** The reason in a rule that a report suggests. The reader replaces it, and a rule that still has it is refused. */
export const placeholderReason = 'say why this difference is acceptable';

/** How a rule compares a place. */
export type ComparisonManner =
  /** Not at all. */
  | 'ignore'
  /** Lists, ignoring order. */
  | 'unordered'
  /** Text, ignoring case. */
  | 'ignoreCase'
  /** Text, ignoring white space at the ends and the amount of white space. */
  | 'ignoreWhiteSpace'
  /** Null, an empty string, an empty list and an empty object are equal. */
  | 'emptyIsNull'
  /** A resource id such as `[SR_YES]` and its text are equal. */
  | 'resourceTexts'
  /** Dates to the second, minute or day. */
  | { readonly datesTo: 'second' | 'minute' | 'day' }
  /** Numbers that differ by at most this much. */
  | { readonly tolerance: number };

/**
 * Rules that apply to every tenant: NetServer's own texts, which SOAP returns as ids and REST resolves when a language is
 * requested (the vendor's page on headers), in the places where they were recorded (Appointment63.json, Person210.json and
 * ContactEntity.json in the vendor's package).
 */
export const builtInRules: readonly ComparisonRule[] = [
  '**VisibleFor[*].DisplayValue',
  'Reason',
  '**.Reason',
  '**UserDefinedFields.*:DisplayText',
  '**CustomFields.*:DisplayText',
].map((path) => ({
  path,
  compare: 'resourceTexts',
  because: 'SOAP returns a resource id, REST its text if a language is requested, and this tenant offers no lookup',
}));

const characters = { second: 19, minute: 16, day: 10 } as const;

/** Finds the rule that explains a difference; built-in rules come last. */
export class ComparisonRules {
  readonly #rules: readonly CompiledRule[];
  readonly #all: readonly CompiledRule[];

  constructor(rules: readonly ComparisonRule[] = []) {
    this.#rules = rules.map(compiled);
    this.#all = [...this.#rules, ...builtIn];
  }

  /**
   * The rule that explains a difference; undefined if there is none.
   *
   * @example
   * const rules = new ComparisonRules([{ path: 'Name', compare: 'ignoreCase', because: 'REST corrects names' }]);
   * const [difference] = compare({ Name: 'ACME' }, { Name: 'Acme' });
   * if (difference !== undefined) rules.explain('contacts.get', difference)?.because; // 'REST corrects names'
   */
  explain(subject: string, difference: Difference): ComparisonRule | undefined {
    return this.#all.find(
      ({ rule, path, subject: subjects }) =>
        subjects.test(subject) && covers(path, difference.pattern) && allows(rule.compare, difference),
    )?.rule;
  }

  /**
   * The rules that match none of these places.
   *
   * @example
   * const rules = new ComparisonRules([{ path: 'Nmae', compare: 'ignore' }]);
   * rules.unused([{ subject: 'contacts.get', pattern: 'Name' }]); // the rule with the wrong path
   */
  unused(places: readonly { readonly subject: string; readonly pattern: string }[]): readonly ComparisonRule[] {
    const others = this.#rules.filter(
      ({ path, subject: subjects }) =>
        !places.some((each) => subjects.test(each.subject) && covers(path, each.pattern)),
    );
    return others.map(({ rule }) => rule);
  }
}

interface CompiledRule {
  readonly rule: ComparisonRule;
  readonly path: RegExp;
  readonly subject: RegExp;
}

function compiled(rule: ComparisonRule): CompiledRule {
  return { rule, path: matcher(rule.path), subject: matcher(rule.subject ?? '**') };
}

const builtIn = builtInRules.map(compiled);

function allows(manner: ComparisonManner, { cause, control, candidate }: Difference): boolean {
  if (manner === 'ignore') return true;
  if (manner === 'unordered') return cause === 'reordered';
  if (manner === 'resourceTexts') return cause === 'unresolved-resource';
  if (manner === 'emptyIsNull') return cause === 'empty-for-null';
  if (manner === 'ignoreCase') return sameWhen((text) => text.toLowerCase(), control, candidate);
  if (manner === 'ignoreWhiteSpace') return sameWhen((text) => text.replace(/\s+/g, ' ').trim(), control, candidate);
  if ('datesTo' in manner) {
    return sameDates([control, candidate], (text) => text.slice(0, characters[manner.datesTo]));
  }
  return (
    typeof control === 'number' && typeof candidate === 'number' && Math.abs(control - candidate) <= manner.tolerance
  );
}

function sameWhen(fold: (text: string) => string, control: unknown, candidate: unknown): boolean {
  return typeof control === 'string' && typeof candidate === 'string' && equal(fold(control), fold(candidate));
}

function sameDates(values: readonly unknown[], fold: (text: string) => string): boolean {
  const areDates = values.every((value) => typeof value === 'string' && parseDateTime(value) !== undefined);
  return areDates && sameWhen(fold, values[0], values[1]);
}

/** Does a path match a place in the answer, or in an item of an answer that is a list? */
function covers(path: RegExp, pattern: string): boolean {
  return path.test(pattern) || (pattern.startsWith('[*].') && path.test(pattern.slice('[*].'.length)));
}

/** Turns `Persons[*].Name` into an expression: `*` is one step or any part of it, `**` any part of a path. */
function matcher(pattern: string): RegExp {
  const [first = '', ...others] = pattern.split('**');
  let source = stepsIn(first);
  let before = first;
  for (const part of others) {
    const startsStep = before === '' || before.endsWith('.');
    // Before a name, `**` matches whole steps or nothing, so that `**Name` does not match `FirstName`.
    source += (startsStep && /^[^.[]/.test(part) ? '(?:.*\\.)?' : '.*') + stepsIn(part);
    before = part;
  }
  return new RegExp(`^${source}$`);
}

function stepsIn(text: string): string {
  // A whole step is not empty; otherwise `*` alone would match the answer itself.
  const steps = text.split('.').map((step) => (step === '*' ? '[^.]+' : step.split('*').map(escape).join('[^.]*')));
  return steps.join('\\.');
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
