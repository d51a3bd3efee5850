import type { AxiosInstance, AxiosRequestConfig } from 'axios';
import { fromJson } from '../../canonical/index.js';
import type { TypeDescription } from '../../contract/index.js';
import type { HttpCredentials } from '../../auth/index.js';
import { type ErrorDetails, ProtocolError, type TransportName } from '../../errors/index.js';
import { type Abortable, engineAdapter } from '../../http/axios-adapter.js';
import { authorised } from '../authorised.js';
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
  readonly headers?: Readonly<Record<string, string>>;
  /** What an error shall name: the agent and the operation that serve this. */
  readonly agent: string;
  readonly operation: string;
  /** What the answer holds; undefined where it holds nothing. */
  readonly output: TypeDescription | undefined;
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
    const { credentials } = this.#parts;
    return withDetails(details, () =>
      authorised(
        credentials,
        () => credentials.httpHeaders(),
        options.signal,
        (used) => this.#exchange(request, options, used, details),
      ),
    );
  };

  async #exchange(request: JsonRequest, options: CallOptions, used: HttpCredentials, details: ErrorDetails) {
    const { settings, secrets } = this.#parts;
    const site = await this.#parts.site();
    const exchange: AxiosRequestConfig & Abortable = {
      method: request.method,
      baseURL: `${site.rest}/api/v1/`,
      url: request.path + queryText(request.query ?? {}),
      headers: {
        Accept: 'application/json',
        ...(request.body === undefined ? {} : { 'Content-Type': request.contentType ?? 'application/json' }),
        ...languageHeaders(options),
        ...used,
        ...request.headers,
      },
      data: request.body === undefined ? undefined : JSON.stringify(request.body),
      timeout: options.timeout ?? settings.timeout,
      abort: options.signal,
    };
    const { status, headers, data: body } = await (await this.#client()).request<Buffer>(exchange);
    const contentType = String(headers['content-type'] ?? 'no content type');
    const json = readAnswer({ status, contentType, body }, details, secrets);
    if (request.output === undefined) return undefined;
    const fail = (what: string, path?: string) => {
      const message = `${request.agent}.${request.operation}: the answer is not what the contract says: ${what}`;
      return new ProtocolError(secrets.redact(message), { ...details, status, path });
    };
    if (json === undefined) throw fail('it is empty');
    return fromJson(request.output, json, { ignoreCase: false, extras: settings.extras, fail });
  }
}

function languageHeaders({ language, culture, timeZone }: CallOptions): Record<string, string> {
  const headers = { 'SO-Language': language, 'SO-Culture': culture, 'SO-TimeZone': timeZone };
  return Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function queryText(query: Readonly<Record<string, string | undefined>>): string {
  const parts = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
