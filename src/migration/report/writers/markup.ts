/** HTML or XML that is ready to be written; whatever else goes into a document is escaped. */
export class Markup {
  constructor(readonly text: string) {}
}

type Piece = Markup | string | number | undefined | readonly Piece[];

/**
 * Puts a document together: texts are escaped, markup is not.
 *
 * @example
 * markup`<p>${'a < b'}</p>`.text; // '<p>a &lt; b</p>'
 */
export function markup(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return new Markup(strings.map((string, index) => `${string}${textOf(pieces[index])}`).join(''));
}

function textOf(piece: Piece): string {
  if (piece === undefined) return '';
  if (piece instanceof Markup) return piece.text;
  if (typeof piece === 'object') return piece.map(textOf).join('');
  return escaped(String(piece));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return readable(text).replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** What XML cannot carry, would not be seen, or would turn the text around it, is written as its code. */
function readable(text: string): string {
  return text.replace(invisible, (character) => (allowed.has(character) ? character : codeOf(character)));
}

/** Controls, marks of direction, halves of surrogate pairs and what is no character. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\ufffe\uffff]/gu;
const allowed: ReadonlySet<string> = new Set(['\t', '\n', '\u200d']);

function codeOf(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Data for the page's script. It cannot end the element that it stands in. */
export function jsonScript(id: string, value: unknown): Markup {
  const json = JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, codeOf);
  return new Markup(`<script type="application/json" id="${id}">${json}</script>`);
}
