import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import type { Message, TypeDescription } from '../../../src/contract/index.js';
import { readEnvelope, WcfFaultError, writeEnvelope } from '../../../src/emulator/wire/data-contract/envelope.js';
import { UnwritableValueError } from '../../../src/emulator/wire/unwritable-value.js';
import { contract } from '../../support/contract.js';
import {
  arrayOf,
  arrays,
  carrier,
  dictionaryOf,
  field,
  fieldRight,
  message,
  primitive,
  status,
  tableRight,
  weekday,
} from './types.js';

const envelopeStart = '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>';
const instance = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance"';

/** What stands in the body's wrapper. */
function written(type: TypeDescription, value: unknown): string {
  const xml = writeEnvelope(message(type), { Response: value }, {});
  const [, inner] =
    /^<s:Envelope [^>]*><s:Body><GetResponse xmlns="urn:crm">(.*)<\/GetResponse><\/s:Body><\/s:Envelope>$/s.exec(xml) ??
    [];
  return inner ?? xml;
}

function readAs(type: TypeDescription, inner: string): unknown {
  const xml = `${envelopeStart}<GetResponse xmlns="urn:crm" ${instance}>${inner}</GetResponse></s:Body></s:Envelope>`;
  return readEnvelope(xml, message(type), 'Get').parameters['Response'];
}

const thing = carrier('Thing', [
  field('Id', primitive('int')),
  field('Name', primitive('string')),
  field('Mask', tableRight),
  field('When', primitive('dateTime')),
]);

// Each as DataContractSerializer of Mono 6.8 writes it within WCF's text writer.
describe('XML, as DataContractSerializer writes it', () => {
  it.each<[string, TypeDescription, unknown, string]>([
    [
      'has every field in the order of the contract, with the defaults of .NET',
      thing,
      { Name: '', Id: 3 },
      `<Response ${instance}><Id>3</Id><Name/><Mask/><When>0001-01-01T00:00:00</When></Response>`,
    ],
    ['says that a part is nil', thing, null, `<Response ${instance} i:nil="true"/>`],
    ['declares nothing for a text', primitive('string'), 'x', '<Response>x</Response>'],
    [
      'writes references for what XML 1.0 does not have',
      primitive('string'),
      'a\u000b\u0000\r\n\t<&>"\'\uFFFE\u0085\u2028😀',
      '<Response>a&#xB;&#x0;&#xD;\n\t&lt;&amp;&gt;"\'&#xFFFE;\u0085\u2028😀</Response>',
    ],
    [
      'writes flags by the first member of each bit',
      tableRight,
      'Select, Delete',
      '<Response>Select Delete</Response>',
    ],
    ['takes the first of two names', tableRight, 1, '<Response>Select</Response>'],
    [
      'takes flags apart, whatever name they are stored by',
      tableRight,
      'FULL',
      '<Response>Select Update Insert Delete</Response>',
    ],
    ['writes no flag as an empty element', weekday, '', '<Response/>'],
    ['writes Unused4 for Nullable, which is declared later', fieldRight, 35, '<Response>Read Write Unused4</Response>'],
    ['writes a whole double without a point', primitive('double'), 5, '<Response>5</Response>'],
    ['writes a large double with an exponent', primitive('double'), 1e21, '<Response>1E+21</Response>'],
    ['writes a small double with an exponent', primitive('double'), 0.000_01, '<Response>1E-05</Response>'],
    ['writes zero with its sign', primitive('double'), -0, '<Response>-0</Response>'],
    ['writes what is no number', primitive('double'), NaN, '<Response>NaN</Response>'],
    ['writes infinity', primitive('double'), -Infinity, '<Response>-INF</Response>'],
    ['writes decimals without an exponent', primitive('decimal'), 1e21, '<Response>1000000000000000000000</Response>'],
    ['writes spans of time', primitive('duration'), '1.02:03:04.5000000', '<Response>P1DT2H3M4.5S</Response>'],
    ['writes negative spans of time', primitive('duration'), '-00:15:00', '<Response>-PT15M</Response>'],
    ['writes no time', primitive('duration'), '00:00:00', '<Response>PT0S</Response>'],
    [
      'writes dates with their fraction',
      primitive('dateTime'),
      '2026-11-23T10:00:00.12',
      '<Response>2026-11-23T10:00:00.12</Response>',
    ],
    ['writes a character as its number', primitive('char'), 120, '<Response>120</Response>'],
    [
      'writes items of another namespace with a prefix',
      carrier('Holder', [field('Ints', arrayOf('int', primitive('int'), arrays))]),
      { Ints: [1, 2] },
      `<Response ${instance}><Ints xmlns:a="${arrays}"><a:int>1</a:int><a:int>2</a:int></Ints></Response>`,
    ],
    [
      'writes dictionaries as lists of pairs',
      dictionaryOf(primitive('string')),
      { x: 'y', n: null },
      `<Response ${instance}><KeyValuePair><Key>x</Key><Value>y</Value></KeyValuePair><KeyValuePair><Key>n</Key><Value i:nil="true"/></KeyValuePair></Response>`,
    ],
    [
      'says of any value what it is',
      dictionaryOf(primitive('anyType')),
      { i: 5 },
      `<Response ${instance}><KeyValuePair><Key>i</Key><Value i:type="a:int" xmlns:a="http://www.w3.org/2001/XMLSchema">5</Value></KeyValuePair></Response>`,
    ],
  ])('%s', (_what, type, value, xml) => {
    expect(written(type, value)).toBe(xml);
  });

  it('says what a derived carrier is', () => {
    const derived = carrier('FieldInfoInt', [
      field('FieldType', primitive('string')),
      field('Least', primitive('int')),
    ]);
    const base = carrier('FieldInfoBase', [field('FieldType', primitive('string'))], [derived]);
    const xml = `<Response ${instance} i:type="FieldInfoInt"><FieldType>Integer</FieldType><Least>3</Least></Response>`;
    expect(written(base, { FieldType: 'Integer', Least: 3 })).toBe(xml);
    expect(readAs(base, xml)).toEqual({ FieldType: 'Integer', Least: 3 });
  });

  it('gives each header the prefix h, and its own declarations', () => {
    const zone = carrier('Zone', [field('Code', primitive('string'))]);
    const headers = [field('ExceptionInfo', thing), field('Succeeded', primitive('boolean')), field('TimeZone', zone)];
    const xml = writeEnvelope(
      message(thing, headers),
      {},
      { ExceptionInfo: null, Succeeded: true, TimeZone: { Code: 'NO' } },
    );
    expect(/<s:Header>(.*)<\/s:Header>/.exec(xml)?.[1]).toBe(
      `<h:ExceptionInfo xmlns:h="urn:crm" ${instance} i:nil="true"/>` +
        `<h:Succeeded xmlns:h="urn:crm" ${instance}>true</h:Succeeded>` +
        `<h:TimeZone xmlns:h="urn:crm" ${instance}><h:Code>NO</h:Code></h:TimeZone>`,
    );
  });

  it('has an empty element for an operation that returns nothing', () => {
    const xml = writeEnvelope({ ...message(thing), fields: [] }, {}, {});
    expect(xml).toBe(`${envelopeStart}<GetResponse xmlns="urn:crm"/></s:Body></s:Envelope>`);
  });

  it('has a struct with the defaults of its members', () => {
    const holder = carrier('Holder', [
      field('Key', carrier('DSAParameters', [field('Counter', primitive('int'))]), false),
    ]);
    expect(written(holder, {})).toBe(`<Response ${instance}><Key><Counter>0</Counter></Key></Response>`);
  });

  it.each<[string, TypeDescription, unknown]>([
    ['an enumeration without a name', status, 7],
    ['a bit without a name', tableRight, 4111],
    ['half of a surrogate pair', primitive('string'), '\udc00'],
    ['an object where any value may stand', dictionaryOf(primitive('anyType')), { a: { b: 1 } }],
  ])('cannot be written with %s', (_what, type, value) => {
    expect(() => written(type, value)).toThrow(UnwritableValueError);
  });

  it('writes what is frozen once', () => {
    let reads = 0;
    const frozen = Object.freeze({
      get Name() {
        reads++;
        return 'c';
      },
    });
    expect(written(thing, frozen)).toBe(written(thing, frozen));
    expect(reads).toBe(1);
  });

  it('is XML with the namespaces of the contract, for every answer of it', () => {
    for (const agent of contract.agentNames) {
      for (const { output } of contract.agent(agent).operations.values()) {
        const known = new Set([
          output.namespace,
          ...[...output.fields, ...output.headers].map((each) => each.namespace),
        ]);
        const parser = new SaxesParser({ xmlns: true });
        parser.on('error', (error) => {
          throw error;
        });
        parser.on('opentag', ({ uri }) => expect(known.has(uri) || uri.startsWith('http://schemas.')).toBe(true));
        parser.write(writeEnvelope(output, blankParts(output), {})).close();
      }
    }
  });
});

function blankParts({ fields }: Message): object {
  return Object.fromEntries(fields.map(({ name, type }) => [name, type.kind === 'carrier' ? {} : undefined]));
}

describe('XML, as DataContractSerializer reads it', () => {
  it.each<[string, string, object]>([
    ['drops an element that comes too late', '<Name>a</Name><Id>3</Id>', { Id: 0, Name: 'a' }],
    ['drops an unknown element', '<Id>3</Id><Nmae>a</Nmae><Mask>Select</Mask>', { Id: 3, Name: null, Mask: 'Select' }],
    ['drops an element of another namespace', '<Id>3</Id><Name xmlns="urn:other">a</Name>', { Id: 3, Name: null }],
    ['drops an element that comes again', '<Id>3</Id><Id>4</Id>', { Id: 3 }],
    ['takes elements with a prefix', '<x:Id xmlns:x="urn:crm"> 3 </x:Id>', { Id: 3 }],
    ['takes flags in any order', '<Mask>Delete  Select</Mask>', { Mask: 'Select, Delete' }],
    ['takes aliases', '<Mask>R</Mask>', { Mask: 'Select' }],
    ['takes no flags', '<Mask/>', { Mask: '' }],
    ['takes characters that XML 1.0 does not have', '<Name>a&#xB;b&#x0;&#xD;</Name>', { Name: 'a\u000bb\u0000\r' }],
    ['reads ends of lines as XML says', '<Name>a\r\nb\rc<![CDATA[<\r\n]]></Name>', { Name: 'a\nb\nc<\n' }],
    ['keeps blanks', '<Name>  a </Name>', { Name: '  a ' }],
    ['takes dates without a time', '<When>2026-11-23</When>', { When: '2026-11-23T00:00:00' }],
    ['passes over comments', '<Id><!-- x -->3</Id>', { Id: 3 }],
  ])('%s', (_what, inner, expected) => {
    expect(readAs(thing, `<Response>${inner}</Response>`)).toMatchObject(expected);
  });

  it.each([
    ['<Id>x</Id>', "The value 'x' cannot be parsed as the type 'Int32'"],
    ['<Id>1.5</Id>', "cannot be parsed as the type 'Int32'"],
    ['<Id>99999999999</Id>', "cannot be parsed as the type 'Int32'"],
    ['<Id/>', "The value '' cannot be parsed as the type 'Int32'"],
    ['<Id i:nil="true"/>', 'ValueTypeCannotBeNull'],
    ['<Mask>FULL</Mask>', "Invalid enum value 'FULL' cannot be deserialized into type"],
    ['<Mask>None</Mask>', "Invalid enum value 'None'"],
    ['<Mask>Select, Update</Mask>', 'Invalid enum value'],
    ['<Mask>3</Mask>', "Invalid enum value '3'"],
    ['<When>soon</When>', "cannot be parsed as the type 'DateTime'"],
    ['<Id><b/></Id>', 'must not contain child elements'],
  ])('refuses %s with the fault of WCF', (inner, words) => {
    expect(() => readAs(thing, `<Response>${inner}</Response>`)).toThrow(WcfFaultError);
    expect(() => readAs(thing, `<Response>${inner}</Response>`)).toThrow(words);
    expect(() => readAs(thing, `<Response>${inner}</Response>`)).toThrow(
      'The formatter threw an exception while trying to deserialize the message: There was an error while trying to ' +
        "deserialize parameter urn:crm:Response. The InnerException message was '",
    );
  });

  it.each<[string, TypeDescription, string]>([
    ['a type that it does not know', thing, '<Response i:type="Other"/>'],
    [
      'the same key twice',
      dictionaryOf(primitive('int')),
      `<Response>${'<KeyValuePair><Key>a</Key><Value>1</Value></KeyValuePair>'.repeat(2)}</Response>`,
    ],
    [
      'a pair without a value',
      dictionaryOf(primitive('int')),
      '<Response><KeyValuePair><Key>a</Key></KeyValuePair></Response>',
    ],
    [
      'any value that does not say what it is',
      dictionaryOf(primitive('anyType')),
      '<Response><KeyValuePair><Key>a</Key><Value>1</Value></KeyValuePair></Response>',
    ],
    ['an enumeration by number', status, '<Response>2</Response>'],
    ['an enumeration in another case', status, '<Response>started</Response>'],
  ])('refuses %s', (_what, type, inner) => {
    expect(() => readAs(type, inner)).toThrow(WcfFaultError);
  });

  it.each([
    ['nothing', ''],
    ['what is broken off', '<a><b></b>'],
    ['tags that cross', '<a><b></a></b>'],
    ['a document type', '<!DOCTYPE a><a/>'],
    ['a reference that is none', '<a>&nbsp;</a>'],
    ['a bare ampersand', '<a>&</a>'],
    ['a prefix that is not declared', '<x:a/>'],
    ['two roots', '<a/><a/>'],
    ['text around the root', 'x<a/>'],
    ['a blank in a name', '< a/>'],
    ['an attribute without quotes', '<a b=c/>'],
    ['what nests without end', '<a>'.repeat(100_000)],
  ])('refuses %s', (_what, xml) => {
    expect(() => readEnvelope(xml, message(thing), 'Get')).toThrow(WcfFaultError);
  });

  it('refuses a header that must be understood, and passes over others', () => {
    const withHeader = (attributes: string) =>
      `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header><x xmlns="urn:x" ${attributes}/></s:Header>` +
      `<s:Body><GetResponse xmlns="urn:crm"/></s:Body></s:Envelope>`;
    expect(readEnvelope(withHeader(''), message(thing), 'Get').parameters).toEqual({ Response: null });
    expect(() => readEnvelope(withHeader('s:mustUnderstand="1"'), message(thing), 'Get')).toThrow('was not understood');
  });

  it('gives what was written, whatever it is', () => {
    const date = fc
      .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true })
      .map((each) => each.toISOString().slice(0, 19));
    const text = fc
      .array(fc.integer({ min: 0, max: 0x10ffff }).filter((code) => code < 0xd800 || code > 0xdfff))
      .map((codes) => String.fromCodePoint(...codes));
    const things = fc.record({
      Id: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
      Name: fc.option(text),
      Mask: fc.subarray(['Select', 'Update', 'Insert', 'Delete', 'Filtering']).map((names) => names.join(', ')),
      When: date,
    });
    fc.assert(
      fc.property(things, (value) => {
        expect(readAs(thing, written(thing, value))).toEqual(value);
      }),
    );
  });

  it('gives any double that was written', () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        expect(readAs(primitive('double'), written(primitive('double'), value))).toBe(value);
      }),
    );
  });
});
