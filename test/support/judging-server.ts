import { Readable } from 'node:stream';
import type { CanonicalObject, Operation } from '../../src/contract/index.js';
import type { HttpAnswer, HttpEngine, HttpRequest, HttpStream } from '../../src/index.js';
import { type AgentsDocument, answersBytes, argumentsOf, readFlags, servesOperation } from './agents-document.js';
import type { IndependentWire } from './independent-wire.js';

/**
 * A server for any operation of any agent, on SOAP and on the Agents API, that keeps the arguments as the vendor's own
 * documents read them, and answers what a test sets. It uses no code of `src`.
 */
export class JudgingServer implements HttpEngine {
  /** The latest arguments, by the names of the SOAP parameters. */
  arguments: unknown;
  /** The latest SOAP request. */
  envelope = '';
  readonly #wire: IndependentWire;
  readonly #openapi: AgentsDocument;
  #operation: Operation | undefined;
  #outputs: CanonicalObject = {};

  constructor(wire: IndependentWire, openapi: AgentsDocument) {
    this.#wire = wire;
    this.#openapi = openapi;
  }

  /** Whether the Agents API has the operation. */
  serves(operation: Operation): boolean {
    return servesOperation(this.#openapi, operation);
  }

  expect(operation: Operation, outputs: CanonicalObject): void {
    this.#operation = operation;
    this.#outputs = outputs;
    this.arguments = undefined;
  }

  async send({ url, headers, body }: HttpRequest): Promise<HttpAnswer> {
    const { pathname, searchParams } = new URL(url);
    const operation = this.#operation;
    if (operation === undefined) throw new Error('nothing is expected');
    if (pathname.startsWith('/Remote/')) {
      if (headers['SOAPAction'] !== `"${operation.soapAction}"`) throw new Error(`SOAPAction ${headers['SOAPAction']}`);
      this.envelope = textOf(body);
      const { wrapper, values } = this.#wire.read(this.envelope);
      if (!wrapper.endsWith(`}${operation.name}`)) throw new Error(`${wrapper} came for ${operation.name}`);
      this.arguments = values;
      const answer = this.#wire.writeAnswer(operation.name, this.#outputs);
      return { status: 200, headers: { 'content-type': 'text/xml; charset=utf-8' }, body: Buffer.from(answer) };
    }
    const text = body === undefined ? undefined : textOf(body);
    const given = argumentsOf(this.#openapi, operation, { pathname, searchParams }, text);
    this.arguments = readFlags(operation.input.fields, given);
    const [output] = operation.output.fields;
    if (output === undefined) return { status: 204, headers: {}, body: Buffer.alloc(0) };
    const value = this.#outputs[output.name];
    // A binary output is sent as bytes to clients that accept them.
    if (answersBytes(this.#openapi, pathname) && headers['Accept']?.includes('octet-stream')) {
      if (typeof value !== 'string') return { status: 204, headers: {}, body: Buffer.alloc(0) };
      const type = { 'content-type': 'application/octet-stream' };
      return { status: 200, headers: type, body: Buffer.from(value, 'base64') };
    }
    const json = Buffer.from(JSON.stringify(value));
    return { status: 200, headers: { 'content-type': 'application/json' }, body: json };
  }

  async open(request: HttpRequest): Promise<HttpStream> {
    const { body, ...head } = await this.send(request);
    return { ...head, body: Readable.from([body]) };
  }

  async close(): Promise<void> {
    // Nothing is open.
  }
}

function textOf(body: HttpRequest['body']): string {
  if (typeof body !== 'string') throw new TypeError('the request has no text for a body');
  return body;
}
