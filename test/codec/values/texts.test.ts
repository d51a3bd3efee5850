import { describe, expect, it } from '@jest/globals';
import { addressText, findLoneSurrogate, rulesOf } from '../../../src/codec/values/index.js';
import type { PrimitiveName } from '../../../src/contract/index.js';
import { ValidationError } from '../../../src/errors/index.js';

const rulesFor = (name: PrimitiveName) => rulesOf({ kind: 'primitive', name });

describe.each<PrimitiveName>(['string', 'anyURI', 'anyType'])('a text of type %s', (type) => {
  const rules = rulesFor(type);

  it.each(['', ' ', '007', 'true', 'a\u0000b', '😀'])('is %j on both wires', (text) => {
    expect(rules.problem(text)).toBeUndefined();
    expect(rules.fromXml(text)).toBe(text);
    expect(rules.toXml(text)).toBe(text);
    expect(rules.fromJson(text)).toBe(text);
  });

  it.each([
    [5, '5'],
    [0, '0'],
    [1.5, '1.5'],
    [true, 'true'],
    [false, 'false'],
  ])('is read from %j in JSON, but is not it canonically', (value, text) => {
    expect(rules.fromJson(value)).toBe(text);
    expect(rules.problem(value)).toBe('');
  });

  it.each([null, undefined, [], {}, ['a']])('is not %p', (value) => {
    expect(rules.fromJson(value)).toBeUndefined();
    expect(rules.problem(value)).toBe('');
  });
});

describe('half of a surrogate pair', () => {
  it.each([
    ['\uD800', 0, 'U+D800'],
    ['ab\uDBFFc', 2, 'U+DBFF'],
    ['😀\uDFFF', 2, 'U+DFFF'],
  ])('is found in %j with its index and its code', (text, index, codePoint) => {
    expect(findLoneSurrogate(text)).toEqual({ index, codePoint });
    const problem = rulesFor('string').problem(text);
    expect(problem).toContain(codePoint);
    expect(problem).toContain(`index ${index}`);
  });
});

describe('a name or a search text', () => {
  it.each(['', 'Ångström', '\t\n\r ', '\u007F\u0085', '\uD7FF\uE000', '\uFFFD', '😀 \u{10FFFF}'])(
    'may be %j',
    (text) => {
      expect(addressText(text, 'name')).toBe(text);
    },
  );

  it.each([
    ['\u0000', 'U+0000', 0],
    ['a\u0008', 'U+0008', 1],
    ['ab\u000B', 'U+000B', 2],
    ['\u000Cx', 'U+000C', 0],
    ['\u000E', 'U+000E', 0],
    ['x\u001F\u0000', 'U+001F', 1],
    ['\uFFFE', 'U+FFFE', 0],
    ['\uFFFF', 'U+FFFF', 0],
    ['x\uD800', 'U+D800', 1],
    ['\uDFFFx', 'U+DFFF', 0],
  ])('may not be %j, which XML 1.0 excludes', (text, codePoint, index) => {
    const check = () => addressText(text, 'list.name');
    expect(check).toThrow(ValidationError);
    expect(check).toThrow(expect.objectContaining({ path: 'list.name', outcome: 'not-sent' }));
    expect(check).toThrow(codePoint);
    expect(check).toThrow(`index ${index}`);
  });

  it.each([5, null, undefined, ['a'], new String('a')])('may not be %p, which is not a string', (value) => {
    const check = () => addressText(value, 'name');
    expect(check).toThrow(ValidationError);
    expect(check).toThrow(expect.objectContaining({ path: 'name' }));
  });
});

describe('a GUID', () => {
  const guid = rulesFor('guid');
  const example = '0f8fad5b-d9cb-469f-a165-70867728950e';

  it.each([example, example.toUpperCase(), '00000000-0000-0000-0000-000000000000'])('is %s on both wires', (text) => {
    expect(guid.problem(text)).toBeUndefined();
    expect(guid.fromXml(text)).toBe(text);
    expect(guid.toXml(text)).toBe(text);
    expect(guid.fromJson(text)).toBe(text);
  });

  it.each([
    '',
    `x${example}`,
    `${example}x`,
    ` ${example}`,
    `{${example}}`,
    example.replaceAll('-', ''),
    example.replace('0f8f', '0g8f'),
    example.slice(0, -1),
    5,
    null,
    [example],
  ])('is not %p', (value) => {
    expect(guid.problem(value)).toBe('');
    expect(guid.fromJson(value)).toBeUndefined();
  });
});

describe('a binary value', () => {
  const binary = rulesFor('base64Binary');
  const long = 'A'.repeat(5_000);

  it.each(['', 'AAAA', 'AAA=', 'AA==', 'az09+/AZ', 'AAAAAAA=', long, `${long}AA==`, `${long}AAA=`])(
    'is the base64 %.20s on both wires',
    (text) => {
      expect(binary.problem(text)).toBeUndefined();
      expect(binary.fromXml(text)).toBe(text);
      expect(binary.toXml(text)).toBe(text);
      expect(binary.fromJson(text)).toBe(text);
    },
  );

  it.each([
    'A',
    'AA',
    'AAA',
    'A===',
    '====',
    'AA=A',
    '=AAA',
    'AAA!',
    '!AAA',
    'AAA-',
    'AA==AAAA',
    `${long}A`,
    `${long}A===`,
    `!${long}AAA`,
    `${long}AAA!`,
  ])('is not %.20s', (text) => {
    expect(binary.problem(text)).toBe('');
    expect(binary.fromXml(text)).toBeUndefined();
    expect(binary.fromJson(text)).toBeUndefined();
  });

  it.each([' AAAA', 'AAAA\r\nAAAA', 'A A A =', '\t\n AA  ==  '])('may have white space in XML only: %j', (text) => {
    expect(binary.fromXml(text)).toBe(text.replaceAll(/\s/g, ''));
    expect(binary.problem(text)).toBe('');
    expect(binary.fromJson(text)).toBeUndefined();
  });

  it.each([5, null, true, ['AAAA']])('is not %p', (value) => {
    expect(binary.problem(value)).toBe('');
    expect(binary.fromJson(value)).toBeUndefined();
  });

  it('may be as large as a file', () => {
    const file = 'A'.repeat(16 * 1024 * 1024);
    expect(binary.problem(file)).toBeUndefined();
    expect(binary.fromJson(file)?.toString().length).toBe(file.length);
  });
});

describe('a boolean', () => {
  const boolean = rulesFor('boolean');

  it.each([true, false])('is %j, and the word for it in XML', (value) => {
    expect(boolean.problem(value)).toBeUndefined();
    expect(boolean.toXml(value)).toBe(String(value));
    expect(boolean.fromXml(String(value))).toBe(value);
    expect(boolean.fromJson(value)).toBe(value);
  });

  it.each([
    [' true ', true],
    ['\nfalse\t', false],
    ['1', true],
    ['0', false],
    [' 1 ', true],
    [' 0 ', false],
  ])('is read from the text %j', (text, value) => {
    expect(boolean.fromXml(text)).toBe(value);
    expect(boolean.fromJson(text)).toBe(value);
  });

  it.each<[unknown, boolean]>([
    [1, true],
    [0, false],
    ['True', true],
    ['FALSE', false],
  ])('is read from %j in JSON, but is not it canonically', (value, read) => {
    expect(boolean.fromJson(value)).toBe(read);
    expect(boolean.problem(value)).toBe('');
  });

  it.each([2, -1, NaN, '', '2', 'yes', 'truefalse', null, undefined, {}, [true]])('is not %p', (value) => {
    expect(boolean.fromJson(value)).toBeUndefined();
    expect(boolean.problem(value)).toBe('');
  });

  it.each(['True', 'FALSE', '', '01', 'yes'])('is not %j in XML', (text) => {
    expect(boolean.fromXml(text)).toBeUndefined();
  });
});

it.each<[PrimitiveName, string]>([
  ['string', 'string'],
  ['guid', 'GUID'],
  ['base64Binary', 'base64'],
  ['boolean', 'true or false'],
  ['decimal', 'finite number'],
  ['double', '"-Infinity"'],
  ['dateTime', '2026-11-23T10:00:00'],
  ['duration', '00:10:00'],
])('what a value of type %s must be names %j', (type, words) => {
  expect(rulesFor(type).expected).toContain(words);
});
