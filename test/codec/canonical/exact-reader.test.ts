import { afterEach, describe, expect, it } from '@jest/globals';
import { fromJson } from '../../../src/codec/json/index.js';
import type { CarrierType, Field, TypeDescription } from '../../../src/contract/index.js';

const field = (name: string, type: TypeDescription): Field => {
  return { name, namespace: '', type, nillable: true, optional: true };
};
const text: TypeDescription = { kind: 'primitive', name: 'string' };

/** New each time, because the reader of a type is made once. */
function carrier(): CarrierType {
  const fields: Field[] = [
    field('Name', text),
    field('Count', { kind: 'primitive', name: 'int' }),
    field('Active', { kind: 'primitive', name: 'boolean' }),
    field('Length', { kind: 'primitive', name: 'duration' }),
    field('Tags', { kind: 'array', namespace: '', name: 'Tags', item: field('string', text) }),
  ];
  const fieldsByName = new Map(fields.map((each) => [each.name, each]));
  return { kind: 'carrier', namespace: '', name: 'Thing', base: undefined, fields, fieldsByName, derived: [] };
}

const original = globalThis.Function;
const complete = { Name: 'a', Count: 5, Active: true, Length: '00:10:00', Tags: ['x', null] };
const empty = { Name: null, Count: null, Active: null, Length: null, Tags: null };

describe.each(['allowed', 'forbidden'])('an object of JSON where generating code is %s', (generating) => {
  afterEach(() => {
    globalThis.Function = original;
  });

  function read(json: string, { ignoreCase = false, extras = false } = {}): unknown {
    if (generating === 'forbidden') {
      globalThis.Function = function () {
        throw new EvalError('Code generation from strings disallowed for this context');
      } as unknown as FunctionConstructor;
    }
    const fail = (message: string, path: string) => new Error(`${path}: ${message}`);
    return fromJson(carrier(), JSON.parse(json), { ignoreCase, extras, fail });
  }

  it('is read with every field in the order of the contract', () => {
    expect(read(JSON.stringify(complete))).toEqual(complete);
    const reversed = Object.fromEntries(Object.entries(complete).reverse());
    expect(Object.keys(read(JSON.stringify(reversed)) as object)).toEqual(Object.keys(complete));
  });

  it('has null for what is missing', () => {
    expect(read('{}')).toEqual(empty);
    expect(read('{"Count":-0}')).toEqual({ ...empty, Count: 0 });
  });

  it('loses what the contract does not know, or keeps it', () => {
    const json = '{"Name":"a","Other":{"b":1},"__proto__":{"c":2}}';
    expect(read(json)).toEqual({ ...empty, Name: 'a' });
    const kept = read(json, { extras: true }) as object;
    expect(Object.keys(kept)).toEqual([...Object.keys(empty), 'Other', '__proto__']);
    expect(Object.getPrototypeOf(kept)).toBe(Object.prototype);
  });

  it('is read once at each level, whatever the keys', () => {
    const fields: Field[] = [field('Name', text)];
    const node: CarrierType = {
      ...carrier(),
      fields,
      get fieldsByName() {
        return new Map(fields.map((each) => [each.name, each]));
      },
    };
    fields.push(field('Child', node));
    const json = `${'{"Other":1,"Child":'.repeat(60)}null${'}'.repeat(60)}`;
    const fail = (message: string) => new Error(message);
    let value = fromJson(node, JSON.parse(json), { ignoreCase: false, extras: false, fail });
    let depth = 0;
    for (; value !== null; depth++) value = (value as Record<string, unknown>)['Child'];
    expect(depth).toBe(60);
  });

  it('may name its fields in another case, if that is allowed', () => {
    expect(read('{"name":"a","COUNT":5}', { ignoreCase: true })).toEqual({ ...empty, Name: 'a', Count: 5 });
    expect(read('{"name":"a","COUNT":5}')).toEqual(empty);
  });

  it('is read from the spellings that servers use', () => {
    expect(read('{"Name":7,"Count":"5","Active":"True"}')).toEqual({ ...empty, Name: '7', Count: 5, Active: true });
  });

  it.each([
    ['{"Count":{"valueOf":1,"toString":1}}', 'Count'],
    ['{"Count":2147483648}', 'Count'],
    ['{"Count":1.5}', 'Count'],
    ['{"Active":[]}', 'Active'],
    ['{"Tags":{"length":1}}', 'Tags'],
    ['{"Tags":["x",{}]}', 'Tags\\W+1\\W*'],
    ['{"Name":[]}', 'Name'],
    ['{"Length":"soon"}', 'Length'],
    ['[]', ''],
  ])('is refused with the path to the value: %s', (json, path) => {
    expect(() => read(json)).toThrow(new RegExp(`^\\W?${path}: `));
  });
});
