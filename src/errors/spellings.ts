/** A part of a text, by its start and end (exclusive) indexes. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The text in lower case with the same length, so that indexes match. */
export function lowered(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from({ length: text.length }, (_, index) => {
    const each = text.charAt(index).toLowerCase();
    return each.length === 1 ? each : text.charAt(index);
  }).join('');
}

/** The maximum length of a quoted value. */
const maxQuotation = 200;

/** An escape that was cut off. */
const partOfEscape = /(?:%[\da-f]?|&#?\w{0,6}|\\+(?:u[\da-f]{0,3})?)$/;

/** A text with some of its escapes decoded, and the position of each character in the original text. */
export class Layer {
  readonly #lowered: string;

  /** @param positions where each character starts in the original, and its length last; undefined for the original */
  constructor(
    readonly text: string,
    readonly positions?: readonly number[],
  ) {
    this.#lowered = lowered(text);
  }

  /** Every occurrence of `wanted`, as ranges of the original text. */
  find(wanted: string): Range[] {
    const found: Range[] = [];
    for (let at = this.#lowered.indexOf(wanted); at >= 0; at = this.#lowered.indexOf(wanted, at + 1)) {
      found.push({ start: this.positionOf(at), end: this.positionOf(at + wanted.length) });
    }
    return found;
  }

  /**
   * Every place where the start of `wanted` comes before the mark of a cut, `…`: the readers of answers quote the start of
   * a value, and do not know the secrets.
   */
  findCut(wanted: string, minLength: number): Range[] {
    const found: Range[] = [];
    const text = this.#lowered;
    for (let cut = text.indexOf('…'); cut >= 0; cut = text.indexOf('…', cut + 1)) {
      const dangling = partOfEscape.exec(text.slice(Math.max(0, cut - 8), cut))?.[0].length ?? 0;
      const end = cut - dangling;
      for (let length = Math.min(wanted.length - 1, maxQuotation, end); length >= minLength; length--) {
        if (!text.startsWith(wanted.slice(0, length), end - length)) continue;
        found.push({ start: this.positionOf(end - length), end: this.positionOf(cut) });
        break;
      }
    }
    return found;
  }

  positionOf(index: number): number {
    return this.positions === undefined ? index : (this.positions[index] ?? 0);
  }
}

/** How many levels of nested escapes, such as JSON within HTML, are decoded. */
const maxLayers = 4;

/** The text, the text with its escapes decoded, that text with its escapes decoded, and so on. */
export function layersOf(text: string): readonly Layer[] {
  const layers = [new Layer(text)];
  for (let last = layers[0]; last !== undefined && layers.length < maxLayers; last = layers.at(-1)) {
    const next = unescaped(last);
    if (next === undefined) break;
    layers.push(next);
  }
  return layers;
}

const escapes =
  /(?:%[\da-f]{2})+|&#x0{0,6}([\da-f]{1,6});?|&#0{0,6}(\d{1,7});?|&([a-z]{2,6});|\\u(?:([\da-f]{4})|\{([\da-f]{1,6})\})|\\x([\da-f]{2})|\\(.)/gi;

const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['plus', '+'],
  ['equals', '='],
  ['sol', '/'],
  ['colon', ':'],
  ['percnt', '%'],
]);

const afterBackslash: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', '\b'],
  ['f', '\f'],
]);

/** Undefined if the text contains no escape. */
function unescaped(layer: Layer): Layer | undefined {
  const { text } = layer;
  let result = '';
  const positions: number[] = [];
  let from = 0;
  const copy = (to: number) => {
    for (let index = from; index < to; index++) positions.push(layer.positionOf(index));
    result += text.slice(from, to);
  };
  for (const match of text.matchAll(escapes)) {
    const [escape] = match;
    const read = meaningOf(match);
    if (read === undefined || read === escape) continue;
    copy(match.index);
    let step = 0;
    for (const each of read) {
      for (let unit = 0; unit < each.length; unit++) positions.push(layer.positionOf(match.index + step));
      // Each byte of a run of %XX takes three characters; if it is not UTF-8, the position is close enough.
      if (escape.startsWith('%')) step = Math.min(step + 3 * Buffer.byteLength(each, 'utf8'), escape.length - 1);
    }
    result += read;
    from = match.index + escape.length;
  }
  if (from === 0) return undefined;
  copy(text.length);
  return new Layer(result, [...positions, layer.positionOf(text.length)]);
}

function meaningOf([escape, hex, decimal, name, unicode, braced, byte, plain]: RegExpExecArray): string | undefined {
  if (escape.startsWith('%')) return Buffer.from(escape.replaceAll('%', ''), 'hex').toString('utf8');
  const code = hex ?? unicode ?? braced ?? byte;
  if (code !== undefined) return character(Number.parseInt(code, 16));
  if (decimal !== undefined) return character(Number(decimal));
  if (name !== undefined) return named.get(name.toLowerCase());
  return plain === undefined ? undefined : (afterBackslash.get(plain) ?? plain);
}

function character(code: number): string | undefined {
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
