import { equal } from './compare.js';
import type { Difference } from './difference.js';

/**
 * Says of some differences that they are known, and why. What a rule explains is counted, and fails nothing.
 *
 * `path` is a pattern as differences have it (`Persons[*].FirstName`), in which `*` stands for any one step or part of a
 * step and `**` for any number of steps. `subject` is a pattern of what was called: `contacts.get`, `contacts.*`.
 */
export interface ComparisonRule {
  readonly path: string;
  readonly subject?: string | undefined;
  readonly compare: ComparisonManner;
  /** For whoever reads the report. */
  readonly because?: string | undefined;
}

/** How a place that a rule names is compared. */
export type ComparisonManner =
  /** Not at all. */
  | 'ignore'
  /** A list without regard to order. */
  | 'unordered'
  /** Texts without regard to case. */
  | 'ignoreCase'
  /** Texts without white space at their ends, and one blank for every run of it. */
  | 'ignoreWhiteSpace'
  /** Null, an empty text, an empty list and an empty object are the same. */
  | 'emptyIsNull'
  /** The id of a text, such as `[SR_YES]`, and the text it stands for. */
  | 'resourceTexts'
  /** Dates to the second, minute or day. */
  | { readonly datesTo: 'second' | 'minute' | 'day' }
  /** Numbers that differ by this much at the most. */
  | { readonly tolerance: number };

/**
 * What is known of every tenant, and holds without being written: the texts of NetServer itself, which SOAP gives as ids
 * and REST resolves when a language is asked for (the vendor's page on headers), in the places where they were recorded
 * (Appointment63.json, Person210.json and ContactEntity.json in the vendor's package).
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
  because:
    'SOAP gives the id of a text that REST resolves when a language is asked for, and this tenant offers no lookup',
}));

const characters = { second: 19, minute: 16, day: 10 } as const;

/** Finds the rule that explains a difference, the built-in ones last; undefined where none does. */
export class ComparisonRules {
  readonly #rules: readonly CompiledRule[];
  readonly #all: readonly CompiledRule[];

  constructor(rules: readonly ComparisonRule[] = []) {
    this.#rules = rules.map(compiled);
    this.#all = [...this.#rules, ...builtIn];
  }

  explain(subject: string, difference: Difference): ComparisonRule | undefined {
    return this.#all.find(
      ({ rule, path, subject: subjects }) =>
        subjects.test(subject) && path.test(difference.pattern) && allows(rule.compare, difference),
    )?.rule;
  }

  /** Those that are about none of these places. */
  besides(places: readonly { readonly subject: string; readonly pattern: string }[]): readonly ComparisonRule[] {
    const others = this.#rules.filter(
      ({ path, subject: subjects }) => !places.some((each) => subjects.test(each.subject) && path.test(each.pattern)),
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
  if ('datesTo' in manner) return sameWhen((text) => text.slice(0, characters[manner.datesTo]), control, candidate);
  return (
    typeof control === 'number' && typeof candidate === 'number' && Math.abs(control - candidate) <= manner.tolerance
  );
}

function sameWhen(fold: (text: string) => string, control: unknown, candidate: unknown): boolean {
  return typeof control === 'string' && typeof candidate === 'string' && equal(fold(control), fold(candidate));
}

/** `Persons[*].Name` is itself; `*` is any part of a step, `**` any steps. */
function matcher(pattern: string): RegExp {
  const source = pattern
    .split('**')
    .map((part) => part.split('*').map(escape).join('[^.]*'))
    .join('.*');
  return new RegExp(`^${source}$`);
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
