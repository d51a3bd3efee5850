import * as z from 'zod';
import type { ComparisonRule } from '../../comparison/index.js';
import { ruleSchema } from '../../config/comparison-rules.js';
import { problemsOf } from '../../config/problems.js';
import { ConfigurationError, problemText } from '../../errors/index.js';
import { maxWrittenBytes, readText, UnreadableFile } from '../../files/index.js';
import { ScenarioError } from './scenario.js';
import { readYaml } from './source.js';

const rulesSchema = z.array(ruleSchema);

/**
 * Reads rules for all scenarios: a list in YAML or JSON.
 *
 * @throws {ScenarioError} with all problems, each with file, line and column
 */
export function readRules(file: string): readonly ComparisonRule[] {
  let text: string;
  try {
    text = readText(file, maxWrittenBytes);
  } catch (cause) {
    const why = cause instanceof UnreadableFile ? cause.message : 'cannot be read';
    throw new ConfigurationError(`the rules file ${file} ${why}; name a file with a list of rules`, { cause });
  }
  const { source, problems } = readYaml(text, file);
  if (problems.length > 0) throw new ScenarioError(problems);
  const parsed = rulesSchema.safeParse(source.content);
  if (parsed.success) return parsed.data;
  throw new ScenarioError(
    parsed.error.issues.map((issue) => {
      const path = issue.path.filter((step) => typeof step !== 'symbol');
      // The checks of this library say themselves what to do, and name places, which are case-sensitive.
      if (issue.code === 'custom') return { ...source.place(path), message: issue.message };
      const example = 'a rule looks like { path: "Persons[*].FullName", compare: ignoreCase }';
      const text = problemsOf(rulesSchema, [issue], source.content).map(problemText)[0] ?? 'invalid rules';
      return { ...source.place(path), message: `${text}; ${example}` };
    }),
  );
}
