import { request as httpRequest } from 'node:http';
import { createServer, type Server, type ServerOptions } from 'node:https';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A server with a certificate of its own, before a server without one: what IIS is to NetServer. */
export class TlsFront {
  /** The requests, as they arrived. */
  readonly requests: { readonly url: string; readonly headers: IncomingMessage['headers'] }[] = [];
  /** How many connections were begun. */
  connections = 0;
  readonly #server: Server;

  /** @param target the address of the server behind it */
  constructor(target: string, options: ServerOptions) {
    const { hostname, port } = new URL(target);
    this.#server = createServer(options, (request, response) => {
      const { method, url = '', headers } = request;
      this.requests.push({ url, headers });
      const passed = httpRequest({ host: hostname, port, method, path: url, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      passed.on('error', () => response.destroy());
      request.pipe(passed);
    });
    this.#server.on('connection', (socket: Socket) => {
      this.connections++;
      socket.on('error', () => undefined);
    });
    this.#server.on('tlsClientError', () => undefined);
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async start(): Promise<this> {
    this.#server.keepAliveTimeout = 0;
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
