/** What replaces the parts of a document. */
export interface LeafReplacer {
  /** @param name of the field, as on the wire; empty if it has none */
  value(name: string, text: string): string;
  /**
   * The key of a dictionary, or in JSON the name of a field.
   *
   * @param owners the fields around it, from the outside in
   */
  key(owners: readonly string[], key: string): string;
}

/** The name of the XML element with the key of a pair. */
export const keyName = 'Key';

const plainKey = /^[@$]?[A-Za-z_][\w.:/$()-]{0,99}(?:@odata\.\w+)?$/;

/** Does it look like the name of a field, a program id or a column? */
export function isPlainKey(key: string): boolean {
  return plainKey.test(key);
}

/** Names of fields, program ids and columns are kept; any other key may be personal data. */
export function maskedKey(key: string, mask: (text: string) => string): string {
  return isPlainKey(key) ? key : mask(key);
}
