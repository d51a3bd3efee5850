/**
 * Gives what stands in the place of a value.
 *
 * @param name the field's, as the wire has it; empty where it has none
 */
export type ReplaceLeaf = (name: string, text: string) => string;

/** The name of the element that holds the key of a pair in XML. */
export const keyName = 'Key';

const plainKey = /^[@$]?[A-Za-z_][\w.:/$()-]{0,99}(?:@odata\.\w+)?$/;

/** Names of fields, programs' ids and columns stay; a key that does not look like one may be anything. */
export function maskedKey(key: string, mask: (text: string) => string): string {
  return plainKey.test(key) ? key : mask(key);
}
