import { describe, expect, it } from '@jest/globals';
import type { SuperOfficeError } from '../../../src/errors/index.js';
import { ProtocolError } from '../../../src/errors/index.js';
import { decodeEnvelope, encodeEnvelope } from '../../../src/codec/xml/index.js';
import { readUnknownElement } from '../../../src/codec/xml/unknown-element.js';
import { elementTag, entered } from '../../../src/codec/xml/element-tag.js';
import { XmlReader } from '../../../src/codec/xml/xml-reader.js';
import { contract } from '../../support/contract.js';

const { output } = contract.operation('Appointment', 'GetAppointmentEntity');
const envelope = encodeEnvelope(output, { Response: { AppointmentId: 5, Description: 'x' } }, { Succeeded: true });
const envelopes = 'http://schemas.xmlsoap.org/soap/envelope/';

function problemOf(read: () => unknown): SuperOfficeError {
  try {
    read();
  } catch (error) {
    return error as SuperOfficeError;
  }
  throw new Error('it was read');
}

/** Reads a whole document, in each way that the codec uses. */
const passes: Readonly<Record<string, (xml: string) => void>> = {
  skip: (xml) => {
    const reader = new XmlReader(xml);
    while (reader.nextChild()) reader.skip();
  },
  'unknown elements': (xml) => {
    const reader = new XmlReader(xml);
    while (reader.nextChild()) readUnknownElement(reader);
  },
};

describe('the depth of XML', () => {
  const nested = (depth: number, name = 'a') => `<${name}>`.repeat(depth) + `</${name}>`.repeat(depth);

  it.each(Object.keys(passes))('is limited if every element is closed (%s)', (way) => {
    expect(() => passes[way]?.(nested(200))).not.toThrow();
    expect(problemOf(() => passes[way]?.(nested(201)))).toMatchObject({ name: 'ProtocolError' });
    expect(problemOf(() => passes[way]?.(nested(100_000))).message).toContain('200');
  });

  it('is limited in the fields that the decoder expects, too', () => {
    const reader = new XmlReader(`<a>${nested(300, 'b')}</a>`);
    const tag = elementTag('b', '');
    reader.nextChild();
    let depth = 1;
    expect(
      problemOf(() => {
        while (reader.enter(tag) !== entered.no || reader.nextChild()) depth++;
      }).message,
    ).toContain('200');
    expect(depth).toBe(200);
  });

  it('is limited in a fault', () => {
    for (const name of ['InnerException', 'detail']) {
      const fault = `<s:Fault>${nested(5_000, name)}<faultstring>x</faultstring></s:Fault>`;
      const text = `<s:Envelope xmlns:s="${envelopes}"><s:Body>${fault}</s:Body></s:Envelope>`;
      expect(problemOf(() => decodeEnvelope(text, output, 'tolerant'))).toBeInstanceOf(ProtocolError);
    }
  });
});

describe('an envelope', () => {
  it.each([
    ['an element after it', `${envelope}<more/>`],
    ['a second envelope after it', envelope + envelope],
    ['a "<" in an attribute', envelope.replace('<s:Body>', '<s:Body x="<">')],
    ['a "<" in the attribute of a field', envelope.replace('<Description>', '<Description x="a<b">')],
    [
      'a namespace of thousands of characters',
      envelope.replace('<s:Body>', `<s:Body xmlns:x="u:${'a'.repeat(3_000)}">`),
    ],
  ])('is refused with %s', (_what, text) => {
    expect(text).not.toBe(envelope);
    expect(decodeEnvelope(envelope, output, 'tolerant').body).toMatchObject({ Response: { AppointmentId: 5 } });
    expect(problemOf(() => decodeEnvelope(text, output, 'tolerant'))).toBeInstanceOf(ProtocolError);
  });

  it('may be followed by comments and blanks', () => {
    expect(decodeEnvelope(`${envelope} <!-- x -->\n<?x?>`, output, 'tolerant').body).toBeDefined();
  });
});

describe('names in the message of an error', () => {
  it.each([
    ['an element that is not closed', (name: string) => `<${name}>`],
    ['a prefix that is not declared', (name: string) => `<${name}:a/>`],
    ['an element with a wrong end tag', (name: string) => `<${name}></b>`],
  ])('are cut where they are long: %s', (_what, xml) => {
    expect(problemOf(() => passes['skip']?.(xml('n'.repeat(50_000)))).message.length).toBeLessThan(300);
  });
});

/**
 * Documents of many parts. A pass that searched all earlier parts for each part would take thousands of times as long as
 * for a document without them; the most that is allowed for is how a busy machine delays one of two runs.
 */
describe('the work for a document', () => {
  const parts = 60_000;
  const many = (part: (index: number) => string) => Array.from({ length: parts }, (_, index) => part(index)).join('');
  const documents: Readonly<Record<string, string>> = {
    'declarations on one element': `<a ${many((index) => `xmlns:p${index}="u" `)}>${many(() => '<p0:b/>')}</a>`,
    'declarations of one prefix': `<a ${many(() => `xmlns:p="u" `)}>${many(() => '<p:b/>')}</a>`,
    'a declaration on each element': `<a>${many((index) => `<p${index}:b xmlns:p${index}="u"/>`)}</a>`,
    'types by many prefixes': `<a xmlns:i="http://www.w3.org/2001/XMLSchema-instance" ${many((index) => `xmlns:p${index}="u" `)}>${many(() => '<b i:type="p0:x"/>')}</a>`,
    'attributes on one element': `<a ${many((index) => `b${index}="x" `)}/>`,
    'prefixed attributes': `<a xmlns:q="u" ${many((index) => `q:b${index}="x" `)}/>`,
    entities: `<a>${many(() => '&amp;')}</a>`,
    'pieces of text': `<a>${many(() => 'x<!-- y -->')}</a>`,
    'CDATA sections': `<a>${many(() => '<![CDATA[x]]>')}</a>`,
    'comments before elements': `<a>${many(() => '<!-- y --><b/>')}</a>`,
    'elements of many names': `<a>${many((index) => `<b${index}/>`)}</a>`,
    'elements in many namespaces': `<a>${many((index) => `<b xmlns="u${index}"/>`)}</a>`,
    'line breaks': `<a>${many(() => '\r\n')}</a>`,
    'nesting to the limit': `<a>${'<b>'
      .repeat(150)
      .concat('</b>'.repeat(150))
      .repeat(parts / 200)}</a>`,
  };
  const plain = `<a>${many(() => '<b>12345678</b>')}</a>`;
  const timed = (run: () => void) => {
    const start = process.cpuUsage();
    run();
    return process.cpuUsage(start).user;
  };

  it.each(Object.keys(documents))('is in proportion to its length with %s', (what) => {
    const xml = documents[what] ?? '';
    for (const pass of Object.values(passes)) {
      const attempt = () => {
        try {
          pass(xml);
        } catch (error) {
          if (!(error instanceof ProtocolError)) throw error;
        }
      };
      expect(timed(attempt)).toBeLessThan(
        100 *
          Math.max(
            timed(() => pass(plain)),
            20_000,
          ),
      );
    }
  });
});
