import { JsonTooDeep, requireShallowJson } from './json.js';

/** Why a text is not JSON, and where. It never quotes the text, which may contain a secret. */
export interface JsonProblem {
  readonly message: string;
  /** The offset in the text. */
  readonly at: number;
}

/** @returns undefined if the text is JSON, or nests too deeply to say */
export function jsonProblem(text: string): JsonProblem | undefined {
  try {
    requireShallowJson(text);
  } catch (error) {
    if (error instanceof JsonTooDeep) return undefined;
    throw error;
  }
  const problem = firstProblem(text);
  if (problem === undefined || problem.at !== undefined) return problem as JsonProblem | undefined;
  // V8 gives no position for an unexpected character: it ends the shortest prefix that nothing can complete.
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = firstProblem(text.slice(0, middle + 1));
    if (at !== undefined && at.at === undefined) high = middle;
    else low = middle + 1;
  }
  return { message: problem.message, at: low };
}

function firstProblem(text: string): { message: string; at: number | undefined } | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const said = (error as Error).message;
    // V8's other messages quote the text.
    const [, why, at] = /^([A-Z][\w ,':}\]-]*) in JSON at position (\d+)/.exec(said) ?? [];
    if (why !== undefined && !why.startsWith('Unexpected token')) {
      return { message: why.charAt(0).toLowerCase() + why.slice(1), at: Number(at) };
    }
    if (said.startsWith('Unexpected end')) return { message: 'it ends too early', at: text.length };
    return { message: 'unexpected character', at: undefined };
  }
}
