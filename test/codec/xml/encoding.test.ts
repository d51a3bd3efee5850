import { describe, expect, it } from '@jest/globals';
import { rememberExtraField } from '../../../src/codec/canonical/index.js';
import { encodeAnswer, encodeBody, encodeEnvelope, encodeHeaders } from '../../../src/codec/xml/index.js';
import type { Field, TypeDescription } from '../../../src/contract/index.js';
import { ValidationError } from '../../../src/errors/index.js';
import { arrays, carrier, field, messageOf, namespace, primitive } from './small-message.js';

const text = primitive('string');
const int = primitive('int');
const open = `<M xmlns="urn:m" xmlns:a="${arrays}"`;

function problemOf(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}

/** The content of a request and of an answer with one field. */
function written(one: Field, value: unknown) {
  const values = value === undefined ? {} : { V: value };
  const body = encodeBody(messageOf([one]), values);
  const answer = encodeAnswer(messageOf([one]), values, {});
  const inside = (xml: string) => {
    const from = xml.indexOf(open) + open.length;
    return xml.startsWith('/>', from) ? '' : xml.slice(from + 1, xml.indexOf('</M>'));
  };
  return [inside(body), inside(answer)];
}

const enumeration = (...members: [name: string, value: number][]) =>
  ({
    ...{ kind: 'enumeration', namespace, name: 'E' },
    members: members.map(([name, value]) => ({ name, value })),
  }) as unknown as TypeDescription;
const array: TypeDescription = { kind: 'array', namespace, name: 'A', item: field('Item', int) };
const dictionary: TypeDescription = {
  ...{ kind: 'dictionary', namespace, name: 'D', pair: { namespace, name: 'Pair' } },
  ...{ key: field('Key', text), value: field('Value', int) },
};
const company = carrier('Company', [field('Id', int, { nillable: false }), field('Name', text)]);
const value = { nillable: false };
const mandatory = { optional: false };

describe('a field is written in a request and in an answer', () => {
  it.each<[what: string, one: Field, value: unknown, request: string, answer: string]>([
    ['a text', field('V', text), 'a<b', '<V>a&lt;b</V>', '<V>a&lt;b</V>'],
    ['an empty text', field('V', text), '', '<V/>', '<V/>'],
    ['a null', field('V', text), null, '', '<V xsi:nil="true"/>'],
    ['an absent value', field('V', text), undefined, '', '<V xsi:nil="true"/>'],
    ['a null that is mandatory', field('V', text, mandatory), null, '<V xsi:nil="true"/>', '<V xsi:nil="true"/>'],
    ['a null that may only be absent', field('V', text, value), null, '', ''],
    ['a number', field('V', int, value), 5, '<V>5</V>', '<V>5</V>'],
    ['the default of a value type', field('V', int, value), 0, '', '<V>0</V>'],
    ['the default of one that may be nil', field('V', int), 0, '<V>0</V>', '<V>0</V>'],
    ['the default of one that is mandatory', field('V', int, { ...value, ...mandatory }), 0, '<V>0</V>', '<V>0</V>'],
    ['an absent value type', field('V', int, value), null, '', '<V>0</V>'],
    ['an absent boolean', field('V', primitive('boolean'), value), undefined, '', '<V>false</V>'],
    ['no flags', field('V', { kind: 'flags', namespace, name: 'F', members: [] } as never, value), null, '', '<V/>'],
    ['a member for 0', field('V', enumeration(['No', 0], ['Yes', 1]), value), 'No', '', '<V>No</V>'],
    ['another member', field('V', enumeration(['No', 0], ['Yes', 1]), value), 'Yes', '<V>Yes</V>', '<V>Yes</V>'],
    ['the first member, not 0', field('V', enumeration(['Yes', 1]), value), 'Yes', '<V>Yes</V>', '<V>Yes</V>'],
    ['an absent member', field('V', enumeration(['Yes', 1], ['No', 0]), value), null, '', '<V>No</V>'],
    ['a list', field('V', array), [1, null, 0], ...twice('<V><Item>1</Item><Item xsi:nil="true"/><Item>0</Item></V>')],
    ['an empty list', field('V', array), [], '<V/>', '<V/>'],
    ['no list', field('V', array), null, '', '<V xsi:nil="true"/>'],
    [
      'a list of .NET’s own namespace',
      field('V', { ...array, item: field('int', int, { namespace: arrays }) }),
      [1],
      ...twice('<V><a:int>1</a:int></V>'),
    ],
    [
      'a list of another namespace',
      field('V', { ...array, item: field('Item', int, { namespace: 'urn:"o"' }) }),
      [1],
      ...twice('<V><Item xmlns="urn:&quot;o&quot;">1</Item></V>'),
    ],
    [
      'a dictionary',
      field('V', dictionary),
      { a: 1, 'b&': null },
      ...twice('<V><Pair><Key>a</Key><Value>1</Value></Pair><Pair><Key>b&amp;</Key><Value xsi:nil="true"/></Pair></V>'),
    ],
    ['an empty dictionary', field('V', dictionary), {}, '<V/>', '<V/>'],
    [
      'a dictionary of another namespace',
      field('V', { ...dictionary, pair: { namespace: 'urn:o', name: 'Pair' } }),
      { a: 1 },
      ...twice('<V><Pair xmlns="urn:o"><Key>a</Key><Value>1</Value></Pair></V>'),
    ],
    [
      'a carrier',
      field('V', company),
      { Name: 'x', Id: 0 },
      '<V><Name>x</Name></V>',
      '<V><Id>0</Id><Name>x</Name></V>',
    ],
    ['an empty carrier', field('V', company), {}, '<V/>', '<V><Id>0</Id><Name xsi:nil="true"/></V>'],
    ['no carrier', field('V', company), null, '', '<V xsi:nil="true"/>'],
    ['a struct, which cannot be nil', field('V', company, value), null, '', '<V><Id>0</Id><Name xsi:nil="true"/></V>'],
    [
      'a carrier of another namespace, and its fields in it',
      field('V', carrier('Own', [field('Id', int, { namespace: 'urn:o' })]), { namespace: 'urn:o' }),
      { Id: 1 },
      ...twice('<V xmlns="urn:o"><Id>1</Id></V>'),
    ],
  ])('%s', (_what, one, given, request, answer) => {
    expect(written(one, given)).toEqual([request, answer]);
  });

  it('in the order of the contract, in one namespace', () => {
    const message = messageOf([field('A', int), field('B', text)]);
    expect(encodeBody(message, { B: 'x', C: 'y', A: 1 })).toBe(`${open}><A>1</A><B>x</B></M>`);
    expect(encodeBody(message, {})).toBe(`${open}/>`);
  });
});

function twice(xml: string): [string, string] {
  return [xml, xml];
}

describe('a value of any type is written', () => {
  const any = field('V', primitive('anyType'));
  const x = 'xmlns:x="http://www.w3.org/2001/XMLSchema"';

  it.each<[value: unknown, xml: string]>([
    ['a&b', `<V ${x} xsi:type="x:string">a&amp;b</V>`],
    ['', `<V ${x} xsi:type="x:string"/>`],
    [true, `<V ${x} xsi:type="x:boolean">true</V>`],
    [5, `<V ${x} xsi:type="x:int">5</V>`],
    [1.5, `<V ${x} xsi:type="x:double">1.5</V>`],
    [[1], `<V xsi:type="a:ArrayOfanyType"><a:anyType ${x} xsi:type="x:int">1</a:anyType></V>`],
    [[], '<V xsi:type="a:ArrayOfanyType"/>'],
    [
      { k: null },
      '<V xsi:type="a:ArrayOfKeyValueOfstringanyType"><a:KeyValueOfstringanyType><a:Key>k</a:Key>' +
        '<a:Value xsi:nil="true"/></a:KeyValueOfstringanyType></V>',
    ],
    [
      { '@type': '{urn:q}T', A: ['1', null, true], '{urn:o}B': { C: 2 } },
      '<V xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:u="urn:q" i:type="u:T"><A>1</A>' +
        '<A xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/><A>true</A>' +
        '<B xmlns="urn:o"><C>2</C></B></V>',
    ],
    [
      { '@type': 'T', A: '', B: undefined },
      '<V xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:u="urn:m" i:type="u:T"><A/>' +
        '<B xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/></V>',
    ],
  ])('%j', (value, xml) => {
    expect(written(any, value)).toEqual([xml, xml]);
  });

  it.each([NaN, Infinity, 5n, Symbol('x'), () => 1, [NaN], { a: [Infinity] }])('not %p', (value) => {
    expect(problemOf(() => written(any, value))).toBeInstanceOf(ValidationError);
  });

  it.each([
    { '@type': 'a b' },
    { '@type': '1T' },
    { '@type': 'T', 'a b': 1 },
    { '@type': 'T', '': 1 },
    { '@type': 'T', '{urn:o}': 1 },
    { '@type': 'T', 'a:b': 1 },
    { '@type': 'T', A: [[1]] },
  ])('not with a name or a list that XML does not have: %j', (value) => {
    expect(problemOf(() => written(any, value))).toBeInstanceOf(ValidationError);
  });

  it.each(['A', '_a', 'Ås', 'a.b-c_1'])('with the name %s', (name) => {
    expect(written(any, { '@type': name, [name]: 1 })[0]).toContain(`<${name}>1</${name}>`);
  });
});

describe('what cannot be written is refused with its path', () => {
  it.each<[what: string, one: Field, value: unknown, path: string]>([
    ['a mandatory value', field('V', text, { ...value, ...mandatory }), null, 'V'],
    ['an object for a number', field('V', int), {}, 'V'],
    ['an object for a text', field('V', text), { a: 1 }, 'V'],
    ['a list for a text', field('V', text), ['a'], 'V'],
    ['half of a character', field('V', text), '\uD800', 'V'],
    ['a text for a carrier', field('V', company), 'x', 'V'],
    ['a text for a list', field('V', array), 'x', 'V'],
    ['an object for a list', field('V', array), { 0: 1 }, 'V'],
    ['an item', field('V', array), [1, 2, {}], 'V[2]'],
    ['a list for a dictionary', field('V', dictionary), [1], 'V'],
    ['a text for a dictionary', field('V', dictionary), 'x', 'V'],
    ['a value of a dictionary', field('V', dictionary), { a: 1, b: {} }, 'V.Value'],
    ['a key of a dictionary', field('V', dictionary), { '\uD800': 1 }, 'V.Key'],
    ['a field of a carrier', field('V', company), { Id: {} }, 'V.Id'],
    ['a field in a list', field('V', { ...array, item: field('C', company) }), [{}, { Name: '\uD800' }], 'V[1].Name'],
    ['a value of any type', field('V', primitive('anyType')), NaN, 'V'],
  ])('%s', (_what, one, given, path) => {
    for (const write of [
      () => encodeBody(messageOf([one]), { V: given }),
      () => encodeAnswer(messageOf([one]), { V: given }, {}),
    ]) {
      const error = problemOf(write) as ValidationError;
      expect(error).toBeInstanceOf(ValidationError);
      expect(error).toMatchObject({ path, outcome: 'not-sent' });
      expect(error.message).toMatch(new RegExp(`^${path.replace(/[[\].]/g, '\\$&')}: `));
    }
  });

  it('but a mistake in the code is thrown as it is', () => {
    const mistake = new TypeError('a mistake');
    const broken = {
      get V(): never {
        throw mistake;
      },
    };
    expect(problemOf(() => encodeBody(messageOf([field('V', text)]), broken))).toBe(mistake);
  });
});

describe('headers are written', () => {
  const header = [field('H', int), field('G', text, { namespace: 'urn:g' }), field('V', int, value)];
  const message = messageOf([], header);

  it('in a request if they have a value, each with its namespace', () => {
    expect(encodeHeaders(message, { G: 'x', H: 0, Other: 1 })).toBe('<H xmlns="urn:m">0</H><G xmlns="urn:g">x</G>');
    expect(encodeHeaders(message, { G: null, H: undefined })).toBe('');
    expect(problemOf(() => encodeHeaders(message, { H: {} }))).toBeInstanceOf(ValidationError);
  });

  it('in an answer all of them', () => {
    const xml = encodeAnswer(message, {}, { H: 1 });
    expect(xml).toContain(
      '<s:Header><H xmlns="urn:m">1</H><G xmlns="urn:g" xsi:nil="true"/><V xmlns="urn:m">0</V></s:Header>',
    );
  });

  it('and are left out if there are none', () => {
    expect(encodeEnvelope(message, {}, {})).toBe(
      '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
        `<s:Body>${open}/></s:Body></s:Envelope>`,
    );
  });
});

describe('a field that the contract does not know is written where a server wrote it', () => {
  const own = (name: string) => field('V', carrier(name, [field('A', text), field('B', text)]));

  it.each<[carrier: string, after: string | undefined, xml: string]>([
    ['AtStart', undefined, '<V><New>n</New><A>a</A><B>b</B></V>'],
    ['AfterA', 'A', '<V><A>a</A><New>n</New><B>b</B></V>'],
    ['AtEnd', 'B', '<V><A>a</A><B>b</B><New>n</New></V>'],
    ['Lost', 'Unknown', '<V><New>n</New><A>a</A><B>b</B></V>'],
  ])('%s', (name, after, xml) => {
    rememberExtraField(name, 'New', { namespace, after });
    expect(written(own(name), { B: 'b', New: 'n', A: 'a' })).toEqual([xml, xml]);
    expect(written(own(name), { B: 'b', Never: 'x' })[0]).toBe('<V><B>b</B></V>');
  });

  it('in its namespace, and refused with its path', () => {
    rememberExtraField('Elsewhere', 'New', { namespace: 'urn:o', after: 'A' });
    expect(written(own('Elsewhere'), { New: { C: 1 } })[0]).toBe('<V><New xmlns="urn:o"><C>1</C></New></V>');
    expect(problemOf(() => written(own('Elsewhere'), { New: ['x'] }))).toMatchObject({ path: 'V.New' });
    expect(problemOf(() => written(own('Elsewhere'), { New: '\uD800' }))).toMatchObject({ path: 'V.New' });
  });

  it('and refused if it is only known from JSON', () => {
    rememberExtraField('FromJson', 'New', undefined);
    expect(problemOf(() => written(own('FromJson'), { New: 1 }))).toMatchObject({ path: 'V.New' });
  });
});
