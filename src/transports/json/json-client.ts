import type { AxiosInstance, AxiosRequestConfig } from 'axios';
import { fromJson } from '../../canonical/index.js';
import type { TypeDescription } from '../../contract/index.js';
import { ProtocolError, type TransportName } from '../../errors/index.js';
import { type Abortable, engineAdapter } from '../../http/axios-adapter.js';
import { withDetails } from '../error-details.js';
import type { TransportParts } from '../parts.js';
import type { CallOptions } from '../transport.js';
import { readAnswer } from './read-answer.js';

/** One request below `/api/v1`; the client adds address, credentials and language. */
export interface JsonRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Each step encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  readonly contentType?: string;
  /** A form, encoded, instead of a body of JSON. */
  readonly form?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What an error shall name: the agent and the operation that serve this. */
  readonly agent: string;
  readonly operation: string;
  /** What the answer holds: undefined for nothing, `json` for what no contract describes. */
  readonly output: TypeDescription | 'json' | undefined;
}

/** Sends a request and reads the answer by its type, as a canonical value. */
export type SendJson = (request: JsonRequest, options: CallOptions) => Promise<unknown>;

/** JSON over HTTP as NetServer speaks it, for resources and for agents alike. */
export class JsonClient {
  readonly #transport: TransportName;
  readonly #parts: TransportParts;
  #axios: Promise<AxiosInstance> | undefined;

  constructor(transport: TransportName, parts: TransportParts) {
    this.#transport = transport;
    this.#parts = parts;
  }

  #client(): Promise<AxiosInstance> {
    // Loaded when first needed: importing it takes as long as a hundred calls.
    return (this.#axios ??= import('axios').then(({ default: axios }) =>
      axios.create({
        adapter: engineAdapter(this.#parts.engine),
        // Statuses and bodies are read here, where the contract is known.
        validateStatus: null,
        transformRequest: [(data: unknown) => data],
        transformResponse: [(data: unknown) => data],
      }),
    ));
  }

  readonly send: SendJson = async (request: JsonRequest, options: CallOptions) => {
    const details = { transport: this.#transport, agent: request.agent, operation: request.operation } as const;
    const { credentials, settings, secrets } = this.#parts;
    const site = await this.#parts.site();
    const query = encodeQuery(request.query ?? {});
    const data = request.form ?? (request.body === undefined ? undefined : JSON.stringify(request.body));
    const contentType = request.form === undefined ? request.contentType : 'application/x-www-form-urlencoded';
    const headers = {
      Accept: 'application/json',
      ...(data === undefined ? {} : { 'Content-Type': contentType ?? 'application/json' }),
      ...languageHeaders(options),
      ...(await credentials.httpHeaders()),
      ...request.headers,
    };
    const { status, answerHeaders, body } = await withDetails(details, async () => {
      const exchange: AxiosRequestConfig & Abortable = {
        method: request.method,
        baseURL: `${site.rest}/api/v1/`,
        url: request.path + (query === '' ? '' : `?${query}`),
        headers,
        data,
        timeout: options.timeout ?? settings.timeout,
        abort: options.signal,
      };
      const answer = await (await this.#client()).request<Buffer>(exchange);
      return { status: answer.status, answerHeaders: answer.headers, body: answer.data };
    });
    const answered = String(answerHeaders['content-type'] ?? 'no content type');
    const json = readAnswer({ status, contentType: answered, body }, details, secrets);
    if (request.output === undefined) return undefined;
    const fail = (what: string, path?: string) => {
      const message = `${request.agent}.${request.operation}: the answer is not what the contract says: ${what}`;
      return new ProtocolError(secrets.redact(message), { ...details, status, path });
    };
    if (json === undefined) throw fail('it is empty');
    if (request.output === 'json') return json;
    return fromJson(request.output, json, { ignoreCase: false, extras: settings.extras, fail });
  };
}

function languageHeaders({ language, culture, timeZone }: CallOptions): Record<string, string> {
  const headers = { 'SO-Language': language, 'SO-Culture': culture, 'SO-TimeZone': timeZone };
  return Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** Names and values as a URL and a form have them. */
export function encodeQuery(query: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(query)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]))
    .join('&');
}
