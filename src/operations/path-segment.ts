import { ValidationError } from '../errors/index.js';

/**
 * A caller's or a server's text as one step of an address. The steps `.` and `..` lead elsewhere however they are encoded
 * (URL Standard, 4.4: `%2e` is a dot), so they are refused, and so is a step that is empty.
 *
 * @param name the parameter, for the error
 * @throws {ValidationError} if it cannot be a step of its own
 */
export function pathSegment(text: string, name: string): string {
  if (text.trim() === '' || /^\.{1,2}$/.test(text.trim())) {
    const message = `${JSON.stringify(text)} cannot be part of an address; write the whole name as the server has it`;
    throw new ValidationError(`${name}: ${message}`, { path: name });
  }
  // A half of a surrogate pair has no UTF-8.
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
}
