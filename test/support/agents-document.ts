import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { actualType, type Field, type Operation, type TypeDescription } from '../../src/contract/index.js';
import { vendorWsdl } from './vendor-schema.js';

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

/** The vendor's document of the Agents API. */
export const agentsDocumentFile = join(vendorWsdl ?? '', '../openapi/Swagger-v1-Agents.json');

/** The vendor's document of the Agents API, or one without operations on a machine that lacks it. */
export function agentsDocument(): AgentsDocument {
  const text = vendorWsdl === undefined ? '{"paths":{},"definitions":{}}' : readFileSync(agentsDocumentFile, 'utf8');
  return JSON.parse(text) as AgentsDocument;
}

/** Whether the Agents API has the operation. */
export function servesOperation({ paths }: AgentsDocument, { agent, name }: Operation): boolean {
  return Object.hasOwn(paths, `/api/v1/Agents/${agent}/${name}`);
}

/**
 * The arguments of a request as it has them, by the names of the SOAP parameters, as the document reads them.
 *
 * @param text the body; undefined for none
 */
export function argumentsOf(
  document: AgentsDocument,
  operation: Operation,
  { pathname, searchParams }: Pick<URL, 'pathname' | 'searchParams'>,
  text: string | undefined,
): Record<string, unknown> {
  const path = document.paths[pathname];
  if (path === undefined) throw new Error(`there is no ${pathname}`);
  const names = path.post.parameters.filter((each) => each.in === 'query').map((each) => each.name);
  const undeclared = [...searchParams.keys()].find((name) => !names.includes(name));
  if (undeclared !== undefined) throw new Error(`${pathname} has no query parameter ${undeclared}`);
  const sent: unknown = text === undefined ? undefined : JSON.parse(text);
  return given(document, operation, path.post.parameters, sent, searchParams);
}

/** Whether the only output is sent as bytes to clients that accept them. */
export function answersBytes({ paths }: AgentsDocument, pathname: string): boolean {
  return paths[pathname]?.post.responses['200']?.schema?.format !== undefined;
}

function given(
  document: AgentsDocument,
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
  const properties = Object.keys(document.definitions[reference.replace('#/definitions/', '')]?.properties ?? {});
  const values = body as Readonly<Record<string, unknown>>;
  const surplus = Object.keys(values).find((name) => !properties.includes(name));
  if (surplus !== undefined) throw new Error(`the Agents API knows no ${surplus}`);
  // One parameter of one operation has another name than in SOAP.
  const renamed = properties.find((name) => !names.includes(name)) ?? '';
  return Object.fromEntries(names.map((name) => [name, values[properties.includes(name) ? name : renamed]]));
}

/** Arguments in the canonical form. Json.NET accepts flags by number too; zero has no other form that every server knows. */
export function readFlags(fields: readonly Field[], values: Record<string, unknown>): Record<string, unknown> {
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

function fromQuery(value: string | null, type: Operation['input']['fields'][number]['type'] | undefined): unknown {
  if (value === null || type?.kind !== 'primitive') return value;
  if (type.name === 'boolean') return value === 'true';
  return ['string', 'dateTime', 'duration'].includes(type.name) ? value : Number(value);
}
