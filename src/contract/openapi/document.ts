import { basename } from 'node:path';
import * as z from 'zod';
import { ConfigurationError } from '../../errors/index.js';
import { parseJson, readText, UnreadableFile } from '../../files/index.js';
import { type JsonSchema, schema } from './json-schema.js';

/** The vendor's largest document is smaller than 8 MB. */
const maxDocumentSize = 64 * 1024 * 1024;

/** An operation of an agent, in the same form for OpenAPI 2 and 3. */
export interface DocumentedOperation {
  readonly query: readonly { readonly name: string; readonly schema: JsonSchema }[];
  /** The document may name the parameter in the body. */
  readonly body: { readonly name: string | undefined; readonly schema: JsonSchema } | undefined;
  /** Undefined if the operation returns nothing. */
  readonly result: JsonSchema | undefined;
}

/** A document, read as far as it concerns a contract. */
export interface OpenApiDocument {
  readonly file: string;
  /** Such as `v1-Agents`. */
  readonly version: string;
  readonly schemas: ReadonlyMap<string, JsonSchema>;
  readonly operations: readonly NamedOperation[];
}

export interface NamedOperation {
  readonly agent: string;
  readonly name: string;
  /** @throws {ConfigurationError} if the operation is invalid */
  read(): DocumentedOperation;
}

const content = z.record(z.string(), z.object({ schema: schema.optional() }));
const parameter = z.object({
  // A reference has neither.
  name: z.string().optional(),
  in: z.string().optional(),
  schema: schema.optional(),
  type: z.string().optional(),
  format: z.string().optional(),
  items: schema.optional(),
  enum: z.array(z.unknown()).optional(),
});
const operation = z.object({
  parameters: z.array(parameter).optional(),
  requestBody: z.object({ content }).optional(),
  'x-codegen-request-body-name': z.string().optional(),
  responses: z.record(z.string(), z.object({ schema: schema.optional(), content: content.optional() })),
});
const documentShape = z.object({
  swagger: z.string().optional(),
  openapi: z.string().optional(),
  info: z.object({ version: z.string().optional() }).optional(),
  paths: z.record(z.string(), schema),
  definitions: z.record(z.string(), schema).optional(),
  components: z.object({ schemas: z.record(z.string(), schema).optional() }).optional(),
});

/**
 * Reads an OpenAPI document: Swagger 2.0, which the vendor publishes, or OpenAPI 3, to which the vendor's own tools convert
 * it (`tools/convert-swagger-to-openapi.ps1` in the repository of its documentation).
 *
 * @throws {ConfigurationError} if it is not such a document
 */
export function readDocument(path: string): OpenApiDocument {
  const file = basename(path);
  const json = parsed(path, file);
  const { swagger, openapi, info, paths, definitions, components } = checked(documentShape, json, file);
  if (swagger !== '2.0' && openapi?.startsWith('3.') !== true) {
    throw invalid(file, 'is not an OpenAPI document: it has neither "swagger": "2.0" nor "openapi": "3.…"');
  }
  return {
    file,
    version: info?.version ?? '',
    schemas: new Map(Object.entries({ ...definitions, ...components?.schemas })),
    operations: Object.entries(paths).flatMap(([address, methods]) => {
      const [, agent, name] = /\/Agents\/([A-Za-z]\w*)\/([A-Za-z]\w*)$/.exec(address) ?? [];
      const { post } = methods;
      if (agent === undefined || name === undefined || post === undefined) return [];
      return [{ agent, name, read: () => documented(checked(operation, post, file, `${agent}.${name}`)) }];
    }),
  };
}

function checked<Shape extends z.ZodType>(shape: Shape, value: unknown, file: string, within = ''): z.output<Shape> {
  const found = shape.safeParse(value);
  if (found.success) return found.data;
  const [issue] = found.error.issues;
  const path = [within, ...(issue?.path ?? [])].map(String).filter((step) => step !== '');
  const place = path.join(' → ').slice(0, 200);
  throw invalid(
    file,
    `is not a valid OpenAPI document: ${place === '' ? 'it' : place} is missing or has the wrong type`,
  );
}

function parsed(path: string, file: string): unknown {
  try {
    return parseJson(readText(path, maxDocumentSize));
  } catch (cause) {
    const reason = cause instanceof UnreadableFile || cause instanceof SyntaxError ? cause.message : 'cannot be read';
    throw new ConfigurationError(`the contract document ${file} ${reason}`, { path: 'contract.source', cause });
  }
}

function documented(post: z.output<typeof operation>): DocumentedOperation {
  const { parameters = [], requestBody, responses, 'x-codegen-request-body-name': bodyName } = post;
  const inBody = parameters.find((each) => each.in === 'body');
  const body = inBody?.schema ?? jsonIn(requestBody?.content);
  // OData's own parameters, such as $select, are options of a call.
  const query = parameters.filter((each) => each.in === 'query' && each.name?.startsWith('$') === false);
  const success = Object.entries(responses).find(([status]) => /^2(?!04)/.test(status))?.[1];
  return {
    query: query.map(({ name: parameterName = '', schema: declared, type, format, items, enum: names }) => ({
      name: parameterName,
      schema: declared ?? { type, format, items, enum: names },
    })),
    body: body === undefined ? undefined : { name: inBody?.name ?? bodyName, schema: body },
    result: success?.schema ?? jsonIn(success?.content),
  };
}

/** The schema of the JSON content, or of the only content, such as bytes. */
function jsonIn(types: z.output<typeof content> | undefined): JsonSchema | undefined {
  const found = Object.entries(types ?? {});
  return (found.find(([type]) => type.startsWith('application/json')) ?? found[0])?.[1].schema;
}

function invalid(file: string, problem: string): ConfigurationError {
  return new ConfigurationError(`the contract document ${file} ${problem}`, { path: 'contract.source' });
}
