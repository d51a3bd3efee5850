import { stringify } from 'yaml';
import {
  type CauseName,
  type ComparisonManner,
  type ComparisonRule,
  placeholderReason,
} from '../../comparison/index.js';
import type { Finding } from './model.js';

/** The narrowest way of comparing that explains a cause. What no way explains is ignored. */
const manners: Readonly<Partial<Record<CauseName, ComparisonManner>>> = {
  reordered: 'unordered',
  'other-case': 'ignoreCase',
  'other-white-space': 'ignoreWhiteSpace',
  'empty-for-null': 'emptyIsNull',
};

/** What a rule is made from. */
type Explained = Pick<Finding, 'subject' | 'pattern' | 'cause'>;

/** A rule that explains a finding; the reader says why. */
function suggestedRule({ subject, pattern, cause }: Explained): ComparisonRule {
  return {
    subject,
    path: pattern,
    compare: manners[cause] ?? 'ignore',
    because: placeholderReason,
  };
}

/** The rule as text for a file of rules or for the `rules` of a scenario. */
export function suggestedRuleText(finding: Explained): string {
  return stringify([suggestedRule(finding)], { lineWidth: 0 });
}

/** The same on one line, for a report that shows text as it is. */
export function suggestedRuleLine(finding: Explained): string {
  return `- ${stringify(suggestedRule(finding), { collectionStyle: 'flow', lineWidth: 0 }).trim()}`;
}
