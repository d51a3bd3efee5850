import { endOfString, parseJson } from '../../../parsing/index.js';
import type { LeafReplacer } from './leaf.js';

const token = /\s+|[{}[\],:]|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * Replaces the strings and numbers of a JSON document, and leaves the rest unchanged.
 *
 * @returns undefined if the text is not JSON
 */
export function replaceJsonLeaves(text: string, replace: LeafReplacer): string | undefined {
  if (!isJson(text)) return undefined;
  const names: string[] = [];
  let name = '';
  let result = '';
  token.lastIndex = 0;
  for (let part = nextToken(text); part !== undefined; part = nextToken(text)) {
    if (part === '{' || part === '[') names.push(name);
    else if (part === '}' || part === ']') name = names.pop() ?? '';
    if (part.startsWith('"')) {
      const value = JSON.parse(part) as string;
      const isKey = /^\s*:/.test(text.slice(token.lastIndex, token.lastIndex + 100));
      if (isKey) name = value;
      const replaced = isKey ? replace.key(names, value) : replace.value(name, value);
      result += replaced === value ? part : JSON.stringify(replaced);
    } else if (/^[-\d]/.test(part)) {
      const replaced = replace.value(name, part);
      result += number.test(replaced) ? replaced : JSON.stringify(replaced);
    } else {
      result += part;
    }
  }
  return result;
}

/** Strings are not matched by an expression, which would overflow on many megabytes. */
function nextToken(text: string): string | undefined {
  const start = token.lastIndex;
  if (text[start] !== '"') return token.exec(text)?.[0];
  token.lastIndex = endOfString(text, start) + 1;
  return text.slice(start, token.lastIndex);
}

function isJson(text: string): boolean {
  try {
    parseJson(text);
    return true;
  } catch {
    return false;
  }
}
