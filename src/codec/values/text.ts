import { ValidationError } from '../../errors/index.js';
import type { ValueRules } from './value-rules.js';

// With the `u` flag, \p{Cs} matches a surrogate only if it is not part of a pair.
const loneSurrogate = /\p{Cs}/u;

/**
 * Finds half of a surrogate pair, which neither UTF-8 nor XML can represent: its index and code point.
 *
 * Control characters are allowed. XML 1.0 excludes most of them, but .NET writes each as a character reference (`&#xB;`)
 * and reads it again (`XmlUTF8NodeWriter` in .NET's reference source). Records contain them: text pasted from Word and
 * Outlook has U+000B.
 */
export function findLoneSurrogate(text: string): { readonly index: number; readonly codePoint: string } | undefined {
  const match = loneSurrogate.exec(text);
  if (match === null) return undefined;
  return { index: match.index, codePoint: codePointOf(match[0]) };
}

// Everything outside the Char production of XML 1.0, section 2.2.
// eslint-disable-next-line no-control-regex
const excluded = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\p{Cs}]/u;

/**
 * Checks a name or a search text, and returns it. Unlike the texts of entities, which may contain anything, these become
 * part of addresses and queries, where a control character is always a mistake.
 *
 * @throws {ValidationError} if it is not a string, or contains a character that XML 1.0 excludes
 */
export function addressText(text: unknown, path: string): string {
  if (typeof text !== 'string') throw new ValidationError(`${path} must be a string`, { path });
  const match = excluded.exec(text);
  if (match === null) return text;
  throw new ValidationError(`${path}: ${codePointOf(match[0])} at index ${match.index} is not allowed here`, { path });
}

function codePointOf(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function textProblem(value: unknown): string | undefined {
  if (typeof value !== 'string') return '';
  const found = findLoneSurrogate(value);
  if (found === undefined) return undefined;
  return `${found.codePoint} at index ${found.index} is half of a surrogate pair, so it is not a character`;
}

const identity: Pick<ValueRules, 'fromXml' | 'toXml'> = { fromXml: (text) => text, toXml: String };

/** Any text without lone surrogates, the same on each transport. */
export const textRules: ValueRules = {
  expected: 'a string',
  problem: textProblem,
  ...identity,
  fromJson: (value) =>
    typeof value === 'string'
      ? value
      : typeof value === 'number' || typeof value === 'boolean'
        ? String(value)
        : undefined,
};

const guid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

export const guidRules: ValueRules = {
  expected: 'a GUID',
  problem: (value) => (typeof value === 'string' && guid.test(value) ? undefined : ''),
  ...identity,
  fromJson: (value) => (typeof value === 'string' && guid.test(value) ? value : undefined),
};

/** In whole groups of four, padding can only be one or two `=` at the end. */
export function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

/** Binary values are base64 on both wires and in canonical form. */
export const base64Rules: ValueRules = {
  expected: 'a base64 string',
  problem: (value) => (typeof value === 'string' && isBase64(value) ? undefined : ''),
  fromXml(text) {
    const compact = text.replace(/\s+/g, '');
    return isBase64(compact) ? compact : undefined;
  },
  toXml: String,
  fromJson: (value) => (typeof value === 'string' && isBase64(value) ? value : undefined),
};

export const booleanRules: ValueRules = {
  expected: 'true or false',
  problem: (value) => (typeof value === 'boolean' ? undefined : ''),
  fromXml(text) {
    const trimmed = text.trim();
    return trimmed === 'true' || trimmed === '1' ? true : trimmed === 'false' || trimmed === '0' ? false : undefined;
  },
  toXml: String,
  fromJson(value) {
    if (typeof value === 'boolean') return value;
    if (value === 0 || value === 1) return value === 1;
    return typeof value === 'string' ? this.fromXml(value.toLowerCase()) : undefined;
  },
};
