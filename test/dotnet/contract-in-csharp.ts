import { type ContractFacts, isBuiltIn, type TypeFacts } from '../contract/schema-facts.js';
import { readCarrierKinds, readEnumerationNumbers } from './vendor-client.js';

/** A wrapper element with its parts, by the names and types that the WSDL document gives them. */
export interface MessageFacts {
  readonly wrapper: string;
  readonly namespace: string;
  readonly parts: readonly (readonly [name: string, type: string])[];
}

export interface OperationMessages {
  readonly agent: string;
  readonly operation: string;
  readonly input: MessageFacts;
  readonly output: MessageFacts;
}

/** The contract as .NET knows it: C# source of its carriers, and the messages of its operations. */
export interface ContractInCSharp {
  readonly source: string;
  readonly messages: readonly OperationMessages[];
  /** The carriers that the messages can hold, at whatever depth. */
  readonly carriers: readonly string[];
  /** All enumerations, with the names that the WSDL declares. */
  readonly enumerations: Readonly<Record<string, readonly string[]>>;
}

/**
 * Writes the classes that NetServer must have had for its WSDL documents to come out as they do. It works from the facts
 * of the documents alone, so that nothing of `src` takes part in what judges it.
 */
export function contractInCSharp(documents: readonly ContractFacts[]): ContractInCSharp {
  const types = new Map<string, TypeFacts>();
  for (const { types: declared } of documents) for (const [name, facts] of declared) types.set(name, facts);
  const classes = new Classes(types);
  const messages = documents.flatMap(messagesOf);
  return {
    source: classes.source(),
    messages,
    carriers: carriersIn(messages, types),
    enumerations: Object.fromEntries(
      [...types]
        .filter(([, { lines }]) => lines.some((line) => line.startsWith('simpleType')))
        .map(([name, { lines }]) => [name, [...declaredNumbers(lines).keys()]] as const)
        .filter(([, names]) => names.length > 0),
    ),
  };
}

function carriersIn(messages: readonly OperationMessages[], types: ReadonlyMap<string, TypeFacts>): string[] {
  const reached = new Set<string>();
  const visit = (name: string): void => {
    const facts = types.get(name);
    if (facts === undefined || reached.has(name)) return;
    reached.add(name);
    for (let each = facts; ;) {
      each.uses.forEach(visit);
      const base = each.base === undefined ? undefined : types.get(each.base);
      if (base === undefined) break;
      each = base;
    }
    for (const [derived, { base }] of types) if (base === name) visit(derived);
  };
  for (const { input, output } of messages) for (const [, type] of [...input.parts, ...output.parts]) visit(type);
  // JSON says of each which derived carrier it is, so there need not be one of a base itself.
  const bases = readCarrierKinds();
  const carriers = [...reached].filter((name) => isCarrier(types.get(name)?.lines ?? [])).map(localOf);
  return carriers.filter((name) => !bases.has(name));
}

function isCarrier([first = '', ...others]: readonly string[]): boolean {
  return first.startsWith('complexType') && !others.includes(dictionaryNote) && fieldsOf(others)[0]?.repeated !== true;
}

const dictionaryNote = 'note IsDictionary true';

function declaredNumbers(lines: readonly string[]): Map<string, bigint> {
  const members = lines.slice(1).flatMap((line) => (line.startsWith('note ') ? [] : [line.split(' = ')]));
  return new Map(members.map(([name = '', number = '0']) => [name, BigInt(number)]));
}

function messagesOf(facts: ContractFacts): OperationMessages[] {
  return [...facts.operations].map(([operation, { lines }]) => {
    const message = (direction: string): MessageFacts => {
      const line = lines.find((each) => each.startsWith(`${direction} `) && each.includes(', literal body ')) ?? '';
      const element = line.slice(line.indexOf('{'));
      const fields = fieldsOf(
        facts.elements
          .get(element)
          ?.lines.slice(1)
          .map((each) => each.slice(2)) ?? [],
      );
      const parts = fields.map(({ name, type }) => [name, type] as const);
      return { wrapper: localOf(element), namespace: namespaceOf(element), parts };
    };
    return { agent: facts.agent, operation, input: message('input'), output: message('output') };
  });
}

const serialization = 'http://schemas.microsoft.com/2003/10/Serialization/';
const arrays = `${serialization}Arrays`;
const schema = 'http://www.w3.org/2001/XMLSchema';

/** The mapping of DataContractSerializer. */
const builtIn: Readonly<Record<string, string>> = {
  string: 'string',
  boolean: 'bool',
  byte: 'sbyte',
  short: 'short',
  int: 'int',
  long: 'long',
  unsignedByte: 'byte',
  unsignedShort: 'ushort',
  unsignedInt: 'uint',
  unsignedLong: 'ulong',
  float: 'float',
  double: 'double',
  decimal: 'decimal',
  dateTime: 'DateTime',
  base64Binary: 'byte[]',
  anyType: 'object',
  anyURI: 'Uri',
};
const ofSerialization: Readonly<Record<string, string>> = { duration: 'TimeSpan', guid: 'Guid', char: 'char' };

class Classes {
  readonly #numbers = readEnumerationNumbers();
  readonly #types: ReadonlyMap<string, TypeFacts>;
  readonly #registered: string[] = [];
  /** The types of fields that cannot be nil; such a carrier is a struct. */
  readonly #neverNil: ReadonlySet<string>;

  constructor(types: ReadonlyMap<string, TypeFacts>) {
    this.#types = types;
    const fields = [...types.values()].flatMap(({ lines }) => fieldsOf(lines));
    this.#neverNil = new Set(fields.filter((field) => !field.nillable).map((field) => field.type));
  }

  source(): string {
    const declarations = [...this.#types].map(([name, facts]) => this.#declaration(name, facts));
    const names = [...Object.keys(builtIn)].map((name) => `{ "{${schema}}${name}", typeof(${builtIn[name]}) }`);
    names.push(
      ...Object.entries(ofSerialization).map(([name, type]) => `{ "{${serialization}}${name}", typeof(${type}) }`),
    );
    return [
      '#pragma warning disable 0649',
      'using System; using System.Collections.Generic; using System.Runtime.Serialization;',
      ...declarations,
      'public class Kind {',
      'public readonly string Field; public readonly Dictionary<string, Type> Derived;',
      'public Kind(string field, Dictionary<string, Type> derived) { Field = field; Derived = derived; }',
      '}',
      'public static class Contract {',
      'public static readonly Dictionary<string, Type> Types = new Dictionary<string, Type> {',
      [...names, ...this.#registered].join(',\n'),
      '};',
      'public static readonly Dictionary<Type, Kind> Kinds = new Dictionary<Type, Kind> {',
      this.#kindEntries().join(',\n'),
      '};',
      '}',
    ].join('\n');
  }

  #kindEntries(): string[] {
    const declared = new Set([...this.#types.keys()].map(localOf));
    return [...readCarrierKinds()].flatMap(([base, { field, derived }]) => {
      if (!declared.has(base)) return [];
      const types = [...derived]
        .filter(([, carrier]) => declared.has(carrier))
        .map(([value, carrier]) => `{ "${value}", typeof(T_${carrier}) }`);
      return [`{ typeof(T_${base}), new Kind("${field}", new Dictionary<string, Type> { ${types.join(', ')} }) }`];
    });
  }

  #declaration(name: string, facts: TypeFacts): string {
    const [first = '', ...others] = facts.lines;
    const local = localOf(name);
    if (namespaceOf(name).startsWith('http://schemas.microsoft.com/2003/10/Serialization/')) {
      // Arrays of what .NET knows by itself.
      if (namespaceOf(name) === arrays) this.#register(name, this.#reference(name));
      return '';
    }
    if (first.startsWith('simpleType')) return this.#enumeration(name, first.includes('lists'), facts.lines);
    const isDictionary = others.includes(dictionaryNote);
    const [repeated] = fieldsOf(others);
    if (isDictionary && repeated !== undefined) return this.#dictionary(name, repeated.name, others);
    if (repeated?.repeated === true) {
      this.#register(name, this.#reference(name));
      return '';
    }
    this.#register(name, `T_${local}`);
    const derived = [...this.#types].filter(([, { base }]) => base === name).map(([each]) => localOf(each));
    // NetServer's base of all carriers stands in no field, so nothing is known to be one.
    const known = local === 'Carrier' ? [] : derived.map((each) => `[KnownType(typeof(T_${each}))]`);
    const base = facts.base === undefined ? '' : ` : T_${localOf(facts.base)}`;
    const fields = fieldsOf(others).map(
      ({ name: field, type }, order) =>
        `[DataMember(Name = "${field}", Order = ${order})] public ${this.#reference(type)} f_${field};`,
    );
    const contract = `[DataContract(Name = "${local}", Namespace = "${namespaceOf(name)}")]`;
    const kind = this.#neverNil.has(name) ? 'struct' : 'class';
    return `${contract}${known.join('')} public ${kind} T_${local}${base} { ${fields.join(' ')} }`;
  }

  #register(name: string, type: string): void {
    this.#registered.push(`{ "${name}", typeof(${type}) }`);
  }

  #reference(type: string): string {
    const local = localOf(type);
    if (isBuiltIn(type)) return known(builtIn[local], type);
    if (namespaceOf(type) === serialization) return known(ofSerialization[local], type);
    const facts = this.#types.get(type);
    if (facts === undefined) throw new Error(`${type} is not declared`);
    const others = facts.lines.slice(1);
    const [item] = fieldsOf(others);
    if (item?.repeated !== true || others.includes(dictionaryNote)) return `T_${local}`;
    // The names that DataContractSerializer gives to an array by itself; a list with others would need a class.
    const expected = `ArrayOf${item.name}`;
    const isOwn = localOf(item.type) === item.name;
    if (local !== expected || !isOwn) throw new Error(`${type} is not an array as .NET names it`);
    return `${this.#reference(item.type)}[]`;
  }

  #dictionary(name: string, pair: string, lines: readonly string[]): string {
    const local = localOf(name);
    const [key, value] = fieldsOf(lines.filter((line) => line.startsWith('  ')).map((line) => line.slice(2)));
    if (key === undefined || value === undefined) throw new Error(`${name} does not say what it holds`);
    this.#register(name, `T_${local}`);
    const names = `ItemName = "${pair}", KeyName = "${key.name}", ValueName = "${value.name}"`;
    const contract = `[CollectionDataContract(Name = "${local}", Namespace = "${namespaceOf(name)}", ${names})]`;
    const base = `Dictionary<${this.#reference(key.type)}, ${this.#reference(value.type)}>`;
    // What any value may be, where it is more than a single value.
    const nested = localOf(value.type) === 'anyType' ? '[KnownType(typeof(object[]))]' : '';
    return `${contract}${nested} public class T_${local} : ${base} { }`;
  }

  /**
   * The members of the WSDL are members of the data contract. Other names, which the vendor's client has, are not:
   * that is why DataContractSerializer never writes them, and Json.NET does.
   */
  #enumeration(name: string, isFlags: boolean, lines: readonly string[]): string {
    const local = localOf(name);
    this.#register(name, `T_${local}`);
    const declared = declaredNumbers(lines);
    const others = [...(this.#numbers.get(local) ?? [])].filter(([member]) => !declared.has(member));
    const noted = lines.find((line) => line.startsWith('note ActualType '));
    const actual = noted === undefined ? 'int' : known(builtIn[localOf(noted)], name);
    const members = [
      ...[...declared].map(([member, value]) => `[EnumMember] @${member} = ${value}`),
      ...others.map(([member, value]) => `@${member} = ${value}`),
    ];
    const contract = `[DataContract(Name = "${local}", Namespace = "${namespaceOf(name)}")]`;
    return `${contract}${isFlags ? '[Flags]' : ''} public enum T_${local} : ${actual} { ${members.join(', ')} }`;
  }
}

interface FieldLine {
  readonly name: string;
  readonly type: string;
  readonly repeated: boolean;
  readonly nillable: boolean;
}

/** The fields that stand directly in a type: their lines, of those that the facts consist of, are not indented. */
function fieldsOf(lines: readonly string[]): FieldLine[] {
  return lines.flatMap((line) => {
    const match = /^(\w+): \d+\.\.(\w+)(, nillable)?(?:, (.+))?$/.exec(line);
    if (match === null) return [];
    const [, name = '', most, nillable, type = ''] = match;
    return [{ name, repeated: most === 'unbounded', nillable: nillable !== undefined, type }];
  });
}

const namespaceOf = (name: string) => name.slice(1, name.indexOf('}'));
const localOf = (name: string) => name.slice(name.indexOf('}') + 1);

function known(type: string | undefined, name: string): string {
  if (type === undefined) throw new Error(`${name} has no type in .NET here`);
  return type;
}
