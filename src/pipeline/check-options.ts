import { nearestNames, ValidationError } from '../errors/index.js';
import { isHeaderValue } from '../http/index.js';
import { timeZoneProblem } from '../codec/values/index.js';
import type { CallOptions } from '../operations/index.js';

interface OptionRule {
  readonly expected: string;
  readonly allows: (value: unknown) => boolean;
  /** More than `expected` says. */
  readonly problem?: (value: unknown) => string | undefined;
}

const anything: OptionRule = { expected: 'anything', allows: () => true };
/** Spaces around it do no harm, since HTTP strips them; a line break there is another header. */
const code: OptionRule = {
  expected: 'a code',
  allows: (value) => typeof value === 'string' && value.trim() !== '' && isHeaderValue(`.${value}.`),
};

/** One rule for every option of a call; what has been checked where it came in has none. */
const rules: Readonly<Record<keyof CallOptions, OptionRule>> = {
  language: { ...code, expected: 'an ISO 639-1 code such as "en", or "*" for texts as they are stored' },
  culture: { ...code, expected: 'an ISO code such as "nb-NO"' },
  timeZone: {
    expected: 'a SuperOffice time zone code such as "NO"',
    allows: (value) => timeZoneProblem(value) === undefined,
    problem: timeZoneProblem,
  },
  signal: { expected: 'an AbortSignal', allows: (value) => value instanceof AbortSignal },
  timeout: {
    expected: 'a whole number of milliseconds from 1',
    allows: (value) => typeof value === 'number' && Number.isInteger(value) && value > 0,
  },
  transport: anything,
  ifModifiedSince: anything,
  ifUnmodifiedSince: anything,
  observation: anything,
  select: anything,
  call: anything,
};

/**
 * Checks the options that a call was given, so that a slip in a name or a value does not pass unseen.
 *
 * @throws {ValidationError} whose `path` is the option
 */
export function checkOptions(options: CallOptions): void {
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    const rule = Object.hasOwn(rules, name) ? rules[name as keyof CallOptions] : undefined;
    if (rule === undefined) {
      const hint = nearestNames(name, Object.keys(rules));
      throw new ValidationError(`a call has no option ${JSON.stringify(name)}${hint}`, { path: name });
    }
    if (rule.allows(value)) continue;
    throw new ValidationError(`${name} ${rule.problem?.(value) ?? `should be ${rule.expected}`}`, { path: name });
  }
}
