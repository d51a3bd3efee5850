import { inspect } from 'node:util';
import { base64Forms } from './base64-forms.js';
import { layersOf, lowered, type Range } from './spellings.js';

const mask = '***';

/** Shorter values, such as `sam`, would mask ordinary words. */
const minLength = 6;
/** The same length in Base64. */
const minFormLength = 8;

/**
 * The secrets of one connection. Every text of a server passes through `redact` or `excerpt` before it becomes part of an
 * error or a log line, so that a server that echoes a ticket does not leak it.
 *
 * A secret is found in upper and lower case and in any encoding that a server may use: URL-encoded, escaped for JSON, HTML
 * or XML, several of these nested, in the Base64 of any text that contains it, and in hexadecimal.
 */
export class Secrets {
  readonly #values = new Map<string, Needles>();
  /** For the secrets of a call: the connection's, and the caller's. */
  #ofCall: { readonly connection: Secrets; readonly caller: SecretHolder } | undefined;

  /** Ignores values shorter than six characters. */
  add(...values: (string | undefined)[]): this {
    if (this.#ofCall !== undefined) {
      this.#ofCall.caller.secrets.add(...values);
      return this;
    }
    for (const value of values) {
      if (value === undefined || value.length < minLength || this.#values.has(value)) continue;
      // Escapes in the secret itself are decoded as in a text. Forms encode a space as `+`.
      const plain = [...layersOf(value).map(({ text }) => text), value.replaceAll(' ', '+')];
      const long = plain.filter((text) => text.length >= minLength).map(lowered);
      this.#values.set(value, { plain: [...new Set(long)], base64: base64Forms(value).map(lowered) });
    }
    return this;
  }

  /** These secrets and those of the caller of one call, if it has one. What is added to them belongs to the caller. */
  of(caller: SecretHolder | undefined): Secrets {
    if (caller === undefined) return this;
    const both = new Secrets();
    both.#ofCall = { connection: this, caller };
    return both;
  }

  /** The text with every secret masked. To shorten a text, use `excerpt` instead. */
  redact(text: string): string {
    return replaced(text, this.#rangesIn(text));
  }

  /**
   * The start of a text, redacted before it is cut, so that no part of a secret remains at its end.
   *
   * @param length the maximum number of characters of `text`
   */
  excerpt(text: string, length: number): string {
    if (text.length <= length) return this.redact(text);
    // Look far enough to see a secret that starts within the excerpt as a whole, in its longest encoding.
    const longest = Math.max(0, ...[...this.#known.keys()].map((value) => value.length)) * maxSpelling;
    const ranges = this.#rangesIn(text.slice(0, length + longest));
    const kept = ranges.filter(({ start }) => start < length);
    const cut = Math.max(length, kept.at(-1)?.end ?? 0);
    return `${replaced(text.slice(0, cut), kept)}…`;
  }

  toJSON(): string {
    return mask;
  }

  [inspect.custom](): string {
    return `Secrets(${mask})`;
  }

  get #known(): ReadonlyMap<string, Needles> {
    if (this.#ofCall === undefined) return this.#values;
    const { connection, caller } = this.#ofCall;
    return new Map([...connection.#known, ...caller.secrets.#known]);
  }

  #rangesIn(text: string): readonly Range[] {
    const known = this.#known;
    if (known.size === 0) return [];
    const found: Range[] = [];
    for (const layer of layersOf(text)) {
      for (const { plain, base64 } of known.values()) {
        // Not spread into a call: a server may repeat a secret more often than a call can have arguments.
        for (const own of plain) {
          for (const range of layer.find(own)) found.push(range);
          for (const range of layer.findCut(own, minLength)) found.push(range);
        }
        for (const form of base64) {
          for (const range of wholeWords(text, layer.find(form))) found.push(range);
          for (const range of wholeWords(text, layer.findCut(form, minFormLength))) found.push(range);
        }
      }
    }
    return merged(found);
  }
}

/** A caller, whose secrets are collected when they are first needed. */
interface SecretHolder {
  readonly secrets: Secrets;
}

/** What to search for, in lower case. */
interface Needles {
  readonly plain: readonly string[];
  readonly base64: readonly string[];
}

/** The longest encoding of one character, such as `&#x0041;` nested in `%26`. */
const maxSpelling = 12;

/** Extends a Base64 match to the whole word: characters at its edges also encode part of the secret. */
function wholeWord(text: string, { start, end }: Range): Range {
  // Beyond either end of the text, charAt gives an empty string, which is not part of a word.
  const isPart = (index: number) => /[\w+/=-]/.test(text.charAt(index));
  let [from, to] = [start, end];
  while (isPart(from - 1)) from--;
  while (isPart(to)) to++;
  return { start: from, end: to };
}

/** Each word once, even if it contains a secret several times. The ranges are in text order. */
function* wholeWords(text: string, ranges: readonly Range[]): Generator<Range> {
  let end = 0;
  for (const range of ranges) {
    if (range.end <= end) continue;
    const word = wholeWord(text, range);
    end = word.end;
    yield word;
  }
}

function merged(ranges: readonly Range[]): readonly Range[] {
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of [...ranges].sort((one, other) => one.start - other.start)) {
    const last = result.at(-1);
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}

function replaced(text: string, ranges: readonly Range[]): string {
  let result = '';
  let from = 0;
  for (const { start, end } of ranges) {
    result += text.slice(from, start) + mask;
    from = end;
  }
  return result + text.slice(from);
}
