import { type ComparisonRule, equal } from '../../comparison/index.js';
import { embeddedText } from '../../files/index.js';
import { parseYaml } from '../../parsing/yaml.js';
import { files } from './starters.generated.js';

/** A scenario of this package. */
export interface StarterScenario {
  /** Its file name, such as `01-guide.yaml`. */
  readonly name: string;
  /** Decompressed on each call. */
  readonly text: () => string;
}

/** The scenarios of this package: the vendor's guide, and every operation of the repositories. */
export const starterScenarios: readonly StarterScenario[] = Object.entries(files).map(([name, compressed]) => ({
  name,
  text: () => embeddedText(compressed),
}));

let rules: readonly unknown[] | undefined;

/** Does a starter scenario have this rule? `verify --init` copies them, so the file of a scenario does not tell. */
export function isStarterRule(rule: ComparisonRule): boolean {
  rules ??= starterScenarios
    .map(({ text }) => text())
    .filter((text) => text.includes('rules:'))
    .flatMap((text) => {
      const content = parseYaml(text, {}).toJS() as RulesOfScenario;
      return [content, ...content.steps].flatMap((part) => part.rules ?? []);
    });
  return rules.some((each) => equal(each, rule));
}

interface WithRules {
  readonly rules?: readonly unknown[];
}

interface RulesOfScenario extends WithRules {
  readonly steps: readonly WithRules[];
}
