import { describe, expect, it } from '@jest/globals';
import { decodeEnvelope, encodeFault } from '../../../src/codec/xml/index.js';
import { ProtocolError } from '../../../src/errors/index.js';
import { enveloped, field, messageOf, primitive } from './small-message.js';

const soap = 'http://schemas.xmlsoap.org/soap/envelope/';
const message = messageOf(
  [field('V', primitive('string'))],
  [field('H', primitive('int')), field('G', primitive('int'))],
);
const decode = (xml: string) => decodeEnvelope(xml, message, 'tolerant');
const envelope = (content: string) => `<s:Envelope xmlns:s="${soap}">${content}</s:Envelope>`;
const faultOf = (content: string) => decode(envelope(`<s:Body><s:Fault>${content}</s:Fault></s:Body>`)).fault;
const texts = '<faultcode>s:Server</faultcode><faultstring>It failed</faultstring>';
const detail = (content: string) => `${texts}<detail><ExceptionDetail>${content}</ExceptionDetail></detail>`;
const none = { code: 's:Server', message: 'It failed', exceptionType: undefined, inner: undefined };

describe('a fault is read', () => {
  it.each<[what: string, content: string, fault: object]>([
    ['with its texts', texts, none],
    ['without any', '', { ...none, code: 'Server', message: expect.any(String) }],
    [
      'with WCF’s exception',
      detail('<Message>No</Message><Type>System.Exception</Type>'),
      { ...none, message: 'No', exceptionType: 'System.Exception' },
    ],
    [
      'with NetServer’s exception',
      detail('<ExceptionType>SoException</ExceptionType><Message>No</Message><Type>Other</Type>'),
      { ...none, message: 'No', exceptionType: 'SoException' },
    ],
    ['with the first of two texts', `${texts}<faultstring>Second</faultstring>`, none],
    [
      'with an inner exception, whose texts are its own',
      detail(
        '<InnerException><InnerException><Type>C</Type></InnerException><Message>b</Message><Type>B</Type></InnerException>' +
          '<Message>a</Message><Type>A</Type>',
      ),
      {
        ...{ ...none, message: 'a', exceptionType: 'A' },
        inner: {
          exceptionType: 'B',
          message: 'b',
          inner: { exceptionType: 'C', message: undefined, inner: undefined },
        },
      },
    ],
    [
      'with an inner exception of NetServer',
      detail('<InnerException><ExceptionType>B</ExceptionType><Type>Other</Type></InnerException>'),
      { ...none, inner: { exceptionType: 'B', message: undefined, inner: undefined } },
    ],
    [
      'with the first of two inner ones',
      detail('<InnerException><Type>B</Type></InnerException><InnerException><Type>C</Type></InnerException>'),
      { ...none, inner: { exceptionType: 'B', message: undefined, inner: undefined } },
    ],
    [
      'without inner ones that are nil or have no type',
      detail(
        '<InnerException xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/>' +
          '<InnerException><Message>b</Message></InnerException>',
      ),
      none,
    ],
  ])('%s', (_what, content, fault) => {
    expect(faultOf(content)).toEqual(fault);
  });

  it('with sixteen inner exceptions at most', () => {
    const nested = (depth: number): string =>
      depth === 0 ? '' : `<InnerException>${nested(depth - 1)}<Type>T${depth}</Type></InnerException>`;
    let depth = 0;
    let inner = faultOf(detail(nested(20)))?.inner;
    while (inner !== undefined) {
      depth++;
      inner = inner.inner;
    }
    expect(depth).toBe(16);
  });

  it('as it was written', () => {
    const fault = { ...none, message: 'a <b> & "c"', exceptionType: 'System.<X>' };
    expect(decode(encodeFault(fault))).toMatchObject({ body: undefined, fault });
    expect(decode(encodeFault({ ...none, code: 'Server' }))).toMatchObject({ fault: { ...none, code: 'Server' } });
  });
});

describe('a fault is written', () => {
  it('with a code of its own namespace', () => {
    const xml = encodeFault({ ...none, code: 'InternalServiceFault' }, 'urn:"f"');
    expect(xml).toContain('<faultcode xmlns:f="urn:&quot;f&quot;">f:InternalServiceFault</faultcode>');
  });

  it('with a code of SOAP and the exception', () => {
    expect(encodeFault({ ...none, code: 's:Client', exceptionType: 'T' })).toBe(
      `<s:Envelope xmlns:s="${soap}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><s:Body><s:Fault>` +
        '<faultcode>s:Client</faultcode><faultstring>It failed</faultstring><detail>' +
        '<ExceptionDetail xmlns="http://schemas.datacontract.org/2004/07/System.ServiceModel">' +
        '<Message>It failed</Message><Type>T</Type></ExceptionDetail></detail></s:Fault></s:Body></s:Envelope>',
    );
    expect(encodeFault(none)).not.toContain('detail');
  });
});

describe('an envelope is read', () => {
  it('with its headers in any order, and those that are absent as null', () => {
    const header = '<G xmlns="urn:m">2</G><Other/><H xmlns="urn:m">1</H>';
    expect(decode(enveloped('<V>x</V>', header))).toEqual({
      ...{ headers: { H: 1, G: 2 }, body: { V: 'x' }, fault: undefined },
    });
    expect(decodeEnvelope(enveloped('<V>x</V>', header), message, 'strict').headers).toEqual({ H: 1, G: 2 });
    expect(decode(enveloped('<V>x</V>')).headers).toEqual({ H: null, G: null });
  });

  it.each<[what: string, xml: string, body: object | undefined]>([
    ['with an empty body', envelope('<s:Body/>'), undefined],
    ['with something before and after the body', envelope('<x/><s:Body><M xmlns="urn:m"/></s:Body><y/>'), { V: null }],
    ['with a second element in the body', envelope('<s:Body><M xmlns="urn:m"/><x/></s:Body>'), { V: null }],
    ['with the header after the body', envelope('<s:Body><M xmlns="urn:m"/></s:Body><s:Header/>'), { V: null }],
  ])('%s', (_what, xml, body) => {
    expect(decode(xml)).toEqual({ headers: { H: null, G: null }, body, fault: undefined });
  });

  it.each<[what: string, xml: string, words: RegExp]>([
    ['empty', '', /empty/],
    ['without a body', envelope('<s:Header/>'), /no body/],
    ['of another version', '<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"/>', /<Envelope>/],
    ['that is another document', '<html/>', /<html>/],
    ['that is a document with a long name', `<${'n'.repeat(61)}/>`, /<n{60}…>/],
    ['with another message', envelope('<s:Body><Other xmlns="urn:m"/></s:Body>'), /<M> of urn:m but found <Other>/],
    ['with a message of another namespace', envelope('<s:Body><M/></s:Body>'), /found <M>/],
    ['with an element after it', `${envelope('<s:Body/>')}<x/>`, /follows/],
    ['with an end tag after it', `${envelope('<s:Body/>')}</x>`, /no start tag/],
  ])('not if it is one %s', (_what, xml, words) => {
    expect(() => decode(xml)).toThrow(ProtocolError);
    expect(() => decode(xml)).toThrow(words);
  });
});
