import { longestDuration } from '../config/durations.js';
import { nearestNames, Secrets, ValidationError } from '../errors/index.js';
import { isHeaderValue } from '../http/index.js';
import { timeZoneProblem } from '../codec/values/index.js';
import type { CallOptions } from '../operations/index.js';

interface OptionRule {
  readonly expected: string;
  readonly allows: (value: unknown) => boolean;
  /** A more precise message than `expected`. */
  readonly problem?: (value: unknown) => string | undefined;
}

const anything: OptionRule = { expected: 'anything', allows: () => true };
/** Spaces around it do no harm, because HTTP strips them; a line break would start another header. */
const code: OptionRule = {
  expected: 'a code',
  allows: (value) => typeof value === 'string' && value.trim() !== '' && isHeaderValue(`.${value}.`),
};

/** One rule for every option of a call. Options that were checked earlier allow anything here. */
const rules: Readonly<Record<keyof CallOptions, OptionRule>> = {
  language: { ...code, expected: 'an ISO 639-1 code such as "en", or "*" for texts as stored' },
  culture: { ...code, expected: 'an ISO code such as "nb-NO"' },
  timeZone: {
    expected: 'a SuperOffice time zone code such as "NO"',
    allows: (value) => timeZoneProblem(value) === undefined,
    problem: timeZoneProblem,
  },
  signal: { expected: 'an AbortSignal', allows: (value) => value instanceof AbortSignal },
  timeout: {
    expected: `a positive integer of milliseconds, at most ${longestDuration}`,
    allows: (value) => typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= longestDuration,
  },
  transport: anything,
  ifModifiedSince: anything,
  ifUnmodifiedSince: anything,
  observation: anything,
  select: anything,
  call: anything,
  signsIn: anything,
  caller: {
    expected: 'what a gateway passes',
    allows: (value) =>
      typeof value === 'object' && value !== null && 'secrets' in value && value.secrets instanceof Secrets,
  },
};

/**
 * Checks the options of a call, so that a misspelt name or an invalid value does not go unnoticed.
 *
 * @throws {ValidationError} whose `path` is the option
 */
export function checkOptions(options: CallOptions): void {
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    const rule = Object.hasOwn(rules, name) ? rules[name as keyof CallOptions] : undefined;
    if (rule === undefined) {
      const hint = nearestNames(name, Object.keys(rules));
      throw new ValidationError(`unknown option ${JSON.stringify(name)}${hint}`, { path: name });
    }
    if (rule.allows(value)) continue;
    throw new ValidationError(`${name} ${rule.problem?.(value) ?? `must be ${rule.expected}`}`, { path: name });
  }
}
