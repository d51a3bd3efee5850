import { type ErrorOutline, typeBelow } from '../../comparison/index.js';
import { parseDateTime } from '../../codec/values/index.js';
import type { TypeDescription } from '../../contract/index.js';

/** Names of fields whose numbers are personal data. */
const personalNumbers = /birth|salary|ssn|personnumber/i;
const maxLength = 200;

/**
 * Masks what may be personal data but keeps its shape, so that differences stay visible: letters become x, digits 0. Dates,
 * time spans, booleans and numbers are kept, except those of birthdays, and so are names of the members of enumerations.
 */
export function masked(value: unknown, name = '', type?: TypeDescription): unknown {
  if (typeof value === 'string') {
    if (type?.kind === 'enumeration' || type?.kind === 'flags') return value;
    return isTime(value) && !personalNumbers.test(name) ? value : maskedText(value);
  }
  if (typeof value === 'number') return personalNumbers.test(name) ? 0 : value;
  if (Array.isArray(value)) {
    const itemType = type?.kind === 'array' ? type.item.type : undefined;
    return value.map((item) => masked(item, name, itemType));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, masked(entry, key, typeBelow(type, key))]),
  );
}

/** An error with its class, its status and the place in the caller's value, which contain no data; the message may. */
export function maskedError({ name, message, path, status }: ErrorOutline): ErrorOutline {
  return {
    ...{ name, message: maskedText(message) },
    ...(path === undefined ? {} : { path }),
    ...(status === undefined ? {} : { status }),
  };
}

/** An error in a sentence of a report: its class and status contain no data; the message may. */
export function errorText({ name, message, status }: ErrorOutline, unmasked: boolean): string {
  if (unmasked) return `${name}: ${message}`;
  return `${name}${status === undefined ? '' : ` (status ${status})`}: ${maskedText(message)}`;
}

/** The last field name of a path, such as `BirthDate` of `Persons[0].BirthDate`. */
export function fieldOf(path: string): string {
  let name = '';
  // From the front, so that each part is read once, whatever a server put into a key.
  for (const [part, word] of path.matchAll(/([\w:]+)|\[[^\]]*(?:\]|$)|[^]/g)) {
    if (word !== undefined) name = word;
    else if (!part.startsWith('[') || !part.endsWith(']')) name = '';
  }
  return name;
}

/** Shortens a value for display: long strings and lists are cut, with a note of their length. */
export function shortened(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.length <= maxLength ? value : `${value.slice(0, maxLength)}… (${value.length} characters)`;
  }
  if (Array.isArray(value) && value.length > 5) {
    return [...value.slice(0, 5).map(shortened), `… (${value.length} items)`];
  }
  if (Array.isArray(value)) return value.map(shortened);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, shortened(entry)]));
}

/**
 * Matches the whole text, with at most the digits of a .NET TimeSpan: text after a time may be a note or a telephone number.
 */
const timeSpan = /^-?(?:\d{1,8}\.)?\d\d:\d\d:\d\d(?:\.\d{1,7})?$/;

function isTime(text: string): boolean {
  return timeSpan.test(text) || (text.length >= 10 && parseDateTime(text) !== undefined);
}

function maskedText(text: string): string {
  return text
    .replace(/\p{Lu}/gu, 'X')
    .replace(/\p{L}/gu, (letter) => (letter === 'X' ? 'X' : 'x'))
    .replace(/\p{N}/gu, '0');
}
