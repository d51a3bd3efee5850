import { parseJson } from '../../../parsing/index.js';
import { maskedKey, type ReplaceLeaf } from './leaf.js';

// eslint-disable-next-line no-control-regex -- what JSON does not allow in a text
const token = /\s+|[{}[\],:]|"(?:[^"\\\u0000-\u001f]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * Replaces the texts and numbers of a JSON document, and leaves the rest of it as it is written.
 *
 * @returns undefined where the text is no JSON
 */
export function replaceJsonLeaves(text: string, replace: ReplaceLeaf): string | undefined {
  if (!isJson(text)) return undefined;
  const names: string[] = [];
  let name = '';
  let result = '';
  token.lastIndex = 0;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const [part] = match;
    if (part === '{' || part === '[') names.push(name);
    else if (part === '}' || part === ']') name = names.pop() ?? '';
    if (part.startsWith('"')) {
      const value = JSON.parse(part) as string;
      const isKey = /^\s*:/.test(text.slice(token.lastIndex, token.lastIndex + 100));
      if (isKey) name = value;
      const replaced = isKey ? maskedKey(value, (key) => replace('', key)) : replace(name, value);
      result += replaced === value ? part : JSON.stringify(replaced);
    } else if (/^[-\d]/.test(part)) {
      result += replace(name, part);
    } else {
      result += part;
    }
  }
  return result;
}

function isJson(text: string): boolean {
  try {
    parseJson(text);
    return true;
  } catch {
    return false;
  }
}
