const special = /[&<>\r]/;
const specials = /[&<>\r]/g;
const replacements: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' };

/**
 * Text as an element's content. A carriage return travels as a character reference, since a reader would otherwise see
 * a line feed (XML 1.0, section 2.11).
 */
export function escapeText(text: string): string {
  return special.test(text) ? text.replace(specials, (character) => replacements[character] ?? character) : text;
}

export function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#xA;').replaceAll('\t', '&#x9;');
}
