import { parseDateTime } from '../../codec/values/index.js';

/** Names of fields whose numbers say something about a person. */
const personalNumbers = /birth|salary|ssn|personnumber/i;
const longest = 200;

/**
 * A value with what may be about people made unreadable, and still of the same shape, so that a difference can be seen
 * in it: letters become x, digits 0. Dates, spans of time, booleans and numbers stay, but for those that tell a birthday.
 */
export function masked(value: unknown, name = ''): unknown {
  if (typeof value === 'string') {
    return isTime(value) && !personalNumbers.test(name) ? value : maskedText(value);
  }
  if (typeof value === 'number') return personalNumbers.test(name) ? 0 : value;
  return mapped(value, masked, name);
}

/** The name of the field that a path ends in, such as `BirthDate` of `Persons[0].BirthDate`. */
export function fieldOf(path: string): string {
  let name = '';
  // From the front, so that each part is gone over once, whatever a server put into a key.
  for (const [part, word] of path.matchAll(/([\w:]+)|\[[^\]]*(?:\]|$)|[^]/g)) {
    if (word !== undefined) name = word;
    else if (!part.startsWith('[') || !part.endsWith(']')) name = '';
  }
  return name;
}

/** A value short enough to be shown: long texts and lists are cut, which is said. */
export function shortened(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.length <= longest ? value : `${value.slice(0, longest)}… (${value.length} characters)`;
  }
  if (Array.isArray(value) && value.length > 5) {
    return [...value.slice(0, 5).map(shortened), `… (${value.length} items)`];
  }
  return mapped(value, shortened, '');
}

function mapped(value: unknown, map: (value: unknown, name: string) => unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((item) => map(item, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, map(entry, key)]));
}

function isTime(text: string): boolean {
  return /^-?(\d+\.)?\d\d:\d\d:\d\d/.test(text) || (text.length >= 10 && parseDateTime(text) !== undefined);
}

function maskedText(text: string): string {
  return text
    .replace(/\p{Lu}/gu, 'X')
    .replace(/\p{L}/gu, (letter) => (letter === 'X' ? 'X' : 'x'))
    .replace(/\p{N}/gu, '0');
}
