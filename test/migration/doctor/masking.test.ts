import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Contract } from '../../../src/contract/index.js';
import { WireMasker } from '../../../src/migration/doctor/masking/wire-masker.js';

const key = Buffer.alloc(32, 7);

/** A masker that has seen the bodies, and what it makes of them. */
function masked<Bodies extends readonly string[]>(...bodies: Bodies): { [Index in keyof Bodies]: string } {
  const masker = new WireMasker(Contract.bundled(), key);
  for (const body of bodies) masker.note(body);
  return bodies.map((body) => masker.mask(body)) as { [Index in keyof Bodies]: string };
}

const soap = (content: string) =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><s:Body><R>${content}</R></s:Body></s:Envelope>`;

/** The value of a field that stands alone in a body, after masking. */
const inJson = (name: string, value: unknown, ...others: string[]): unknown => {
  const [body] = masked(JSON.stringify({ [name]: value }), ...others);
  return (JSON.parse(body) as Record<string, unknown>)[name];
};

describe('masking keeps what shows how a server writes', () => {
  it.each<[what: string, body: string]>([
    ['flags, in whatever words', '{"TableRight":{"Mask":"FULL"},"FieldRight":{"Mask":"Update, UIHintMandatory"}}'],
    ['a name of a member that no contract has', '{"Completed":"Postponed"}'],
    ['a number in the place of such a name', '{"Completed":4711}'],
    ['dates that stand for none', '{"A":"0001-01-01T00:00:00","PublishTo":"9999-12-31T23:59:59Z"}'],
    ['spans of time', '{"AlarmLeadTime":"1.00:10:00"}'],
    ['truth, nothing and emptiness', '{ "a" : true, "b":null,\n"c":"","d":[],"e":{} , "f":0,"g":1 }'],
    ['numbers that are none', '{"a":"NaN","b":"-Infinity"}'],
    ['names of resources', '{"Name":"[SR_SINGULAR_CONTACT]"}'],
    ['type names', '{"ErrorType":"SuperOffice.Exceptions.SoNotFoundException","EntityName":"contact"}'],
    ['keys, also of user-defined fields', '{"UserDefinedFields":{"SuperOffice:1":"","SuperOffice:1:DisplayText":""}}'],
    ['the largest id', '{"ContactId":2147483647}'],
    ['nil and types in XML', soap('<A i:nil="true" /><B i:type="a:StringItem"></B><Mask>Select Update</Mask>')],
  ])('%s', (_what, body) => {
    expect(masked(body)[0]).toBe(body);
  });

  it.each([
    ['2026-11-23T10:17:00', /^\d{4}-\d\d-\d\dT10:\d\d:00$/],
    ['2026-11-23T10:17:31.125Z', /^\d{4}-\d\d-\d\dT10:\d\d:\d\d\.\d{3}Z$/],
    ['2026-11-23T10:17:31+01:00', /^\d{4}-\d\d-\d\dT10:\d\d:\d\d\+01:00$/],
    ['2026-11-23', /^\d{4}-\d\d-\d\d$/],
    ['[D:11/23/2026 00:00:00.0000000]', /^\[D:\d\d\/\d\d\/\d{4} 00:00:00\.0000000\]$/],
    ['[I:591]', /^\[I:\d{3}\]$/],
    ['[A:591,77]', /^\[A:\d{3},\d\d\]$/],
    ['{contact_id=591}', /^\{contact_id=\d{3}\}$/],
    ['US:"Meeting";NO:"Møte"', /^US:"[A-Z][a-z]{6}";NO:"[A-Z]\p{L}[a-z]{2}"$/u],
    ['Åse O’Hara-Lee, 2. floor', /^\p{Lu}[a-z]{2} [A-Z]’[A-Z][a-z]{3}-[A-Z][a-z]{2}, \d\. [a-z]{5}$/u],
    ['5f0c7a7e-1111-4222-8333-444455556666', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
  ])('the form of %s', (value, form) => {
    const result = inJson('Anything', value);
    expect(result).toMatch(form);
    expect(result).not.toBe(value);
  });

  it('control characters in XML, as references', () => {
    expect(masked(soap('<A>Ann&#xB;Lee</A>'))[0]).toMatch(/<A>[A-Z][a-z]{2}&#xB;[A-Z][a-z]{2}<\/A>/);
  });
});

describe('equal values stay equal', () => {
  it('a text, in JSON and in XML, alone and in one language of several', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        fc.pre(!/["\p{C}]/u.test(text) && text.trim() !== '');
        const xml = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
        const [plain, inXml, several] = masked(
          JSON.stringify({ Name: text }),
          soap(`<Name>${xml}</Name>`),
          JSON.stringify({ Name: `US:"${text}"` }),
        );
        const { Name: name } = JSON.parse(plain) as { Name: string };
        const other = name.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
        expect(inXml).toContain(`<Name>${other}</Name>`);
        expect((JSON.parse(several) as { Name: string }).Name).toBe(`US:"${name}"`);
      }),
    );
  });

  it('a number in any notation, while different numbers stay different', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 10, max: 99_999_999 }), { minLength: 2 }), (numbers) => {
        const body = JSON.stringify(numbers.map((number) => ({ Amount: number })));
        const [asNumbers, asTexts] = masked(body, soap(numbers.map((each) => `<Amount>${each}.50</Amount>`).join('')));
        const results = (JSON.parse(asNumbers) as { Amount: number }[]).map(({ Amount: amount }) => amount);
        expect(new Set(results).size).toBe(numbers.length);
        expect(results.map((each) => String(each).length)).toEqual(numbers.map((each) => String(each).length));
        expect(asTexts.match(/<Amount>/g)).toHaveLength(numbers.length);
      }),
    );
    const [left, right, third] = masked('{"a":1234.5}', '{"a":1234.50}', '{"a":"[F:1234.5]"}');
    expect(Number(/[\d.]+(?=\})/.exec(left)?.[0])).toBe(Number(/[\d.]+(?=\})/.exec(right)?.[0]));
    expect(third).toContain(`[F:${/[\d.]+(?=\})/.exec(left)?.[0] ?? ''}]`);
  });

  it('numbers of five digits stay different, however many there are', () => {
    const numbers = Array.from({ length: 20_000 }, (_, index) => 10_001 + index).filter((number) => number % 10 !== 0);
    const [body] = masked(JSON.stringify(numbers));
    const results = JSON.parse(body) as number[];
    expect(new Set(results).size).toBe(numbers.length);
    expect(Math.max(...results)).toBeLessThanOrEqual(32_767);
  });

  it('an int stays an int, and a short a short', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -2_147_483_648, max: 2_147_483_647 }),
        fc.integer({ min: 0, max: 32_767 }),
        (int, short) => {
          expect(Math.abs(Number(inJson('Id', int)))).toBeLessThanOrEqual(2_147_483_648);
          expect(Number(inJson('Rank', short))).toBeLessThanOrEqual(32_767);
        },
      ),
    );
  });

  it('a date that a time zone has shifted keeps its shift, over midnight too', () => {
    const moment = fc.date({ min: new Date('1950-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, fc.integer({ min: -48, max: 48 }), (date, quarters) => {
        const moved = new Date(date.getTime() + quarters * 15 * 60_000);
        const [left, right] = [date, moved].map((each) => each.toISOString().slice(0, 19));
        const [one, other] = masked(JSON.stringify({ A: left }), JSON.stringify({ A: right }));
        const at = (body: string) => Date.parse(`${(JSON.parse(body) as { A: string }).A}Z`);
        expect(at(other) - at(one)).toBe(quarters * 15 * 60_000);
      }),
    );
  });

  it('truncated text is still the beginning of the whole, and case and white space are visible', () => {
    const of = (text: string) => String(inJson('Name', text));
    expect(of('Hello wor')).toBe(of('Hello world').slice(0, 9));
    expect(of('HELLO')).toBe(of('hello').toUpperCase());
    expect(of(' Hello\nworld ').trim().replace('\n', ' ')).toBe(of('Hello world'));
  });
});

describe('masking removes personal data', () => {
  const name = fc.stringMatching(/^[A-Z][a-z]{6,12} [A-Z][a-z]{6,14}$/);
  const mail = fc.stringMatching(/^[a-z]{7,10}\.[a-z]{7,10}@[a-z]{6,10}\.com$/);
  const ticket = fc.stringMatching(/^7T:[A-Za-z0-9+]{24}==$/);
  const phone = fc.stringMatching(/^\+47 [2-9]\d{2} [2-9]\d{2} [2-9]\d{2}$/);
  const planted = fc.oneof(name, mail, ticket, phone);
  const field = fc.constantFrom(
    'Name',
    'FullName',
    'Ticket',
    'Value',
    'Reason',
    'Message',
    'MessageDetail',
    'Mask',
    'x',
  );

  const parts = (text: string) => text.split(/[^A-Za-z0-9]+/).filter((part) => part.length >= 6);

  it.each<[where: string, body: (field: string, text: string) => string]>([
    ['JSON', (where, text) => JSON.stringify({ a: [{ [where]: text }], d: { [`${text} `]: 'a' } })],
    ['a marked text', (where, text) => JSON.stringify({ [where]: `US:"${text}";NO:"${text}"` })],
    ['XML', (where, text) => soap(`<${where}>${text}</${where}><!-- ${text} --><C><![CDATA[${text}]]></C>`)],
    ['an attribute', (where, text) => soap(`<${where} note="${text}" xmlns:p="http://${text}/" />`)],
    [
      'a dictionary of SOAP',
      (where, text) => soap(`<P><Key>${text}</Key><Value>${text}</Value><${where}>${text}</${where}></P>`),
    ],
    ['a page', (where, text) => `<html><body title="${text}"><p class=${where}>${text}</p></body></html>`],
    ['neither of them', (where, text) => `${where}: ${text}\u0000{`],
    [
      'a failure',
      (where, text) => JSON.stringify({ ErrorType: text, ErrorMessage: text, Message: `${where} ${text}` }),
    ],
    ['a SOAP message cut short', (where, text) => soap(`<${where}>${text}</${where}>`).slice(0, -30)],
  ])('in %s', (_where, body) => {
    fc.assert(
      fc.property(field, planted, (where, text) => {
        const [result] = masked(body(where, text));
        for (const part of parts(text)) expect(result).not.toContain(part);
      }),
    );
  });

  it.each<[where: string, text: string]>([
    ['a text in several languages', 'US:"1985-05-12";NO:"1985-05-12"'],
    ['a list of marked dates', '[D:05/12/1985,06/13/1986]'],
    ['a marked date in a text in one language', 'US:"[D:05/12/1985]"'],
    ['days after one that means "no date"', '[D:01/01/1980,01/03/1980,01/05/1980,01/08/1980]'],
  ])('a date in %s', (_where, text) => {
    const dates = text.match(/\d\d(?:\d\d)?[-/]\d\d[-/]\d{2,4}/g)?.filter((date) => date !== '01/01/1980') ?? [];
    const [body, xml] = masked(JSON.stringify({ Text: text }), soap(`<Text>${text}</Text>`));
    for (const date of dates) {
      expect(body).not.toContain(date);
      expect(xml).not.toContain(date);
    }
    expect(JSON.parse(body)).toEqual({ Text: expect.stringMatching(/\d[-/]\d\d[-/]\d/) });
  });

  it('a value that follows the pair of another dictionary', () => {
    const pair = (value: string) => `<P><Key>EntityName</Key><Value>${value}</Value></P>`;
    const [result] = masked(
      soap(`<A>${pair('contact')}${pair('<Name>Wilhelm</Name>')}</A><B><Value>Hansen</Value></B>`),
    );
    expect(result).toContain('<Value>contact</Value>');
    expect(result).not.toContain('Hansen');
    const nested = `<P><Key>Password</Key><Value><Q><Key>a</Key><Value>b</Value></Q><string>secret</string></Value></P>`;
    expect(masked(soap(nested))[0]).toContain('<string>***</string>');
  });

  it('numbers of any length, in a body that is still JSON', () => {
    const digits = fc.stringMatching(/^[1-9]{56,200}$/);
    const number = fc
      .tuple(digits, fc.constantFrom('', '.5', '.25e30', 'e99999', 'E-123456', 'e308', 'e+250'))
      .map(([whole, rest]) => `${whole}${rest}`);
    fc.assert(
      fc.property(number, fc.constantFrom('Amount', 'Password', 'x'), (text, field) => {
        const [result] = masked(`{"${field}":${text},"b":[1.797693134862315712345e308]}`);
        expect(() => JSON.parse(result) as unknown).not.toThrow();
        expect(result).not.toContain(text.slice(0, 50));
      }),
    );
  });

  it('keys that are not field names, in a dictionary and elsewhere', () => {
    const json = (keys: Readonly<Record<string, unknown>>) => JSON.stringify(keys);
    const pairs = (key: string) => `<P><Key>${key}</Key><Value>1</Value></P>`;
    for (const [body] of [
      masked(json({ 'john.smith': 1 })),
      masked(json({ Properties: { JohnSmith: 1, 'john.smith': { johnny: [{ smith: 1 }] } } })),
      masked(soap(`<Properties>${pairs('JohnSmith')}${pairs('john.smith')}</Properties>`)),
    ])
      expect(body).not.toMatch(/john|smith/i);
  });

  it('but no names of fields', () => {
    const names = {
      Sentiment: 1,
      'odata.metadata': 1,
      '@odata.context': 1,
      ModelState: { 'entity.Name': 1 },
      UserDefinedFields: { 'SuperOffice:1': 1, 'Partner.Field:2:DisplayText': 1, Score: 1 },
      CustomFields: { x_score: 1 },
      FieldProperties: { Name: { FieldRight: { Mask: 1 } }, 'CustomFields.x_score': { FieldType: 'a' } },
      ColumnData: { 'contactUdef/SuperOffice:7': { DisplayValue: 1 }, registeredDate: { LinkHint: 1 } },
    };
    expect(JSON.parse(masked(JSON.stringify(names))[0])).toEqual(names);
    const key = '<P><Key>contactUdef/SuperOffice:7</Key><Value>1</Value></P>';
    expect(masked(soap(`<ColumnData>${key}</ColumnData>`))[0]).toContain(key);
  });

  it('a date that was not noted', () => {
    const masker = new WireMasker(Contract.bundled(), key);
    expect(masker.mask('{"A":"1985-05-12"}')).toMatch(/^\{"A":"(?!1985-05-12)\d{4}-\d\d-\d\d"\}$/);
    expect(masker.mask('{"A":"1980-01-01"}')).toBe('{"A":"1980-01-01"}');
  });

  it('a ticket is replaced completely', () => {
    expect(masked(soap('<Ticket>7T:abcdefghijkl</Ticket>'))[0]).toContain('<Ticket>***</Ticket>');
  });

  it('another key gives another result', () => {
    const other = new WireMasker(Contract.bundled());
    expect(other.mask('{"Name":"Wilhelmina"}')).not.toBe(masked('{"Name":"Wilhelmina"}')[0]);
  });
});

it('masks hostile bodies without failing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.string().map(soap)), (body) => {
      expect(typeof masked(body)[0]).toBe('string');
    }),
  );
});
