import { ValidationError } from '../errors/index.js';

/** RFC 9110, section 5.5: visible characters and spaces between them; other bytes are obsolete and ambiguous. */
const plain = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;

/** RFC 9110, section 5.5, including the obsolete bytes: everything that is possible in a header. */
const possible = /^[\t\x20-\x7e\x80-\xff]*$/;

/** RFC 9110, section 5.1. */
const possibleName = /^[!#$%&'*+.^_`|~\dA-Za-z-]+$/;

/** Whether a caller's value is allowed in a header. */
export function isHeaderValue(text: string): boolean {
  return plain.test(text);
}

/** Whether a text is the name of a header. */
export function isHeaderName(text: string): boolean {
  return possibleName.test(text);
}

/**
 * Checks headers before they are sent. The value is not shown, because it may be secret.
 *
 * @throws {ValidationError} whose `path` is the header
 */
export function checkHeaders(headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) {
    if (!possibleName.test(name)) {
      throw new ValidationError(`${JSON.stringify(name.slice(0, 40))} is not allowed as a header name`);
    }
    if (possible.test(value)) continue;
    throw new ValidationError(`the value of the header ${name} contains a character that is not allowed in headers`, {
      path: name,
    });
  }
}
