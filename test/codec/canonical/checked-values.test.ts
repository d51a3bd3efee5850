import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { describe as named, invalid, keyValue, unknownField } from '../../../src/codec/canonical/check.js';
import { checkCanonical, checkFields, isPlainObject } from '../../../src/codec/canonical/index.js';
import { ValidationError } from '../../../src/errors/index.js';
import type { CarrierType, Field, TypeDescription } from '../../../src/contract/index.js';
import { arrayOf, carrierOf, dictionaryOf, fieldOf, primitive, sampleCarrier } from '../../support/sample-carrier.js';

const type = sampleCarrier('Checked');
const anything = primitive('anyType');

/** Lists in lists, so many that the innermost value has a path of this length. */
function nested(depth: number, value: unknown = 1): unknown {
  return depth === 0 ? value : [nested(depth - 1, value)];
}

/** A carrier that may contain itself. */
function chain(): CarrierType {
  const fields: Field[] = [];
  const node: CarrierType = { ...carrierOf('Node', {}), fields, fieldsByName: new Map() };
  const child = fieldOf('Child', node);
  fields.push(child);
  return Object.assign(node, { fieldsByName: new Map([['Child', child]]) });
}

function chained(depth: number): unknown {
  return depth === 0 ? {} : { Child: chained(depth - 1) };
}

describe('a value', () => {
  it.each([null, undefined])('may be %p, whatever its type', (value) => {
    for (const each of [type, arrayOf(type), dictionaryOf(type), primitive('int'), anything])
      expect(() => checkCanonical(each, value)).not.toThrow();
  });

  it.each<[what: string, type: TypeDescription, value: unknown]>([
    ['a carrier', type, { Name: 'a', Owner: { Id: 1 }, Parts: [{ Id: 1 }, null], Days: 'Monday' }],
    ['a carrier without a prototype', type, Object.assign(Object.create(null) as object, { Name: 'a' })],
    ['a list', arrayOf(primitive('int')), [1, 2, null]],
    ['a dictionary', dictionaryOf(primitive('int')), { a: 1, '': 2, __proto__: 3 }],
    ['a dictionary by number', dictionaryOf(primitive('string'), 'int'), { 5: 'a', '-5': 'b' }],
    ['a JSON value', anything, { a: [1, 'x', null, undefined, true, { b: 0.5 }] }],
    ['a carrier nested 60 times', chain(), chained(60)],
    ['a JSON value nested 60 times', anything, nested(60)],
  ])('may be %s that fits its type', (_what, type, value) => {
    expect(() => checkCanonical(type, value)).not.toThrow();
  });

  it.each<[what: string, type: TypeDescription, value: unknown, path: string, words: string]>([
    ['a text for a carrier', type, 'a', '', 'Checked'],
    ['a list for a carrier', type, { Owner: [] }, 'Owner', 'CheckedPart'],
    ['an instance for a carrier', type, { Owner: new Map() }, 'Owner', 'CheckedPart'],
    ['an unknown field', type, { Owner: { Idd: 1 } }, 'Owner.Idd', '"Id"'],
    ['an object for a list', arrayOf(primitive('int')), { 0: 1 }, '', 'array'],
    ['a wrong item', arrayOf(primitive('int')), [1, '2'], '[1]', '"2"'],
    ['a list for a dictionary', dictionaryOf(primitive('int')), [1], '', 'object'],
    ['a text for a dictionary', dictionaryOf(primitive('int')), 'a', '', '"a"'],
    ['a wrong entry', dictionaryOf(primitive('int')), { a: 1, b: 'x' }, 'b', '"x"'],
    ['a key that is not a number', dictionaryOf(primitive('int'), 'int'), { a: 1 }, 'a', 'integer'],
    ['a key with a fraction', dictionaryOf(primitive('int'), 'int'), { '1.5': 1 }, '1.5', 'integer'],
    ['a key beyond its type', dictionaryOf(primitive('int'), 'int'), { 2147483648: 1 }, '2147483648', 'integer'],
    ['half of a surrogate pair', anything, { a: ['x', '\uD800'] }, 'a[1]', 'U+D800'],
    ['a number that is not finite', anything, { a: [NaN] }, 'a[0]', 'NaN'],
    ['a function', anything, [() => 1], '[0]', 'function'],
    ['a Date', anything, { a: new Date(0) }, 'a', 'Date'],
    ['a bigint', anything, 5n, '', 'bigint'],
    ['an instance', anything, { a: { b: new Map() } }, 'a.b', 'object'],
    ['a member that does not exist', type, { Days: 'Sunday' }, 'Days', 'Monday'],
    ['a carrier nested 61 times', chain(), chained(61), Array(61).fill('Child').join('.'), 'too deeply'],
    ['a JSON value nested 61 times', anything, nested(61), '[0]'.repeat(61), 'too deeply'],
  ])('may not be %s', (_what, type, value, path, words) => {
    const check = () => checkCanonical(type, value);
    expect(check).toThrow(ValidationError);
    expect(check).toThrow(expect.objectContaining({ path, outcome: 'not-sent' }));
    expect(check).toThrow(words);
  });

  it('of any type may end in what has no parts, at the greatest depth', () => {
    for (const value of [null, true]) expect(() => checkCanonical(anything, nested(61, value))).not.toThrow();
    for (const value of ['x', 1, [], {}])
      expect(() => checkCanonical(anything, nested(61, value))).toThrow(ValidationError);
  });

  it('is named from where it stands', () => {
    const check = () => checkCanonical(type, { Parts: [{ Id: 'x' }] }, ['entity', 2]);
    expect(check).toThrow(expect.objectContaining({ path: 'entity[2].Parts[0].Id' }));
  });

  it('that is an argument is checked by the name of its field', () => {
    const fields = new Map([['id', fieldOf('id', primitive('int'))]]);
    expect(() => checkFields(fields, 'GetContact', { id: 5 }, [])).not.toThrow();
    expect(() => checkFields(fields, 'GetContact', { id: 'x' }, ['args'])).toThrow(
      expect.objectContaining({ path: 'args.id' }),
    );
    expect(() => checkFields(fields, 'GetContact', { ID: 5 }, ['args'])).toThrow(
      expect.objectContaining({ path: 'args.ID' }),
    );
  });
});

describe('a plain object', () => {
  class Base {
    a = 1;
  }

  it.each([
    ['a literal', {}],
    ['one without a prototype', Object.create(null)],
    ['one of JSON', JSON.parse('{"a":1}')],
    ['one of another realm', runInNewContext('({ a: 1 })')],
  ])('is %s', (_, value) => {
    expect(isPlainObject(value)).toBe(true);
  });

  it.each([
    ['null', null],
    ['undefined', undefined],
    ['a text', 'x'],
    ['a function', () => 1],
    ['an array', []],
    ['a Date', new Date(0)],
    ['a Map', new Map()],
    ['an instance of a class', new Base()],
    ['an object that inherits from a literal', Object.create({ a: 1 })],
  ])('is not %s', (_, value) => {
    expect(isPlainObject(value)).toBe(false);
  });
});

describe('the key of a dictionary', () => {
  it.each([
    ['5', 5],
    ['-5', -5],
    ['007', 7],
    ['5a', '5a'],
    ['a5', 'a5'],
    ['1.5', '1.5'],
    ['', ''],
    ['-', '-'],
  ])('by number is %j as %j', (key, value) => {
    expect(keyValue(fieldOf('Key', primitive('int')), key)).toBe(value);
  });

  it('by any other type is the text', () => {
    for (const name of ['string', 'long'] as const) expect(keyValue(fieldOf('Key', primitive(name)), '5')).toBe('5');
    expect(keyValue(fieldOf('Key', type), '5')).toBe('5');
  });
});

describe('an error', () => {
  it.each<[unknown, string]>([
    [null, 'null'],
    [undefined, 'a undefined'],
    [new Date(0), 'a Date'],
    [[1], 'an array'],
    [{}, 'an object'],
    [new Map(), 'an object'],
    [() => 1, 'a function'],
    [5n, 'a bigint'],
    [1.5, '1.5'],
    [true, 'true'],
    ['', '""'],
    ['a "b"\n', '"a \\"b\\"\\n"'],
    ['x'.repeat(40), `"${'x'.repeat(40)}"`],
    ['x'.repeat(41), `"${'x'.repeat(40)}…"`],
  ])('names %p as %s', (value, words) => {
    expect(named(value)).toBe(words);
  });

  it('names the path, or the value if there is none', () => {
    expect(invalid(['a', 0], 'is wrong')).toMatchObject({
      path: 'a[0]',
      message: expect.stringContaining('a[0]: ') as unknown,
    });
    expect(invalid([], 'is wrong')).toMatchObject({
      path: '',
      message: expect.stringContaining('the value: ') as unknown,
    });
  });

  it('names the unknown field, its owner and what may have been meant', () => {
    const error = unknownField(['Name', 'Count'], 'Thing', 'Nmae', ['list', 1]);
    expect(error).toBeInstanceOf(ValidationError);
    expect(error.path).toBe('list[1].Nmae');
    for (const words of ['list[1].Nmae', 'Thing', '"Nmae"', '"Name"']) expect(error.message).toContain(words);
    expect(unknownField(['Name'], 'Thing', 'Zzzzzzz', []).message).not.toContain('"Name"');
  });
});
