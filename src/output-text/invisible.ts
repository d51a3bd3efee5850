/**
 * Characters that are invisible but may be interpreted: control characters (C0, C1, DEL), direction marks and other format
 * characters, line and paragraph separators, lone surrogates, and noncharacters. Joiners stay: scripts and emoji need them.
 */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\ufffe\uffff]/gu;
const joiners: ReadonlySet<string> = new Set(['\u200c', '\u200d']);

/** The text with each invisible character replaced by its code, such as `\u001b`, except those in `kept`. */
export function visible(text: string, kept = '\n\t', codeOf = codePointEscape): string {
  return text.replace(invisible, (character) =>
    kept.includes(character) || joiners.has(character) ? character : codeOf(character),
  );
}

/** `\u001b`, or `\u{e0041}` outside the Basic Multilingual Plane. */
function codePointEscape(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** `\u001b`, or two of them outside the Basic Multilingual Plane, as JSON requires. */
export function codeUnitEscapes(text: string): string {
  return Array.from({ length: text.length }, (_, index) => {
    return `\\u${text.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }).join('');
}
