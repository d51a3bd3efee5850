import { type ArrayType, type DictionaryType, type Field, namespaces } from '../../contract/index.js';

const { arrays } = namespaces;

const field = (name: string, type: Field['type']): Field => {
  return { namespace: arrays, name, type, nillable: true, optional: true };
};
const anyValue: Field['type'] = { kind: 'primitive', name: 'anyType' };

/**
 * What DataContractSerializer makes of an `object[]` and of a `Dictionary<string, object>` where any value may stand. It
 * writes both without being told of them; to read them, a server must have declared them as known types, and answers
 * with a fault otherwise.
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
