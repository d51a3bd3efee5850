import type { Readable } from 'node:stream';
import type { AxiosInstance, AxiosResponse, InternalAxiosRequestConfig } from 'axios';
import type { RequestObserver } from '../observation/index.js';
import type { HttpEngine, HttpRequest } from './http-engine.js';

/**
 * What limits and observes the exchange. Aborting does not use axios's own `signal`, because axios would reject with its own
 * error instead of the signal's reason.
 */
export interface Abortable {
  readonly abort?: AbortSignal | undefined;
  readonly observer?: RequestObserver | undefined;
  readonly left?: number | undefined;
}

const instances = new WeakMap<HttpEngine, Promise<AxiosInstance>>();

/** Axios over an engine, one instance per engine. It has no state of a connection. */
export function axiosOver(engine: HttpEngine): Promise<AxiosInstance> {
  let instance = instances.get(engine);
  if (instance === undefined) instances.set(engine, (instance = newInstance(engine)));
  return instance;
}

async function newInstance(engine: HttpEngine): Promise<AxiosInstance> {
  // Loaded when first needed, because importing it takes as long as a hundred calls.
  const { default: axios } = await import('axios');
  const instance = axios.create({
    adapter: engineAdapter(engine),
    // The transports interpret statuses and bodies, because they know the contract.
    validateStatus: null,
    transformRequest: [(data: unknown) => data],
    transformResponse: [(data: unknown) => data],
  });
  // Axios merges every default into every call; these concern its own adapters, or are empty.
  const { defaults } = instance;
  for (const name of unusedDefaults) Reflect.deleteProperty(defaults, name);
  for (const name of Object.keys(defaults.headers))
    if (name !== 'common') Reflect.deleteProperty(defaults.headers, name);
  return instance;
}

const unusedDefaults = ['transitional', 'env', 'xsrfCookieName', 'xsrfHeaderName', 'maxContentLength', 'maxBodyLength'];

/**
 * An adapter that keeps axios's features (interceptors, defaults, parameters) but sends the bytes through our engine, which
 * is more than twice as fast as axios's own.
 */
function engineAdapter(engine: HttpEngine) {
  return async (config: InternalAxiosRequestConfig & Abortable): Promise<AxiosResponse<Buffer | Readable>> => {
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(config.headers)) {
      if (typeof value === 'string') headers[name] = value;
      else if (typeof value === 'number' || typeof value === 'boolean') headers[name] = String(value);
    }
    const request: HttpRequest = {
      method: (config.method ?? 'get').toUpperCase() as HttpRequest['method'],
      url: `${config.baseURL ?? ''}${config.url ?? ''}`,
      headers,
      body: config.data as HttpRequest['body'],
      timeout: config.timeout ?? 0,
      left: config.left,
      signal: config.abort,
      observer: config.observer,
    };
    const answer = await (config.responseType === 'stream' ? engine.open(request) : engine.send(request));
    return { data: answer.body, status: answer.status, statusText: '', headers: answer.headers, config };
  };
}
