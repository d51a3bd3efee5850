import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EnumerationType, FlagsType } from '../../src/contract/index.js';
import { findUncarriable, rulesOf } from '../../src/values/index.js';

const primitive = (name: 'int' | 'short' | 'double' | 'decimal' | 'boolean' | 'base64Binary' | 'string') =>
  rulesOf({ kind: 'primitive', name });

describe('numbers', () => {
  it('hold the limits of their type and nothing beyond', () => {
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

  it('write decimals without an exponent', () => {
    expect(primitive('decimal').toXml(1e21)).toBe('1000000000000000000000');
    expect(primitive('decimal').toXml(-1.5e-7)).toBe('-0.00000015');
    expect(primitive('decimal').fromXml('-0.00000015')).toBe(-1.5e-7);
  });

  it('are finite', () => {
    for (const value of [NaN, Infinity]) expect(primitive('double').problem(value)).toBeDefined();
    expect(primitive('double').fromXml('INF')).toBeUndefined();
  });
});

describe('texts', () => {
  it.each([
    ['\u0000', 'U+0000'],
    ['a\u001Fb', 'U+001F'],
    ['\uFFFE', 'U+FFFE'],
    ['\uD800', 'U+D800'],
    ['x\uDC00', 'U+DC00'],
  ])('cannot hold %j, which XML has no way to carry', (text, codePoint) => {
    expect(findUncarriable(text)?.codePoint).toBe(codePoint);
    expect(primitive('string').problem(text)).toContain(codePoint);
  });

  it('hold everything else, surrogate pairs and the three controls of XML among it', () => {
    expect(findUncarriable('\t\n\r ]]> 😀 \uE000 \u0085')).toBeUndefined();
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

const rights: FlagsType = {
  kind: 'flags',
  namespace: 'n',
  name: 'Rights',
  members: [
    { name: 'None', value: 0 },
    { name: 'Select', value: 1 },
    { name: 'Update', value: 2 },
    { name: 'F', value: 16 },
  ],
};

describe('flags', () => {
  const flags = rulesOf(rights);

  it('are separated by blanks in XML and by comma and blank canonically', () => {
    expect(flags.fromXml('Select Update')).toBe('Select, Update');
    expect(flags.toXml('Select, Update')).toBe('Select Update');
    expect(flags.fromXml('')).toBe('');
    expect(flags.toXml('')).toBe('');
  });

  it('are read from JSON by number and in any case too', () => {
    expect(flags.fromJson(3)).toBe('Select, Update');
    expect(flags.fromJson('18')).toBe('Update, F');
    expect(flags.fromJson(0)).toBe('None');
    expect(flags.fromJson('select,UPDATE')).toBe('Select, Update');
  });

  it('are refused where a name is none of theirs', () => {
    expect(flags.problem('Select, Destroy')).toBeDefined();
    expect(flags.problem(3)).toBeDefined();
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

  it('are names everywhere, and numbers where a client writes them', () => {
    expect(status.fromXml('Started')).toBe('Started');
    expect(status.fromJson(5)).toBe('Started');
    expect(status.fromJson('5')).toBe('Started');
    expect(status.fromJson('started')).toBe('Started');
    expect(status.problem('started')).toBeDefined();
  });

  it('pass on the name that a newer server sends', () => {
    expect(status.fromXml('Postponed')).toBe('Postponed');
    expect(status.fromXml('not a name')).toBeUndefined();
    expect(status.fromJson(7)).toBeUndefined();
  });
});
