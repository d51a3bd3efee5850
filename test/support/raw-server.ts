import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A server whose connections a test handles itself, below HTTP and TLS. */
export class RawServer {
  connected: (socket: Socket) => void = () => undefined;
  connections = 0;
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((socket) => {
    this.connections += 1;
    this.#sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => this.#sockets.delete(socket));
    this.connected(socket);
  });

  /** @returns host and port */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
