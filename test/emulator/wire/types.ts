import {
  type CarrierType,
  type EnumerationMember,
  type Field,
  type FlagsType,
  type Message,
  type PrimitiveName,
  type TypeDescription,
} from '../../../src/contract/index.js';

/** Small contracts, made for one difficulty each. */
export const namespace = 'urn:crm';

export const primitive = (name: PrimitiveName): TypeDescription => ({ kind: 'primitive', name });

export function field(name: string, type: TypeDescription, nillable = isReference(type)): Field {
  return { namespace, name, type, nillable, optional: true };
}

function isReference(type: TypeDescription): boolean {
  if (type.kind === 'primitive') return ['string', 'base64Binary', 'anyType', 'anyURI'].includes(type.name);
  return type.kind !== 'enumeration' && type.kind !== 'flags';
}

export function carrier(name: string, fields: readonly Field[], derived: readonly CarrierType[] = []): CarrierType {
  const fieldsByName = new Map(fields.map((each) => [each.name, each]));
  return { kind: 'carrier', namespace, name, base: undefined, fields, fieldsByName, derived };
}

export function flags(name: string, ...members: readonly (string | EnumerationMember)[]): FlagsType {
  const each = (member: string | EnumerationMember, index: number) =>
    typeof member === 'string' ? { name: member, value: 2 ** index } : member;
  return { kind: 'flags', namespace, name, members: members.map(each) };
}

/** As WSDL documents list them. */
export const tableRight = flags(
  'ETableRight',
  ...['Select', 'Update', 'Insert', 'Delete', 'Filtering', 'RestrictedUpdate', 'Unused1', 'Uninitialized'],
  { name: 'R', value: 1 },
  { name: 'F', value: 16 },
);
export const fieldRight = flags(
  'EFieldRight',
  ...['Read', 'Write', 'Unused1', 'Unused2', 'Unused3', 'Unused4', 'UIHintMandatory', 'UIHintReadOnly'],
  'UndefinedValue256',
  { name: 'Nullable', value: 32 },
);
export const weekday = flags(
  'Weekday',
  ...['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
);

export const status: TypeDescription = {
  kind: 'enumeration',
  namespace,
  name: 'ActivityStatus',
  members: ['Unknown', 'NotStarted', 'Started', 'Completed'].map((name, value) => ({ name, value })),
};

export const arrays = 'http://schemas.microsoft.com/2003/10/Serialization/Arrays';

export function arrayOf(item: string, type: TypeDescription, itemNamespace = namespace): TypeDescription {
  return {
    kind: 'array',
    namespace: itemNamespace,
    name: `ArrayOf${item}`,
    item: { ...field(item, type), namespace: itemNamespace },
  };
}

export function dictionaryOf(value: TypeDescription): TypeDescription {
  return {
    kind: 'dictionary',
    namespace,
    name: 'Dictionary',
    pair: { namespace, name: 'KeyValuePair' },
    key: field('Key', primitive('string')),
    value: field('Value', value),
  };
}

/** A message with one part, `Response`. */
export function message(type: TypeDescription, headers: readonly Field[] = []): Message {
  return { namespace, name: 'GetResponse', fields: [field('Response', type)], headers };
}
