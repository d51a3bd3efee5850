import {
  Agent as HttpAgent,
  type ClientRequest,
  type IncomingMessage,
  request as httpRequest,
  type RequestOptions,
  type ServerResponse,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import { ConfigurationError } from '../../errors/index.js';
import { Network, type NetworkOptions } from '../../http/index.js';

/** Where recorded requests go. */
export interface UpstreamSettings {
  /** The site of an Onsite installation, or the origin of an Online environment. */
  readonly url: string;
  /** The first step of the path of each tenant that may be addressed; empty for an Onsite installation. */
  readonly tenants: readonly string[];
  readonly network: NetworkOptions;
}

/** Windows' own tokens can be this long (MaxTokenSize of Kerberos, 48,000 bytes). */
export const maxHeaderBytes = 64 * 1024;

/** Segments that a server would resolve, after which the path would be that of another tenant. */
const dotSegments = /(?:^|[/\\]|%2f|%5c)(?:\.|%2e){1,2}(?=[/\\?]|%2f|%5c|$)/i;

/** The old endpoint. Each client connection has a connection of its own there, because NTLM authenticates connections. */
export class Upstream {
  readonly host: string;
  readonly #url: URL;
  readonly #sitePath: string;
  readonly #tenants: readonly string[];
  readonly #agents = new WeakMap<Socket, HttpAgent>();
  /** The connections of clients with a call under way. */
  readonly #busy = new WeakSet<Socket>();
  readonly #network: Network;

  /** @throws {ConfigurationError} if a certificate is invalid, or a proxy leads there */
  constructor({ url, tenants, network }: UpstreamSettings) {
    this.#url = new URL(url);
    this.host = this.#url.host;
    this.#sitePath = this.#url.pathname.replace(/\/+$/, '');
    this.#tenants = tenants;
    this.#network = new Network(network);
    if (this.#network.proxyFor(this.#url) !== undefined) {
      throw new ConfigurationError(
        `http.proxy: --record connects to ${this.host} directly, and cannot use a proxy; set proxy to false, or add the host to NO_PROXY`,
        { path: 'http.proxy' },
      );
    }
  }

  /**
   * The path there. A path that the gateway would serve is one here too, so a client needs no other address later.
   *
   * @returns undefined if the path is not one of the site or of an allowed tenant
   */
  pathOf(url: string): string | undefined {
    const [path = ''] = url.split('?', 1);
    if (!path.startsWith('/') || dotSegments.test(path)) return undefined;
    const isBelow = (base: string) => `${path.toLowerCase()}/`.startsWith(`${base.toLowerCase()}/`);
    const [only] = this.#tenants;
    const bases = only === undefined ? [this.#sitePath] : this.#tenants.map((id) => `${this.#sitePath}/${id}`);
    if (bases.some(isBelow)) return url;
    return bases.length === 1 && isBelow('/remote') ? `${bases[0] ?? ''}${url}` : undefined;
  }

  /** Begins a request with the headers of the client, in their order and spelling. Only `Host` is that of the server. */
  request(incoming: IncomingMessage, answer: ServerResponse, path: string): ClientRequest {
    const { socket } = incoming;
    this.#busy.add(socket);
    answer.once('close', () => this.#busy.delete(socket));
    const { hostname, port, protocol } = this.#url;
    const options: RequestOptions = {
      ...{ host: hostname.replace(/^\[|\]$/g, ''), port, path, method: incoming.method ?? 'GET' },
      headers: headersFor(incoming, this.host),
      agent: this.#agentOf(socket),
      maxHeaderSize: maxHeaderBytes,
      setHost: false,
    };
    return protocol === 'https:' ? httpsRequest(options) : httpRequest(options);
  }

  #agentOf(client: Socket): HttpAgent {
    const known = this.#agents.get(client);
    if (known !== undefined) return known;
    const options = { keepAlive: true, maxSockets: 1 };
    const { secureContext } = this.#network;
    const agent =
      this.#url.protocol === 'https:'
        ? new HttpsAgent({ ...options, ...(secureContext === undefined ? {} : { secureContext }) })
        : new HttpAgent(options);
    this.#agents.set(client, agent);
    client.once('close', () => agent.destroy());
    // A connection that the server closes while no call is under way is closed to the client too, as it would be without this.
    const followed = new WeakSet<Socket>();
    agent.on('free', (socket: Socket) => {
      if (followed.has(socket)) return;
      followed.add(socket);
      socket.once('close', () => {
        if (!this.#busy.has(client)) client.end();
      });
    });
    return agent;
  }
}

function headersFor({ rawHeaders, headers, method = 'GET' }: IncomingMessage, host: string): string[] {
  const copy = ['Host', host];
  // With `Expect`, Node writes headers as UTF-8; without it, byte by byte. Node's server has answered it already.
  const isAscii = rawHeaders.every((text) => /^[ -~]*$/.test(text));
  const dropped = isAscii ? /^(?:host|upgrade|http2-settings)$/i : /^(?:host|upgrade|http2-settings|expect)$/i;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const [name = '', value = ''] = rawHeaders.slice(index, index + 2);
    // A protocol that the server would switch to could not be read here.
    if (!dropped.test(name)) copy.push(name, value);
  }
  const hasBody = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
  // Node would announce a chunked body.
  if (!hasBody && method !== 'GET' && method !== 'HEAD') copy.push('Content-Length', '0');
  return copy;
}
