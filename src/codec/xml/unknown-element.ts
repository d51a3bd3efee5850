import type { CanonicalObject } from '../../contract/index.js';
import { setEntry } from '../../contract/index.js';
import { UnwritableValue } from '../values/index.js';
import { escapeAttribute, escapeText } from './xml-text.js';
import type { XmlReader } from './xml-reader.js';

/** The key under which an element that the contract does not know keeps its `i:type`. */
const typeKey = '@type';

/**
 * Reads the element just entered, which the contract does not know, into a form that can be written again: a text, null, or
 * an object with its child elements by name, and an array for repeated ones. A name in another namespace than its parent's
 * becomes `{namespace}Name`.
 */
export function readUnknownElement(reader: XmlReader): unknown {
  if (reader.nil) {
    reader.skip();
    return null;
  }
  const { namespace, typeName } = reader;
  if (!reader.hasChildElements()) return reader.readText();
  const content: CanonicalObject = {};
  if (typeName !== undefined) content[typeKey] = nameIn(namespace, typeName.namespace, typeName.name);
  while (reader.nextChild()) {
    const key = nameIn(namespace, reader.namespace, reader.name);
    const before = Object.hasOwn(content, key) ? content[key] : undefined;
    const value = readUnknownElement(reader);
    if (before === undefined) setEntry(content, key, value);
    else if (Array.isArray(before)) before.push(value);
    else setEntry(content, key, [before, value]);
  }
  return content;
}

/** Writes an element in the form that `readUnknownElement` returns. */
export function writeUnknownElement(name: string, namespace: string, outer: string, value: unknown): string {
  const declaration = namespace === outer ? '' : ` xmlns="${escapeAttribute(namespace)}"`;
  const open = `<${elementName(name)}${declaration}`;
  if (value === null || value === undefined) return `${open} xmlns:i="${schemaInstance}" i:nil="true"/>`;
  if (Array.isArray(value))
    throw new UnwritableValue('SOAP cannot represent an array in a field that the contract does not know');
  const { attributes, content } =
    typeof value === 'object'
      ? unknownContent(value as CanonicalObject, namespace)
      : { attributes: '', content: escapeText(scalarText(value)) };
  return content === '' ? `${open}${attributes}/>` : `${open}${attributes}>${content}</${name}>`;
}

/** The attributes and the children of such an element. */
export function unknownContent(
  value: CanonicalObject,
  namespace: string,
): { readonly attributes: string; readonly content: string } {
  let attributes = '';
  let content = '';
  for (const [key, entry] of Object.entries(value)) {
    const [childNamespace, name] = parsedName(key, namespace);
    if (key === typeKey) {
      const [typeNamespace, typeName] = parsedName(String(entry), namespace);
      attributes = ` xmlns:i="${schemaInstance}" xmlns:u="${escapeAttribute(typeNamespace)}" i:type="u:${elementName(typeName)}"`;
    } else if (Array.isArray(entry)) {
      for (const item of entry) content += writeUnknownElement(name, childNamespace, namespace, item);
    } else {
      content += writeUnknownElement(name, childNamespace, namespace, entry);
    }
  }
  return { attributes, content };
}

/** Texts, numbers and booleans as .NET's XmlConvert writes them. */
function scalarText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Whether a value of any type comes from an element whose type the contract does not know. */
export function isUnknownContent(value: object): value is CanonicalObject {
  return Object.hasOwn(value, typeKey);
}

const schemaInstance = 'http://www.w3.org/2001/XMLSchema-instance';

function nameIn(outer: string, namespace: string, name: string): string {
  return namespace === outer ? name : `{${namespace}}${name}`;
}

function parsedName(key: string, outer: string): [namespace: string, name: string] {
  const end = key.startsWith('{') ? key.lastIndexOf('}') : -1;
  return end === -1 ? [outer, key] : [key.slice(1, end), key.slice(end + 1)];
}

const ncName = /^[\p{L}_][\p{L}\p{N}\p{M}._-]*$/u;

function elementName(name: string): string {
  if (ncName.test(name)) return name;
  throw new UnwritableValue(`${JSON.stringify(name.slice(0, 60))} is not a valid name for an XML element`);
}
