import { XMLParser } from 'fast-xml-parser';

/** An element of a message, by its local name. */
export interface SoapElement {
  readonly name: string;
  /** By local names: `nil`, `type`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly SoapElement[];
  readonly text: string;
}

const attributesKey = ':@';
const textKey = '#text';

// Not the library's own reader, which hides the differences that are shown here.
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

const maxLength = 32 * 1024 * 1024;
const maxDepth = 200;

/** The envelope of a SOAP message; undefined if the text is not one. */
export function soapEnvelope(text: string): SoapElement | undefined {
  if (text.length > maxLength || text.includes('<!DOCTYPE')) return undefined;
  try {
    const parsed: unknown = parser.parse(text);
    const roots = Array.isArray(parsed) ? parsed.map((node) => elementOf(node, 0)) : [];
    return roots.find((root) => root?.name === 'Envelope');
  } catch {
    return undefined;
  }
}

function elementOf(node: unknown, depth: number): SoapElement | undefined {
  if (typeof node !== 'object' || node === null || depth > maxDepth) return undefined;
  const source = node as Readonly<Record<string, unknown>>;
  const name = Object.keys(source).find((key) => key !== attributesKey && key !== textKey);
  if (name === undefined) return undefined;
  const content = source[name];
  const nodes: readonly unknown[] = Array.isArray(content) ? content : [];
  const children = nodes.map((each) => elementOf(each, depth + 1)).filter((each) => each !== undefined);
  const texts = nodes.map((each) => (each as Readonly<Record<string, unknown>>)[textKey]);
  const attributes = (source[attributesKey] ?? {}) as Readonly<Record<string, string>>;
  return { name, attributes, children, text: texts.filter((each) => typeof each === 'string').join('') };
}

export function childOf(element: SoapElement | undefined, ...names: readonly string[]): SoapElement | undefined {
  return names.reduce<SoapElement | undefined>(
    (found, name) => found?.children.find((child) => child.name === name),
    element,
  );
}

export function isNil(element: SoapElement): boolean {
  return element.attributes['nil'] === 'true' || element.attributes['nil'] === '1';
}
