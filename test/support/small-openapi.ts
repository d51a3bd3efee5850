import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Json = Readonly<Record<string, unknown>>;

const carriers = 'SuperOffice.CRM.Services';

/** An OpenAPI 2 document in the vendor's form, with an agent `Thing`. */
export function smallOpenApi(definitions: Json = {}, paths: Json = {}): Json {
  return {
    swagger: '2.0',
    info: { version: 'v1-Agents', title: 'SuperOffice Agent API v1' },
    paths: { '/api/v1/Agents/Thing/GetThing': post([query('thingId')], reference('Thing')), ...paths },
    definitions: { [`${carriers}.Thing`]: object({ ThingId: int32, Name: text }), ...definitions },
  };
}

export const int32 = { type: 'integer', format: 'int32' };
export const text = { type: 'string' };

/** A reference to a definition of `SuperOffice.CRM.Services`. */
export function reference(name: string): Json {
  return { $ref: `#/definitions/${carriers}.${name}` };
}

export function object(properties: Json): Json {
  return { type: 'object', properties };
}

export function query(name: string, schema: Json = int32): Json {
  return { name, in: 'query', required: true, ...schema };
}

export function body(name: string, schema: Json): Json {
  return { name, in: 'body', required: true, schema };
}

/** An operation, with the parameters that all operations have. */
export function post(parameters: readonly Json[], result: Json | undefined): Json {
  const common = [
    { name: '$select', in: 'query', type: 'string' },
    { name: 'SO-AppToken', in: 'header', type: 'string' },
  ];
  const responses = result === undefined ? { '204': { description: 'No Content' } } : { '200': { schema: result } };
  return { post: { parameters: [...parameters, ...common], responses } };
}

/** Files of documents in a folder that `dispose` removes. */
export function documentFolder(): { write(name: string, document: unknown): string; dispose(): void; path: string } {
  const path = mkdtempSync(join(tmpdir(), 'openapi-'));
  return {
    path,
    write(name, document) {
      const file = join(path, name);
      writeFileSync(file, typeof document === 'string' ? document : JSON.stringify(document));
      return file;
    },
    dispose: () => rmSync(path, { recursive: true, force: true }),
  };
}
