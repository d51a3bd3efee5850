import { JsonTooDeep, parseJson as parse } from '../parsing/index.js';

/** Twice the limit for answers of a server: a file nests an answer within other values. */
export const maximumFileDepth = 200;

/**
 * Parses JSON from a file that anyone may have written.
 *
 * @throws {SyntaxError} if it is not JSON, or nests deeper than any file that this library writes; the message never quotes
 *   the text, which may contain a secret
 */
export function parseJson(text: string): unknown {
  try {
    return parse(text, maximumFileDepth);
  } catch (error) {
    const why = error instanceof JsonTooDeep ? `nests more than ${maximumFileDepth} levels deep` : 'is not JSON';
    // eslint-disable-next-line preserve-caught-error -- its message quotes the text
    throw new SyntaxError(why);
  }
}
