import { UnwritableValueError } from '../unwritable-value.js';

// Of the characters below U+0020 .NET's XmlUTF8NodeWriter writes the tab and the line feed as they are, and references for
// all others, whether XML 1.0 has them or not (`s_defaultIsEscapedElementChar` in the reference source).
// eslint-disable-next-line no-control-regex
const special = /[&<>\u0000-\u0008\u000b-\u001f\ud800-\udfff\ufffe\uffff]/;
// eslint-disable-next-line no-control-regex
const specials = /[&<>\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g;
const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** A text as the content of an element. */
export function xmlText(text: string): string {
  if (!special.test(text)) return text;
  // With the flag `u`, only a surrogate that is not half of a pair matches.
  if (/\p{Cs}/u.test(text)) throw new UnwritableValueError('half of a surrogate pair');
  return text.replace(specials, (each) => named[each] ?? `&#x${each.charCodeAt(0).toString(16).toUpperCase()};`);
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The character of a reference such as `amp` or `#xB`: .NET also accepts those that XML 1.0 excludes. */
export function referredCharacter(name: string): string | undefined {
  if (Object.hasOwn(entities, name)) return entities[name];
  const [, hex, decimal] = /^#(?:x([\da-fA-F]{1,6})|(\d{1,7}))$/.exec(name) ?? [];
  if (hex === undefined && decimal === undefined) return undefined;
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  const isHalf = code >= 0xd800 && code <= 0xdfff;
  return code > 0x10ffff || isHalf ? undefined : String.fromCodePoint(code);
}
