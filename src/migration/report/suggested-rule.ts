import { stringify } from 'yaml';
import {
  type CauseName,
  type ComparisonManner,
  type ComparisonRule,
  placeholderReason,
} from '../../comparison/index.js';
import { familyOf, type Place } from './places.js';

/** The narrowest way of comparing that explains a cause. What no way explains is ignored. */
const manners: Readonly<Partial<Record<CauseName, ComparisonManner>>> = {
  reordered: 'unordered',
  'other-case': 'ignoreCase',
  'other-white-space': 'ignoreWhiteSpace',
  'empty-for-null': 'emptyIsNull',
};

/** What rules are made from. */
type Explained = Pick<Place, 'field' | 'cause' | 'operations'>;

/** Rules that explain a place in every operation that shows it, nearly always one; the reader says why. */
function suggestedRules({ field, cause, operations }: Explained): ComparisonRule[] {
  const families = new Map<string, string[]>();
  for (const { subject } of operations) {
    const { subjects } = familyOf(subject);
    families.set(subjects, [...(families.get(subjects) ?? []), subject]);
  }
  return [...families].map(([pattern, [first, ...others]]) => ({
    subject: first === undefined || others.length > 0 ? pattern : first,
    path: field,
    compare: manners[cause] ?? 'ignore',
    because: placeholderReason,
  }));
}

/** The rules as text for a file of rules or for the `rules` of a scenario. */
export function suggestedRuleText(explained: Explained): string {
  return stringify(suggestedRules(explained), { lineWidth: 0 });
}

/** The same with each rule on one line, for a report that shows text as it is. */
export function suggestedRuleLines(explained: Explained): string[] {
  return suggestedRules(explained).map(
    (rule) => `- ${stringify(rule, { collectionStyle: 'flow', lineWidth: 0 }).trim()}`,
  );
}
