import { afterAll, describe, expect, it } from '@jest/globals';
import { Contract } from '../../src/contract/index.js';
import { ConfigurationError } from '../../src/index.js';
import { contractText } from '../../src/generate/typescript.js';
import {
  documentFolder,
  int32,
  type Json,
  object,
  post,
  reference,
  smallOpenApi,
  text,
} from '../support/small-openapi.js';

const folder = documentFolder();
afterAll(() => folder.dispose());

const services = 'SuperOffice.CRM.Services';

/** Reads a whole contract, as `contract pull` and `contract generate` do. */
function readThrough(document: unknown): string {
  return contractText(Contract.from(folder.write('document.json', document)));
}

function refusal(document: unknown): string {
  try {
    readThrough(document);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationError);
    expect((error as Error).message.length).toBeLessThan(1_000);
    return (error as Error).message;
  }
  throw new Error('the document is not refused');
}

/** A document whose operation returns the definition `A`. */
function withDefinitions(definitions: Readonly<Record<string, unknown>>): Json {
  const named = Object.entries(definitions).map(([name, schema]) => [`${services}.${name}`, schema]);
  return smallOpenApi(Object.fromEntries(named) as Json, { '/api/v1/Agents/Thing/GetA': post([], reference('A')) });
}

const withProperty = (name: string, schema: unknown = text) =>
  withDefinitions({
    // Parsed, so that __proto__ is a name like any other.
    A: { type: 'object', properties: JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(schema)}}`) as Json },
  });

const shapes: Readonly<Record<string, (other: string) => Json>> = {
  'an array': (other) => ({ type: 'array', items: reference(other) }),
  'a dictionary': (other) => ({ type: 'object', additionalProperties: reference(other) }),
  'another name': (other) => reference(other),
  'an extension': (other) => ({ allOf: [reference(other), object({})] }),
  'a wrapper': (other) => ({ anyOf: [reference(other), { type: 'null' }] }),
};

it.each(['another name', 'an extension', 'a wrapper'])('a definition that extends %s of itself is refused', (what) => {
  const B = shapes[what]?.('A') ?? {};
  refusal(withDefinitions({ A: { allOf: [reference('B'), object({ Last: text })] }, B }));
});

describe.each(Object.keys(shapes))('a definition that is %s', (what) => {
  const shape = shapes[what] ?? (() => ({}));

  it('of itself is refused', () => {
    refusal(withDefinitions({ A: shape('A') }));
    refusal(withDefinitions({ A: shape('B'), B: shape('C'), C: shape('A') }));
  });

  it('of thousands of nested others is refused', () => {
    const chain = Array.from({ length: 5_000 }, (_, index) => [
      index === 0 ? 'A' : `A${index}`,
      shape(`A${index + 1}`),
    ]);
    refusal(withDefinitions({ ...(Object.fromEntries(chain) as Json), A5000: object({ Last: text }) }));
  });
});

describe('an OpenAPI document', () => {
  it('may have carriers nested to any depth, and in one another', () => {
    const chain = Array.from({ length: 5_000 }, (_, index) => [
      index === 0 ? 'A' : `A${index}`,
      object({ Next: reference(`A${index + 1}`) }),
    ]);
    const types = readThrough(
      withDefinitions({ ...(Object.fromEntries(chain) as Json), A5000: object({ First: reference('A') }) }),
    );
    expect(types).toContain('A4999');
  });

  it.each<[string, unknown]>([
    ['is empty', ''],
    ['is not JSON', '{'],
    ['nests too deep', `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`],
    ['is an array', []],
    ['is of another kind', { name: 'a package', version: '1.0.0' }],
    ['is of an unknown version', { ...smallOpenApi(), swagger: '1.2' }],
    ['has no paths', { swagger: '2.0' }],
    ['has paths that are not objects', { swagger: '2.0', paths: { '/api/v1/Agents/A/B': 5 } }],
    ['has an operation that is not an object', { swagger: '2.0', paths: { '/api/v1/Agents/A/B': { post: [] } } }],
    ['has a definition that is not an object', withDefinitions({ A: 'text' })],
    ['has a property that is not a schema', withProperty('Value', 5)],
    ['has properties that are not an object', withDefinitions({ A: { type: 'object', properties: [] } })],
    ['refers to nothing', withProperty('Value', reference('Nowhere'))],
    ['refers to another file', withProperty('Value', { $ref: '/etc/passwd' })],
    ['refers to another server', withProperty('Value', { $ref: 'http://example.com/a.json#/definitions/A' })],
    ['has a field that is not a name', withProperty('a"]:null}))(process.exit())//')],
    ['has a very long name', withProperty(`a ${'x'.repeat(100_000)}`)],
    [
      'has a type that is not a name',
      withDefinitions({ A: object({ Value: reference('B; evil()') }), 'B; evil()': object({ C: text }) }),
    ],
    ['has a very long definition', withProperty('Value', reference('x'.repeat(100_000)))],
  ])('that %s is refused', (_what, document) => {
    refusal(document);
  });

  it('may use the names of an object’s own methods', () => {
    const names = ['constructor', 'toString', 'hasOwnProperty', 'valueOf'];
    const document = withDefinitions({ A: object(Object.fromEntries(names.map((name) => [name, int32]))) });
    expect(readThrough(document)).toContain('constructor: number');
    const contract = Contract.from(folder.write('document.json', document));
    expect(() => contract.agent('constructor')).toThrow('unknown agent "constructor"');
    expect(() => contract.operation('Thing', 'toString')).toThrow('unknown operation of Thing "toString"');
  });

  it('has no field __proto__', () => {
    expect(readThrough(withProperty('__proto__'))).not.toContain('__proto__');
  });

  it('has no agents outside the addresses of agents', () => {
    const paths = { '/api/v1/Agents/../../login/Thing': post([], text), '/api/v1/Agents/A b/C': post([], text) };
    expect(Contract.from(folder.write('document.json', smallOpenApi({}, paths))).agentNames).toEqual(['Thing']);
  });

  it('writes the members of an enumeration as texts', () => {
    const types = readThrough(withProperty('Value', { type: 'string', enum: ["'; evil(); '", '*/ evil() /*'] }));
    expect(types).toContain("| '\\'; evil(); \\''");
    expect(types).not.toContain('*/ evil()');
  });
});
