import { type CallOutcome, equal } from '../../comparison/index.js';
import { fieldOf, masked } from '../report/masking.js';
import { type Expectation, isRecord, ownValue, parseValuePath, valueAt } from '../scenario/index.js';

/** An expectation that an outcome does not meet. */
export interface Unmet {
  /** Where, such as `Persons[0].FirstName`; empty for the whole answer, undefined if it could not be checked. */
  readonly path: string | undefined;
  /** What was expected, and what the answer is. */
  readonly problem: string;
}

/** The expectations that an outcome does not meet. An unexpected error is not checked any further. */
export function unmetExpectations(expect: Expectation, outcome: CallOutcome, unmasked: boolean): Unmet[] {
  const { error, matches, contains, equals = {} } = expect;
  if (error !== undefined) {
    if ('error' in outcome && outcome.error.name === error) return [];
    const got = 'error' in outcome ? outcome.error.name : 'an answer';
    return [{ path: '', problem: `expected ${error}, got ${got}` }];
  }
  if (!('answer' in outcome)) return [];
  const { answer } = outcome;
  const shown: Show = (value, path) =>
    value === undefined ? 'nothing' : JSON.stringify(unmasked ? value : masked(value, fieldOf(path)));
  const problems: Unmet[] = matches === undefined ? [] : [...mismatches(matches, answer, '', shown)];
  if (contains !== undefined) {
    const some = Array.isArray(answer) && answer.some((item) => mismatches(contains, item, '', shown).length === 0);
    if (!some) {
      problems.push({ path: '', problem: `expected an item that contains ${JSON.stringify(contains)}, found none` });
    }
  }
  for (const [path, expected] of Object.entries(equals)) {
    const found = valueAt(answer, parseValuePath(path) ?? []);
    if (!equal(found, expected)) problems.push(mismatch(path, expected, found, shown));
  }
  return problems;
}

type Show = (value: unknown, path: string) => string;

function mismatch(path: string, expected: unknown, found: unknown, shown: Show): Unmet {
  const place = path === '' ? 'the answer' : path;
  return { path, problem: `expected ${place} to be ${JSON.stringify(expected)}, got ${shown(found, path)}` };
}

function mismatches(expected: unknown, found: unknown, path: string, shown: Show): Unmet[] {
  if (Array.isArray(expected) && Array.isArray(found) && expected.length === found.length) {
    return expected.flatMap((item, index) => mismatches(item, found[index], `${path}[${index}]`, shown));
  }
  if (isRecord(expected) && isRecord(found)) {
    return Object.entries(expected).flatMap(([key, entry]) =>
      mismatches(entry, ownValue(found, key), path === '' ? key : `${path}.${key}`, shown),
    );
  }
  return equal(expected, found) ? [] : [mismatch(path, expected, found, shown)];
}
