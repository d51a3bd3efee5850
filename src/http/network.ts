import type { SecureContext } from 'node:tls';
import { acceptedEncodings } from './content-encoding.js';
import { Proxies } from './proxies.js';
import { secureContext, type TrustOptions } from './trust.js';
import { userAgent } from './user-agent.js';

export interface NetworkOptions extends TrustOptions {
  /** The URL of a proxy, with a user name and password if it needs them; false for none. Default: as the environment says. */
  readonly proxy?: string | false | undefined;
  /** Further headers of every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** A proxy, and what authenticates with it. */
export interface Proxy {
  /** Without a user name and password. */
  readonly url: string;
  /** Its host and port, for messages. */
  readonly host: string;
  readonly token: string | undefined;
}

type Headers = Readonly<Record<string, string>>;

/** What lies between this machine and the servers: proxies, certificates, and headers that gateways ask for. */
export class Network {
  /** The certificates that are trusted and shown; undefined for Node's defaults. */
  readonly secureContext: SecureContext | undefined;
  readonly #proxies: Proxies;
  readonly #headers: Headers;
  readonly #names: ReadonlySet<string>;

  /** @throws {ConfigurationError} if a certificate, a key or the address of the proxy is invalid */
  constructor({ proxy, headers = {}, ...trust }: NetworkOptions = {}) {
    this.secureContext = secureContext(trust);
    this.#proxies = new Proxies(proxy);
    const names = Object.keys(headers).map((name) => name.toLowerCase());
    this.#headers = names.includes('user-agent') ? headers : { 'User-Agent': userAgent, ...headers };
    this.#names = new Set([...names, 'user-agent']);
  }

  /** @throws {ConfigurationError} if an environment variable does not name a proxy */
  proxyFor(url: URL): Proxy | undefined {
    const found = this.#proxies.of(url);
    if (found === undefined) return undefined;
    const { protocol, host, username, password } = found;
    const user = `${decoded(username)}:${decoded(password)}`;
    const token = username === '' ? undefined : `Basic ${Buffer.from(user, 'utf8').toString('base64')}`;
    return { url: `${protocol}//${host}`, host, token };
  }

  /** The headers of a request with those of this network, which libraries such as openid-client set too. */
  headersOf(given: Headers): Record<string, string> {
    const headers: Record<string, string> = { 'Accept-Encoding': acceptedEncodings };
    for (const name of Object.keys(given)) {
      const lower = name.toLowerCase();
      if (this.#names.has(lower)) continue;
      if (lower === 'accept-encoding') delete headers['Accept-Encoding'];
      headers[name] = given[name] ?? '';
    }
    return Object.assign(headers, this.#headers);
  }
}

/** A percent sign that encodes nothing stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
