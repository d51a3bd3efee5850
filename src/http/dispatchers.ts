import { Agent, Client, type Dispatcher, Pool, ProxyAgent } from 'undici';
import { ExchangeDeadline } from './exchange-deadline.js';
import type { Network, Proxy } from './network.js';

export interface DispatcherOptions {
  readonly network: Network;
  /** Maximum number of connections to one host; null for no limit. */
  readonly connections: number | null;
  /** Called when a connection has ended. Then there is one connection per host. */
  readonly disconnected?: (() => void) | undefined;
}

const keepAlive = { keepAliveTimeout: 20_000, pipelining: 1 };

/** undici's connections: direct, or through a proxy. Each dispatcher also reports when a request starts being written. */
export class Dispatchers {
  readonly #options: DispatcherOptions;
  readonly #connect: { readonly secureContext?: NonNullable<Network['secureContext']> };
  /** By proxy, and by host if each has one connection. */
  readonly #known = new Map<string, { readonly whole: Dispatcher; readonly reporting: Dispatcher }>();

  constructor(options: DispatcherOptions) {
    const { secureContext } = options.network;
    this.#options = options;
    this.#connect = secureContext === undefined ? {} : { secureContext };
  }

  /** @throws {ConfigurationError} if an environment variable does not name a proxy */
  to(url: URL): Dispatcher {
    const { network, disconnected } = this.#options;
    const proxy = network.proxyFor(url);
    const key = `${proxy?.url ?? ''} ${disconnected === undefined ? '' : url.origin}`;
    let known = this.#known.get(key);
    if (known === undefined) {
      const whole = proxy === undefined ? this.#direct(url) : this.#through(proxy);
      known = { whole, reporting: whole.compose(reportStart) };
      this.#known.set(key, known);
    }
    return known.reporting;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#known.values()].map(({ whole }) => whole.destroy()));
  }

  #direct({ origin }: URL): Dispatcher {
    const { connections, disconnected } = this.#options;
    const options = { ...keepAlive, connect: this.#connect };
    // An `Agent` abandons connections too early after one of them has ended.
    if (disconnected !== undefined) return new Client(origin, options).on('disconnect', disconnected);
    return new Agent({ ...options, connections });
  }

  #through({ url, token }: Proxy): Dispatcher {
    const { connections, disconnected } = this.#options;
    return new ProxyAgent({
      uri: url,
      ...(token !== undefined && { token }),
      // As curl does: a proxy gets an http request itself. A connection that is authenticated needs a tunnel.
      proxyTunnel: disconnected !== undefined,
      requestTls: this.#connect,
      proxyTls: this.#connect,
      factory(origin, given: Pool.Options) {
        const options = { ...given, ...keepAlive };
        if (disconnected === undefined) return new Pool(origin, { ...options, connections });
        return new Client(origin, options).on('disconnect', disconnected);
      },
    });
  }
}

/** Notifies the deadline of a request, its `opaque`, when the first byte is about to be written. */
const reportStart: Dispatcher.DispatcherComposeInterceptor = (dispatch) => (options, handler) => {
  const { opaque: deadline } = options as { readonly opaque?: unknown };
  if (!(deadline instanceof ExchangeDeadline)) return dispatch(options, handler);
  return dispatch(options, {
    onRequestStart(controller, context) {
      deadline.begin();
      handler.onRequestStart?.(controller, context);
    },
    onRequestUpgrade: (controller, ...head) => handler.onRequestUpgrade?.(controller, ...head),
    onResponseStart: (controller, ...head) => handler.onResponseStart?.(controller, ...head),
    onResponseData: (controller, piece) => handler.onResponseData?.(controller, piece),
    onResponseEnd: (controller, trailers) => handler.onResponseEnd?.(controller, trailers),
    onResponseError: (controller, error) => handler.onResponseError?.(controller, error),
  });
};
