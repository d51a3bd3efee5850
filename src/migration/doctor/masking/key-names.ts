import type { FieldKinds } from './field-kinds.js';
import { isPlainKey } from './leaf.js';

/** Such as `john.smith`; but also `CustomFields.x_reference`, and `entity.Name` in what a server says of an invalid field. */
const dotted = /^[\w-]*\.[\w.-]*$/;

/** Dictionaries whose keys are names of fields and columns, which the contract does not list. */
const schemaDictionaries: ReadonlySet<string> = new Set([
  ...['UserDefinedFields', 'CustomFields', 'ExtraFields', 'FieldProperties', 'ColumnData'],
]);

/** Can the name of a field be kept, since it is not personal data? A server may have fields that the contract does not. */
export function isFieldName(key: string, kinds: FieldKinds): boolean {
  if (!isPlainKey(key)) return false;
  return !dotted.test(key) || key.startsWith('odata.') || key.split('.').some((part) => kinds.has(part));
}

/** Can the key of a dictionary be kept? Apart from names of fields, a tenant's own data may have any key. */
export function isDictionaryKey(owners: readonly string[], key: string, kinds: FieldKinds): boolean {
  return schemaDictionaries.has(owners.findLast((name) => kinds.isDictionary(name)) ?? '')
    ? isFieldName(key, kinds)
    : kinds.has(key);
}
