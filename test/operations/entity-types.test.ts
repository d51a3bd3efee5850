import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  entityNames,
  entityRow,
  entityTypes,
  type EntityStep,
  fieldTables,
  nameOf,
  operationName,
} from '../../src/operations/index.js';
import { contract } from '../support/contract.js';

const rows = [...entityTypes].map(([name, row]) => [name, row] as const);
const steps: readonly EntityStep[] = ['CreateDefault', 'Get', 'Save', 'Delete'];

/** Carriers that have all four operations but cannot be read by one number, with what they are read by. */
const otherwise: Readonly<Record<string, string>> = {
  CustomObject: 'the name of its definition and a number',
};

describe('the table of entities', () => {
  it.each(rows)('describes %s as the contract does', (name, row) => {
    const get = contract.operation(row.agent, operationName(row, 'Get'));
    const type = get.output.fields[0]?.type;
    expect(get.input.fields.map((field) => field.type)).toEqual([{ kind: 'primitive', name: 'int' }]);
    expect(type).toMatchObject({ kind: 'carrier', name: row.carrier });
    const key = type?.kind === 'carrier' ? type.fieldsByName.get(row.primaryKey)?.type : undefined;
    expect(key).toEqual({ kind: 'primitive', name: 'int' });
    expect(nameOf(row)).toBe(name);
  });

  it('has every carrier that can be created, read, saved and deleted by one number', () => {
    const complete = contract.agentNames.flatMap((agent) => {
      const { operations } = contract.agent(agent);
      const carriers = [...operations.keys()].flatMap((operation) => /^CreateDefault(.+)$/.exec(operation)?.[1] ?? []);
      return carriers.filter((carrier) => steps.every((step) => operations.has(`${step}${carrier}`)));
    });
    const known = new Set([...entityTypes.values()].map(({ carrier }) => carrier));
    expect(complete).toHaveLength(66);
    expect(complete.filter((carrier) => !known.has(carrier)).sort()).toEqual(Object.keys(otherwise).sort());
  });
});

describe('an entity with a repository of its own', () => {
  it.each(entityNames)('%s says which operations its agent lacks', (name) => {
    const row = entityRow(name);
    const { operations } = contract.agent(row.agent);
    expect(steps.filter((step) => !operations.has(operationName(row, step)))).toEqual(row.absent ?? []);
  });
});

it('fields that a tenant adds are known of every entity that has them', () => {
  const having = rows.flatMap(([, row]) => {
    const type = contract.operation(row.agent, operationName(row, 'Get')).output.fields[0]?.type;
    const has = type?.kind === 'carrier' && type.fieldsByName.has('CustomFields');
    return has ? [row.repository] : [];
  });
  expect(having.sort()).toEqual(Object.keys(fieldTables).sort());
});

const folder = process.env['NETSERVER_CONTRACT'];
const openApi = (file: string) => {
  const path = join(folder ?? '', 'openapi', file);
  return folder !== undefined && existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as OpenApi) : undefined;
};
interface Schema {
  readonly properties?: Readonly<Record<string, { readonly description?: string }>>;
}
interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly type?: string;
}
interface OpenApi {
  readonly definitions: Readonly<Record<string, Schema>>;
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly parameters?: readonly Parameter[] }>>>>;
}
const agents = openApi('Swagger-v1-Agents.json');
const rest = openApi('Swagger-v1-REST.json');

(agents === undefined || rest === undefined ? describe.skip : describe)('the vendor’s OpenAPI documents', () => {
  it.each(rows)(
    'call the key of %s a primary key, or have none in it that is called so',
    (_name, { carrier, primaryKey }) => {
      const { properties = {} } = agents?.definitions[`SuperOffice.CRM.Services.${carrier}`] ?? {};
      const called = Object.keys(properties).filter((name) => /primary key/i.test(properties[name]?.description ?? ''));
      expect(Object.keys(properties)).toContain(primaryKey);
      expect(called.length === 0 || called.includes(primaryKey)).toBe(true);
    },
  );

  it.each(rows)('have the resource of %s, with these methods', (_name, { resource, archive, lacks = [] }) => {
    const has = (pattern: RegExp, method: string): boolean =>
      Object.entries(rest?.paths ?? {}).some(([path, methods]) => {
        const [inPath] = (methods[method]?.parameters ?? []).filter((parameter) => parameter.in === 'path');
        return pattern.test(path) && methods[method] !== undefined && (inPath?.type ?? 'integer') === 'integer';
      });
    const at = (rest: string) => new RegExp(`^/api/v1/${resource ?? 'None'}${rest}$`);
    const isCollection = (path: string) => {
      const { parameters = [] } = rest?.paths[path]?.['get'] ?? {};
      return parameters.some(({ name }) => name === '$select');
    };
    const found = {
      default: has(at('/default'), 'get'),
      create: has(at(''), 'post'),
      get: has(at(String.raw`/\{\w+\}`), 'get'),
      save: has(at(String.raw`/\{\w+\}`), 'put'),
      patch: has(at(String.raw`/\{\w+\}`), 'patch'),
      delete: has(at(String.raw`/\{\w+\}`), 'delete'),
      search: resource !== undefined && (archive === undefined || isCollection(`/api/v1/${resource}`)),
    };
    const expected = Object.keys(found).filter(
      (step) => resource !== undefined && !lacks.some((each) => each === step),
    );
    expect(Object.keys(found).filter((step) => found[step as keyof typeof found])).toEqual(expected);
  });
});
