import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';
import { z } from 'zod';
import { ConfigurationError } from '../errors/index.js';

/** An element of a WSDL or schema document, with its attributes, and its children by local name in document order. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
  /** The namespace declarations in force, by prefix; the default namespace under the empty prefix. */
  readonly namespaces: ReadonlyMap<string, string>;
}

const attributesKey = ':@';
const textKey = '#text';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  // Numbers stay text: guessing would turn `007` into 7.
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  processEntities: true,
});

const node = z.record(z.string(), z.unknown());
const nodes = z.array(node);

/**
 * Reads a contract document. It comes from a file that somebody chose, so what is wrong with it is a `ConfigurationError`
 * that names the file.
 */
export function parseXmlDocument(text: string, file: string): XmlElement {
  if (text.includes('<!DOCTYPE')) {
    throw new ConfigurationError(`${file} has a document type declaration, which a WSDL or schema never needs`);
  }
  checkWellFormed(text, file);
  const parsed: unknown = parser.parse(text);
  const root = nodes.parse(parsed).map((each) => convert(each, new Map()));
  const element = root.find((each) => each !== undefined);
  if (element === undefined) throw new ConfigurationError(`${file} holds no XML element`);
  return element;
}

/** The parser reads on over most slips; a contract with one had better not be read at all. */
function checkWellFormed(text: string, file: string): void {
  try {
    SyntaxValidator.validate(text);
  } catch (error) {
    const { message, line } = error as Error & { readonly line?: number };
    throw new ConfigurationError(`${file} is not well-formed XML: line ${line ?? 1}: ${message}`);
  }
}

function convert(source: Record<string, unknown>, inherited: ReadonlyMap<string, string>): XmlElement | undefined {
  const qualified = Object.keys(source).find((key) => key !== attributesKey && key !== textKey);
  if (qualified === undefined) return undefined;
  const attributes = z.record(z.string(), z.string()).parse(source[attributesKey] ?? {});
  const namespaces = declaredIn(attributes, inherited);
  const contents = nodes.parse(source[qualified]);
  const children: XmlElement[] = [];
  let text = '';
  for (const each of contents) {
    const content = each[textKey];
    if (typeof content === 'string') text += content;
    const child = convert(each, namespaces);
    if (child !== undefined) children.push(child);
  }
  return { name: localName(qualified), attributes, children, text, namespaces };
}

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

/** The value of an attribute that the specification makes mandatory. */
export function attribute(element: XmlElement, name: string, file: string): string {
  const value = element.attributes[name];
  if (value === undefined) {
    throw new ConfigurationError(`${file}: <${element.name}> lacks the attribute ${name}`);
  }
  return value;
}
