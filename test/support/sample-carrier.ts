import type { CarrierType, Field, PrimitiveName, TypeDescription } from '../../src/contract/index.js';

const namespace = 'urn:sample';

export const primitive = (name: PrimitiveName): TypeDescription => ({ kind: 'primitive', name });

export const fieldOf = (name: string, type: TypeDescription): Field => {
  return { name, namespace, type, nillable: true, optional: true };
};

export const arrayOf = (item: TypeDescription): TypeDescription => {
  return { kind: 'array', namespace, name: 'ArrayOfItem', item: fieldOf('Item', item) };
};

export const dictionaryOf = (value: TypeDescription, key: PrimitiveName = 'string'): TypeDescription => ({
  kind: 'dictionary',
  namespace,
  name: 'Dictionary',
  pair: { namespace, name: 'Pair' },
  key: fieldOf('Key', primitive(key)),
  value: fieldOf('Value', value),
});

export function carrierOf(name: string, types: Readonly<Record<string, TypeDescription>>): CarrierType {
  const fields = Object.entries(types).map(([field, type]) => fieldOf(field, type));
  const fieldsByName = new Map(fields.map((field) => [field.name, field]));
  return { kind: 'carrier', namespace, name, base: undefined, fields, fieldsByName, derived: [] };
}

/** A carrier with a field of every kind. What servers have sent is remembered by its name. */
export function sampleCarrier(name: string): CarrierType {
  const part = carrierOf(`${name}Part`, { Id: primitive('int'), Value: primitive('string') });
  return carrierOf(name, {
    Name: primitive('string'),
    Count: primitive('int'),
    Days: {
      kind: 'flags',
      namespace,
      name: 'SampleDays',
      members: [
        { name: 'Monday', value: 1 },
        { name: 'Tuesday', value: 2 },
      ],
    },
    Owner: part,
    Parts: arrayOf(part),
    Numbers: arrayOf(primitive('int')),
    Words: dictionaryOf(primitive('string')),
    Groups: dictionaryOf(part),
    Anything: primitive('anyType'),
  });
}
