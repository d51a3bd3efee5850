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

/** XML 1.0, section 2.11: a reader sees every line break as a single line feed. */
export function normaliseLines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function characterOf(name: string): string | undefined {
  if (Object.hasOwn(named, name)) return named[name];
  const match = /^#(?:x([\da-fA-F]{1,6})|(\d{1,7}))$/.exec(name);
  if (match === null) return undefined;
  const code = match[1] === undefined ? Number(match[2]) : Number.parseInt(match[1], 16);
  const allowed =
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff);
  return allowed ? String.fromCodePoint(code) : undefined;
}

/** Undoes references to characters and to the five entities that XML itself has; there are no others. */
export function unescapeText(value: string, problem: (what: string) => Error): string {
  let result = '';
  let from = 0;
  for (let at = value.indexOf('&'); at !== -1; at = value.indexOf('&', from)) {
    const end = value.indexOf(';', at);
    if (end === -1 || end - at > 10) throw problem('an ampersand begins no entity');
    const name = value.slice(at + 1, end);
    const character = characterOf(name);
    if (character === undefined) throw problem(`the entity &${name}; is not defined`);
    result += value.slice(from, at) + character;
    from = end + 1;
  }
  return result + value.slice(from);
}
