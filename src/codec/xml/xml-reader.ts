import { namespaces } from '../../contract/index.js';
import { ProtocolError } from '../../errors/index.js';
import { normaliseLines, unescapeText } from './xml-text.js';

/** How deep elements may nest. The deepest carrier of the contract stays below 20. */
const maximumDepth = 200;

const lessThan = 60;
const greaterThan = 62;
const slash = 47;
const colon = 58;
const exclamation = 33;
const question = 63;
const equals = 61;
const ampersand = 38;
const carriageReturn = 13;

const known = new Map<string, string>();

/**
 * The one copy of a namespace that decoders compare with. Equal texts that are the same object compare in one step,
 * whatever their length.
 */
export function internNamespace(namespace: string): string {
  let interned = known.get(namespace);
  if (interned === undefined) known.set(namespace, (interned = namespace));
  return interned;
}

interface Binding {
  readonly prefix: string;
  readonly namespace: string;
  /** The one that was in force for the same prefix outside. */
  readonly outer: Binding | undefined;
}

const xmlBinding: Binding = { prefix: 'xml', namespace: 'http://www.w3.org/XML/1998/namespace', outer: undefined };

/** So many of the last bindings are compared one by one, which is quicker than a search by the prefix where it is there. */
const comparedBindings = 4;
/** Names of unknown elements are put together with their namespaces, so a long one would be repeated with each. */
const longestNamespace = 2_000;

interface Scope {
  readonly depth: number;
  readonly outerDefault: string;
  readonly outerBindings: number;
}

/**
 * Reads one XML document from front to back, element by element, without building a tree. Only what SOAP messages may
 * hold is accepted: a document type declaration is refused, so there are no entities but the five of XML and character
 * references, and nothing is ever fetched.
 *
 * After `nextChild()` has returned true, `name…`, `namespace`, `nil`, `typeName` and `empty` describe the element just
 * entered. It must then be left by `readText()`, `skip()`, or by calling `nextChild()` until that returns false.
 */
export class XmlReader {
  readonly #text: string;
  /** Are there no entities and no carriage returns in the document, so that every text is what it looks like? */
  readonly #plain: boolean;
  #position = 0;
  #depth = 0;
  /** Where the names of the open elements start and end, prefix included. */
  readonly #openStarts: number[] = [];
  readonly #openEnds: number[] = [];
  /** The open elements that declare namespaces, with what was in force outside them. */
  readonly #scopes: Scope[] = [];
  #scopeDepth = -1;
  readonly #bindings: Binding[] = [xmlBinding];
  readonly #bindingOf = new Map<string, Binding>([[xmlBinding.prefix, xmlBinding]]);
  #defaultNamespace = '';
  #localStart = 0;
  #localEnd = 0;

  /** The namespace of the element just entered. */
  namespace = '';
  /** Did it say `i:nil="true"`? */
  nil = false;
  /** Its `i:type`, or undefined: namespace and name. */
  typeName: { readonly namespace: string; readonly name: string } | undefined;
  /** Was it written `<Name/>`? */
  empty = false;

  constructor(text: string) {
    this.#text = text;
    this.#plain = !text.includes('&') && !text.includes('\r');
    if (text.charCodeAt(0) === 0xfeff) this.#position = 1;
  }

  get depth(): number {
    return this.#depth;
  }

  /** The local name of the element just entered. */
  get name(): string {
    return this.#text.slice(this.#localStart, this.#localEnd);
  }

  /** Is the element just entered this one? */
  is(namespace: string, name: string): boolean {
    return this.namespace === namespace && this.nameIs(name);
  }

  nameIs(name: string): boolean {
    return this.#localEnd - this.#localStart === name.length && this.#text.startsWith(name, this.#localStart);
  }

  /** Enters the next child of the element just entered, or leaves it and returns false where there is none. */
  nextChild(): boolean {
    if (this.empty) {
      this.empty = false;
      this.#leave();
      return false;
    }
    const text = this.#text;
    for (;;) {
      let at = this.#position;
      if (text.charCodeAt(at) !== lessThan) {
        at = text.indexOf('<', at);
        if (at === -1) return this.#endOfDocument();
        this.#position = at;
      }
      const code = text.charCodeAt(at + 1);
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
   * Enters the next child where it stands right here, has this name and no attributes: what `nextChild()` would find, in
   * a fraction of the time. Returns false, having moved nothing, where it cannot tell.
   */
  enterIfNext(name: string, namespace: string): boolean {
    const text = this.#text;
    const start = this.#position + 1;
    const end = start + name.length;
    if (
      this.empty ||
      this.#defaultNamespace !== namespace ||
      text.charCodeAt(start - 1) !== lessThan ||
      text.charCodeAt(end) !== greaterThan ||
      !text.startsWith(name, start) ||
      this.#depth >= maximumDepth
    ) {
      return false;
    }
    this.#openStarts[this.#depth] = start;
    this.#openEnds[this.#depth] = end;
    this.#depth++;
    this.nil = false;
    this.typeName = undefined;
    this.#localStart = start;
    this.#localEnd = end;
    this.namespace = namespace;
    this.#position = end + 1;
    return true;
  }

  /** The text of the element just entered, which may hold no element; leaves it. */
  readText(): string {
    if (this.empty) {
      this.empty = false;
      this.#leave();
      return '';
    }
    const start = this.#position;
    const end = this.#text.indexOf('<', start);
    if (end === -1) throw this.#problem('the document ends within a value');
    if (this.#text.charCodeAt(end + 1) === slash) {
      const raw = this.#text.slice(start, end);
      this.#position = end;
      this.#endTag();
      return this.#textOf(raw);
    }
    return this.#readTextInPieces();
  }

  /** Does the element just entered hold elements? Moves nothing. */
  holdsElements(): boolean {
    if (this.empty) return false;
    const text = this.#text;
    let at = text.indexOf('<', this.#position);
    while (at !== -1) {
      const end = markupEnd(text, at);
      if (end === undefined) return text.charCodeAt(at + 1) !== slash;
      at = end === -1 ? -1 : text.indexOf('<', end);
    }
    return false;
  }

  /** Passes over the element just entered, with all that it holds. */
  skip(): void {
    let open = 1;
    while (open > 0) open += this.nextChild() ? 1 : -1;
  }

  /** Passes over the rest of the element that `nextChild` is reading. */
  skipRest(): void {
    while (this.nextChild()) this.skip();
  }

  fail(what: string): ProtocolError {
    return this.#problem(what);
  }

  #endOfDocument(): boolean {
    if (this.#depth > 0) throw this.#problem(`the document ends before </${this.#openName()}>`);
    return false;
  }

  #readTextInPieces(): string {
    let value = '';
    for (;;) {
      const end = this.#text.indexOf('<', this.#position);
      if (end === -1) throw this.#problem('the document ends within a value');
      value += this.#textOf(this.#text.slice(this.#position, end));
      this.#position = end;
      const code = this.#text.charCodeAt(end + 1);
      if (code === slash) {
        this.#endTag();
        return value;
      }
      if (this.#text.startsWith('<![CDATA[', end)) {
        const close = this.#text.indexOf(']]>', end);
        if (close === -1) throw this.#problem('a CDATA section has no end');
        value += normaliseLines(this.#text.slice(end + 9, close));
        this.#position = close + 3;
      } else if (code === exclamation || code === question) {
        this.#skipMarkup();
      } else {
        throw this.#problem(`an element stands where <${this.#openName()}> should hold a value`);
      }
    }
  }

  #textOf(raw: string): string {
    const value = this.#plain ? raw : normaliseLines(raw);
    if (!this.#plain && value.includes('&')) return this.#unescape(value);
    // A short text is copied by the engine; a long one would keep the whole message alive as a slice of it.
    return value.length < 13 ? value : ` ${value}`.slice(1);
  }

  #unescape(value: string): string {
    return unescapeText(value, (what) => this.#problem(what));
  }

  /** Reads a start tag whose name begins at `start`. */
  #startTag(start: number): void {
    const text = this.#text;
    let at = start;
    let prefixEnd = -1;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === greaterThan || code === slash || code <= 32) break;
      if (code === colon) prefixEnd = at;
      // NaN, the end of the document, is caught here too: it is not greater than anything.
      if (!(code > 32) || code === lessThan || code === ampersand || code === equals) {
        throw this.#problem('a start tag is broken off or misspelt');
      }
      at++;
    }
    if (at === start) throw this.#problem('a tag has no name');
    if (this.#depth >= maximumDepth) throw this.#problem(`elements nest more than ${maximumDepth} deep`);
    this.#openStarts[this.#depth] = start;
    this.#openEnds[this.#depth] = at;
    this.#depth++;
    this.nil = false;
    this.typeName = undefined;
    this.empty = false;
    if (text.charCodeAt(at) === greaterThan) this.#position = at + 1;
    else this.#attributes(at);
    this.#localStart = prefixEnd === -1 ? start : prefixEnd + 1;
    this.#localEnd = this.#openEnds[this.#depth - 1] ?? at;
    this.namespace = prefixEnd === -1 ? this.#defaultNamespace : this.#namespaceOf(start, prefixEnd);
  }

  #attributes(from: number): void {
    const text = this.#text;
    const others: string[] = [];
    let at = from;
    for (;;) {
      while (isBlank(text.charCodeAt(at))) at++;
      const code = text.charCodeAt(at);
      if (code === greaterThan) {
        this.#position = at + 1;
        break;
      }
      if (code === slash) {
        if (text.charCodeAt(at + 1) !== greaterThan) throw this.#problem('a tag holds a stray slash');
        this.#position = at + 2;
        this.empty = true;
        break;
      }
      const equal = text.indexOf('=', at);
      if (equal === -1) throw this.#problem('the document ends within a tag');
      const name = text.slice(at, equal).trim();
      let quoteAt = equal + 1;
      while (isBlank(text.charCodeAt(quoteAt))) quoteAt++;
      const quote = text.charAt(quoteAt);
      const close = quote === '"' || quote === "'" ? text.indexOf(quote, quoteAt + 1) : -1;
      if (close === -1 || name === '' || /[\s<>/&]/.test(name)) throw this.#problem('an attribute is misspelt');
      this.#attribute(name, text.slice(quoteAt + 1, close), others);
      at = close + 1;
    }
    // Their prefixes may be declared by a later attribute of the same tag.
    for (let index = 0; index < others.length; index += 2)
      this.#instanceAttribute(others[index] ?? '', others[index + 1] ?? '');
  }

  #attribute(name: string, raw: string, others: string[]): void {
    if (raw.includes('<')) throw this.#problem('an attribute holds a "<"');
    const value = raw.includes('&') ? this.#unescape(raw) : raw;
    const isDefault = name === 'xmlns';
    if (!isDefault && !name.startsWith('xmlns:')) {
      others.push(name, value);
      return;
    }
    if (value.length > longestNamespace)
      throw this.#problem(`a namespace is longer than ${longestNamespace} characters`);
    this.#openScope();
    const namespace = known.get(value) ?? value;
    if (isDefault) this.#defaultNamespace = namespace;
    else this.#bind(name.slice(6), namespace);
  }

  #bind(prefix: string, namespace: string): void {
    const binding = { prefix, namespace, outer: this.#bindingOf.get(prefix) };
    this.#bindings.push(binding);
    this.#bindingOf.set(prefix, binding);
  }

  #openScope(): void {
    if (this.#scopeDepth === this.#depth) return;
    this.#scopes.push({
      depth: this.#depth,
      outerDefault: this.#defaultNamespace,
      outerBindings: this.#bindings.length,
    });
    this.#scopeDepth = this.#depth;
  }

  #instanceAttribute(qualified: string, value: string): void {
    const separator = qualified.indexOf(':');
    if (separator === -1) return;
    if (this.#boundNamespace(qualified.slice(0, separator)) !== namespaces.schemaInstance) return;
    const name = qualified.slice(separator + 1);
    if (name === 'nil') this.nil = value.trim() === 'true' || value.trim() === '1';
    else if (name === 'type') this.typeName = this.#qualifiedName(value.trim());
  }

  #qualifiedName(value: string): { namespace: string; name: string } {
    const separator = value.indexOf(':');
    if (separator === -1) return { namespace: this.#defaultNamespace, name: value };
    return { namespace: this.#boundNamespace(value.slice(0, separator)) ?? '', name: value.slice(separator + 1) };
  }

  #namespaceOf(start: number, end: number): string {
    const length = end - start;
    const last = this.#bindings.length - 1;
    for (let index = last; index >= 0 && index > last - comparedBindings; index--) {
      const binding = this.#bindings[index];
      if (binding?.prefix.length === length && this.#text.startsWith(binding.prefix, start)) return binding.namespace;
    }
    const prefix = this.#text.slice(start, end);
    const namespace = this.#boundNamespace(prefix);
    if (namespace === undefined) throw this.#problem(`the prefix ${shortened(prefix)} is not declared`);
    return namespace;
  }

  #boundNamespace(prefix: string): string | undefined {
    return this.#bindingOf.get(prefix)?.namespace;
  }

  #endTag(): void {
    const text = this.#text;
    const start = this.#position + 2;
    const depth = this.#depth - 1;
    const openStart = this.#openStarts[depth];
    const openEnd = this.#openEnds[depth];
    if (depth < 0 || openStart === undefined || openEnd === undefined) throw this.#problem('an end tag closes nothing');
    const length = openEnd - openStart;
    for (let index = 0; index < length; index++) {
      if (text.charCodeAt(start + index) !== text.charCodeAt(openStart + index)) {
        throw this.#problem(`<${this.#openName()}> is closed by another end tag`);
      }
    }
    let at = start + length;
    while (isBlank(text.charCodeAt(at))) at++;
    if (text.charCodeAt(at) !== greaterThan) throw this.#problem(`<${this.#openName()}> is closed by another end tag`);
    this.#position = at + 1;
    this.#leave();
  }

  #leave(): void {
    if (this.#depth-- === this.#scopeDepth) this.#closeScope();
  }

  #closeScope(): void {
    const scope = this.#scopes.pop();
    if (scope === undefined) return;
    this.#defaultNamespace = scope.outerDefault;
    while (this.#bindings.length > scope.outerBindings) {
      const binding = this.#bindings.pop();
      if (binding?.outer !== undefined) this.#bindingOf.set(binding.prefix, binding.outer);
      else if (binding !== undefined) this.#bindingOf.delete(binding.prefix);
    }
    this.#scopeDepth = this.#scopes.at(-1)?.depth ?? -1;
  }

  /** Comments, processing instructions, the XML declaration, and CDATA that stands between elements, as text may. */
  #skipMarkup(): void {
    const text = this.#text;
    const at = this.#position;
    if (text.startsWith('<!DOCTYPE', at)) throw this.#problem('it has a document type declaration, which is refused');
    const isText = text.startsWith('<![CDATA[', at);
    const end = isText && this.#depth === 0 ? undefined : markupEnd(text, at);
    if (end === undefined || end === -1) throw this.#problem('markup stands here that no SOAP message holds');
    this.#position = end;
  }

  #openName(): string {
    return shortened(this.#text.slice(this.#openStarts[this.#depth - 1], this.#openEnds[this.#depth - 1]));
  }

  #problem(what: string): ProtocolError {
    return new ProtocolError(`the XML cannot be read: ${what} (at character ${this.#position})`);
  }
}

/** Where a comment, a CDATA section or a processing instruction ends; -1 if it does not, undefined for a tag. */
function markupEnd(text: string, at: number): number | undefined {
  for (const [open, close] of markup) {
    if (!text.startsWith(open, at)) continue;
    const end = text.indexOf(close, at + open.length);
    return end === -1 ? -1 : end + close.length;
  }
  return undefined;
}

const markup = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

/** A name as an error shows it: the document may have made it long. */
export function shortened(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === carriageReturn || code === 9;
}
