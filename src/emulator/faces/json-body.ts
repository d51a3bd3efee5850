import { isUtf8 } from 'node:buffer';
import { fromJson } from '../../canonical/index.js';
import type { TypeDescription } from '../../contract/index.js';
import { toLocalDateTime } from '../../values/index.js';
import { badRequest } from '../server-error.js';
import type { FaceCall } from './context.js';

/** The JSON of a call's body; undefined where there is none. */
export function parseBody({ body }: FaceCall): unknown {
  if (body.length === 0) return undefined;
  try {
    if (!isUtf8(body)) throw new SyntaxError('it is not UTF-8 text');
    return JSON.parse(body.toString('utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    throw badRequest(`The request body is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
}

/** Reads JSON as liberally as NetServer does: names in any case, numbers for names, dates of any zone. */
export function readBody(call: FaceCall, type: TypeDescription, json: unknown): unknown {
  return fromJson(type, json, {
    ignoreCase: true,
    extras: false,
    zonedDate: (text) => wallClock(text, call.server.settings.baseTimeZone),
    fail: (message) => badRequest(`The request is invalid: ${message}`),
  });
}

const noDate = '0001-01-01T00:00:00';
const firstDays = Date.parse('0001-01-03T00:00:00Z');

/**
 * What a client's instant is on the wall clock of the base time zone. A client that read "no date", the first of January
 * of the year 1, as its own local time writes it back some hours off, even in the year 0: that is no date still.
 */
function wallClock(text: string, timeZone: string): string | undefined {
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime())) return undefined;
  return instant.getTime() < firstDays ? noDate : toLocalDateTime(instant, timeZone);
}
