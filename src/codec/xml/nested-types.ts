import { type ArrayType, type DictionaryType, type Field, namespaces } from '../../contract/index.js';

const { arrays } = namespaces;

const field = (name: string, type: Field['type']): Field => {
  return { namespace: arrays, name, type, nillable: true, optional: true };
};
const anyValue: Field['type'] = { kind: 'primitive', name: 'anyType' };

/**
 * The forms in which DataContractSerializer writes an `object[]` and a `Dictionary<string, object>` for `xs:anyType`. It
 * writes both without declarations; to read them, a server must declare them as known types, or else answers with a fault.
 */
export const nestedTypes = {
  list: { kind: 'array', namespace: arrays, name: 'ArrayOfanyType', item: field('anyType', anyValue) },
  dictionary: {
    kind: 'dictionary',
    namespace: arrays,
    name: 'ArrayOfKeyValueOfstringanyType',
    pair: { namespace: arrays, name: 'KeyValueOfstringanyType' },
    key: field('Key', { kind: 'primitive', name: 'string' }),
    value: field('Value', anyValue),
  },
} as const satisfies { readonly list: ArrayType; readonly dictionary: DictionaryType };
