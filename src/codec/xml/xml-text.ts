import { UnwritableValue } from '../values/index.js';

// Characters that must be escaped: markup, what XML 1.0 excludes, and the line break that a reader would change (section
// 2.11).
// eslint-disable-next-line no-control-regex
const special = /[&<>\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF\p{Cs}]/u;
const specials = new RegExp(special, 'gu');
const replacements: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * Escapes text for an element's content. Control characters become character references, including those that XML 1.0
 * excludes, because .NET writes and reads them this way (`XmlUTF8NodeWriter.s_defaultIsEscapedElementChar` in .NET's
 * reference source).
 *
 * @throws {UnwritableValue} for half of a surrogate pair, which .NET refuses too
 */
export function escapeText(text: string): string {
  if (text.length <= 40 && isPlain(text)) return text;
  return special.test(text) ? text.replace(specials, replacementOf) : text;
}

/** Whether a text is ASCII without anything to escape: for a short one, a loop takes a fifth of what the pattern takes. */
function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code > 0x7e || code === 0x26 || code === 0x3c || code === 0x3e) return false;
  }
  return true;
}

function replacementOf(character: string): string {
  const named = replacements[character];
  if (named !== undefined) return named;
  const code = character.charCodeAt(0);
  const hexadecimal = code.toString(16).toUpperCase();
  if (code >= 0xd800 && code <= 0xdfff) {
    throw new UnwritableValue(`U+${hexadecimal} is half of a surrogate pair, so it is not a character`);
  }
  return `&#x${hexadecimal};`;
}

export function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#xA;').replaceAll('\t', '&#x9;');
}

/** XML 1.0, section 2.11: a reader turns every line break into a single line feed. */
export function normaliseLines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function characterOf(name: string): string | undefined {
  if (Object.hasOwn(named, name)) return named[name];
  const match = /^#(?:x([\da-fA-F]{1,6})|(\d{1,7}))$/.exec(name);
  if (match === null) return undefined;
  const code = match[1] === undefined ? Number(match[2]) : Number.parseInt(match[1], 16);
  // .NET writes references to characters that XML 1.0 excludes. If the reader refused them, it could not read the record.
  const allowed = code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return allowed ? String.fromCodePoint(code) : undefined;
}

/** Replaces references to characters and to the five entities of XML; others are not allowed. */
export function unescapeText(value: string, failure: (problem: string) => Error): string {
  let result = '';
  let from = 0;
  for (let at = value.indexOf('&'); at !== -1; at = value.indexOf('&', from)) {
    const end = value.indexOf(';', at);
    if (end === -1 || end - at > 10) throw failure('an ampersand does not begin an entity');
    const name = value.slice(at + 1, end);
    const character = characterOf(name);
    if (character === undefined) throw failure(`the entity &${name}; is not defined`);
    result += value.slice(from, at) + character;
    from = end + 1;
  }
  return result + value.slice(from);
}
