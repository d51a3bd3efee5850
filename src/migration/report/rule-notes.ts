import { type ComparisonRule, ComparisonRules } from '../../comparison/index.js';
import type { Finding } from './model.js';

/** Says of each rule that explained nothing that it did not: it may be misspelt, or no longer needed. */
export function ruleNotes(rules: readonly ComparisonRule[], findings: readonly Finding[]): string[] {
  const explained = findings.filter(({ verdict }) => verdict === 'explained');
  return new ComparisonRules(rules)
    .besides(explained)
    .map(
      ({ path, subject }) =>
        `The rule for ${path}${subject === undefined ? '' : ` in ${subject}`} explained nothing: nothing differed there, or it names another place than was meant.`,
    );
}
