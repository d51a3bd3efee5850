import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Operation } from '../../src/contract/index.js';
import { type AgentsDocument, answersBytes, argumentsOf } from './agents-document.js';

/** A request of the Agents API, as the vendor's document reads it. */
export interface AgentsRequest {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  /** The body as text; undefined for none. */
  readonly body: string | undefined;
  /** By the names of the SOAP parameters. */
  readonly arguments: Record<string, unknown>;
}

/** A row of the table: the operation that is expected, and the JSON of its only output; undefined for one without output. */
export interface AgentsRow {
  readonly operation: Operation;
  readonly json: string | undefined;
}

/** What the gateway asks once, beside the calls of its clients: for the zone that its answers name. */
const baseZone: ReadonlyMap<string, string> = new Map([
  ['/api/v1/Agents/TimeZone/GetBaseTimeZoneId', '0'],
  ['/api/v1/Agents/TimeZone/GetDefaultTimeZoneInformation', 'null'],
]);

/** A server in the place of SuperOffice, which answers one Agents call after the other from a table. */
export class AgentsTable {
  /** What came in since `expect`. */
  requests: AgentsRequest[] = [];
  /** What was wrong with it. */
  problems: string[] = [];
  readonly #document: AgentsDocument;
  #row: AgentsRow | undefined;
  readonly #server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      try {
        this.#answer(request, Buffer.concat(pieces), response);
      } catch (error) {
        this.problems.push(String(error));
        response.writeHead(500).end();
      }
    });
  });

  constructor(document: AgentsDocument) {
    this.#document = document;
  }

  async start(): Promise<string> {
    this.#server.keepAliveTimeout = 0;
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  expect(row: AgentsRow): void {
    this.#row = row;
    this.requests = [];
    this.problems = [];
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(request: IncomingMessage, bytes: Buffer, response: ServerResponse): void {
    const { method, url = '', headers } = request;
    if (method !== 'POST') throw new Error(`${method} ${url}`);
    if (this.#row === undefined) throw new Error(`${url} is not expected`);
    const { operation, json } = this.#row;
    const address = new URL(url, 'http://server');
    const path = `/api/v1/Agents/${operation.agent}/${operation.name}`;
    if (address.pathname !== path && baseZone.has(address.pathname)) {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(baseZone.get(address.pathname));
      return;
    }
    if (address.pathname !== path) throw new Error(`${address.pathname} came for ${path}`);
    const body = bytes.length === 0 ? undefined : bytes.toString('utf8');
    if (body !== undefined && !/^application\/json\b/.test(headers['content-type'] ?? '')) {
      throw new Error(`a body of ${headers['content-type']}`);
    }
    this.requests.push({ path, headers, body, arguments: argumentsOf(this.#document, operation, address, body) });
    if (json === undefined) {
      response.writeHead(204).end();
    } else if (answersBytes(this.#document, path) && headers.accept?.includes('octet-stream')) {
      const value = JSON.parse(json) as string | null;
      if (value === null) response.writeHead(204).end();
      else response.writeHead(200, { 'Content-Type': 'application/octet-stream' }).end(Buffer.from(value, 'base64'));
    } else {
      response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' }).end(json);
    }
  }
}
