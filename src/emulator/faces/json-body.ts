import { isUtf8 } from 'node:buffer';
import type { TypeDescription } from '../../contract/index.js';
import { InvalidRequestError } from '../server-error.js';
import { readJson } from '../wire/json-net/reader.js';
import { wallClock } from '../wall-clock.js';
import { clockOf, type FaceCall } from './context.js';

/** How deep objects and arrays may nest: what ASP.NET lets Json.NET read. */
const maxDepth = 256;

/** The JSON of a call's body; undefined if the body is empty. */
export function parseBody({ body }: FaceCall): unknown {
  if (body.length === 0) return undefined;
  try {
    if (!isUtf8(body)) throw new SyntaxError('Unable to translate bytes from UTF-8 to Unicode.');
    if (nestsDeeper(body, maxDepth)) throw new SyntaxError(`The reader's MaxDepth of ${maxDepth} has been exceeded.`);
    return JSON.parse(body.toString('utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new InvalidRequestError({ entity: [error instanceof Error ? error.message : ''] });
  }
}

const quote = 0x22;
const backslash = 0x5c;
/** `[` and `{`, `]` and `}` differ only in this bit. */
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

/**
 * Reads JSON as Json.NET does.
 *
 * @param parameter the name of the argument, which ASP.NET puts before the path of a problem
 * @throws {InvalidRequestError} for values that cannot be converted
 */
export function readBody(call: FaceCall, type: TypeDescription, json: unknown, parameter = 'entity'): unknown {
  const clock = clockOf(call);
  const { value, problems } = readJson(type, json, {
    zonedDate: (text) => zonedWallClock(text, clock.iana),
    unknownMembers: call.server.settings.unknownMembers,
  });
  if (problems.length === 0) return clock.stored(type, value);
  const modelState: Record<string, string[]> = {};
  for (const { path, message } of problems) {
    const place = path === '' || path.startsWith('[') ? parameter + path : `${parameter}.${path}`;
    modelState[place] = [...(modelState[place] ?? []), message];
  }
  throw new InvalidRequestError(modelState);
}

const noDate = '0001-01-01T00:00:00';
const firstDays = Date.parse('0001-01-03T00:00:00Z');
const endless = '9999-12-31T23:59:59';
const lastDays = Date.parse('9999-12-30T00:00:00Z');

/**
 * A client's instant on the wall clock of a time zone: the call's, else the base zone. A client that read "no date"
 * (1 January of year 1) or "forever" (the end of 9999) as its local time writes it back some hours off, even in year 0 or
 * 10000; it still means the same.
 */
function zonedWallClock(text: string, timeZone: string): string | undefined {
  const instant = new Date(text).getTime();
  if (Number.isNaN(instant)) return undefined;
  if (instant < firstDays) return noDate;
  return instant > lastDays ? endless : wallClock(new Date(instant), timeZone);
}
