import { stringify } from 'yaml';
import type { CauseName, ComparisonManner, ComparisonRule } from '../../comparison/index.js';
import type { Finding } from './model.js';

/** The narrowest way of comparing that explains a cause. What no way explains is ignored. */
const manners: Readonly<Partial<Record<CauseName, ComparisonManner>>> = {
  reordered: 'unordered',
  'other-case': 'ignoreCase',
  'other-white-space': 'ignoreWhiteSpace',
  'empty-for-null': 'emptyIsNull',
};

/** A rule that explains a finding; the reader says why. */
export function suggestedRule({
  subject,
  pattern,
  cause,
}: Pick<Finding, 'subject' | 'pattern' | 'cause'>): ComparisonRule {
  return {
    subject,
    path: pattern,
    compare: manners[cause] ?? 'ignore',
    because: 'say why this difference is acceptable',
  };
}

/** The rule as text for a file of rules or for the `rules` of a scenario. */
export function suggestedRuleText(finding: Pick<Finding, 'subject' | 'pattern' | 'cause'>): string {
  return stringify([suggestedRule(finding)], { lineWidth: 0 });
}

/** The same on one line, for a report that shows text as it is. */
export function suggestedRuleLine(finding: Pick<Finding, 'subject' | 'pattern' | 'cause'>): string {
  return `- ${stringify(suggestedRule(finding), { collectionStyle: 'flow', lineWidth: 0 }).trim()}`;
}
