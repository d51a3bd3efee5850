/**
 * What no reader sees and what a program may obey: controls (C0, C1, DEL), marks of direction and other format characters,
 * line and paragraph separators, halves of surrogate pairs, and what is not a character. Joiners stay: scripts and emoji
 * need them.
 */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\ufffe\uffff]/gu;
const joiners: ReadonlySet<string> = new Set(['\u200c', '\u200d']);

/** The text with each invisible character written as its code, such as `\u001b`, apart from those in `kept`. */
export function visible(text: string, kept = '\n\t', codeOf = codePointEscape): string {
  return text.replace(invisible, (character) =>
    kept.includes(character) || joiners.has(character) ? character : codeOf(character),
  );
}

/** `\u001b`, or `\u{e0041}` outside the first plane. */
function codePointEscape(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** `\u001b`, and outside the first plane two of them: all that JSON has. */
export function codeUnitEscapes(text: string): string {
  return Array.from({ length: text.length }, (_, index) => {
    return `\\u${text.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }).join('');
}
