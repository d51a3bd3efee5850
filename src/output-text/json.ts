import { codeUnitEscapes, visible } from './invisible.js';

/**
 * A value as JSON that parses to the same value, without invisible characters and without commands to a CI system: no line
 * can start with `::`, and `##[` is escaped.
 */
export function encodeJson(value: unknown, indent?: number): string {
  const json = JSON.stringify(value ?? null, null, indent);
  return visible(json, '\n', codeUnitEscapes).replace(/##(?=\w{0,40}\[)/g, '#\\u0023');
}
