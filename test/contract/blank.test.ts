import { afterEach, describe, expect, it } from '@jest/globals';
import { blankMaker, recordMaker, type Field } from '../../src/contract/index.js';

const fieldsOf = (...names: string[]): Field[] =>
  names.map((name) => ({
    name,
    namespace: '',
    type: { kind: 'primitive', name: 'string' },
    nillable: true,
    optional: true,
  }));
const original = globalThis.Function;

describe.each(['allowed', 'forbidden'])('objects of a carrier where generating code is %s', (generating) => {
  afterEach(() => {
    globalThis.Function = original;
  });

  it('have every field, whatever its name', () => {
    if (generating === 'forbidden') {
      globalThis.Function = function () {
        throw new EvalError('Code generation from strings disallowed for this context');
      } as unknown as FunctionConstructor;
    }
    const fields = fieldsOf('Name', '__proto__', 'a"b', 'constructor', '});process.exit(1);({');
    const blank = blankMaker(fields)();
    const record = recordMaker(fields)(['outside', 1, 2, 3, 4, 5], 1);
    for (const [index, { name }] of fields.entries()) {
      expect(Object.getOwnPropertyDescriptor(blank, name)?.value).toBeNull();
      expect(Object.getOwnPropertyDescriptor(record, name)?.value).toBe(index + 1);
    }
    expect(Object.keys(record)).toEqual(fields.map(({ name }) => name));
    expect(Object.getPrototypeOf(record)).toBe(Object.prototype);
  });
});
