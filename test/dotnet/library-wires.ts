import { fieldsToJson, fromJson } from '../../src/codec/json/index.js';
import type { CanonicalObject, Contract, Field, Message, TypeDescription } from '../../src/contract/index.js';
import { decodeEnvelope, encodeEnvelope, type Reading } from '../../src/codec/xml/index.js';
import type { MessageFacts } from './contract-in-csharp.js';

const jsonReading = { ignoreCase: false, extras: false, fail: (message: string) => new Error(message) };

/** What the library reads of an envelope, as a client does, or as a server, which drops what is out of its place. */
export function fromXml(message: Message, envelope: string, reading: Reading = 'tolerant'): CanonicalObject {
  const decoded = decodeEnvelope(envelope, message, reading).body;
  if (decoded === undefined) throw new Error('the body is empty');
  return decoded;
}

/** What the library reads of JSON, in which the parts of a message are fields. */
export function fromJsonParts(message: Message, json: Readonly<Record<string, unknown>>): CanonicalObject {
  return Object.fromEntries(
    message.fields.map(({ name, type }) => [name, fromJson(type, json[name], jsonReading, [name])]),
  );
}

/** What the library writes on the SOAP wire. */
export const toXml = (message: Message, values: CanonicalObject) => encodeEnvelope(message, values, {});

/** What the library writes as JSON, with the parts of a message as fields. */
export const toJsonParts = (message: Message, values: CanonicalObject) =>
  JSON.stringify(fieldsToJson(message.fields, values));

/** The types of a contract as the library knows them, by their names in Clark's notation. */
export function typesOf(contract: Contract): ReadonlyMap<string, TypeDescription> {
  const types = new Map<string, TypeDescription>();
  const visitFields = (fields: readonly Field[]) => fields.forEach((field) => visit(field.type));
  const visit = (type: TypeDescription): void => {
    if (type.kind === 'primitive') return;
    const name = `{${type.namespace}}${type.name}`;
    if (types.has(name)) return;
    types.set(name, type);
    if (type.kind === 'array') visitFields([type.item]);
    if (type.kind === 'dictionary') visitFields([type.key, type.value]);
    if (type.kind === 'carrier') {
      visitFields(type.fields);
      type.derived.forEach(visit);
    }
  };
  for (const agent of contract.agentNames) {
    for (const { input, output } of contract.agent(agent).operations.values()) {
      visitFields([...input.fields, ...output.fields, ...input.headers, ...output.headers]);
    }
  }
  return types;
}

/** A message that no operation has, with a part for each of some types. */
export function messageOf(
  types: ReadonlyMap<string, TypeDescription>,
  names: readonly string[],
): { readonly facts: MessageFacts; readonly message: Message } {
  const namespace = 'urn:values';
  const parts = names.map((name) => [name.slice(name.indexOf('}') + 1), name] as const);
  const fields = parts.map(([name, typeName]): Field => {
    const type = types.get(typeName);
    if (type === undefined) throw new Error(`the library does not know ${typeName}`);
    return { namespace, name, type, nillable: true, optional: true };
  });
  return {
    facts: { wrapper: 'Values', namespace, parts },
    message: { namespace, name: 'Values', fields, headers: [] },
  };
}
