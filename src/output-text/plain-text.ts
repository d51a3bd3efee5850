import { visible } from './invisible.js';

/**
 * Text for a terminal, a log or an error message. Line breaks and tabs stay. Nothing in it moves the cursor, changes colours
 * or reverses text, and no line is a command to the CI system that prints it.
 */
export function plainText(text: string): string {
  return withoutCommands(visible(text.replaceAll('\r\n', '\n')));
}

/** `plainText` on one line, so that a text cannot imitate another line. */
export function plainLine(text: string): string {
  // Each run of blanks is matched once and then tested: a pattern with blanks on both sides of the line break would need
  // quadratic time for a long run.
  return plainText(text.replace(/[\s\u0085]+/g, (run) => (/[\n\r\v\f\u0085\u2028\u2029]/.test(run) ? ' ' : run)));
}

/**
 * A copy of a value with `plainText` applied to every text and every name in it. For printers that add colours, so that no
 * other colours appear on the screen.
 */
export function plainTexts<Value>(value: Value): Value {
  return mapped(value) as Value;
}

function mapped(value: unknown): unknown {
  if (typeof value === 'string') return plainText(value);
  if (Array.isArray(value)) return value.map(mapped);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [plainText(name), mapped(entry)]));
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/**
 * GitHub's runner obeys a line that begins with `::`, and `##[` anywhere (ActionCommand.cs of actions/runner); Azure
 * Pipelines obeys `##vso[` and `##[` (docs: logging commands), TeamCity `##teamcity[` (docs: service messages).
 */
export function withoutCommands(text: string): string {
  return text.replace(/^([^\S\n]*):(?=:)/gm, '$1: ').replace(/##(?=\w{0,40}\[)/g, '# #');
}
