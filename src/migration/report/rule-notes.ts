import { type ComparisonRule, ComparisonRules } from '../../comparison/index.js';
import type { Finding } from './model.js';

/** A note on each rule that explained nothing: it may be misspelt, or no longer needed. */
export function ruleNotes(rules: readonly ComparisonRule[], findings: readonly Finding[]): string[] {
  const explained = findings.filter(({ verdict }) => verdict === 'explained');
  return new ComparisonRules(rules)
    .unused(explained)
    .map(
      ({ path, subject }) =>
        `The rule for ${path}${subject === undefined ? '' : ` in ${subject}`} explained nothing. There may be no difference any more, or the path may be wrong.`,
    );
}
