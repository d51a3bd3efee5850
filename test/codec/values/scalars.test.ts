import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EnumerationType } from '../../../src/contract/index.js';
import { findLoneSurrogate, rulesOf } from '../../../src/codec/values/index.js';

const primitive = (name: 'int' | 'short' | 'double' | 'decimal' | 'boolean' | 'base64Binary' | 'string') =>
  rulesOf({ kind: 'primitive', name });

describe('numbers', () => {
  it('allow the limits of their type and nothing beyond', () => {
    expect(primitive('int').problem(2_147_483_647)).toBeUndefined();
    expect(primitive('int').problem(2_147_483_648)).toBeDefined();
    expect(primitive('short').problem(-32_769)).toBeDefined();
    expect(primitive('int').problem(1.5)).toBeDefined();
    expect(primitive('int').problem('1')).toBeDefined();
    expect(primitive('int').fromXml('2147483648')).toBeUndefined();
  });

  it('are read digit by digit, with signs and leading zeros', () => {
    expect(primitive('int').fromXml('007')).toBe(7);
    expect(primitive('int').fromXml('-2147483648')).toBe(-2_147_483_648);
    expect(primitive('int').fromXml(' +12 ')).toBe(12);
    for (const text of ['', '1e3', '0x10', '1.0', 'NaN']) expect(primitive('int').fromXml(text)).toBeUndefined();
  });

  it('never become a negative zero', () => {
    expect(Object.is(primitive('double').fromXml('-0'), 0)).toBe(true);
    expect(primitive('double').toXml(-0)).toBe('0');
    expect(Object.is(primitive('int').fromXml('-0'), 0)).toBe(true);
  });

  it('survive XML for every finite double', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(primitive('double').fromXml(primitive('double').toXml(value))).toBe(value + 0);
      }),
    );
  });

  // As .NET's `ToString("R")` has it.
  it.each([
    [5, '5'],
    [123_456_789_012_345, '123456789012345'],
    [1e15, '1E+15'],
    [-123_456_789_012_345_680, '-1.2345678901234568E+17'],
    [1.797_693_134_862_315_7e308, '1.7976931348623157E+308'],
    [0.000_1, '0.0001'],
    [0.000_012_5, '1.25E-05'],
    [-2.825e-73, '-2.825E-73'],
  ])('write the double %d as .NET does', (value, text) => {
    expect(primitive('double').toXml(value)).toBe(text);
  });

  it('write decimals without an exponent', () => {
    expect(primitive('decimal').toXml(1e21)).toBe('1000000000000000000000');
    expect(primitive('decimal').toXml(-1.5e-7)).toBe('-0.00000015');
    expect(primitive('decimal').fromXml('-0.00000015')).toBe(-1.5e-7);
  });

  it.each([
    ['NaN', 'NaN'],
    ['INF', 'Infinity'],
    ['-INF', '-Infinity'],
  ])('that are not finite are a text: %s in XML is %s in JSON', (xml, json) => {
    expect(primitive('double').fromXml(xml)).toBe(json);
    expect(primitive('double').fromJson(json)).toBe(json);
    expect(primitive('double').problem(json)).toBeUndefined();
    expect(primitive('double').toXml(json)).toBe(xml);
    expect(primitive('decimal').problem(json)).toBeDefined();
    expect(primitive('decimal').fromXml(xml)).toBeUndefined();
  });

  it('are refused as numbers if they are not finite, because JSON has no such numbers', () => {
    for (const value of [NaN, Infinity]) expect(primitive('double').problem(value)).toBeDefined();
  });
});

describe('texts', () => {
  it.each([
    ['\uD800', 'U+D800'],
    ['x\uDC00', 'U+DC00'],
    ['\uDC00\uD800', 'U+DC00'],
  ])('cannot hold %j, which is half of a character', (text, codePoint) => {
    expect(findLoneSurrogate(text)?.codePoint).toBe(codePoint);
    expect(primitive('string').problem(text)).toContain(codePoint);
  });

  it('allow everything else, including surrogate pairs and control characters', () => {
    expect(findLoneSurrogate('\t\n\r ]]> 😀 \uE000 \u0085 \u0000\u0001\u000B\u001F\uFFFE\uFFFF')).toBeUndefined();
  });
});

describe('booleans and binary values', () => {
  it('read true, false, 1 and 0, and no more', () => {
    expect(['true', 'false', '1', ' 0 ', 'TRUE', 'yes'].map((text) => primitive('boolean').fromXml(text))).toEqual([
      true,
      false,
      true,
      false,
      undefined,
      undefined,
    ]);
  });

  it('keep base64 as text, without the line breaks of MIME', () => {
    expect(primitive('base64Binary').fromXml('AAEC\r\nAwQ=')).toBe('AAECAwQ=');
    expect(primitive('base64Binary').fromXml('AAE')).toBeUndefined();
    expect(primitive('base64Binary').problem('not base64!')).toBeDefined();
  });
});

describe('enumerations', () => {
  const type: EnumerationType = {
    kind: 'enumeration',
    namespace: 'n',
    name: 'Status',
    members: [
      { name: 'Unknown', value: 0 },
      { name: 'Started', value: 5 },
    ],
  };
  const status = rulesOf(type);

  it('are names everywhere, and numbers if a client writes them', () => {
    expect(status.fromXml('Started')).toBe('Started');
    expect(status.fromJson(5)).toBe('Started');
    expect(status.fromJson('5')).toBe('Started');
    expect(status.fromJson('started')).toBe('Started');
    expect(status.problem('started')).toBeDefined();
  });

  it('pass on the name that a newer server sends', () => {
    expect(status.fromXml('Postponed')).toBe('Postponed');
    expect(status.fromXml('not a name')).toBeUndefined();
  });

  it('keep a number that has no name, which only JSON can write back', () => {
    expect(status.fromJson(7)).toBe('7');
    expect(status.toJson?.('7')).toBe(7);
    expect(() => status.toXml('7')).toThrow('Status has no name for 7');
    expect(status.fromJson(7.5)).toBeUndefined();
    expect(status.fromJson(true)).toBeUndefined();
  });

  it('may be written back once a server has sent them, and are otherwise treated as a mistake', () => {
    expect(status.problem('Cancelled')).toBeDefined();
    expect(status.problem('8')).toBeDefined();
    status.fromXml('Cancelled');
    status.fromJson(8);
    expect(status.problem('Cancelled')).toBeUndefined();
    expect(status.problem('8')).toBeUndefined();
  });

  it('remember a limited number of names from a hostile server', () => {
    const hostile = rulesOf({ ...type, name: 'Hostile' });
    for (let index = 0; index < 1_000; index++) hostile.fromXml(`Name${index}`);
    expect(hostile.problem('Name0')).toBeUndefined();
    expect(hostile.problem('Name999')).toBeDefined();
  });
});
