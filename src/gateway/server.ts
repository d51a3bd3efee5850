import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { ConfigurationError } from '../errors/index.js';
import { ClientLimits } from './client-limits.js';
import { onceOver } from './closing.js';
import type { Gateway } from './gateway.js';
import type { CallRecorder } from './recording/call-recorder.js';
import { Certificate, type CertificateFiles } from './certificate.js';

/** Where a gateway listens, and what it allows a client. */
export interface GatewayServerOptions {
  /** The address to listen on. Default: `127.0.0.1`, which only this machine can reach. */
  readonly host?: string;
  /** Default: a free port. */
  readonly port?: number;
  /** The certificate and its key, as PEM files, which are read again when they change. Default: none, so that it is HTTP. */
  readonly tls?: CertificateFiles;
  /** Maximum number of calls of one address that are under way; others are answered with 503. Default: 200. */
  readonly callsPerClient?: number;
  /** Maximum number of open connections; further ones are closed at once. Default: 10,000. */
  readonly connections?: number;
  /**
   * Maximum number of open connections of one address; further ones are closed at once. Set it to `connections` if a proxy
   * makes all of them. Default: half of `connections`.
   */
  readonly connectionsPerClient?: number;
  /** Milliseconds in which a request must have arrived. Default: 60,000. */
  readonly requestTimeout?: number;
  /**
   * Milliseconds that `close` goes on serving before it closes idle connections: answers ask clients to end their connections,
   * `/health/ready` says 503, and no client meets a connection that is just being closed. It ends earlier if no connection is
   * left. Default: 1,000.
   */
  readonly drain?: number;
  /** Milliseconds that `close` waits for the calls under way before it breaks them off. Default: 30,000. */
  readonly closeTimeout?: number;
}

/** A `Gateway`, or a `CallRecorder`. */
type Served = Pick<Gateway, 'handler' | 'close'> &
  Partial<Pick<CallRecorder, 'maxHeaderSize'>> & {
    /** Reports a request that is refused before it reaches the handler. */
    readonly refused?: (request: IncomingMessage, status: number) => void;
  };

/** A gateway that listens. */
export interface GatewayServer extends AsyncDisposable {
  /** `http://127.0.0.1:8080` */
  readonly origin: string;
  /**
   * Accepts no more calls, finishes those under way, and closes the gateway.
   *
   * @example
   * await server.close();
   */
  close(): Promise<void>;
}

/**
 * Serves a gateway on a port. Beside the services, `/health/live` answers 200 while the process runs, and `/health/ready`
 * answers 503 once the server closes, so that a load balancer sends no further calls.
 *
 * @throws {ConfigurationError} if it cannot listen there, or the certificate cannot be read
 * @example
 * const server = await listen(gateway, { port: 8080 });
 * console.log(server.origin); // http://127.0.0.1:8080
 */
export async function listen(gateway: Served, options: GatewayServerOptions = {}): Promise<GatewayServer> {
  const {
    host = '127.0.0.1',
    port = 0,
    tls,
    callsPerClient = 200,
    connections = 10_000,
    connectionsPerClient = Math.ceil(connections / 2),
    requestTimeout = 60_000,
    closeTimeout = 30_000,
    drain = 1_000,
  } = options;
  const callLimits = new ClientLimits(callsPerClient);
  const connectionLimits = new ClientLimits(connectionsPerClient);
  let isClosing = false;
  const handler = (request: IncomingMessage, response: ServerResponse): void => {
    if (isClosing) response.setHeader('Connection', 'close');
    const health = healthOf(request, isClosing);
    if (health !== undefined) {
      response.writeHead(health, { 'Content-Type': 'text/plain' }).end(health === 200 ? 'ok\n' : 'closing\n');
      return;
    }
    const leave = callLimits.enter(request.socket.remoteAddress ?? '');
    if (leave === undefined) {
      gateway.refused?.(request, 503);
      // Half a request may still arrive.
      response.writeHead(503, { 'Retry-After': '1', Connection: 'close', 'Content-Length': 0 }).end();
      return;
    }
    onceOver(request, response, leave);
    gateway.handler(request, response);
  };
  const settings = {
    requestTimeout,
    headersTimeout: Math.min(20_000, requestTimeout),
    connectionsCheckingInterval: Math.min(5_000, requestTimeout),
    keepAliveTimeout: 65_000,
    ...(gateway.maxHeaderSize === undefined ? {} : { maxHeaderSize: gateway.maxHeaderSize }),
  };
  const certificate = tls === undefined ? undefined : new Certificate(tls);
  const server =
    certificate === undefined
      ? createHttpServer(settings, handler)
      : createHttpsServer({ ...settings, ...certificate.read() }, handler);
  server.maxConnections = connections;
  const connected = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    const leave = connectionLimits.enter(socket.remoteAddress ?? '');
    if (leave === undefined) {
      socket.destroy();
      return;
    }
    connected.add(socket);
    socket.once('close', () => {
      leave();
      connected.delete(socket);
    });
  });
  await listening(server, host, port);
  if ('setSecureContext' in server) certificate?.follow((pair) => server.setSecureContext(pair));
  const { address, port: actual } = server.address() as AddressInfo;
  const origin = `${tls === undefined ? 'http' : 'https'}://${address.includes(':') ? `[${address}]` : address}:${actual}`;
  let closing: Promise<void> | undefined;
  const close = () => {
    isClosing = true;
    certificate?.close();
    return (closing ??= drained(server, connected, drain)
      .then(() => closed(server, closeTimeout))
      .then(() => gateway.close()));
  };
  return { origin, close, [Symbol.asyncDispose]: close };
}

function healthOf({ url = '' }: IncomingMessage, isClosing: boolean): number | undefined {
  if (url === '/health/live') return 200;
  return url === '/health/ready' ? (isClosing ? 503 : 200) : undefined;
}

async function listening(server: Server, host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const message = `the gateway cannot listen on ${host}:${port} (${cause.code ?? 'unknown'}); choose another address or port`;
      reject(new ConfigurationError(message, { cause }));
    });
    server.listen(port, host, resolve);
  });
}

/** Resolves when no connection is left, or the time is over. */
async function drained(server: Server, connected: ReadonlySet<Socket>, time: number): Promise<void> {
  if (connected.size === 0 || time === 0) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, time);
    const check = () => {
      if (connected.size > 0) return;
      clearTimeout(timer);
      resolve();
    };
    for (const socket of connected) socket.once('close', () => setImmediate(check));
    server.on('connection', (socket: Socket) => socket.once('close', () => setImmediate(check)));
  });
}

/** Idle connections are closed at once, and the others when their call has been answered. */
async function closed(server: Server, timeout: number): Promise<void> {
  const expired = setTimeout(() => server.closeAllConnections(), timeout);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  clearTimeout(expired);
}
