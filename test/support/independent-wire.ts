import { SaxesParser } from 'saxes';
import type { ContractFacts } from '../contract/schema-facts.js';

/**
 * SOAP messages read and written by the facts of a WSDL document alone. Nothing of `src` has a part in it, so that it
 * can judge what the codec there makes of arguments and results.
 *
 * It reads as WCF does, with one difference: where WCF would drop an element, this refuses the message.
 */
export class IndependentWire {
  readonly #facts: ContractFacts;
  readonly #derived = new Map<string, readonly string[]>();
  readonly #structures = new Map<string, Structure>();

  constructor(facts: ContractFacts) {
    this.#facts = facts;
  }

  /** The content of the envelope's body, by the names of the wrapper's fields. */
  read(envelope: string): { readonly wrapper: string; readonly values: Record<string, unknown> } {
    const [wrapper] = childNamed(parseXml(envelope), '{http://schemas.xmlsoap.org/soap/envelope/}Body').children;
    if (wrapper === undefined) throw new Error('the body is empty');
    return { wrapper: wrapper.name, values: this.#readFields(wrapper, this.#wrapperFields(wrapper.name)) };
  }

  /** The answer of an operation, in the element that its message names. */
  writeAnswer(operation: string, outputs: Readonly<Record<string, unknown>>): string {
    const lines = this.#facts.operations.get(operation)?.lines ?? [];
    const body = lines.find((line) => /^output .*, literal body /.test(line)) ?? '';
    return this.#write(body.slice(body.indexOf('{')), outputs);
  }

  #write(wrapper: string, values: Readonly<Record<string, unknown>>): string {
    const body = element(wrapper, '', this.#writeFields(this.#wrapperFields(wrapper), values));
    const namespace = namespaceOf(wrapper);
    return (
      '<?xml version="1.0" encoding="utf-8"?><e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/">' +
      `<e:Header><Succeeded xmlns="${namespace}">true</Succeeded></e:Header><e:Body>${body}</e:Body></e:Envelope>`
    );
  }

  #wrapperFields(wrapper: string): readonly FieldFacts[] {
    const facts = this.#facts.elements.get(wrapper);
    if (facts === undefined) throw new Error(`${wrapper} is not declared`);
    // The element's own line comes first, with its contents indented below it.
    return structureOf(
      namespaceOf(wrapper),
      facts.lines.slice(1).map((line) => line.slice(2)),
    ).fields;
  }

  #structure(type: string): Structure {
    let structure = this.#structures.get(type);
    if (structure === undefined) {
      const facts = this.#facts.types.get(type);
      if (facts === undefined) throw new Error(`${type} is not declared`);
      const own = structureOf(namespaceOf(type), facts.lines);
      const inherited = facts.base === undefined || own.names !== undefined ? [] : this.#structure(facts.base).fields;
      structure = { ...own, fields: [...inherited, ...own.fields] };
      this.#structures.set(type, structure);
    }
    return structure;
  }

  #derivedFrom(type: string): readonly string[] {
    let derived = this.#derived.get(type);
    if (derived === undefined) {
      derived = [...this.#facts.types].filter(([, facts]) => facts.base === type).map(([name]) => name);
      this.#derived.set(type, derived);
    }
    return derived;
  }

  #readFields(parent: XmlElement, fields: readonly FieldFacts[]): Record<string, unknown> {
    const rest = [...parent.children];
    const values = fields.map((field) => {
      const { name, type } = field;
      if (rest[0]?.name !== name) return [localOf(name), this.#absent(field)];
      return [localOf(name), this.#readValue(rest.shift() as XmlElement, type)];
    });
    if (rest[0] !== undefined) throw new Error(`${rest[0].name} is out of its place in ${parent.name}`);
    return Object.fromEntries(values) as Record<string, unknown>;
  }

  /** What .NET gives a member that is absent: null, or the zero of a value type. */
  #absent({ type, nillable, inline }: FieldFacts): unknown {
    if (nillable || inline !== undefined) return null;
    const zero = zeros[localOf(type)];
    const simple = simpleTypes.get(type);
    if (simple !== undefined) return zero === undefined ? null : simple.read(zero);
    if (type === xs('anyType')) return null;
    const { names, isList, zero: member } = this.#structure(type);
    return names === undefined ? null : isList ? '' : (member ?? null);
  }

  #readValue(node: XmlElement, declared: string): unknown {
    if (node.nil === 'true') return null;
    const type = node.type === undefined ? declared : expand(node.type, node.prefixes);
    const simple = simpleTypes.get(type);
    if (simple !== undefined) return simple.read(node.text);
    const { fields, names, isList, isDictionary } = this.#structure(type);
    if (names !== undefined) {
      const given = isList ? node.text.split(' ').filter((name) => name !== '') : [node.text];
      const unknown = given.find((name) => !names.has(name));
      if (unknown !== undefined) throw new Error(`${unknown} is no name of ${type}`);
      return given.join(', ');
    }
    const [item] = fields;
    if (item?.inline !== undefined && isDictionary) {
      const pair = item.inline;
      const pairs = node.children.map((child) => this.#readFields(child, pair));
      return Object.fromEntries(pairs.map(({ Key, Value }) => [String(Key), Value]));
    }
    if (item?.repeated === true) return node.children.map((child) => this.#readItem(child, item));
    return this.#readFields(node, fields);
  }

  #readItem(node: XmlElement, item: FieldFacts): unknown {
    if (node.name !== item.name) throw new Error(`${node.name} stands where ${item.name} should`);
    return this.#readValue(node, item.type);
  }

  #writeFields(fields: readonly FieldFacts[], values: Readonly<Record<string, unknown>>): string {
    return fields.map((field) => this.#writeField(field, values[localOf(field.name)])).join('');
  }

  #writeField({ name, type, nillable }: FieldFacts, value: unknown): string {
    // Both forms of null are in use.
    if (value === null) return nillable && name.length % 2 === 0 ? element(name, ' i:nil="true"', '') : '';
    const simple = simpleTypes.get(type);
    if (type === xs('anyType')) {
      const kind = anyKinds[typeof value] ?? (Number.isInteger(value) ? 'int' : 'double');
      const attribute = ` xmlns:x="${schemaNamespace}" i:type="x:${kind}"`;
      return element(name, attribute, simpleTypes.get(xs(kind))?.write(value) ?? '');
    }
    if (simple !== undefined) return element(name, '', simple.write(value));
    const actual = this.#actual(type, value);
    const attribute = actual === type ? '' : ` xmlns:t="${namespaceOf(actual)}" i:type="t:${localOf(actual)}"`;
    const { fields, names, isDictionary } = this.#structure(actual);
    if (names !== undefined) return element(name, '', (value as string).replaceAll(', ', ' '));
    const [item] = fields;
    const record = value as Readonly<Record<string, unknown>>;
    if (item?.inline !== undefined && isDictionary) {
      const pair = item.inline;
      const pairs = Object.entries(record).map(([Key, Value]) =>
        element(item.name, '', this.#writeFields(pair, { Key, Value })),
      );
      return element(name, '', pairs.join(''));
    }
    if (Array.isArray(value) && item !== undefined) {
      return element(name, '', value.map((each) => this.#writeField({ ...item, nillable: true }, each)).join(''));
    }
    return element(name, attribute, this.#writeFields(fields, record));
  }

  /** A value with the fields of a type that extends the declared one is of that type. */
  #actual(type: string, value: unknown): string {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return type;
    const has = Object.keys(value).length;
    const isOf = (name: string) => {
      const { fields } = this.#structure(name);
      return fields.length === has && fields.every((field) => Object.hasOwn(value, localOf(field.name)));
    };
    if (this.#structure(type).isDictionary) return type;
    const kind = kindFields
      .map((field) => (value as Record<string, unknown>)[field])
      .find((each) => each !== undefined);
    const fitting = this.#derivedFrom(type).filter(isOf);
    return (
      fitting.find((name) => localOf(name).includes(spelled(kind as string))) ??
      (isOf(type) ? type : (fitting[0] ?? type))
    );
  }
}

/** How the vendor's client identifies a derived carrier. */
const kindFields = ['FieldType', 'StepType', 'OptionType', 'EntityType'];
const spelled = (kind: string) => ({ Integer: 'Int', Checkbox: 'Bool', RelationTo: 'Relation' })[kind] ?? kind;

interface FieldFacts {
  readonly name: string;
  readonly type: string;
  readonly repeated: boolean;
  readonly nillable: boolean;
  /** The fields of a structure declared in its place. */
  readonly inline: readonly FieldFacts[] | undefined;
}

interface Structure {
  readonly fields: readonly FieldFacts[];
  /** The names of an enumeration. */
  readonly names: ReadonlySet<string> | undefined;
  /** The name of 0. */
  readonly zero?: string | undefined;
  readonly isList: boolean;
  readonly isDictionary: boolean;
}

function structureOf(namespace: string, lines: readonly string[]): Structure {
  const [first = '', ...others] = lines;
  const declared = others.filter((line) => !line.startsWith('note '));
  const isDictionary = others.includes('note IsDictionary true');
  if (!first.startsWith('complexType')) {
    const names = new Set(declared.map((line) => line.slice(0, line.lastIndexOf(' = '))));
    const zero = declared.find((line) => line.endsWith(' = 0'))?.slice(0, -' = 0'.length);
    return { fields: [], names, zero, isList: first.includes('lists'), isDictionary };
  }
  const fields: FieldFacts[] = [];
  declared.forEach((line, index) => {
    const match = /^(\w+): \d+\.\.(\w+)(, nillable)?(?:, (.+))?$/.exec(line);
    if (match === null) return;
    const [, name = '', most = '', nillable, type = ''] = match;
    const end = declared.findIndex((each, place) => place > index && !each.startsWith('  '));
    const below = declared.slice(index + 1, end === -1 ? undefined : end).map((each) => each.slice(2));
    const inline = type === '' ? structureOf(namespace, below).fields : undefined;
    fields.push({
      name: clark(namespace, name),
      type,
      repeated: most === 'unbounded',
      nillable: nillable !== undefined,
      inline,
    });
  });
  return { fields, names: undefined, isList: false, isDictionary };
}

interface SimpleType {
  read(text: string): unknown;
  write(value: unknown): string;
}

const schemaNamespace = 'http://www.w3.org/2001/XMLSchema';
const clark = (namespace: string, name: string) => `{${namespace}}${name}`;
const xs = (name: string) => clark(schemaNamespace, name);
const namespaceOf = (name: string) => name.slice(1, name.indexOf('}'));
const localOf = (name: string) => name.slice(name.indexOf('}') + 1);

const instance = 'http://www.w3.org/2001/XMLSchema-instance';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };
const escaped = (text: string) => text.replace(/[&<>\r]/g, (character) => escapes[character] ?? '');
const text: SimpleType = { read: (given) => given, write: (value) => escaped(String(value)) };
// XML Schema, part 2, 3.2.5.1: INF; JSON has the text "Infinity".
const number: SimpleType = {
  read: (given) => (/^(NaN|-?INF)$/.test(given) ? given.replace('INF', 'Infinity') : Number(given)),
  write: (value) => String(value).replace('Infinity', 'INF'),
};
const boolean: SimpleType = { read: (given) => given === 'true' || given === '1', write: String };

const anyKinds: Readonly<Record<string, string>> = { string: 'string', boolean: 'boolean' };
const serialization = 'http://schemas.microsoft.com/2003/10/Serialization/';
const numbers = 'byte short int long unsignedByte unsignedShort unsignedInt unsignedLong float double decimal';

/** The zeros of value types, by their local names. */
const zeros: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...numbers.split(' '), 'char'].map((name) => [name, '0'])),
  boolean: 'false',
  dateTime: '0001-01-01T00:00:00',
  duration: 'PT0S',
  guid: '00000000-0000-0000-0000-000000000000',
};

const ticksPerSecond = 10_000_000n;

/** `P1DT2H3M4.5S` as `1.02:03:04.5000000`. */
const timeSpan: SimpleType = {
  read(duration) {
    const match = /^(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{1,7}))?S)?)?$/.exec(duration);
    if (match === null) throw new Error(`${duration} is no duration`);
    const [, sign = '', days = '0', hours = '0', minutes = '0', seconds = '0', fraction = ''] = match;
    const whole = ((BigInt(days) * 24n + BigInt(hours)) * 60n + BigInt(minutes)) * 60n + BigInt(seconds);
    const ticks = whole * ticksPerSecond + BigInt(fraction.padEnd(7, '0'));
    const two = (value: bigint) => String(value).padStart(2, '0');
    const second = ticks / ticksPerSecond;
    const parts = [(second / 3600n) % 24n, (second / 60n) % 60n, second % 60n].map(two).join(':');
    const left = ticks % ticksPerSecond;
    const day = second / 86_400n;
    const span = `${day === 0n ? '' : `${day}.`}${parts}${left === 0n ? '' : `.${String(left).padStart(7, '0')}`}`;
    return ticks === 0n ? span : sign + span;
  },
  write(value) {
    const match = /^(-?)(?:(\d+)\.)?(\d\d):(\d\d):(\d\d)(?:\.(\d{7}))?$/.exec(String(value));
    if (match === null) throw new Error(`${String(value)} is no time span`);
    const [, sign = '', days = '0', hours = '', minutes = '', seconds = '', fraction = ''] = match;
    const rest = fraction.replace(/0+$/, '');
    return `${sign}P${days}DT${Number(hours)}H${Number(minutes)}M${Number(seconds)}${rest === '' ? '' : `.${rest}`}S`;
  },
};

const simpleTypes: ReadonlyMap<string, SimpleType> = new Map<string, SimpleType>([
  ...['string', 'dateTime', 'base64Binary', 'anyURI'].map((name): [string, SimpleType] => [xs(name), text]),
  ...numbers.split(' ').map((name): [string, SimpleType] => [xs(name), number]),
  [xs('boolean'), boolean],
  [xs('anyType'), text],
  [xs('duration'), timeSpan],
  [clark(serialization, 'duration'), timeSpan],
  [clark(serialization, 'char'), number],
  [clark(serialization, 'guid'), text],
]);

function element(name: string, attributes: string, content: string): string {
  const local = localOf(name);
  return `<${local} xmlns="${namespaceOf(name)}" xmlns:i="${instance}"${attributes}>${content}</${local}>`;
}

export interface XmlElement {
  readonly name: string;
  /** The attributes of the instance's namespace, as they are written. */
  nil: string | undefined;
  type: string | undefined;
  readonly prefixes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

/** Parsed by `saxes`, which follows the XML and namespace specifications to the letter. */
export function parseXml(xml: string): XmlElement {
  const root: XmlElement = { name: '', nil: undefined, type: undefined, prefixes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const parent = open.at(-1) ?? root;
    const node: XmlElement = {
      name: clark(tag.uri, tag.local),
      nil: undefined,
      type: undefined,
      prefixes: Object.keys(tag.ns).length === 0 ? parent.prefixes : { ...parent.prefixes, ...tag.ns },
      children: [],
      text: '',
    };
    for (const { uri, local, value } of Object.values(tag.attributes)) {
      if (uri !== instance) continue;
      if (local === 'nil' || local === 'type') node[local] = value;
    }
    parent.children.push(node);
    open.push(node);
  });
  parser.on('text', (given) => {
    const node = open.at(-1);
    if (node !== undefined) node.text += given;
  });
  parser.on('cdata', (given) => {
    const node = open.at(-1);
    if (node !== undefined) node.text += given;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(xml).close();
  const [document] = root.children;
  if (document === undefined) throw new Error('there is no element');
  return document;
}

export function childNamed(node: XmlElement, name: string): XmlElement {
  const child = node.children.find((each) => each.name === name);
  if (child === undefined) throw new Error(`${node.name} has no ${name}`);
  return child;
}

function expand(qualified: string, prefixes: Readonly<Record<string, string>>): string {
  const [prefix = '', local] = qualified.includes(':') ? qualified.split(':') : ['', qualified];
  const namespace = prefixes[prefix];
  if (namespace === undefined || local === undefined) throw new Error(`nothing declares the prefix of ${qualified}`);
  return clark(namespace, local);
}
