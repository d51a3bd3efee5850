import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { ConfigurationError } from '../errors/index.js';
import { attributesOf, type OutlineElement, outlineOf } from './outline.js';

/** An element of a WSDL or schema document, with its attributes, and its children by local name in document order. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
  /** The namespace declarations in force, by prefix; the default namespace under the empty prefix. */
  readonly namespaces: ReadonlyMap<string, string>;
  /** False only if no element within has this local name. Answers without parsing the contents. */
  mayContain(name: string): boolean;
}

type StartTag = Pick<XmlElement, 'name' | 'attributes'>;

const attributesKey = ':@';
const textKey = '#text';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  // Numbers remain text, because guessing would turn `007` into 7.
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  processEntities: true,
});

/** A node of the parser: an object with one key for its name or text, and one for its attributes. */
type ParsedNode = Readonly<Record<string, unknown>>;

/**
 * Whether the outline of a contract document ends at an element, given the names from the root: at the declarations of a
 * schema, and at the operations and messages of a WSDL document, each of which is parsed when first used. The types of a
 * WSDL document are also read when first used, as an outline of their own.
 */
function endsOutline([root, second, ...further]: readonly string[]): boolean {
  if (root === 'types') return further.length === 1;
  if (root === 'definitions')
    return further.length === 1 || (second !== undefined && second !== 'portType' && second !== 'binding');
  return second !== undefined;
}

/**
 * Reads a contract document. The user chose its file, so a problem is a `ConfigurationError` that names the file. A problem
 * within a declaration appears when the declaration is first used.
 */
export function parseXmlDocument(text: string, file: string): XmlElement {
  if (text.includes('<!DOCTYPE')) {
    throw new ConfigurationError(
      `${file} has a document type declaration, which is not allowed in a WSDL or schema document`,
    );
  }
  const root = outlineOf(text, file, endsOutline);
  return new LazyElement(root, text, file, new Map());
}

interface Content {
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/** An element of the outline, whose contents are parsed when needed. */
class LazyElement implements XmlElement {
  readonly name: string;
  #namespaces: ReadonlyMap<string, string> | undefined;
  /** Of the outline, which is needed again and again. */
  #kept: Content | undefined;
  /** Of a declaration, which is turned into a type once and then seldom needed. Parsed again if it is gone by then. */
  #parsed: WeakRef<Content> | undefined;

  constructor(
    private readonly outline: OutlineElement,
    private readonly document: string,
    private readonly file: string,
    private readonly inherited: ReadonlyMap<string, string>,
  ) {
    this.name = localName(outline.qualifiedName);
  }

  /** Read from the text each time: a contract has 24,000 of these elements, and most are asked for their names alone. */
  get attributes(): Readonly<Record<string, string>> {
    return attributesOf(this.document, this.outline);
  }

  get namespaces(): ReadonlyMap<string, string> {
    return (this.#namespaces ??= declaredIn(this.attributes, this.inherited));
  }

  get children(): readonly XmlElement[] {
    return this.#content.children;
  }

  get text(): string {
    return this.#content.text;
  }

  mayContain(name: string): boolean {
    const { tagEnd, end } = this.outline;
    return this.document.slice(tagEnd, end).includes(name);
  }

  get #content(): Content {
    const known = this.#kept ?? this.#parsed?.deref();
    if (known !== undefined) return known;
    const content = this.#parse();
    if (this.outline.leaf && this.name !== 'types') this.#parsed = new WeakRef(content);
    else this.#kept = content;
    return content;
  }

  #parse(): Content {
    const { children, leaf, start, end } = this.outline;
    if (!leaf) return { children: this.#elements(children, this.document), text: '' };
    const slice = this.document.slice(start, end);
    if (this.name === 'types') {
      return { children: this.#elements(outlineOf(slice, this.file, endsOutline).children, slice), text: '' };
    }
    const parsed = parsedBy(slice, this.file);
    const element = nodesOf(parsed)
      .map((each) => convert(each, this.namespaces))
      .find((each) => each !== undefined);
    return { children: element?.children ?? [], text: element?.text ?? '' };
  }

  #elements(outlines: readonly OutlineElement[], document: string): XmlElement[] {
    return outlines.map((child) => new LazyElement(child, document, this.file, this.namespaces));
  }
}

/** The parser reads past most syntax errors, and a contract with one must not be read at all. */
function parsedBy(text: string, file: string): unknown {
  try {
    checkSyntax(text);
    return parser.parse(text) as unknown;
  } catch (error) {
    const { message } = error as Error;
    throw new ConfigurationError(`${file} is not well-formed XML: in ${text.slice(0, 60)}…: ${message}`);
  }
}

/** The characters below U+0020 that XML 1.0 excludes, which the validator does not look for. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const excluded = /[\u0000-\u0008\u000B\u000C\u000E-\u001F]/;

function checkSyntax(text: string): void {
  // Its successor, fast-xml-validator, brings seven packages for the same check; version 5 of the parser keeps this one.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const result = XMLValidator.validate(text);
  if (result !== true) throw new Error(result.err.msg);
  const at = text.search(excluded);
  if (at !== -1) throw new Error(`the control character ${text.charCodeAt(at)} is not allowed in XML 1.0`);
}

function nodesOf(parsed: unknown): readonly ParsedNode[] {
  return Array.isArray(parsed) ? (parsed as readonly ParsedNode[]) : [];
}

const noAttributes: Readonly<Record<string, string>> = {};

function convert(source: ParsedNode, inherited: ReadonlyMap<string, string>): XmlElement | undefined {
  const qualified = Object.keys(source).find((key) => key !== attributesKey && key !== textKey);
  if (qualified === undefined) return undefined;
  const attributes = (source[attributesKey] as Readonly<Record<string, string>> | undefined) ?? noAttributes;
  const namespaces = declaredIn(attributes, inherited);
  const children: XmlElement[] = [];
  let text = '';
  for (const each of nodesOf(source[qualified])) {
    const content = each[textKey];
    if (typeof content === 'string') text += content;
    const child = convert(each, namespaces);
    if (child !== undefined) children.push(child);
  }
  const mayContain = () => children.length > 0;
  return { name: localName(qualified), attributes, children, text, namespaces, mayContain };
}

/** Limited, because each element that declares one copies all; the vendor's documents declare about twenty. */
const maxNamespaces = 500;

function declaredIn(
  attributes: Readonly<Record<string, string>>,
  inherited: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  let declared: Map<string, string> | undefined;
  for (const [name, value] of Object.entries(attributes)) {
    const prefix = name === 'xmlns' ? '' : name.startsWith('xmlns:') ? name.slice(6) : undefined;
    if (prefix === undefined) continue;
    declared ??= new Map(inherited);
    declared.set(prefix, value);
  }
  if ((declared?.size ?? 0) > maxNamespaces) {
    throw new ConfigurationError(`a contract document declares more than ${maxNamespaces} namespaces for one element`);
  }
  return declared ?? inherited;
}

export function localName(qualified: string): string {
  return qualified.slice(qualified.indexOf(':') + 1);
}

export function childrenNamed(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

export function childNamed(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}

/**
 * The name that an element declares. It becomes a field of objects and a name in generated code, so it must be an NCName
 * (Namespaces in XML 1.0), and not the one name that objects treat as their prototype.
 */
export function declaredName(element: StartTag, file: string): string {
  const name = attribute(element, 'name', file);
  if (/^[\p{L}_][\p{L}\p{N}\p{M}_.-]*$/u.test(name) && name !== '__proto__') return name;
  const shown = JSON.stringify(name.length > 60 ? `${name.slice(0, 60)}…` : name);
  throw new ConfigurationError(`${file}: ${shown} is not a valid name for an <${element.name}>`);
}

/** The value of an attribute that the specification makes mandatory. */
export function attribute(element: StartTag, name: string, file: string): string {
  const value = element.attributes[name];
  if (value === undefined) {
    throw new ConfigurationError(`${file}: <${element.name}> has no attribute ${name}`);
  }
  return value;
}
