/** Deeper than anything that is written to a file: what goes through it may go down as deep. */
export const deepestJson = 200;

/**
 * JSON from a file, which may be anyone's.
 *
 * @throws {SyntaxError} where it is not JSON, or nested deeper than what anything here writes; without a part of the text
 */
export function parseJson(text: string): unknown {
  if (depthOf(text) > deepestJson) throw new SyntaxError(`is nested deeper than ${deepestJson}`);
  try {
    return JSON.parse(text);
  } catch {
    // Its own message quotes the text, in which a secret may stand.
    throw new SyntaxError('is not JSON');
  }
}

/** How deep brackets are nested, outside of strings. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let index = 0; index < text.length; index++) {
    switch (text[index]) {
      case '"':
        index = endOfString(text, index);
        break;
      case '[':
      case '{':
        deepest = Math.max(deepest, ++depth);
        break;
      case ']':
      case '}':
        depth--;
        break;
    }
  }
  return deepest;
}

function endOfString(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length && text[index] !== '"') index += text[index] === '\\' ? 2 : 1;
  return index;
}
