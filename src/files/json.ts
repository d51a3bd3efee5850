import { JsonTooDeep, parseJson as parse } from '../parsing/index.js';

/** Twice what is read from a server: a file keeps an answer within something of its own. */
export const maximumFileDepth = 200;

/**
 * JSON from a file that anyone may have written.
 *
 * @throws {SyntaxError} where it is not JSON, or nests deeper than anything that is written here; its message quotes no part
 *   of the text, which may hold a secret
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
