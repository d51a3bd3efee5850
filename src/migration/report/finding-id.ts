import { createHash } from 'node:crypto';
import type { ComparisonRule } from '../../comparison/index.js';
import type { Finding } from './model.js';

/** Whose rule explains a finding, and why. */
export function acceptanceOf(
  rule: ComparisonRule,
  isStarterRule: ((rule: ComparisonRule) => boolean) | undefined,
): Pick<Finding, 'because' | 'acceptedBy'> {
  return { because: rule.because, ...(isStarterRule?.(rule) === true ? { acceptedBy: 'starters' } : {}) };
}

/**
 * Identifies a finding in every run. What several rules explain at one place is a finding of each, so that what the user
 * accepts is not hidden behind a rule of the starter scenarios.
 */
export function findingId({
  verdict,
  subject,
  candidate,
  pattern,
  cause,
  because = '',
  acceptedBy,
}: Pick<Finding, 'verdict' | 'subject' | 'candidate' | 'pattern' | 'cause' | 'because' | 'acceptedBy'>): string {
  const acceptance = verdict === 'explained' ? [acceptedBy ?? '', because] : [];
  const text = [verdict, subject, candidate, pattern, cause, ...acceptance].join('\n');
  return createHash('sha1').update(text).digest('hex').slice(0, 10);
}
