import { isUtf8 } from 'node:buffer';
import { fromJson } from '../../canonical/index.js';
import type { TypeDescription } from '../../contract/index.js';
import { toLocalDateTime } from '../../values/index.js';
import { badRequest } from '../server-error.js';
import type { FaceCall } from './context.js';

/** How deep objects and arrays may nest: as deep as Json.NET reads them. */
const deepest = 64;

/** The JSON of a call's body; undefined where there is none. */
export function parseBody({ body }: FaceCall): unknown {
  if (body.length === 0) return undefined;
  try {
    if (!isUtf8(body)) throw new SyntaxError('it is not UTF-8 text');
    if (nestsDeeper(body, deepest)) throw new SyntaxError(`it nests more than ${deepest} deep`);
    return JSON.parse(body.toString('utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    throw badRequest(`The request body is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
}

const quote = 0x22;
const backslash = 0x5c;
/** `[` and `{`, `]` and `}` differ in this bit alone. */
const braceBit = 0x20;

function nestsDeeper(json: Buffer, limit: number): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at] ?? 0;
    if (inText) {
      if (byte === backslash) at++;
      else if (byte === quote) inText = false;
    } else if (byte === quote) inText = true;
    else if ((byte | braceBit) === 0x7b) {
      if (++depth > limit) return true;
    } else if ((byte | braceBit) === 0x7d) depth--;
  }
  return false;
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
