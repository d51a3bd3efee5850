import { pathText } from '../../codec/canonical/index.js';
import type { TransportName } from '../../errors/index.js';
import { patternOf } from '../../comparison/difference.js';
import type { WireDifference } from './report.js';
import { noValueForms } from './wire/forms.js';
import type { Spellings } from './wire/spellings.js';

/** How each transport wrote one answer. */
export type SpelledAnswers = ReadonlyMap<TransportName, Spellings>;

interface Group {
  readonly aspect: string;
  readonly forms: Readonly<Partial<Record<TransportName, string>>>;
  readonly example: string;
  readonly patterns: Set<string>;
  madeEqual: boolean;
}

/** Collects wire differences over all answers, so that one pattern of a server is one finding. */
export class WireDifferences {
  readonly #groups = new Map<string, Group>();

  /**
   * @param subject what was read, such as `Contact`
   * @param unequal the paths at which the decoded answers differ
   */
  add(subject: string, answers: SpelledAnswers, unequal: ReadonlySet<string>): void {
    const [first, ...others] = answers.values();
    if (first === undefined || others.length === 0) return;
    for (const [text, { path, aspect, form }] of first.byPath) {
      const spelled = [...answers].map(([transport, { byPath }]) => [transport, byPath.get(text)?.form] as const);
      const forms = spelled.map(([, each]) => each);
      // Nothing is compared below a value that one wire leaves out.
      if (forms.includes(undefined) || forms.every((each) => each === form)) continue;
      const nothing = forms.every((each) => each !== undefined && noValueForms.has(each));
      this.#count(nothing ? 'No value' : aspect, Object.fromEntries(spelled), subject, patternOf(path), unequal);
    }
    this.#countEntries(subject, answers, unequal);
    for (const [transport, { unknown }] of answers) {
      for (const path of unknown) {
        this.#count('Not in the contract', { [transport]: 'has extra fields' }, subject, patternOf(path), new Set());
      }
    }
  }

  /** A fact about the whole answer. */
  addFact(aspect: string, forms: WireDifference['forms'], subject: string, madeEqual: boolean): void {
    const given = Object.values(forms);
    if (given.length < 2 || given.every((each) => each === given[0])) return;
    this.#count(aspect, forms, subject, '', madeEqual ? new Set() : new Set(['']));
  }

  list(): WireDifference[] {
    return [...this.#groups.values()]
      .map(({ patterns, ...group }) => ({ ...group, fields: patterns.size }))
      .sort((one, other) => Number(one.madeEqual) - Number(other.madeEqual) || other.fields - one.fields);
  }

  /** Dictionary entries that only some wires have. */
  #countEntries(subject: string, answers: SpelledAnswers, unequal: ReadonlySet<string>): void {
    const all = new Map([...answers.values()].flatMap(({ byPath }) => [...byPath]));
    for (const [text, { path }] of all) {
      const parent = path.slice(0, -1);
      const having = [...answers].filter(([, { byPath }]) => byPath.has(text));
      if (having.length === answers.size || typeof path.at(-1) === 'number') continue;
      const isEntry = [...answers.values()].every(({ byPath }) => {
        const whole = byPath.get(pathText(parent));
        return whole?.aspect === 'Dictionaries' && !noValueForms.has(whole.form);
      });
      if (!isEntry) continue;
      const forms = Object.fromEntries(
        [...answers].map(([transport, { byPath }]) => [transport, byPath.has(text) ? 'has the entry' : 'lacks it']),
      );
      this.#count('Entries', forms, subject, patternOf(path), unequal);
    }
  }

  #count(
    aspect: string,
    forms: Readonly<Record<string, string | undefined>>,
    subject: string,
    pattern: string,
    unequal: ReadonlySet<string>,
  ): void {
    const identity = JSON.stringify([aspect, forms]);
    let group = this.#groups.get(identity);
    if (group === undefined) {
      const example = `${subject} ${pattern}`.trim();
      const given = forms as Group['forms'];
      this.#groups.set(identity, (group = { aspect, forms: given, example, patterns: new Set(), madeEqual: true }));
    }
    group.patterns.add(`${subject} ${pattern}`.trim());
    // If a value is not equal, neither are its parts.
    if ([...unequal].some((path) => pattern === path || path === '' || pattern.startsWith(`${path}.`))) {
      group.madeEqual = false;
    }
  }
}
