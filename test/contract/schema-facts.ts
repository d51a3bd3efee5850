import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';

/**
 * What a WSDL document with its schemas says about the wire, one fact a line, in an order and spelling that do not
 * depend on layout, prefixes or the order of declarations. It shares no code with `src/contract`, so that it can judge
 * what that reads; and it refuses what it does not know rather than overlook it.
 */
export interface ContractFacts {
  readonly agent: string;
  readonly types: ReadonlyMap<string, TypeFacts>;
  readonly elements: ReadonlyMap<string, TypeFacts>;
  readonly operations: ReadonlyMap<string, OperationFacts>;
  /** Names in the service's description, and its address relative to the tenant. */
  readonly service: readonly string[];
  /** Global types and elements that are declared more than once. */
  readonly repeated: readonly string[];
}

/** Names are in James Clark's notation, `{namespace}name`. */
export interface TypeFacts {
  readonly lines: readonly string[];
  readonly base: string | undefined;
  /** The types of its fields. */
  readonly uses: readonly string[];
}

export interface OperationFacts {
  readonly lines: readonly string[];
  /** The global elements of body and headers, both ways. */
  readonly elements: readonly string[];
}

interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  readonly text: string;
  readonly prefixes: Readonly<Record<string, string>>;
}

const clark = (namespace: string, name: string) => `{${namespace}}${name}`;
const schemaNamespace = 'http://www.w3.org/2001/XMLSchema';
const xs = (name: string) => clark(schemaNamespace, name);
const wsdl = (name: string) => clark('http://schemas.xmlsoap.org/wsdl/', name);
const soap = (name: string) => clark('http://schemas.xmlsoap.org/wsdl/soap/', name);
const serialization = 'http://schemas.microsoft.com/2003/10/Serialization/';

/** The types that a schema processor knows by itself. */
export const isBuiltIn = (type: string) => type.startsWith(xs(''));

/** Reads a WSDL document, and the schema documents that it names, from disk. */
export function readContractFacts(file: string): ContractFacts {
  const root = readDocument(file, wsdl('definitions'));
  const schemas: XmlNode[] = [];
  for (const types of childrenOf(root, wsdl('types'))) {
    collectSchemas(childrenOf(types, xs('schema')), dirname(file), new Set(), schemas);
  }
  const types = new Map<string, TypeFacts>();
  const elements = new Map<string, TypeFacts>();
  const repeated: string[] = [];
  for (const schema of schemas) {
    if (schema.attributes['elementFormDefault'] !== 'qualified') throw new Error(`${file}: a schema is not qualified`);
    // The vendor's serialization schema declares attributes, for graphs of objects; no carrier has any.
    expectOnly(schema, ['include', 'import', 'attribute', 'element', 'complexType', 'simpleType']);
    for (const child of schema.children) {
      const isElement = child.name === xs('element');
      if (!isElement && child.name !== xs('complexType') && child.name !== xs('simpleType')) continue;
      const name = clark(attributeOf(schema, 'targetNamespace'), attributeOf(child, 'name'));
      const index = isElement ? elements : types;
      if (index.has(name)) repeated.push(name);
      index.set(name, isElement ? elementFacts(child) : typeFacts(child));
    }
  }
  const portType = onlyChild(root, wsdl('portType'));
  const binding = onlyChild(root, wsdl('binding'));
  const operations = new Map<string, OperationFacts>();
  for (const bound of childrenOf(binding, wsdl('operation'))) {
    operations.set(attributeOf(bound, 'name'), operationFacts(root, portType, binding, bound, elements));
  }
  return { agent: attributeOf(portType, 'name'), types, elements, operations, service: serviceFacts(root), repeated };
}

/**
 * The types that some operations can bring to the wire: those of their elements, the types of the fields of these, their
 * bases, and whatever is derived from the type of a field, since such a one may stand in its place (`i:type`).
 */
export function reachableTypes(facts: ContractFacts, operations: Iterable<string>): Map<string, readonly string[]> {
  const reached = new Map<string, readonly string[]>();
  const asField = new Set<string>();
  const visit = (name: string, isField: boolean): void => {
    if (isBuiltIn(name) || (isField ? asField.has(name) : reached.has(name))) return;
    if (isField) asField.add(name);
    const type = facts.types.get(name);
    reached.set(name, type?.lines ?? ['not declared']);
    if (type?.base !== undefined) visit(type.base, false);
    for (const used of type?.uses ?? []) visit(used, true);
    if (!isField) return;
    for (const [other, { base }] of facts.types) if (base === name) visit(other, true);
  };
  for (const operation of operations) {
    for (const element of facts.operations.get(operation)?.elements ?? []) {
      for (const used of facts.elements.get(element)?.uses ?? []) visit(used, true);
    }
  }
  return new Map([...reached].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function collectSchemas(schemas: readonly XmlNode[], folder: string, visited: Set<string>, found: XmlNode[]): void {
  for (const schema of schemas) {
    found.push(schema);
    for (const reference of [...childrenOf(schema, xs('include')), ...childrenOf(schema, xs('import'))]) {
      const location = reference.attributes['schemaLocation'];
      if (location === undefined || visited.has(location)) continue;
      visited.add(location);
      const document = readDocument(join(folder, location), xs('schema'));
      // An include has no namespace of its own: it must be that of the schema that includes.
      const expected = reference.attributes['namespace'] ?? attributeOf(schema, 'targetNamespace');
      if (attributeOf(document, 'targetNamespace') !== expected) throw new Error(`${location} is not for ${expected}`);
      collectSchemas([document], folder, visited, found);
    }
  }
}

function elementFacts(element: XmlNode): TypeFacts {
  return { lines: fieldLines(element), base: undefined, uses: usesOf(element) };
}

function typeFacts(type: XmlNode): TypeFacts {
  const notes = applicationInformation(type).map((note) => `note ${note}`);
  if (type.name === xs('complexType')) {
    const content = childrenOf(type, xs('complexContent'))[0];
    expectOnly(type, ['annotation', 'complexContent', 'sequence']);
    const extension = content === undefined ? undefined : onlyChild(content, xs('extension'));
    const base = extension === undefined ? undefined : resolve(extension, attributeOf(extension, 'base'));
    const fields = sequenceOf(extension ?? type);
    const first = base === undefined ? 'complexType' : `complexType extends ${base}`;
    return { lines: [first, ...notes, ...fields.flatMap(fieldLines)], base, uses: fields.flatMap(usesOf) };
  }
  const list = childrenOf(type, xs('list'))[0];
  const restriction = onlyChild(list === undefined ? type : onlyChild(list, xs('simpleType')), xs('restriction'));
  const base = resolve(restriction, attributeOf(restriction, 'base'));
  const first = `simpleType ${list === undefined ? 'restricts' : 'lists any of'} ${base}`;
  return { lines: [first, ...notes, ...facetLines(restriction, list !== undefined)], base, uses: [] };
}

function sequenceOf(parent: XmlNode): readonly XmlNode[] {
  const sequence = childrenOf(parent, xs('sequence'))[0];
  if (sequence !== undefined) expectOnly(sequence, ['element']);
  return sequence?.children ?? [];
}

function fieldLines(element: XmlNode): string[] {
  const { name, type, minOccurs = '1', maxOccurs = '1', nillable = 'false', ...others } = element.attributes;
  const unknown = Object.keys(others).filter((each) => !each.startsWith('xmlns'));
  if (name === undefined || unknown.length > 0)
    throw new Error(`unexpected attributes on an element: ${unknown.join()}`);
  const line = `${name}: ${minOccurs}..${maxOccurs}${nillable === 'true' ? ', nillable' : ''}`;
  if (type !== undefined) return [`${line}, ${resolve(element, type)}`];
  expectOnly(element, ['complexType']);
  const inner = typeFacts(onlyChild(element, xs('complexType')));
  return [line, ...inner.lines.map((each) => `  ${each}`)];
}

function usesOf(element: XmlNode): readonly string[] {
  const type = element.attributes['type'];
  if (type !== undefined) return [resolve(element, type)];
  return childrenOf(element, xs('complexType')).flatMap((inner) => typeFacts(inner).uses);
}

/** A name's number is its place, or two to the power of its place in a list of flags, unless an annotation says otherwise. */
function facetLines(restriction: XmlNode, flags: boolean): string[] {
  let place = 0;
  return restriction.children.map((facet) => {
    const value = attributeOf(facet, 'value');
    if (facet.name !== xs('enumeration')) return `${facet.name} ${value}`;
    const implied = flags ? 2 ** place : place;
    place += 1;
    const annotated = applicationInformation(facet).find((note) => note.startsWith('EnumerationValue '));
    return `${value} = ${annotated?.slice('EnumerationValue '.length) ?? implied}`;
  });
}

function applicationInformation(node: XmlNode): string[] {
  const notes = childrenOf(node, xs('annotation')).flatMap((each) => childrenOf(each, xs('appinfo')));
  return notes.flatMap((information) =>
    information.children.map((note) => {
      if (!note.name.startsWith(clark(serialization, ''))) throw new Error(`unexpected note ${note.name}`);
      const { Namespace, Name } = note.attributes;
      return `${note.name.slice(clark(serialization, '').length)} ${Name === undefined ? note.text : clark(Namespace ?? '', Name)}`;
    }),
  );
}

function operationFacts(
  root: XmlNode,
  portType: XmlNode,
  binding: XmlNode,
  bound: XmlNode,
  elements: ReadonlyMap<string, TypeFacts>,
): OperationFacts {
  const name = attributeOf(bound, 'name');
  const abstract = named(childrenOf(portType, wsdl('operation')), name);
  const protocol = onlyChild(bound, soap('operation'));
  const transport = onlyChild(binding, soap('binding')).attributes;
  const style = protocol.attributes['style'] ?? transport['style'] ?? 'document';
  const lines = [
    `soapAction ${attributeOf(protocol, 'soapAction')}`,
    `${style} over ${String(transport['transport'])}`,
  ];
  const used: string[] = [];
  const describe = (label: string, element: string) => {
    used.push(element);
    lines.push(`${label} ${element}`, ...(elements.get(element)?.lines ?? ['not declared']).map((line) => `  ${line}`));
  };
  for (const direction of ['input', 'output']) {
    const message = attributeOf(onlyChild(abstract, wsdl(direction)), 'message');
    const messageBinding = onlyChild(bound, wsdl(direction));
    const part = onlyChild(messageOf(root, message), wsdl('part'));
    const body = onlyChild(messageBinding, soap('body')).attributes;
    describe(`${direction} ${localName(message)}, ${body['use']} body`, resolve(part, attributeOf(part, 'element')));
    for (const header of childrenOf(messageBinding, soap('header'))) {
      const { message: headers = '', part: partName = '', use } = header.attributes;
      const headerPart = named(messageOf(root, headers).children, partName);
      describe(`${direction}, ${use} header ${partName}`, resolve(headerPart, attributeOf(headerPart, 'element')));
    }
  }
  return { lines, elements: used };
}

function serviceFacts(root: XmlNode): string[] {
  const service = onlyChild(root, wsdl('service'));
  const port = onlyChild(service, wsdl('port'));
  const location = attributeOf(onlyChild(port, soap('address')), 'location');
  return [
    `namespace ${attributeOf(root, 'targetNamespace')}`,
    `service ${attributeOf(service, 'name')}`,
    `port ${attributeOf(port, 'name')} bound by ${resolve(port, attributeOf(port, 'binding'))}`,
    `address ${location.slice(location.indexOf('/Remote/'))}`,
  ];
}

function messageOf(root: XmlNode, qualified: string): XmlNode {
  return named(childrenOf(root, wsdl('message')), localName(qualified));
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
});

function readDocument(file: string, expectedRoot: string): XmlNode {
  const root = toNodes(parser.parse(readFileSync(file, 'utf8')), {})[0];
  if (root?.name !== expectedRoot) throw new Error(`${file} begins with ${root?.name}, not with ${expectedRoot}`);
  return root;
}

/** `preserveOrder` gives each node as `{ tag: children, ':@': attributes }`, and text as `{ '#text': text }`. */
function toNodes(source: unknown, inherited: Readonly<Record<string, string>>): XmlNode[] {
  return asArray(source).flatMap((each) => {
    const { ':@': attributeSource, ...content } = Object(each) as Record<string, unknown>;
    const [tag, inner] = Object.entries(content)[0] ?? ['#text', ''];
    if (tag === '#text') return [];
    const attributes = Object(attributeSource) as Record<string, string>;
    const declared = Object.entries(attributes).filter(([name]) => /^xmlns(:|$)/.test(name));
    const own = Object.fromEntries(declared.map(([name, uri]) => [name.slice(6), uri]));
    const prefixes = declared.length === 0 ? inherited : { ...inherited, ...own };
    const text = asArray(inner).map(textOf).join('');
    return [{ name: expand(tag, prefixes), attributes, children: toNodes(inner, prefixes), text, prefixes }];
  });
}

const asArray = (source: unknown): unknown[] => (Array.isArray(source) ? source : []);

function textOf(node: unknown): string {
  const text = (Object(node) as Record<string, unknown>)['#text'];
  return typeof text === 'string' ? text : '';
}

function expand(qualified: string, prefixes: Readonly<Record<string, string>>): string {
  const prefix = qualified.slice(0, Math.max(0, qualified.indexOf(':')));
  const namespace = prefixes[prefix];
  if (namespace === undefined && prefix !== '') throw new Error(`nothing declares the prefix of ${qualified}`);
  return clark(namespace ?? '', localName(qualified));
}

const resolve = (node: XmlNode, qualified: string) => expand(qualified, node.prefixes);
const localName = (qualified: string) => qualified.slice(qualified.indexOf(':') + 1);
const childrenOf = (node: XmlNode, name: string) => node.children.filter((child) => child.name === name);

function onlyChild(node: XmlNode, name: string): XmlNode {
  const [child, ...others] = childrenOf(node, name);
  if (child === undefined || others.length > 0) throw new Error(`${node.name} does not have one ${name}`);
  return child;
}

function expectOnly(node: XmlNode, allowed: readonly string[]): void {
  const unexpected = node.children.find((child) => !allowed.some((name) => child.name === xs(name)));
  if (unexpected !== undefined) throw new Error(`${node.name} holds an unexpected ${unexpected.name}`);
}

function attributeOf(node: XmlNode, name: string): string {
  const value = node.attributes[name];
  if (value === undefined) throw new Error(`${node.name} lacks ${name}`);
  return value;
}

function named(nodes: readonly XmlNode[], name: string): XmlNode {
  const node = nodes.find((each) => each.attributes['name'] === name);
  if (node === undefined) throw new Error(`nothing is named ${name}`);
  return node;
}
