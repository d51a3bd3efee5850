import { ValidationError } from '../errors/index.js';

/** RFC 9110, section 5.5: visible characters with spaces between them; other bytes are obsolete, and read in no one way. */
const plain = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;

/** RFC 9110, section 5.5, with the obsolete bytes: what a header can carry at all. */
const possible = /^[\t\x20-\x7e\x80-\xff]*$/;

/** RFC 9110, section 5.1. */
const possibleName = /^[!#$%&'*+.^_`|~\dA-Za-z-]+$/;

/** Whether a caller's value can become that of a header. */
export function isHeaderValue(text: string): boolean {
  return plain.test(text);
}

/**
 * Checks what is about to be sent; the value is not shown, since it may be secret.
 *
 * @throws {ValidationError} whose `path` is the header
 */
export function checkHeaders(headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) {
    if (!possibleName.test(name)) {
      throw new ValidationError(`${JSON.stringify(name.slice(0, 40))} is not allowed as the name of a header`);
    }
    if (possible.test(value)) continue;
    throw new ValidationError(`the value of the header ${name} holds a character that no header can carry`, {
      path: name,
    });
  }
}
