import type { IncomingHttpHeaders } from 'node:http';
import { localise } from '../../canonical/index.js';
import type { CanonicalObject, Operation } from '../../contract/index.js';
import type { Session } from '../access/access.js';
import type { ArrivedRequest } from '../arrived-request.js';
import type { EmulatedServer } from '../server.js';

/** A call as a face sees it. */
export interface FaceCall {
  readonly server: EmulatedServer;
  /** The address of the server, without a slash at its end. */
  readonly origin: string;
  readonly method: string;
  /** Decoded, below the tenant or the login. */
  readonly steps: readonly string[];
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The Windows user whose connection it is, where the server knows such. */
  readonly windowsUser: Session | undefined;
}

export interface FaceAnswer {
  readonly status: number;
  readonly contentType?: string;
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One way into the server: whether a call is for it, and what it answers. */
export interface Face {
  /** What the call asks for, for the record; undefined where it is not for this face. */
  recognise(call: FaceCall): Pick<ArrivedRequest, 'face' | 'agent' | 'operation'> | undefined;
  answer(call: FaceCall): FaceAnswer | Promise<FaceAnswer>;
}

export function header(call: FaceCall, name: string): string | undefined {
  const value = call.headers[name];
  return typeof value === 'string' ? value : value?.[0];
}

/** Who makes a call of REST or Agents. */
export function sessionOfCall(call: FaceCall): Session {
  const { server, windowsUser } = call;
  return windowsUser ?? server.access.sessionOfHeader(header(call, 'authorization'), header(call, 'so-apptoken'));
}

const noLanguage: ReadonlySet<string> = new Set(['', '*', 'x']);

/** What a call comes to before it is written: a value that becomes JSON, or an answer as it is. */
export type Told = { readonly value: unknown; readonly finish?: (value: unknown) => unknown } | FaceAnswer;

/**
 * A result that becomes JSON.
 *
 * @param finish what is done to it last of all, such as leaving out what was not selected
 */
export function tell(value: unknown, finish?: (value: unknown) => unknown): Told {
  return finish === undefined ? { value } : { value, finish };
}

/** Writes a result in the language that the call asks for: by SO-Language, else by Accept-Language; `*` and `x` ask for none. */
export function written(call: FaceCall, told: Told): FaceAnswer {
  if ('status' in told) return told;
  const { value, finish = (each: unknown) => each } = told;
  const result = finish(value);
  const language = header(call, 'so-language') ?? header(call, 'accept-language')?.split(/[,;]/)[0] ?? '';
  return jsonAnswer(200, noLanguage.has(language.trim().toLowerCase()) ? result : localise(result, language.trim()));
}

/** The only output of an operation: bytes as they are to whoever takes them so, and everything else as JSON. */
export function outputResult(call: FaceCall, { output }: Operation, outputs: CanonicalObject): Told {
  const [field] = output.fields;
  if (field === undefined) return { status: 204 };
  const value = outputs[field.name] ?? null;
  const binary = field.type.kind === 'primitive' && field.type.name === 'base64Binary';
  if (!binary || /json/i.test(header(call, 'accept') ?? '')) return tell(value);
  if (typeof value !== 'string') return { status: 204 };
  return { status: 200, contentType: 'application/octet-stream', body: Buffer.from(value, 'base64') };
}

export function jsonAnswer(status: number, value: unknown): FaceAnswer {
  return { status, contentType: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}
