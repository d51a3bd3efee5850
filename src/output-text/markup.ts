import { codeUnitEscapes, visible } from './invisible.js';
import { encodeJson } from './json.js';
import { withoutCommands } from './plain-text.js';

/** HTML or XML that is ready to be written. Anything else in a document is escaped. */
export class Markup {
  constructor(readonly text: string) {}
}

type Piece = Markup | string | number | undefined | readonly Piece[];

/**
 * Builds a document: texts are escaped, markup is not.
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
  return withoutCommands(visible(text)).replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** Data for the page's script. It cannot close the element that contains it. */
export function jsonScript(id: string, value: unknown): Markup {
  const json = encodeJson(value).replace(/[<>&]/g, codeUnitEscapes);
  return new Markup(`<script type="application/json" id="${id}">${json}</script>`);
}
