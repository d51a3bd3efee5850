import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** `body` is the body of the request as UTF-8 text. */
export type Answer = (response: ServerResponse, request: IncomingMessage, body: string) => void;

/** A server that answers whatever a test sets, valid or not. */
export class AnsweringServer {
  answer: Answer = (response) => response.end();
  arrivals = 0;
  readonly #server = createServer((request, response) => {
    this.arrivals++;
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => this.answer(response, request, Buffer.concat(pieces).toString('utf8')));
    request.on('error', () => undefined);
  });

  async start(): Promise<string> {
    // On a busy machine Node would close an idle connection just as the next request arrives.
    this.#server.keepAliveTimeout = 0;
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/Cust12345`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
