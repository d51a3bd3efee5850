import { Readable } from 'node:stream';
import type { AxiosRequestConfig, AxiosResponse } from 'axios';
import { fromJson } from '../../codec/json/index.js';
import type { PrimitiveName, TypeDescription } from '../../contract/index.js';
import type { HttpCredentials } from '../../auth/index.js';
import { type ErrorDetails, ProtocolError, type TransportName } from '../../errors/index.js';
import { checkHeaders } from '../../http/header-value.js';
import { type Abortable, axiosOver } from '../../http/axios-adapter.js';
import {
  bringsCredentials,
  kindOfOperation,
  type OperationKind,
  type CallOptions,
  notModified,
} from '../../operations/index.js';
import type { Site } from '../../tenant/site.js';
import { withDetails } from '../../errors/error-details.js';
import { retryAfter } from '../retry-after.js';
import type { Attempt, TransportParts } from '../transport-parts.js';
import { answeredAt } from '../transport.js';
import { operationOf } from '../field-path.js';
import { type AnswerContext, readAnswer } from './read-answer.js';

/** One request below `/api/v1`; the client adds address, credentials and language. */
export interface JsonRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With each step encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  /** Sent unchanged and in pieces, instead of `body`. */
  readonly content?: { readonly pieces: () => AsyncIterable<Uint8Array>; readonly replayable: boolean };
  readonly contentType?: string;
  /** An encoded form, instead of a JSON body. */
  readonly form?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The agent and the operation that serve the request. Errors name them, and they decide whether it may be repeated. */
  readonly agent: string;
  readonly operation: string;
  /** For a resource that has no operation of an agent. */
  readonly kind?: OperationKind;
  /** The type of the answer: undefined for none, `json` for one that the contract does not describe. */
  readonly output: TypeDescription | 'json' | undefined;
}

type JsonAttempt = Attempt<HttpCredentials>;

/** Sends a request and reads the answer by its type, as a canonical value. */
export type SendJson = (request: JsonRequest, options: CallOptions) => Promise<unknown>;

/** Sends a request for bytes. */
export type ReadBytes = (request: JsonRequest, options: CallOptions) => Promise<Readable | null>;

/** JSON over HTTP as NetServer speaks it, for resources and agents. */
export class JsonClient {
  readonly #transport: TransportName;
  readonly #parts: TransportParts;
  readonly #retries: boolean;

  /** @param retries false for requests that are better skipped than waited for */
  constructor(
    transport: TransportName,
    parts: TransportParts,
    { retries = true }: { readonly retries?: boolean } = {},
  ) {
    this.#transport = transport;
    this.#parts = parts;
    this.#retries = retries;
  }

  readonly send: SendJson = (request, options) => {
    const details = this.#details(request);
    const { settings } = this.#parts;
    const secrets = this.#parts.secrets.of(options.caller);
    return this.#request(request, options, async (attempt) => {
      const answer = await this.#exchange<Buffer>(request, options, attempt, 'arraybuffer');
      const { data: body, status } = answer;
      const contentType = contentTypeOf(answer);
      if (isBinary(request.output) && status === 200 && !contentType.includes('json')) return body.toString('base64');
      if (status === 304 && request.headers?.['If-Modified-Since'] !== undefined) return notModified;
      const whole = { status, contentType, body, retryAfter: retryAfterOf(answer) };
      const json = readAnswer(whole, this.#contextOf(request, attempt.site), secrets);
      const fail = (what: string, path?: string) => {
        const message = `${request.agent}.${request.operation}: the answer does not match the contract: ${what}`;
        return new ProtocolError(secrets.redact(message), { ...details, status, path });
      };
      // The OpenAPI documents declare 204, and no other status, for every operation without an answer.
      if (request.output === undefined) {
        if (status === 204) return undefined;
        throw fail(`the status of an operation without an answer must be 204, but is ${status}`);
      }
      if (json === undefined && isBinary(request.output)) return null;
      if (json === undefined || (json === null && status === 204 && isMandatory(request.output))) {
        throw fail('it is empty');
      }
      if (request.output === 'json') return json;
      return dated(answer, fromJson(request.output, json, { ignoreCase: false, extras: settings.extras, fail }));
    });
  };

  /** Requests bytes and returns them as a stream; null if the server has none. */
  readonly read: ReadBytes = (request, options) => {
    return this.#request(request, options, async (attempt) => {
      const answer = await this.#exchange<Readable>(request, options, attempt, 'stream');
      const { data: body, status } = answer;
      const contentType = contentTypeOf(answer);
      if (status === 200 && !contentType.includes('json')) return body;
      // Anything else is a failure, or small content that the server sends as base64.
      const whole = { status, contentType, body: await collected(body), retryAfter: retryAfterOf(answer) };
      const details = this.#details(request);
      const json = readAnswer(whole, this.#contextOf(request, attempt.site), this.#parts.secrets.of(options.caller));
      if (json === undefined || json === null) return null;
      if (typeof json === 'string' && isBase64(json)) return Readable.from([Buffer.from(json, 'base64')]);
      throw new ProtocolError(`${request.agent}.${request.operation}: expected bytes but found JSON`, details);
    });
  };

  #request<Result>(
    request: JsonRequest,
    { signal, observation, caller, timeout = this.#parts.settings.timeout }: CallOptions,
    attempt: (attempt: JsonAttempt) => Promise<Result>,
  ): Promise<Result> {
    const { credentials, requests } = this.#parts;
    const obtain = () => credentials.httpHeaders(caller);
    const { agent, operation, kind: ofResource = kindOfOperation(agent, operation) } = request;
    const kind = request.content?.replayable === false ? 'once' : ofResource;
    const bringsOthers = bringsCredentials(operation);
    return withDetails(this.#details(request), () =>
      requests.send(
        { kind, obtain, signal, timeout, observation, caller, bringsOthers, retries: this.#retries },
        attempt,
      ),
    );
  }

  #details(request: JsonRequest): ErrorDetails {
    return { transport: this.#transport, agent: request.agent, operation: request.operation };
  }

  #contextOf(request: JsonRequest, site: Site): AnswerContext {
    const { agent, operation, method, path, output } = request;
    return {
      details: this.#details(request),
      place: { method, url: `${baseOf(site)}${path}` },
      operation: () => operationOf(this.#parts.settings.contract, agent, operation),
      output,
    };
  }

  async #exchange<Body>(
    request: JsonRequest,
    options: CallOptions,
    { site, used, deadline }: JsonAttempt,
    responseType: 'arraybuffer' | 'stream',
  ): Promise<AxiosResponse<Body>> {
    const query = encodeQuery(request.query ?? {});
    const { data, contentType } = bodyOf(request);
    // Axios removes line breaks from a value, which changes it.
    checkHeaders(used);
    const exchange: AxiosRequestConfig & Abortable = {
      method: request.method,
      baseURL: baseOf(site),
      url: request.path + (query === '' ? '' : `?${query}`),
      headers: {
        Accept: isBinary(request.output) ? 'application/octet-stream' : 'application/json',
        ...(data === undefined ? {} : { 'Content-Type': contentType }),
        ...languageHeaders(options),
        ...used,
        ...request.headers,
      },
      data,
      timeout: options.timeout ?? this.#parts.settings.timeout,
      left: deadline.left,
      abort: options.signal,
      observer: options.observation?.request(request.agent, request.operation),
      responseType,
    };
    return (await axiosOver(this.#parts.engine)).request<Body>(exchange);
  }
}

function baseOf({ rest }: Site): string {
  return `${rest}/api/v1/`;
}

/** The body of a request, in whichever form it has. */
function bodyOf({ body, content, contentType, form }: JsonRequest) {
  if (content !== undefined) return { data: content.pieces(), contentType: contentType ?? 'application/octet-stream' };
  if (form !== undefined) return { data: form, contentType: 'application/x-www-form-urlencoded' };
  const data = body === undefined ? undefined : JSON.stringify(body);
  return { data, contentType: contentType ?? 'application/json' };
}

/** Bytes. An answer other than the requested stream is not read beyond this. */
const maxFailureSize = 1024 * 1024;

async function collected(body: Readable): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of body as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > maxFailureSize) break;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z\d+/]*={0,2}$/.test(text);
}

function isBinary(output: JsonRequest['output']): boolean {
  return typeof output === 'object' && output.kind === 'primitive' && output.name === 'base64Binary';
}

/** Whether an answer of this type cannot be null: numbers, booleans, dates and enumerations. */
function isMandatory(output: JsonRequest['output']): boolean {
  if (typeof output !== 'object') return false;
  if (output.kind === 'primitive') return !nullablePrimitives.has(output.name);
  return output.kind === 'enumeration' || output.kind === 'flags';
}

const nullablePrimitives: ReadonlySet<PrimitiveName> = new Set(['string', 'base64Binary', 'anyType', 'anyURI']);

function contentTypeOf({ headers }: Pick<AxiosResponse, 'headers'>): string {
  return String(headers['content-type'] ?? 'no content type');
}

/** Remembers when the server sent an answer, by the server's own clock. */
function dated(answer: Pick<AxiosResponse, 'headers'>, value: unknown): unknown {
  const date: unknown = answer.headers['date'];
  const time = typeof date === 'string' ? Date.parse(date) : NaN;
  if (typeof value === 'object' && value !== null && !Number.isNaN(time)) answeredAt.set(value, time);
  return value;
}

function retryAfterOf({ headers }: Pick<AxiosResponse, 'headers'>): number | undefined {
  const value: unknown = headers['retry-after'];
  return typeof value === 'string' ? retryAfter(value) : undefined;
}

function languageHeaders({ language, culture, timeZone }: CallOptions): Record<string, string> {
  const headers = { 'SO-Language': language, 'SO-Culture': culture, 'SO-TimeZone': timeZone };
  return Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** Encodes names and values for a URL or a form. */
export function encodeQuery(query: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(query)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]))
    .join('&');
}
