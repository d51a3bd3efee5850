// Longer than other files: one scanner whose parts share its position in the text; apart, each step would cost a call.
import { namespaces } from '../../contract/index.js';
import { ProtocolError } from '../../errors/index.js';
import { attributesOf, type PrefixedAttribute } from './attributes.js';
import { type ElementTag, type Entered, entered, isAt, type TagBytes } from './element-tag.js';
import { NamespaceScopes } from './namespace-scopes.js';
import { asciiText } from './short-texts.js';
import { normaliseLines, unescapeText } from './xml-text.js';

/** The maximum nesting of elements. No carrier of the contract reaches 20. */
const maxDepth = 200;

const lessThan = 60;
const greaterThan = 62;
const slash = 47;
const colon = 58;
const exclamation = 33;
const question = 63;
const equals = 61;
const ampersand = 38;
const carriageReturn = 13;
const doubleQuote = 34;
const singleQuote = 39;

/** The longest rest of a tag that `enter` compares, so that it need not check the length again. */
const maxRest = 20;

/**
 * Reads one XML document from beginning to end, element by element, without building a tree. It accepts only what SOAP
 * messages may contain. A document type declaration is refused, so the only entities are the five of XML and character
 * references, and nothing is ever fetched.
 *
 * It reads the bytes of UTF-8: comparing four bytes at a time with the tag that the contract expects next takes a fraction of
 * what comparing texts takes, and a text is made only of what is kept.
 *
 * After `nextChild()` has returned true, `name…`, `namespace`, `nil`, `typeName` and `empty` describe the element just
 * entered. Leave it with `readText()` or `skip()`, or call `nextChild()` until it returns false.
 */
export class XmlReader {
  readonly #bytes: Buffer;
  readonly #view: DataView;
  readonly #length: number;
  #position = 0;
  #depth = 0;
  /** The start and end of the names of the open elements, with prefixes. */
  readonly #openStarts: number[] = [];
  readonly #openEnds: number[] = [];
  readonly #namespaces = new NamespaceScopes();
  #localStart = 0;
  #localEnd = 0;

  /** The values of the structures that are being read, outer ones first; those of a finished structure are overwritten. */
  readonly values: unknown[] = [];
  /** How many of them are in use. */
  valueCount = 0;
  /** The namespace of the element just entered. */
  namespace = '';
  /** Whether it has `i:nil="true"`. */
  nil = false;
  /** The namespace and name in its `i:type`; undefined if it has none. */
  typeName: { readonly namespace: string; readonly name: string } | undefined;
  /** Whether SOAP 1.1's `mustUnderstand` says that the message must not be processed without it. */
  mandatory = false;
  /** Whether it was written as `<Name/>`. */
  empty = false;

  /** @param document the document's text, or its bytes in UTF-8 */
  constructor(document: string | Buffer) {
    const bytes = typeof document === 'string' ? Buffer.from(document) : document;
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#length = bytes.length;
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) this.#position = 3;
  }

  get depth(): number {
    return this.#depth;
  }

  /** The local name of the element just entered. */
  get name(): string {
    return this.#slice(this.#localStart, this.#localEnd);
  }

  /** Whether the element just entered is this one. */
  is(namespace: string, name: string): boolean {
    return this.namespace === namespace && this.nameIs(name);
  }

  nameIs(name: string): boolean {
    return this.#localEnd - this.#localStart === name.length && this.#isTextAt(this.#localStart, name);
  }

  /** Enters the next child of the element just entered. If it has none, leaves it and returns false. */
  nextChild(): boolean {
    if (this.empty) {
      this.empty = false;
      this.#leave();
      return false;
    }
    const bytes = this.#bytes;
    for (;;) {
      let at = this.#position;
      if (bytes[at] !== lessThan) {
        at = bytes.indexOf(lessThan, at);
        if (at === -1) return this.#endOfDocument();
        this.#position = at;
      }
      const code = bytes[at + 1];
      if (code === slash) {
        this.#endTag();
        return false;
      }
      if (code === exclamation || code === question) {
        this.#skipMarkup();
        continue;
      }
      this.#startTag(at + 1);
      return true;
    }
  }

  /**
   * Enters the next child if it follows immediately, is this one and has no attributes but `i:nil`: the result of
   * `nextChild()` in a fraction of the time.
   */
  enter(tag: ElementTag): Entered {
    const at = this.#position;
    const { start } = tag;
    const end = at + start.length;
    if (
      this.empty ||
      this.#namespaces.defaultNamespace !== tag.namespace ||
      end + maxRest > this.#length ||
      this.#depth >= maxDepth ||
      !isAt(this.#view, at, start)
    ) {
      return entered.no;
    }
    const code = this.#bytes[end];
    if (code === greaterThan) {
      this.#entered(at + 1, end, tag.namespace);
      this.#position = end + 1;
      return entered.content;
    }
    if (code === slash) {
      if (this.#bytes[end + 1] !== greaterThan) return entered.no;
      this.#entered(at + 1, end, tag.namespace);
      this.#position = end + 2;
      this.empty = true;
      return entered.empty;
    }
    const { nilEnd } = this.#namespaces;
    if (nilEnd === undefined || !isAt(this.#view, end, nilEnd)) return entered.no;
    this.#position = end + nilEnd.length;
    return entered.nil;
  }

  #entered(start: number, end: number, namespace: string): void {
    this.#openStarts[this.#depth] = start;
    this.#openEnds[this.#depth] = end;
    this.#depth++;
    this.nil = false;
    this.mandatory = false;
    this.typeName = undefined;
    this.#localStart = start;
    this.#localEnd = end;
    this.namespace = namespace;
  }

  /** Leaves the element that `enter` has entered, if its end tag follows immediately. */
  leave(tag: ElementTag): boolean {
    return this.#leaveAt(this.#position, tag.end);
  }

  #leaveAt(at: number, end: TagBytes): boolean {
    if (at + end.length > this.#length || !isAt(this.#view, at, end)) return false;
    this.#position = at + end.length;
    // An element that was entered with `enter` declares no namespaces, so no scope ends with it.
    this.#depth--;
    return true;
  }

  /** As `readText`, for an element entered with `enter`. */
  readTextOf(tag: ElementTag): string {
    const bytes = this.#bytes;
    const start = this.#position;
    const view = this.#view;
    let at = start;
    for (;;) {
      const code = bytes[at];
      if (code === lessThan) break;
      // What is not plain ASCII needs more steps, and a document that ends here fails in them.
      if (code === undefined || code >= 0x80 || code === ampersand || code === carriageReturn) return this.readText();
      at++;
    }
    if (!this.#leaveAt(at, tag.end)) return this.readText();
    return asciiText(bytes, view, start, at);
  }

  /**
   * A whole number of at most nine digits, for an element entered with `enter`. Undefined, and nothing moved, for everything
   * else.
   */
  readDigitsOf(tag: ElementTag, maximum: number): number | undefined {
    const bytes = this.#bytes;
    const start = this.#position;
    let value = 0;
    let at = start;
    for (;;) {
      const digit = (bytes[at] ?? 0) - 48;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
      at++;
    }
    if (at === start || at > start + 9 || value > maximum) return undefined;
    return this.#leaveAt(at, tag.end) ? value : undefined;
  }

  /** Returns the text of the element just entered, which must not contain elements, and leaves it. */
  readText(): string {
    if (this.empty) {
      this.empty = false;
      this.#leave();
      return '';
    }
    const start = this.#position;
    const end = this.#textEnd(start);
    if (this.#bytes[end + 1] === slash) {
      const text = this.#textOf(start, end);
      this.#position = end;
      this.#endTag();
      return text;
    }
    return this.#readTextInPieces();
  }

  #textEnd(start: number): number {
    const end = this.#bytes.indexOf(lessThan, start);
    if (end === -1) throw this.#problem('the document ends within a value');
    return end;
  }

  /** Whether the element just entered contains elements. Moves nothing. */
  hasChildElements(): boolean {
    if (this.empty) return false;
    const bytes = this.#bytes;
    let at = bytes.indexOf(lessThan, this.#position);
    while (at !== -1) {
      const end = this.#markupEnd(at);
      if (end === undefined) return bytes[at + 1] !== slash;
      at = end === -1 ? -1 : bytes.indexOf(lessThan, end);
    }
    return false;
  }

  /** Skips the element just entered, with its contents. */
  skip(): void {
    let open = 1;
    while (open > 0) open += this.nextChild() ? 1 : -1;
  }

  /** Skips the rest of the element that `nextChild` is reading. */
  skipRest(): void {
    while (this.nextChild()) this.skip();
  }

  fail(problem: string): ProtocolError {
    return this.#problem(problem);
  }

  #endOfDocument(): boolean {
    if (this.#depth > 0) throw this.#problem(`the document ends before </${this.#openName()}>`);
    return false;
  }

  #readTextInPieces(): string {
    let value = '';
    for (;;) {
      const end = this.#textEnd(this.#position);
      value += this.#textOf(this.#position, end);
      this.#position = end;
      const code = this.#bytes[end + 1];
      if (code === slash) {
        this.#endTag();
        return value;
      }
      if (this.#isTextAt(end, '<![CDATA[')) {
        const close = this.#bytes.indexOf(']]>', end, 'latin1');
        if (close === -1) throw this.#problem('a CDATA section has no end');
        value += normaliseLines(this.#slice(end + 9, close));
        this.#position = close + 3;
      } else if (code === exclamation || code === question) {
        this.#skipMarkup();
      } else {
        throw this.#problem(`<${this.#openName()}> must contain a value, but contains an element`);
      }
    }
  }

  #textOf(start: number, end: number): string {
    const value = normaliseLines(this.#slice(start, end));
    return value.includes('&') ? unescapeText(value, this.#failure) : value;
  }

  #slice(start: number, end: number): string {
    return this.#bytes.toString('utf8', start, end);
  }

  /** Whether this text, which is ASCII, stands at `at`. */
  #isTextAt(at: number, text: string): boolean {
    for (let index = 0; index < text.length; index++) {
      if (this.#bytes[at + index] !== text.charCodeAt(index)) return false;
    }
    return true;
  }

  /** Reads a start tag whose name begins at `start`. */
  #startTag(start: number): void {
    const bytes = this.#bytes;
    let at = start;
    let prefixEnd = -1;
    for (;;) {
      const code = bytes[at];
      if (code === undefined || code === lessThan || code === ampersand || code === equals) {
        throw this.#problem('a start tag is truncated or malformed');
      }
      if (code === greaterThan || code === slash || code <= 32) break;
      if (code === colon) prefixEnd = at;
      at++;
    }
    if (at === start) throw this.#problem('a tag has no name');
    if (this.#depth >= maxDepth) throw this.#problem(`elements are nested more than ${maxDepth} deep`);
    this.#entered(start, at, '');
    this.empty = false;
    if (bytes[at] === greaterThan) this.#position = at + 1;
    else this.#attributes(at);
    if (prefixEnd !== -1) this.#localStart = prefixEnd + 1;
    this.namespace = prefixEnd === -1 ? this.#namespaces.defaultNamespace : this.#namespaceOf(start, prefixEnd);
  }

  /** Reads the rest of a start tag, which begins after its name. */
  #attributes(from: number): void {
    const end = this.#tagEnd(from);
    const { declarations, others, empty } = attributesOf(this.#slice(from, end), this.#failure);
    this.#position = end + 1;
    this.empty = empty;
    for (const [prefix, namespace] of declarations) this.#namespaces.declare(this.#depth, prefix, namespace);
    // A later attribute of the same tag may declare their prefixes.
    for (const attribute of others) this.#knownAttribute(attribute);
  }

  /** The position of the `>` that ends a start tag; one in quotes does not. */
  #tagEnd(from: number): number {
    const bytes = this.#bytes;
    let quote: number | undefined;
    for (let at = from; at < this.#length; at++) {
      const code = bytes[at];
      if (quote !== undefined) {
        if (code === quote) quote = undefined;
      } else if (code === greaterThan) return at;
      else if (code === doubleQuote || code === singleQuote) quote = code;
    }
    throw this.#problem('the document ends within a tag');
  }

  #knownAttribute({ prefix, name, value }: PrefixedAttribute): void {
    const namespace = this.#namespaces.of(prefix);
    const isTrue = value === 'true' || value === '1';
    if (namespace === namespaces.soapEnvelope && name === 'mustUnderstand') this.mandatory = isTrue;
    if (namespace !== namespaces.schemaInstance) return;
    if (name === 'nil') this.nil = isTrue;
    else if (name === 'type') this.typeName = this.#qualifiedName(value);
  }

  #qualifiedName(value: string): { namespace: string; name: string } {
    const separator = value.indexOf(':');
    if (separator === -1) return { namespace: this.#namespaces.defaultNamespace, name: value };
    return { namespace: this.#namespaces.of(value.slice(0, separator)) ?? '', name: value.slice(separator + 1) };
  }

  #namespaceOf(start: number, end: number): string {
    const near = this.#namespaces.latest((each) => each.length === end - start && this.#isTextAt(start, each));
    if (near !== undefined) return near;
    const prefix = this.#slice(start, end);
    const namespace = this.#namespaces.of(prefix);
    if (namespace === undefined) throw this.#problem(`the prefix ${shortened(prefix)} is not declared`);
    return namespace;
  }

  #endTag(): void {
    const bytes = this.#bytes;
    const start = this.#position + 2;
    const depth = this.#depth - 1;
    const openStart = this.#openStarts[depth];
    const openEnd = this.#openEnds[depth];
    if (depth < 0 || openStart === undefined || openEnd === undefined)
      throw this.#problem('an end tag has no start tag');
    const length = openEnd - openStart;
    for (let index = 0; index < length; index++) {
      if (bytes[start + index] !== bytes[openStart + index]) {
        throw this.#problem(`<${this.#openName()}> is closed by another end tag`);
      }
    }
    let at = start + length;
    while (isBlank(bytes[at])) at++;
    if (bytes[at] !== greaterThan) throw this.#problem(`<${this.#openName()}> is closed by another end tag`);
    this.#position = at + 1;
    this.#leave();
  }

  #leave(): void {
    if (this.#depth-- === this.#namespaces.depth) this.#namespaces.close();
  }

  /** Skips comments, processing instructions, the XML declaration, and CDATA sections between elements. */
  #skipMarkup(): void {
    const at = this.#position;
    if (this.#isTextAt(at, '<!DOCTYPE')) throw this.#problem('a document type declaration is not allowed');
    const isText = this.#isTextAt(at, '<![CDATA[');
    const end = isText && this.#depth === 0 ? undefined : this.#markupEnd(at);
    if (end === undefined || end === -1) throw this.#problem('this markup is not allowed in SOAP messages');
    this.#position = end;
  }

  /** The end of a comment, a CDATA section or a processing instruction; -1 if it does not end, undefined for a tag. */
  #markupEnd(at: number): number | undefined {
    for (const [open, close] of markup) {
      if (!this.#isTextAt(at, open)) continue;
      const end = this.#bytes.indexOf(close, at + open.length, 'latin1');
      return end === -1 ? -1 : end + close.length;
    }
    return undefined;
  }

  #openName(): string {
    return shortened(this.#slice(this.#openStarts[this.#depth - 1] ?? 0, this.#openEnds[this.#depth - 1] ?? 0));
  }

  readonly #failure = (problem: string): ProtocolError => this.#problem(problem);

  #problem(problem: string): ProtocolError {
    return new ProtocolError(`the XML cannot be read: ${problem} (at byte ${this.#position})`);
  }
}

const markup = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

/** A name for an error message, shortened because a document may have long ones. */
export function shortened(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}

function isBlank(code: number | undefined): boolean {
  return code === 32 || code === 10 || code === carriageReturn || code === 9;
}
