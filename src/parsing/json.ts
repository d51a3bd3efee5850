/**
 * How deep arrays and objects may nest in JSON that is read. The contract's deepest carrier needs fewer than 30 levels.
 *
 * Whatever reads a value afterwards calls itself once a level, and V8 ends the process, which nothing can catch, where it
 * compiles a regular expression with its stack nearly used up.
 */
export const maximumJsonDepth = 100;

/** The JSON is too deep to be read; a `SyntaxError`, as for any other text that cannot be read. */
export class JsonTooDeep extends SyntaxError {
  constructor(maximum: number) {
    super(`it nests more than ${maximum} levels deep`);
    this.name = 'JsonTooDeep';
  }
}

/**
 * `JSON.parse` for text from outside, whose depth is measured first, without recursion and in one pass.
 *
 * @throws {SyntaxError} for text that is not JSON, or nests too deep
 */
export function parseJson(text: string, maximum = maximumJsonDepth): unknown {
  requireShallowJson(text, maximum);
  return JSON.parse(text) as unknown;
}

/**
 * The measure of `parseJson` alone, for text that a library parses.
 *
 * @throws {JsonTooDeep}
 */
export function requireShallowJson(text: string, maximum = maximumJsonDepth): void {
  if (nestsTooDeep(text, maximum)) throw new JsonTooDeep(maximum);
}

const quote = 0x22;
const backslash = 0x5c;
/** `[` and `{` differ in this bit alone, and so do `]` and `}`. */
const braceBit = 0x20;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** Exact for JSON; what it says of other text does not matter, since that is refused either way. */
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

/** Where the string whose first quote is here has its last one; -1 where it has none. */
export function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let before = end;
    while (text.charCodeAt(before - 1) === backslash) before--;
    if ((end - before) % 2 === 0) return end;
  }
  return -1;
}
