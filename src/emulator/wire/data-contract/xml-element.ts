import { namespaces } from '../../../contract/index.js';
import { referredCharacter } from './xml-text.js';

export interface XmlName {
  readonly namespace: string;
  readonly name: string;
}

/** An element of a request, whole in memory. */
export interface XmlElement extends XmlName {
  readonly children: XmlElement[];
  /** The text of the element without that of its children. */
  text: string;
  nil: boolean;
  /** `i:type`. */
  type: XmlName | undefined;
  /** SOAP's `mustUnderstand`. */
  mandatory: boolean;
}

export class XmlFormatError extends Error {
  override readonly name = 'XmlFormatError';
}

/** As deep as WCF's own quota for readers goes on this server. */
const maxDepth = 256;

/** What an element declares, and what is in force around it. A copy for each element would cost the square of both. */
interface Bindings {
  readonly declared: ReadonlyMap<string, string>;
  readonly outer: Bindings | undefined;
}

interface Open {
  readonly element: XmlElement;
  readonly qualified: string;
  readonly bindings: Bindings;
}

const outermost: Bindings = {
  declared: new Map([
    ['', ''],
    ['xml', 'http://www.w3.org/XML/1998/namespace'],
  ]),
  outer: undefined,
};

const markup =
  /<(?:\?[^]*?\?>|!--[^]*?-->|!\[CDATA\[([^]*?)\]\]>|\/([^\s<>/=&]+)\s*>|([^\s<>/=&!?]+)((?:\s+[^\s<>/=&]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>)/y;
const attribute = /\s+([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Reads an XML document as .NET's reader for text messages does: no document type, and references to characters that
 * XML 1.0 does not have.
 *
 * @throws {XmlFormatError}
 */
export function readXml(text: string): XmlElement {
  const open: Open[] = [];
  let root: XmlElement | undefined;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (;;) {
    const next = text.indexOf('<', at);
    const content = text.slice(at, next === -1 ? text.length : next);
    const inside = open.at(-1);
    if (inside === undefined) {
      if (content.trim() !== '') throw new XmlFormatError('Data at the root level is invalid.');
    } else if (content !== '') inside.element.text += unescaped(normalised(content));
    if (next === -1) break;
    markup.lastIndex = next;
    const match = markup.exec(text);
    if (match === null) throw new XmlFormatError(`Markup is not well formed at character ${next}.`);
    at = markup.lastIndex;
    const [, cdata, closed, opened, attributes = '', slash] = match;
    if (cdata !== undefined) {
      if (inside === undefined) throw new XmlFormatError('Data at the root level is invalid.');
      inside.element.text += normalised(cdata);
    } else if (closed !== undefined) {
      if (inside?.qualified !== closed) {
        throw new XmlFormatError(`End element '${inside?.qualified ?? ''}' expected. Found '${closed}'.`);
      }
      open.pop();
    } else if (opened !== undefined) {
      if (inside === undefined && root !== undefined) throw new XmlFormatError('There are multiple root elements.');
      if (open.length >= maxDepth) throw new XmlFormatError('The maximum read depth has been exceeded.');
      const started = startOf(opened, attributes, inside?.bindings ?? outermost);
      if (inside === undefined) root = started.element;
      else inside.element.children.push(started.element);
      if (slash === '') open.push(started);
    }
  }
  const left = open.at(-1);
  if (left !== undefined) {
    throw new XmlFormatError(`Unexpected end of file. Following elements are not closed: ${left.qualified}.`);
  }
  if (root === undefined) throw new XmlFormatError('Root element is missing.');
  return root;
}

function startOf(qualified: string, text: string, outer: Bindings): Open {
  // Nearly every element has no attributes.
  const attributes = text === '' ? [] : attributesOf(text);
  const declared = attributes.flatMap(([name, value]): [string, string][] =>
    name === 'xmlns' ? [['', value]] : name.startsWith('xmlns:') ? [[name.slice(6), value]] : [],
  );
  const bindings = declared.length === 0 ? outer : { declared: new Map(declared), outer };
  const { namespace, name } = nameOf(qualified, bindings);
  const element: XmlElement = {
    namespace,
    name,
    children: [],
    text: '',
    nil: false,
    type: undefined,
    mandatory: false,
  };
  for (const attribute of attributes) describe(element, attribute, bindings);
  return { element, qualified, bindings };
}

function attributesOf(text: string): [name: string, value: string][] {
  return [...text.matchAll(attribute)].map(([, name = '', one, other]) => [name, unescaped(one ?? other ?? '')]);
}

/** The meaning of an attribute for its element; a prefix can be declared after it. */
function describe(element: XmlElement, [qualified, value]: [string, string], bindings: Bindings): void {
  if (!qualified.includes(':') || qualified.startsWith('xmlns:')) return;
  const { namespace, name } = nameOf(qualified, bindings);
  const isTrue = /^\s*(?:true|1)\s*$/.test(value);
  if (namespace === namespaces.schemaInstance && name === 'nil') element.nil = isTrue;
  if (namespace === namespaces.schemaInstance && name === 'type') element.type = nameOf(value.trim(), bindings);
  if (namespace === namespaces.soapEnvelope && name === 'mustUnderstand') element.mandatory = isTrue;
}

function nameOf(qualified: string, bindings: Bindings): XmlName {
  const colon = qualified.indexOf(':');
  const prefix = colon === -1 ? '' : qualified.slice(0, colon);
  const namespace = boundTo(prefix, bindings);
  if (namespace === undefined) throw new XmlFormatError(`The prefix '${prefix}' is not defined.`);
  return { namespace, name: qualified.slice(colon + 1) };
}

function boundTo(prefix: string, bindings: Bindings): string | undefined {
  for (let scope: Bindings | undefined = bindings; scope !== undefined; scope = scope.outer) {
    const namespace = scope.declared.get(prefix);
    if (namespace !== undefined) return namespace;
  }
  return undefined;
}

/** XML 1.0, section 2.11: every end of a line is read as a line feed. */
function normalised(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&]{0,12};?)/g, (_whole, name: string) => {
    const character = name.endsWith(';') ? referredCharacter(name.slice(0, -1)) : undefined;
    if (character === undefined) throw new XmlFormatError(`The reference '&${name}' is not defined.`);
    return character;
  });
}
