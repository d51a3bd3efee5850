// Longer than other files: one scanner whose parts share its position in the text; apart, each step would cost a call.
import { namespaces } from '../../contract/index.js';
import { ProtocolError } from '../../errors/index.js';
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

const known = new Map<string, string>();

/**
 * The shared copy of a namespace that decoders compare with. Comparing a string with itself takes one step, whatever its
 * length.
 */
export function internNamespace(namespace: string): string {
  let interned = known.get(namespace);
  if (interned === undefined) known.set(namespace, (interned = namespace));
  return interned;
}

interface Binding {
  readonly prefix: string;
  readonly namespace: string;
  /** The binding of the same prefix outside the element. */
  readonly outer: Binding | undefined;
}

const xmlBinding: Binding = { prefix: 'xml', namespace: 'http://www.w3.org/XML/1998/namespace', outer: undefined };

/** How many of the latest bindings are compared one by one, which is faster than a search by prefix if one matches. */
const comparedBindings = 4;
/** Limited, because the names of unknown elements include their namespaces, so a long one would be repeated for each. */
const maxNamespaceLength = 2_000;

interface Scope {
  readonly depth: number;
  readonly outerDefault: string;
  readonly outerBindings: number;
}

/**
 * Reads one XML document from beginning to end, element by element, without building a tree. It accepts only what SOAP
 * messages may contain. A document type declaration is refused, so the only entities are the five of XML and character
 * references, and nothing is ever fetched.
 *
 * After `nextChild()` has returned true, `name…`, `namespace`, `nil`, `typeName` and `empty` describe the element just
 * entered. Leave it with `readText()` or `skip()`, or call `nextChild()` until it returns false.
 */
export class XmlReader {
  readonly #text: string;
  /** Whether the document has no entities and no carriage returns, so that texts need no conversion. */
  readonly #plain: boolean;
  #position = 0;
  #depth = 0;
  /** The start and end of the names of the open elements, with prefixes. */
  readonly #openStarts: number[] = [];
  readonly #openEnds: number[] = [];
  /** The open elements that declare namespaces, with the namespaces outside them. */
  readonly #scopes: Scope[] = [];
  #scopeDepth = -1;
  readonly #bindings: Binding[] = [xmlBinding];
  readonly #bindingOf = new Map<string, Binding>([[xmlBinding.prefix, xmlBinding]]);
  #defaultNamespace = '';
  #localStart = 0;
  #localEnd = 0;

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

  /** Whether the element just entered is this one. */
  is(namespace: string, name: string): boolean {
    return this.namespace === namespace && this.nameIs(name);
  }

  nameIs(name: string): boolean {
    return this.#localEnd - this.#localStart === name.length && this.#text.startsWith(name, this.#localStart);
  }

  /** Enters the next child of the element just entered. If it has none, leaves it and returns false. */
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
   * Enters the next child if it follows immediately, has this name and no attributes: the result of `nextChild()` in a
   * fraction of the time. Otherwise returns false, and moves nothing.
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
      this.#depth >= maxDepth
    ) {
      return false;
    }
    this.#openStarts[this.#depth] = start;
    this.#openEnds[this.#depth] = end;
    this.#depth++;
    this.nil = false;
    this.mandatory = false;
    this.typeName = undefined;
    this.#localStart = start;
    this.#localEnd = end;
    this.namespace = namespace;
    this.#position = end + 1;
    return true;
  }

  /** Returns the text of the element just entered, which must not contain elements, and leaves it. */
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

  /** Whether the element just entered contains elements. Moves nothing. */
  hasChildElements(): boolean {
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
        throw this.#problem(`<${this.#openName()}> must contain a value, but contains an element`);
      }
    }
  }

  #textOf(raw: string): string {
    const value = this.#plain ? raw : normaliseLines(raw);
    if (!this.#plain && value.includes('&')) return this.#unescape(value);
    // The engine copies a short text, but a long one is a slice that would keep the whole message alive.
    return value.length < 13 ? value : ` ${value}`.slice(1);
  }

  #unescape(value: string): string {
    return unescapeText(value, (problem) => this.#problem(problem));
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
      // This also catches NaN, the end of the document, because it is not greater than anything.
      if (!(code > 32) || code === lessThan || code === ampersand || code === equals) {
        throw this.#problem('a start tag is truncated or malformed');
      }
      at++;
    }
    if (at === start) throw this.#problem('a tag has no name');
    if (this.#depth >= maxDepth) throw this.#problem(`elements are nested more than ${maxDepth} deep`);
    this.#openStarts[this.#depth] = start;
    this.#openEnds[this.#depth] = at;
    this.#depth++;
    this.nil = false;
    this.mandatory = false;
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
        if (text.charCodeAt(at + 1) !== greaterThan) throw this.#problem('a tag contains a stray slash');
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
      if (close === -1 || name === '' || /[\s<>/&]/.test(name)) throw this.#problem('an attribute is malformed');
      this.#attribute(name, text.slice(quoteAt + 1, close), others);
      at = close + 1;
    }
    // A later attribute of the same tag may declare their prefixes.
    for (let index = 0; index < others.length; index += 2)
      this.#knownAttribute(others[index] ?? '', others[index + 1] ?? '');
  }

  #attribute(name: string, raw: string, others: string[]): void {
    if (raw.includes('<')) throw this.#problem('an attribute contains a "<"');
    const value = raw.includes('&') ? this.#unescape(raw) : raw;
    const isDefault = name === 'xmlns';
    if (!isDefault && !name.startsWith('xmlns:')) {
      others.push(name, value);
      return;
    }
    if (value.length > maxNamespaceLength)
      throw this.#problem(`a namespace is longer than ${maxNamespaceLength} characters`);
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

  #knownAttribute(qualified: string, value: string): void {
    const separator = qualified.indexOf(':');
    if (separator === -1) return;
    const namespace = this.#boundNamespace(qualified.slice(0, separator));
    const name = qualified.slice(separator + 1);
    const isTrue = value.trim() === 'true' || value.trim() === '1';
    if (namespace === namespaces.soapEnvelope && name === 'mustUnderstand') this.mandatory = isTrue;
    if (namespace !== namespaces.schemaInstance) return;
    if (name === 'nil') this.nil = isTrue;
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
    if (depth < 0 || openStart === undefined || openEnd === undefined)
      throw this.#problem('an end tag has no start tag');
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

  /** Skips comments, processing instructions, the XML declaration, and CDATA sections between elements. */
  #skipMarkup(): void {
    const text = this.#text;
    const at = this.#position;
    if (text.startsWith('<!DOCTYPE', at)) throw this.#problem('a document type declaration is not allowed');
    const isText = text.startsWith('<![CDATA[', at);
    const end = isText && this.#depth === 0 ? undefined : markupEnd(text, at);
    if (end === undefined || end === -1) throw this.#problem('this markup is not allowed in SOAP messages');
    this.#position = end;
  }

  #openName(): string {
    return shortened(this.#text.slice(this.#openStarts[this.#depth - 1], this.#openEnds[this.#depth - 1]));
  }

  #problem(problem: string): ProtocolError {
    return new ProtocolError(`the XML cannot be read: ${problem} (at character ${this.#position})`);
  }
}

/** The end of a comment, a CDATA section or a processing instruction; -1 if it does not end, undefined for a tag. */
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

/** A name for an error message, shortened because a document may have long ones. */
export function shortened(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === carriageReturn || code === 9;
}
