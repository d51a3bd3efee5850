import { codeUnitEscapes, visible } from './invisible.js';

/**
 * A value as JSON that reads back as the same value, in which every character can be seen, and which holds no command to a
 * CI system: no line can begin with `::`, and `##[` is written with an escape.
 */
export function encodeJson(value: unknown, indent?: number): string {
  const json = JSON.stringify(value ?? null, null, indent);
  return visible(json, '\n', codeUnitEscapes).replace(/##(?=\w{0,40}\[)/g, '#\\u0023');
}
