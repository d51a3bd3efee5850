import { createServer, type IncomingMessage, request as httpRequest, type ServerResponse } from 'node:http';
import { createServer as createSecureServer, type ServerOptions } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** A proxy, as companies have one. It reaches every host name at a port of this machine. */
export class ProxyServer {
  /** What was asked for: `CONNECT crm.example.test:443`, or `GET http://…`. */
  readonly asked: string[] = [];
  /** The headers of each request. */
  readonly headers: IncomingMessage['headers'][] = [];
  readonly authorizations: (string | undefined)[] = [];
  /** `Basic …`, if it lets no one else through. */
  required: string | undefined;
  /** The status with which it refuses every request. */
  refusal: number | undefined;
  readonly #server;
  readonly #isSecure: boolean;
  readonly #sockets = new Set<Socket>();

  /** @param portOf where a host really is */
  constructor(
    readonly portOf: (host: string) => number,
    secure?: ServerOptions,
  ) {
    const forward = (request: IncomingMessage, response: ServerResponse) => {
      const refusal = this.#refusalOf(request);
      const target = new URL(request.url ?? '');
      if (refusal !== undefined) {
        response.writeHead(refusal).end('<html>no</html>');
        return;
      }
      const headers = { ...request.headers };
      delete headers['proxy-authorization'];
      const passed = httpRequest(
        {
          host: '127.0.0.1',
          port: this.portOf(target.host),
          method: request.method,
          path: target.pathname + target.search,
          headers,
        },
        (answer) => {
          response.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(response);
        },
      );
      passed.on('error', () => response.destroy());
      request.pipe(passed);
    };
    this.#isSecure = secure !== undefined;
    this.#server = secure === undefined ? createServer(forward) : createSecureServer(secure, forward);
    this.#server.on('connection', (socket: Socket) => this.#track(socket));
    this.#server.on('connect', (request: IncomingMessage, socket: Socket) => {
      const refusal = this.#refusalOf(request);
      if (refusal !== undefined) {
        socket.end(`HTTP/1.1 ${refusal} No\r\nContent-Length: 0\r\n\r\n`);
        return;
      }
      const to = this.#track(connect(this.portOf(request.url ?? ''), '127.0.0.1'));
      to.on('connect', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        to.pipe(socket);
        socket.pipe(to);
      });
      to.on('close', () => socket.destroy());
      socket.on('close', () => to.destroy());
    });
  }

  get url(): string {
    return `http${this.#isSecure ? 's' : ''}://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #track(socket: Socket): Socket {
    this.#sockets.add(socket);
    return socket.on('error', () => undefined).once('close', () => this.#sockets.delete(socket));
  }

  #refusalOf({ method, url, headers }: IncomingMessage): number | undefined {
    const authorization = headers['proxy-authorization'];
    this.asked.push(`${method ?? ''} ${url ?? ''}`);
    this.headers.push(headers);
    this.authorizations.push(authorization);
    return this.required !== undefined && authorization !== this.required ? 407 : this.refusal;
  }
}
