import type { IncomingHttpHeaders } from 'node:http';
import type { CanonicalObject, Operation, TypeDescription } from '../../contract/index.js';
import type { Session } from '../access/access.js';
import type { ArrivedRequest } from '../arrived-request.js';
import { inLanguage } from '../language.js';
import type { EmulatedServer } from '../server.js';
import { withResourceString } from '../resource-strings.js';
import { InvalidRequestError, type ServerFailureError, UnroutedError } from '../server-error.js';
import type { FlagSpelling } from '../wire/json-net/flag-names.js';
import { JsonNetWriter } from '../wire/json-net/writer.js';
import { UnwritableValueError } from '../wire/unwritable-value.js';
import { askedZone, CallClock } from '../time-zones.js';

/** A call as a face sees it. */
export interface FaceCall {
  readonly server: EmulatedServer;
  /** The origin of the server, without a trailing slash. */
  readonly origin: string;
  readonly method: string;
  /** The decoded steps of the path below the tenant or the login. */
  readonly steps: readonly string[];
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The Windows user of the connection, if the server authenticates them. */
  readonly windowsUser: Session | undefined;
}

export interface FaceAnswer {
  readonly status: number;
  readonly contentType?: string;
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  /** The server failed in the middle of its answer, so the client sees the connection close. */
  readonly aborted?: boolean;
}

/** One API of the server: which calls are for it, and its answers. */
export interface Face {
  /** What the call asks for, for the record of requests; undefined if it is not for this face. */
  recognise(call: FaceCall): Pick<ArrivedRequest, 'face' | 'agent' | 'operation'> | undefined;
  answer(call: FaceCall): FaceAnswer | Promise<FaceAnswer>;
}

export function header(call: FaceCall, name: string): string | undefined {
  const value = call.headers[name];
  return typeof value === 'string' ? value : value?.[0];
}

/** Converts the dates of a REST or Agents call. */
export function clockOf(call: FaceCall): CallClock {
  return new CallClock(askedZone(header(call, 'so-timezone')), call.server.settings);
}

/** Who makes a REST or Agents call. */
export function sessionOfCall(call: FaceCall): Session {
  const { server, windowsUser } = call;
  return windowsUser ?? server.access.sessionOfHeader(header(call, 'authorization'), header(call, 'so-apptoken'));
}

const noLanguage: ReadonlySet<string> = new Set(['', '*', 'x']);

/** The result of a call before it is written: a value that becomes JSON, or a finished answer. */
export type FaceResult =
  | {
      readonly value: unknown;
      /** Undefined for a value that is not a carrier of the contract, such as a row of an archive. */
      readonly type?: TypeDescription | undefined;
      readonly finish?: (value: unknown) => unknown;
    }
  | FaceAnswer;

/**
 * A result that becomes JSON.
 *
 * @param finish the last change to a carrier, such as leaving out what was not selected
 */
export function jsonResult(value: unknown, type?: TypeDescription, finish?: (value: unknown) => unknown): FaceResult {
  return { value, type, ...(finish === undefined ? {} : { finish }) };
}

/** Writes a result in the language of SO-Language, else of Accept-Language; `*` and `x` ask for no translation. */
export function written(call: FaceCall, result: FaceResult): FaceAnswer {
  if ('status' in result) return result;
  const language = header(call, 'so-language') ?? header(call, 'accept-language')?.split(/[,;]/)[0] ?? '';
  const writer = writerFor(call.server.settings.flagNames, language.trim().toLowerCase());
  try {
    return { ...jsonContent, status: 200, body: textOf(writer, result, clockOf(call)) };
  } catch (error) {
    if (!(error instanceof UnwritableValueError)) throw error;
    return jsonAnswer(500, { Message: 'An error has occurred.' });
  }
}

function textOf(
  writer: JsonNetWriter,
  { value, type, finish }: Exclude<FaceResult, FaceAnswer>,
  clock: CallClock,
): string {
  const shown = clock.shown(value);
  if (type === undefined) return writer.writeAny(shown);
  return writer.write(type, finish === undefined ? shown : finish(shown));
}

const writers = new Map<string, JsonNetWriter>();
/** More than the supported languages; a writer for any other is made each time. */
const maxWriters = 64;

function writerFor(flagNames: FlagSpelling, language: string): JsonNetWriter {
  const key = `${flagNames} ${language}`;
  let writer = writers.get(key);
  if (writer === undefined) {
    const text = noLanguage.has(language)
      ? undefined
      : (each: string) => withResourceString(inLanguage(each, language), language);
    writer = new JsonNetWriter({ flagNames, text });
    if (writers.size < maxWriters) writers.set(key, writer);
  }
  return writer;
}

/** The only output of an operation: raw bytes unless the client asks for JSON, and everything else as JSON. */
export function outputResult(call: FaceCall, { output }: Operation, outputs: CanonicalObject): FaceResult {
  const [field] = output.fields;
  if (field === undefined) return { status: 204 };
  const value = outputs[field.name] ?? null;
  const binary = field.type.kind === 'primitive' && field.type.name === 'base64Binary';
  if (!binary || /json/i.test(header(call, 'accept') ?? '')) return jsonResult(value, field.type);
  if (typeof value !== 'string') return { status: 204 };
  return { status: 200, contentType: 'application/octet-stream', body: Buffer.from(value, 'base64') };
}

const jsonContent = { contentType: 'application/json; charset=utf-8' } as const;

export function jsonAnswer(status: number, value: unknown): FaceAnswer {
  return { ...jsonContent, status, body: JSON.stringify(value) };
}

/** The answer of ASP.NET itself, before NetServer sees the request; undefined for a failure of NetServer. */
export function bindingAnswer(error: ServerFailureError): FaceAnswer | undefined {
  if (error instanceof UnroutedError) {
    return jsonAnswer(error.status, { Message: error.message, MessageDetail: error.detail });
  }
  if (!(error instanceof InvalidRequestError)) return undefined;
  return jsonAnswer(400, { Message: error.message, ModelState: error.modelState });
}

/** For an address without any of NetServer's code behind it. */
export function noResource({ origin, server, steps }: FaceCall): UnroutedError {
  const [, , first = '', second] = steps;
  const controller = first.toLowerCase() === 'agents' ? (second ?? first) : first;
  return new UnroutedError(`${origin}/${server.tenant}/${steps.map(encodeURIComponent).join('/')}`, controller);
}
