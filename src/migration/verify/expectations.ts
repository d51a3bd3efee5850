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

/**
 * The expectations that an outcome does not meet. An unexpected error is not checked any further.
 *
 * @param written the expectation as it is in the scenario, whose references may stand for personal data
 */
export function unmetExpectations(
  expect: Expectation,
  written: Expectation,
  outcome: CallOutcome,
  unmasked: boolean,
): Unmet[] {
  const { error, matches, contains, equals = {} } = expect;
  if (error !== undefined) {
    if ('error' in outcome && outcome.error.name === error) return [];
    const got = 'error' in outcome ? outcome.error.name : 'an answer';
    return [{ path: '', problem: `expected ${error}, got ${got}` }];
  }
  if (!('answer' in outcome)) return [];
  const { answer } = outcome;
  const shown: Show = {
    found: (value, path) =>
      value === undefined ? 'nothing' : JSON.stringify(unmasked ? value : masked(value, fieldOf(path))),
    expected: (value, source, path) =>
      JSON.stringify(unmasked ? value : withReferencesMasked(value, source, fieldOf(path))),
  };
  const problems: Unmet[] = matches === undefined ? [] : [...mismatches(matches, written.matches, answer, '', shown)];
  if (contains !== undefined) {
    const source = written.contains;
    const some =
      Array.isArray(answer) && answer.some((item) => mismatches(contains, source, item, '', shown).length === 0);
    if (!some) {
      const wanted = shown.expected(contains, source, '');
      problems.push({ path: '', problem: `expected an item that contains ${wanted}, found none` });
    }
  }
  for (const [path, expected] of Object.entries(equals)) {
    const found = valueAt(answer, parseValuePath(path) ?? []);
    const source = ownValue(written.equals ?? {}, path);
    if (!equal(found, expected)) problems.push(mismatch(path, expected, source, found, shown));
  }
  return problems;
}

/** How values are written in a problem. */
interface Show {
  found(value: unknown, path: string): string;
  expected(value: unknown, written: unknown, path: string): string;
}

function mismatch(path: string, expected: unknown, written: unknown, found: unknown, shown: Show): Unmet {
  const place = path === '' ? 'the answer' : path;
  const wanted = shown.expected(expected, written, path);
  return { path, problem: `expected ${place} to be ${wanted}, got ${shown.found(found, path)}` };
}

function mismatches(expected: unknown, written: unknown, found: unknown, path: string, shown: Show): Unmet[] {
  if (Array.isArray(expected) && Array.isArray(found) && expected.length === found.length) {
    return expected.flatMap((item, index) =>
      mismatches(item, partOf(written, index), found[index], `${path}[${index}]`, shown),
    );
  }
  if (isRecord(expected) && isRecord(found)) {
    return Object.entries(expected).flatMap(([key, entry]) =>
      mismatches(entry, partOf(written, key), ownValue(found, key), path === '' ? key : `${path}.${key}`, shown),
    );
  }
  return equal(expected, found) ? [] : [mismatch(path, expected, written, found, shown)];
}

/**
 * Values written in the scenario are shown; values that a reference resolved to came from a server, and are masked like its
 * answers.
 */
function withReferencesMasked(value: unknown, written: unknown, name: string): unknown {
  if (equal(value, written)) return value;
  if (Array.isArray(value) && Array.isArray(written)) {
    return value.map((item, index) => withReferencesMasked(item, written[index], name));
  }
  if (!isRecord(value) || !isRecord(written)) return masked(value, name);
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, withReferencesMasked(entry, ownValue(written, key), key)]),
  );
}

function partOf(written: unknown, key: string | number): unknown {
  if (Array.isArray(written)) return typeof key === 'number' ? (written as unknown[])[key] : undefined;
  return isRecord(written) ? ownValue(written, String(key)) : undefined;
}
