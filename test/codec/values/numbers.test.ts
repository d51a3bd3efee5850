import { describe, expect, it } from '@jest/globals';
import { rulesOf } from '../../../src/codec/values/index.js';
import type { PrimitiveName } from '../../../src/contract/index.js';

const rulesFor = (name: PrimitiveName) => rulesOf({ kind: 'primitive', name });

describe.each<[type: PrimitiveName, low: number, high: number]>([
  ['byte', -128, 127],
  ['short', -32_768, 32_767],
  ['int', -2_147_483_648, 2_147_483_647],
  ['long', -9_007_199_254_740_991, 9_007_199_254_740_991],
  ['unsignedByte', 0, 255],
  ['unsignedShort', 0, 65_535],
  ['unsignedInt', 0, 4_294_967_295],
  ['unsignedLong', 0, 9_007_199_254_740_991],
  ['char', 0, 65_535],
])('an integer of type %s', (type, low, high) => {
  const rules = rulesFor(type);

  it.each([low, high])('may be %d, on each wire', (value) => {
    expect(rules.problem(value)).toBeUndefined();
    expect(rules.toXml(value)).toBe(String(value));
    for (const text of [String(value), ` ${value}\n`]) {
      expect(rules.fromXml(text)).toBe(value);
      expect(rules.fromJson(text)).toBe(value);
    }
    expect(rules.fromJson(value)).toBe(value);
  });

  it.each([low - 1, high + 1])('may not be %d', (value) => {
    expect(rules.problem(value)).toBe('');
    expect(rules.fromXml(String(value))).toBeUndefined();
    expect(rules.fromJson(value)).toBeUndefined();
    expect(rules.fromJson(String(value))).toBeUndefined();
  });

  it('is described by its limits', () => {
    expect(rules.expected).toContain(`from ${low} to ${high}`);
  });
});

describe('an integer', () => {
  const int = rulesFor('int');

  it.each([
    ['7', 7],
    ['0', 0],
    ['90', 90],
    ['999999999', 999_999_999],
    ['1000000000', 1_000_000_000],
    ['+5', 5],
    ['-5', -5],
    ['00000000000000000005', 5],
    ['  12\t', 12],
  ])('is read from the text %j as %d', (text, value) => {
    expect(int.fromXml(text)).toBe(value);
    expect(int.fromJson(text)).toBe(value);
  });

  it.each([
    '',
    ' ',
    '/',
    ':',
    '1/',
    '1:',
    'x5',
    '5x',
    '5 5',
    '+',
    '--5',
    '1e3',
    '1.0',
    '0x10',
    '000000000000000000005',
  ])('is not the text %j', (text) => {
    expect(int.fromXml(text)).toBeUndefined();
    expect(int.fromJson(text)).toBeUndefined();
  });

  it.each([1.5, NaN, Infinity, true, null, undefined, [5], {}])('is not %p in JSON, nor canonically', (value) => {
    expect(int.fromJson(value)).toBeUndefined();
    expect(int.problem(value)).toBe('');
  });

  it('is never a negative zero', () => {
    for (const read of [int.fromXml('-0'), int.fromJson('-0'), int.fromJson(-0)]) expect(Object.is(read, 0)).toBe(true);
    expect(int.toXml(-0)).toBe('0');
  });
});

describe('a number with a fraction', () => {
  const double = rulesFor('double');

  it.each([
    ['1.5', 1.5],
    ['-1.5', -1.5],
    ['+1.5', 1.5],
    ['12', 12],
    ['5.', 5],
    ['.25', 0.25],
    ['1e5', 100_000],
    ['1E+5', 100_000],
    ['125E-02', 1.25],
    [' 1.5\n', 1.5],
  ])('is read from the text %j as %d', (text, value) => {
    expect(double.fromXml(text)).toBe(value);
    expect(double.fromJson(text)).toBe(value);
  });

  it.each(['', '.', '-', 'e5', '1e', '1,5', 'x1.5', '1.5x', '1.5.5', '0x10', 'nan', '-NaN', '.x'])(
    'is not the text %j',
    (text) => {
      expect(double.fromXml(text)).toBeUndefined();
      expect(double.fromJson(text)).toBeUndefined();
    },
  );

  it.each(['1e309', '-1e309'])('is not %s, which is beyond every double', (text) => {
    for (const type of ['float', 'double', 'decimal'] as const) {
      expect(rulesFor(type).fromXml(text)).toBeUndefined();
      expect(rulesFor(type).fromJson(text)).toBeUndefined();
    }
  });

  it.each([
    ['NaN', 'NaN'],
    ['INF', 'Infinity'],
    ['+INF', 'Infinity'],
    ['-INF', '-Infinity'],
    ['Infinity', 'Infinity'],
    ['-Infinity', '-Infinity'],
    [' INF ', 'Infinity'],
  ])('that is not finite is a text: %j is read as %j', (text, canonical) => {
    for (const type of ['float', 'double'] as const) {
      expect(rulesFor(type).fromXml(text)).toBe(canonical);
      expect(rulesFor(type).fromJson(text)).toBe(canonical);
      expect(rulesFor(type).problem(canonical)).toBeUndefined();
    }
    expect(rulesFor('decimal').fromXml(text)).toBeUndefined();
    expect(rulesFor('decimal').problem(canonical)).toBe('');
  });

  it.each([NaN, Infinity, -Infinity, true, null, undefined, [1.5], {}])('is not %p in JSON', (value) => {
    expect(double.fromJson(value)).toBeUndefined();
    expect(double.problem(value)).toBe('');
  });

  it('is not a text canonically', () => {
    expect(double.problem('1.5')).toBe('');
    expect(double.problem('INF')).toBe('');
  });

  it('is never a negative zero in JSON', () => {
    expect(Object.is(double.fromJson(-0), 0)).toBe(true);
    expect(Object.is(double.fromJson('-0.0'), 0)).toBe(true);
  });

  it('of type float is within the limits of single precision', () => {
    const max = 3.402_823_466_385_288_6e38;
    const beyond = max * (1 + Number.EPSILON);
    expect([max, -max, 1e-45].map((value) => rulesFor('float').problem(value))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect([beyond, -beyond].map((value) => rulesFor('float').problem(value))).toEqual(['', '']);
    expect(double.problem(beyond)).toBeUndefined();
    expect(rulesFor('float').toXml(0.5)).toBe('0.5');
    expect(rulesFor('float').toXml(1e-7)).toBe('1E-07');
  });

  // .NET's decimal has 96 bits.
  it('of type decimal is within 96 bits', () => {
    const max = 2 ** 96 - 2 ** 43;
    expect([max, -max, 0.1].map((value) => rulesFor('decimal').problem(value))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect([2 ** 96, -(2 ** 96)].map((value) => rulesFor('decimal').problem(value))).toEqual(['', '']);
  });

  it.each([
    [0, '0'],
    [1.5, '1.5'],
    [-12_345.678, '-12345.678'],
    [1e21, '1000000000000000000000'],
    [-1.234e22, '-12340000000000000000000'],
    [1.25e-7, '0.000000125'],
    [-1e-10, '-0.0000000001'],
  ])('of type decimal is written without an exponent: %d', (value, text) => {
    expect(rulesFor('decimal').toXml(value)).toBe(text);
    expect(rulesFor('decimal').fromXml(text)).toBe(value);
  });

  it.each([
    [1e-4, '0.0001'],
    [9.999e-5, '9.999E-05'],
    [999_999_999_999_999, '999999999999999'],
    [-1e15, '-1E+15'],
    [1e100, '1E+100'],
  ])('of type double is written with an exponent of two digits or more if it is far from 1: %d', (value, text) => {
    expect(double.toXml(value)).toBe(text);
  });
});
