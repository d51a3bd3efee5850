import { Readable } from 'node:stream';
import {
  actualType,
  type CanonicalObject,
  type Field,
  type Operation,
  type TypeDescription,
} from '../../src/contract/index.js';
import type { HttpAnswer, HttpEngine, HttpRequest, HttpStream } from '../../src/index.js';
import type { IndependentWire } from './independent-wire.js';

/** The part of an OpenAPI 2 document that says where the arguments of an agent's operation are sent. */
export interface AgentsDocument {
  readonly paths: Readonly<Record<string, { readonly post: Post }>>;
  readonly definitions: Readonly<Record<string, { readonly properties?: Readonly<Record<string, unknown>> }>>;
}

interface Post {
  readonly parameters: readonly Parameter[];
  /** By status. */
  readonly responses: Readonly<Record<string, { readonly schema?: { readonly format?: string } }>>;
}

interface Parameter {
  readonly in: string;
  readonly name: string;
  readonly schema?: { readonly $ref?: string };
}

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
  serves({ agent, name }: Operation): boolean {
    return Object.hasOwn(this.#openapi.paths, `/api/v1/Agents/${agent}/${name}`);
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
    const document = this.#openapi.paths[pathname];
    if (document === undefined) throw new Error(`there is no ${pathname}`);
    const sent: unknown = body === undefined ? undefined : JSON.parse(textOf(body));
    this.arguments = readFlags(
      operation.input.fields,
      this.#argumentsOf(operation, document.post.parameters, sent, searchParams),
    );
    const [output] = operation.output.fields;
    if (output === undefined) return { status: 204, headers: {}, body: Buffer.alloc(0) };
    const value = this.#outputs[output.name];
    // A binary output is sent as bytes to clients that accept them.
    if (document.post.responses['200']?.schema?.format !== undefined && headers['Accept']?.includes('octet-stream')) {
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

  #argumentsOf(
    { input }: Operation,
    declared: readonly Parameter[],
    body: unknown,
    query: URLSearchParams,
  ): Record<string, unknown> {
    const [parameter] = declared.filter((each) => ['body', 'query'].includes(each.in) && each.name !== '$select');
    const names = input.fields.map((field) => field.name);
    const [only = ''] = names;
    if (parameter === undefined) return {};
    if (parameter.in === 'query') return { [only]: fromQuery(query.get(parameter.name), input.fields[0]?.type) };
    const reference = parameter.schema?.$ref ?? '';
    if (!/WebApi\.v1\.Carriers.*Request$/.test(reference)) return { [only]: body };
    const properties = Object.keys(
      this.#openapi.definitions[reference.replace('#/definitions/', '')]?.properties ?? {},
    );
    const given = body as Readonly<Record<string, unknown>>;
    const surplus = Object.keys(given).find((name) => !properties.includes(name));
    if (surplus !== undefined) throw new Error(`the Agents API knows no ${surplus}`);
    // One parameter of one operation has another name than in SOAP.
    const renamed = properties.find((name) => !names.includes(name)) ?? '';
    return Object.fromEntries(names.map((name) => [name, given[properties.includes(name) ? name : renamed]]));
  }
}

/** Json.NET accepts flags by number too; zero has no other form that every server knows. */
function readFlags(fields: readonly Field[], values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const type = fields.find((field) => field.name === name)?.type;
      return [name, type === undefined ? value : readFlagsOf(type, value)];
    }),
  );
}

function readFlagsOf(type: TypeDescription, value: unknown): unknown {
  if (type.kind === 'flags' && value === 0) return '';
  if (type.kind === 'array' && Array.isArray(value)) return value.map((item) => readFlagsOf(type.item.type, item));
  if (typeof value !== 'object' || value === null) return value;
  const values = value as Record<string, unknown>;
  if (type.kind === 'carrier') return readFlags(actualType(type, values).fields, values);
  if (type.kind !== 'dictionary') return value;
  return Object.fromEntries(Object.entries(values).map(([key, entry]) => [key, readFlagsOf(type.value.type, entry)]));
}

function textOf(body: HttpRequest['body']): string {
  if (typeof body !== 'string') throw new TypeError('the request has no text for a body');
  return body;
}

function fromQuery(value: string | null, type: Operation['input']['fields'][number]['type'] | undefined): unknown {
  if (value === null || type?.kind !== 'primitive') return value;
  if (type.name === 'boolean') return value === 'true';
  return ['string', 'dateTime', 'duration'].includes(type.name) ? value : Number(value);
}
