import { describe, expect, it } from '@jest/globals';
import { decodeEnvelope, type Reading, unknownMandatoryHeader } from '../../../src/codec/xml/index.js';
import { ProtocolError } from '../../../src/errors/index.js';
import type { TypeDescription } from '../../../src/contract/index.js';
import { arrays, carrier, enveloped, field, instance, messageOf, namespace, primitive } from './small-message.js';

const text = primitive('string');
const int = primitive('int');
const readings: readonly Reading[] = ['tolerant', 'extras', 'strict'];
const bodyOf = (type: TypeDescription, xml: string, reading: Reading = 'tolerant') =>
  decodeEnvelope(enveloped(xml), messageOf([field('V', type)]), reading).body?.['V'];

const array: TypeDescription = { kind: 'array', namespace, name: 'A', item: field('Item', int) };
const dictionary: TypeDescription = {
  ...{ kind: 'dictionary', namespace, name: 'D', pair: { namespace, name: 'Pair' } },
  ...{ key: field('Key', text), value: field('Value', int) },
};
const company = carrier('Company', [field('Id', int), field('Name', text), field('Open', primitive('boolean'))]);

describe('a value is read', () => {
  it.each<[type: string, xml: string, value: unknown]>([
    ['string', '<V>x &amp; y</V>', 'x & y'],
    ['string', '<V>é</V>', 'é'],
    ['string', '<V>a&#13;b</V>', 'a\rb'],
    ['string', '<V/>', ''],
    ['string', '<V></V>', ''],
    ['string', '<V i:nil="true"/>', null],
    ['string', '<V i:nil="1"></V>', null],
    ['string', '<V i:nil="false">x</V>', 'x'],
    ['string', '', null],
    ['int', '<V>0</V>', 0],
    ['int', '<V>999999999</V>', 999_999_999],
    ['int', '<V>1000000000</V>', 1_000_000_000],
    ['int', '<V>2147483647</V>', 2_147_483_647],
    ['int', '<V>-5</V>', -5],
    ['int', '<V>007</V>', 7],
    ['int', '<V i:nil="true"/>', null],
    ['int', '<V i:nil="true"></V>', null],
    ['byte', '<V>127</V>', 127],
    ['unsignedByte', '<V>255</V>', 255],
    ['short', '<V>32767</V>', 32_767],
    ['unsignedShort', '<V>65535</V>', 65_535],
    ['unsignedInt', '<V>4294967295</V>', 4_294_967_295],
    ['boolean', '<V>true</V>', true],
    ['boolean', '<V>0</V>', false],
    ['double', '<V>1.5</V>', 1.5],
    ['dateTime', '<V>2026-07-31T09:30:00</V>', '2026-07-31T09:30:00'],
    ['boolean', '<V i:nil="true"/>', null],
    ['boolean', '<V z="1">true</V>', true],
  ])('%s %s', (name, xml, value) => {
    for (const reading of readings) expect(bodyOf(primitive(name), xml, reading)).toBe(value);
  });

  it.each<[type: string, xml: string]>([
    ['int', '<V>x</V>'],
    ['int', '<V/>'],
    ['int', '<V></V>'],
    ['int', '<V>2147483648</V>'],
    ['int', '<V>1<b/></V>'],
    ['int', '<V>12</Vx>'],
    ['byte', '<V>128</V>'],
    ['unsignedByte', '<V>256</V>'],
    ['short', '<V>32768</V>'],
    ['unsignedShort', '<V>65536</V>'],
    ['boolean', '<V>yes</V>'],
    ['boolean', `<V>${'y'.repeat(50)}</V>`],
    ['boolean', '<V z="1">yes</V>'],
    ['string', '<V>x<b/></V>'],
  ])('not as %s from %s', (name, xml) => {
    expect(() => bodyOf(primitive(name), xml)).toThrow(ProtocolError);
  });

  it('not if it is invalid, with the value, shortened where it is long, and the type', () => {
    expect(() => bodyOf(int, `<V>${'y'.repeat(40)}</V>`)).toThrow(`"${'y'.repeat(40)}"`);
    expect(() => bodyOf(int, `<V z="">${'y'.repeat(41)}</V>`)).toThrow(`"${'y'.repeat(40)}…"`);
    expect(() => bodyOf(int, '<V>y</V>')).toThrow(/4 elements deep.*integer/);
  });
});

describe('a list is read', () => {
  it.each<[xml: string, value: unknown]>([
    ['<V/>', []],
    ['<V></V>', []],
    ['<V i:nil="true"/>', null],
    ['<V z="1" i:nil="true"/>', null],
    ['<V><Item>1</Item><Item>2</Item></V>', [1, 2]],
    ['<V><Item>1</Item> <Item z="2">2</Item><Item i:nil="true"/></V>', [1, 2, null]],
    ['<V><Other/><Item>1</Item><Item xmlns="urn:o">2</Item><Items>3</Items></V>', [1]],
  ])('%s', (xml, value) => {
    expect(bodyOf(array, xml)).toEqual(value);
  });
});

describe('a dictionary is read', () => {
  it.each<[xml: string, value: unknown]>([
    ['<V/>', {}],
    ['<V i:nil="true"/>', null],
    ['<V z="1" i:nil="true"/>', null],
    ['<V><Pair><Key>a</Key><Value>1</Value></Pair><Pair><Key>b</Key></Pair></V>', { a: 1, b: null }],
    ['<V><Pair z="1"><Key>a</Key><Value>1</Value></Pair></V>', { a: 1 }],
    ['<V><Pair><Value>1</Value><Key>a</Key></Pair></V>', { a: 1 }],
    ['<V><Pair i:nil="true"/><Pair><Key>a</Key><Value>1</Value></Pair></V>', { a: 1 }],
    ['<V><Pair/><Pair><Value>1</Value></Pair><Pair><Key i:nil="true"/></Pair></V>', {}],
    ['<V><Other><Key>a</Key></Other><Pair xmlns="urn:o"><Key>b</Key></Pair></V>', {}],
    ['<V><Pair><Key>__proto__</Key><Value>1</Value></Pair></V>', JSON.parse('{"__proto__":1}')],
  ])('%s', (xml, value) => {
    expect(bodyOf(dictionary, xml)).toEqual(value);
  });

  it('with keys that are numbers, and values of carriers', () => {
    const keyed = { ...dictionary, key: field('Key', int), value: field('Value', company) } as TypeDescription;
    const xml = '<V><Pair><Key>7</Key><Value><Id>1</Id></Value></Pair><Pair><Key>8</Key><Value/></Pair></V>';
    const none = { Id: null, Name: null, Open: null };
    expect(bodyOf(keyed, xml)).toEqual({ 7: { ...none, Id: 1 }, 8: none });
  });
});

describe('a carrier is read', () => {
  const none = { Id: null, Name: null, Open: null };

  it.each<[what: string, xml: string, value: unknown]>([
    ['without content', '<V/>', none],
    ['without fields', '<V></V>', none],
    ['that is nil', '<V i:nil="true"/>', null],
    ['that is nil, with another attribute', '<V z="1" i:nil="true"/>', null],
    ['whole', '<V><Id>1</Id><Name>x</Name><Open>true</Open></V>', { Id: 1, Name: 'x', Open: true }],
    ['with blanks', '<V> <Id>1</Id>\n<Open>true</Open> </V>', { Id: 1, Name: null, Open: true }],
    ['with an attribute', '<V z="1"><Name>x</Name></V>', { ...none, Name: 'x' }],
    ['with its own type', '<V i:type="Company"><Name>x</Name></V>', { ...none, Name: 'x' }],
    ['with a type that is not known', '<V i:type="Other"><Name>x</Name></V>', { ...none, Name: 'x' }],
    ['with an unknown field', '<V><Id>1</Id><New><Id>2</Id></New><Name>x</Name></V>', { ...none, Id: 1, Name: 'x' }],
    ['with a field of another namespace', '<V><Id>1</Id><Name xmlns="urn:o">y</Name></V>', { ...none, Id: 1 }],
    ['with a field after all', '<V><Open>true</Open><More/></V>', { ...none, Open: true }],
  ])('%s', (_what, xml, value) => {
    for (const reading of ['tolerant', 'strict'] as const) expect(bodyOf(company, xml, reading)).toEqual(value);
  });

  it('in any order by a client, and in the order of the contract by WCF', () => {
    const xml = '<V><Open>true</Open><Name>x</Name><Id>1</Id></V>';
    for (const reading of ['tolerant', 'extras'] as const) {
      expect(bodyOf(company, xml, reading)).toEqual({ Id: 1, Name: 'x', Open: true });
    }
    expect(bodyOf(company, xml, 'strict')).toEqual({ ...none, Open: true });
  });

  it('with its unknown fields, if they are kept, but none that has a field’s name', () => {
    const xml =
      '<V><Zero>0</Zero><Id>1</Id><New><B>2</B></New><New>3</New><Name xmlns="urn:o">y</Name><Open>true</Open></V>';
    const own = carrier('WithExtras', company.fields);
    expect(bodyOf(own, xml, 'extras')).toEqual({ Id: 1, Name: null, Open: true, Zero: '0', New: { B: '2' } });
    expect(bodyOf(own, xml, 'tolerant')).toEqual({ Id: 1, Name: null, Open: true });
    expect(decodeEnvelope(enveloped('<New>1</New>'), messageOf([field('V', own)]), 'extras').body).toEqual({ V: null });
  });

  it('as the derived type that it names', () => {
    const derived = carrier('Large', [field('Id', int), field('Size', int)]);
    const base = carrier('Base', [field('Id', int)], [derived]);
    expect(bodyOf(base, '<V i:type="Large"><Id>1</Id><Size>2</Size></V>')).toEqual({ Id: 1, Size: 2 });
    expect(bodyOf(base, '<V i:type="Base"><Id>1</Id><Size>2</Size></V>')).toEqual({ Id: 1 });
    expect(bodyOf(base, '<V><Id>1</Id><Size>2</Size></V>')).toEqual({ Id: 1 });
  });

  it('with a value type that is nil by a client, and refused by WCF', () => {
    const strict = carrier('Strict', [
      field('Id', int, { nillable: false }),
      field('Inner', company, { nillable: false }),
    ]);
    for (const xml of [
      '<V><Id i:nil="true"/></V>',
      '<V><Inner/><Id i:nil="1"/></V>',
      '<V><Id z="" i:nil="true"/></V>',
    ]) {
      expect(bodyOf(strict, xml)).toMatchObject({ Id: null });
    }
    expect(() => bodyOf(strict, '<V><Id i:nil="true"/></V>', 'strict')).toThrow(/Id must not be nil/);
    expect(() => bodyOf(strict, '<V><Id z="" i:nil="true"/></V>', 'strict')).toThrow(/Id must not be nil/);
    expect(bodyOf(strict, '<V><Inner i:nil="true"/></V>', 'strict')).toEqual({ Id: null, Inner: null });
    expect(bodyOf(company, '<V><Id i:nil="true"/></V>', 'strict')).toEqual(none);
  });
});

describe('a value of any type is read', () => {
  const any = primitive('anyType');
  const x = 'xmlns:x="http://www.w3.org/2001/XMLSchema"';
  const z = 'xmlns:z="http://schemas.microsoft.com/2003/10/Serialization/"';

  it.each<[xml: string, value: unknown]>([
    [`<V i:type="x:int" ${x}>5</V>`, 5],
    [`<V i:type="x:string" ${x}>5</V>`, '5'],
    [`<V i:type="x:boolean" ${x}>true</V>`, true],
    [`<V i:type="z:guid" ${z}>0f8fad5b-d9cb-469f-a165-70867728950e</V>`, '0f8fad5b-d9cb-469f-a165-70867728950e'],
    [`<V i:type="x:dateTime" ${x}>2026-07-31T09:30:00Z</V>`, '2026-07-31T09:30:00Z'],
    ['<V i:nil="true"/>', null],
    ['<V i:nil="true"></V>', null],
    ['<V>5</V>', '5'],
    ['<V/>', ''],
    ['<V><A>5</A></V>', { A: '5' }],
    ['<V i:type="q:int" xmlns:q="urn:q">5</V>', '5'],
    ['<V i:type="int">5</V>', '5'],
    [`<V i:type="x:unknown" ${x}>5</V>`, '5'],
    [`<V i:type="a:ArrayOfanyType"><a:anyType i:type="x:int" ${x}>1</a:anyType></V>`, [1]],
    ['<V i:type="q:ArrayOfanyType" xmlns:q="urn:q"><A>1</A></V>', { '@type': '{urn:q}ArrayOfanyType', A: '1' }],
    ['<V i:type="a:Other"><A>1</A></V>', { '@type': `{${arrays}}Other`, A: '1' }],
    ['<V i:type="Own"><A>1</A></V>', { '@type': 'Own', A: '1' }],
    ['<V><A>1</A><A i:nil="true"/><A><B/></A></V>', { A: ['1', null, { B: '' }] }],
    ['<V><A xmlns="urn:o">1</A><B><C xmlns="urn:p"/></B></V>', { '{urn:o}A': '1', B: { '{urn:p}C': '' } }],
    ['<V><__proto__>1</__proto__></V>', JSON.parse('{"__proto__":"1"}')],
  ])('%s', (xml, value) => {
    expect(bodyOf(any, xml)).toEqual(value);
  });
});

describe('a header that must be understood', () => {
  const envelope = (header: string) =>
    Buffer.from(
      `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Other><mustUnderstand s:mustUnderstand="1"/></s:Other>` +
        `<s:Header>${header}</s:Header><s:Body><M s:mustUnderstand="1"/></s:Body></s:Envelope>`,
    );
  const message = messageOf([], [field('Known', text), field('Other', text)]);

  it.each<[what: string, header: string, unknown: object | undefined]>([
    ['none', '', undefined],
    ['one that is unknown', '<S s:mustUnderstand="1" xmlns="urn:s"/>', { namespace: 'urn:s', name: 'S' }],
    ['one that is true', '<S s:mustUnderstand="true"/>', { namespace: '', name: 'S' }],
    ['one that need not be', '<S s:mustUnderstand="0"/><T/>', undefined],
    ['one of another namespace', `<S o:mustUnderstand="1" xmlns:o="urn:o"/>`, undefined],
    ['one of the message', `<Known s:mustUnderstand="1" xmlns="${namespace}"><A/></Known>`, undefined],
    ['one with its name alone', '<Known s:mustUnderstand="1"/>', { namespace: '', name: 'Known' }],
    ['one with its namespace alone', `<S s:mustUnderstand="1" xmlns="${namespace}"/>`, { namespace, name: 'S' }],
    ['the second', '<A><B s:mustUnderstand="1"/></A><S s:mustUnderstand="1"/>', { namespace: '', name: 'S' }],
  ])('is found: %s', (_what, header, unknown) => {
    expect(unknownMandatoryHeader(envelope(header), message)).toEqual(unknown);
  });

  it('is not looked for where no element says so', () => {
    expect(unknownMandatoryHeader(Buffer.from('<broken'), message)).toBeUndefined();
    expect(() => unknownMandatoryHeader(Buffer.from('<mustUnderstand'), message)).toThrow(ProtocolError);
    expect(unknownMandatoryHeader(Buffer.from('mustUnderstand'), message)).toBeUndefined();
  });

  it('uses the namespace of instances for nil and type alone', () => {
    const own = (attributes: string) => bodyOf(text, `<V xmlns:o="urn:o" ${attributes}>x</V>`);
    expect(own('o:nil="true"')).toBe('x');
    expect(own('nil="true"')).toBe('x');
    expect(own(`xmlns:n="${instance}" n:other="true"`)).toBe('x');
    expect(own(`xmlns:n="${instance}" n:nil="true"`)).toBeNull();
  });
});
