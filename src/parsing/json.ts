/**
 * The maximum nesting of arrays and objects in JSON. The contract's deepest carrier needs fewer than 30 levels.
 *
 * Code that reads a value afterwards recurses once per level, and V8 aborts the process if it compiles a regular expression
 * when the stack is nearly full.
 */
export const maximumJsonDepth = 100;

/** The JSON is nested too deeply. A `SyntaxError`, as for any other text that cannot be parsed. */
export class JsonTooDeep extends SyntaxError {
  constructor(maximum: number) {
    super(`it nests more than ${maximum} levels deep`);
    this.name = 'JsonTooDeep';
  }
}

/**
 * `JSON.parse` for untrusted text: its depth is checked first, without recursion and in one pass.
 *
 * @throws {SyntaxError} if the text is not JSON, or is nested too deeply
 */
export function parseJson(text: string, maximum = maximumJsonDepth): unknown {
  requireShallowJson(text, maximum);
  return JSON.parse(text) as unknown;
}

const surrogateEscape = /\\u[dD][89a-fA-F]/;

/**
 * Whether a name in parsed JSON contains a lone surrogate. As a dictionary key it could not be sent again, because neither
 * UTF-8 nor XML can represent it, and .NET writes it in neither. Text decoded from UTF-8 contains one only as an escape.
 */
export function hasNameWithLoneSurrogate(text: string, parsed: unknown): boolean {
  return text.includes('\\u') && surrogateEscape.test(text) && isInName(parsed);
}

function isInName(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isInName);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, entry]) => /\p{Cs}/u.test(name) || isInName(entry));
}

/**
 * The depth check of `parseJson` on its own, for text that a library parses.
 *
 * @throws {JsonTooDeep}
 */
export function requireShallowJson(text: string, maximum = maximumJsonDepth): void {
  if (nestsTooDeep(text, maximum)) throw new JsonTooDeep(maximum);
}

const quote = 0x22;
const backslash = 0x5c;
/** `[` and `{` differ only in this bit, and so do `]` and `}`. */
const braceBit = 0x20;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** Exact for JSON. For other text the result does not matter, because parsing fails anyway. */
function nestsTooDeep(text: string, maximum: number): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      at = endOfString(text, at);
      if (at === -1) return false;
    } else if ((code | braceBit) === openBrace) {
      if (++depth > maximum) return true;
    } else if ((code | braceBit) === closeBrace) depth--;
  }
  return false;
}

/** The position of the closing quote of the string that starts here; -1 if it has none. */
export function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let before = end;
    while (text.charCodeAt(before - 1) === backslash) before--;
    if ((end - before) % 2 === 0) return end;
  }
  return -1;
}
