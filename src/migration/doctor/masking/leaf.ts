/**
 * Returns the replacement for a value.
 *
 * @param name of the field, as on the wire; empty if it has none
 */
export type ReplaceLeaf = (name: string, text: string) => string;

/** The name of the XML element with the key of a pair. */
export const keyName = 'Key';

const plainKey = /^[@$]?[A-Za-z_][\w.:/$()-]{0,99}(?:@odata\.\w+)?$/;

/** Names of fields, program ids and columns are kept; any other key may be personal data. */
export function maskedKey(key: string, mask: (text: string) => string): string {
  return plainKey.test(key) ? key : mask(key);
}
