import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigurationError } from '../errors/index.js';

/** A request whose body has arrived. */
export type ReceivedRequest = Pick<IncomingMessage, 'headers' | 'socket'> & {
  readonly method: string;
  /** The path and query, as sent. */
  readonly target: string;
  readonly body: Buffer;
};

export interface HttpServerOptions {
  readonly host: string;
  /** 0 lets the system pick one. */
  readonly port: number;
  /** Does the process stay alive while nothing arrives? */
  readonly keepProcessAlive: boolean;
  /** Larger bodies are answered with 413. Default 256 MB. */
  readonly maxBodyBytes?: number;
}

export interface HttpServer {
  /** `http://127.0.0.1:49152` */
  readonly origin: string;
  /** Closes every connection, and frees the port. */
  close(): Promise<void>;
}

/**
 * Listens for HTTP requests.
 *
 * @param answer writes the response; an error that it throws becomes a 500
 * @throws {ConfigurationError} if the port is taken, or the host is not an address of this machine
 */
export async function listen(
  { host, port, keepProcessAlive, maxBodyBytes = 256 * 1024 * 1024 }: HttpServerOptions,
  answer: (request: ReceivedRequest, response: ServerResponse) => Promise<void>,
): Promise<HttpServer> {
  const server = createServer({ keepAliveTimeout: 60_000, requestTimeout: 0 }, (request, response) => {
    void respond(request, response);
  });

  if (!keepProcessAlive) letProcessEnd(server);

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const body = await bodyOf(request, maxBodyBytes);
      if (body === undefined) {
        response.writeHead(413, { Connection: 'close', 'Content-Length': 0 }).end();
        return;
      }
      const { method = 'GET', url: target = '/', headers, socket } = request;
      await answer({ method, target, headers, socket, body }, response);
    } catch (error) {
      fail(response, error);
    }
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const code = cause.code ?? 'unknown';
      reject(
        new ConfigurationError(`the emulator cannot listen on ${host}:${port} (${code}); choose another port`, {
          cause,
        }),
      );
    });
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    origin: `http://${originHost(address.address)}:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Only a request that has not been answered keeps the process alive. */
function letProcessEnd(server: Server): void {
  server.on('listening', () => server.unref());
  server.on('connection', (socket) => socket.unref());
  server.on('request', ({ socket }, response) => {
    socket.ref();
    response.once('close', () => socket.unref());
  });
}

/** An address as a URL spells it. */
export function originHost(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}

/**
 * @returns undefined if the body is too large; what still arrives of it is dropped
 * @throws if the client closes the connection within the body
 */
function bodyOf(request: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > maxBytes) {
      resolve(undefined);
      return;
    }
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBytes) chunks.push(chunk);
      else {
        chunks.length = 0;
        resolve(undefined);
      }
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', reject);
  });
}

/** An error of the emulator itself, in the form of ASP.NET's own, so that a test shows it. */
function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const ExceptionMessage = error instanceof Error ? error.message : String(error);
  response
    .writeHead(500, { 'Content-Type': 'application/json; charset=utf-8' })
    .end(JSON.stringify({ Message: 'An error has occurred.', ExceptionMessage }));
}
