import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { connect, NotFoundError, ProtocolError, type SuperOffice } from '../../src/index.js';
import { splitBinary } from '../../src/transports/soap/split-binary.js';
import { AnsweringServer } from '../support/answering-server.js';
import { contract } from '../support/contract.js';
import { send } from '../support/failing-server.js';
import { errorOf } from '../support/transports.js';

const { output } = contract.operation('Document', 'GetDocumentStream');
const server = new AnsweringServer();
let so: SuperOffice;

beforeAll(async () => {
  const url = await server.start();
  const auth = { kind: 'ticket', ticket: '7T:ticketticket', appToken: 'applicationtoken' } as const;
  so = await connect({ transport: 'soap', tenant: { url }, auth, resilience: { attempts: 1, breaker: false } });
});
afterAll(async () => {
  await so.close();
  await server.close();
});

const content = Buffer.from('content of the document');
const base64 = content.toString('base64');
const succeeded = `<Succeeded xmlns="${output.namespace}">true</Succeeded>`;

function envelope(response: string, { header = '', wrapper = '', before = '', envelopes = 's' } = {}): string {
  const prefix = envelopes === '' ? '' : `${envelopes}:`;
  const declaration = envelopes === '' ? 'xmlns' : `xmlns:${envelopes}`;
  return (
    `<?xml version="1.0"?>${before}<${prefix}Envelope ${declaration}="http://schemas.xmlsoap.org/soap/envelope/" ` +
    `xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><${prefix}Header>${header}${succeeded}</${prefix}Header>` +
    `<${prefix}Body><${output.name} xmlns="${output.namespace}" ${wrapper}>${response}</${output.name}></${prefix}Body></${prefix}Envelope>`
  );
}

const written = `<Response>${base64}</Response>`;
const wrong = '<Response>d3Jvbmc=</Response>';

/** Envelopes that mean the same document, in spellings that a writer of XML may choose. */
const spellings: readonly (readonly [what: string, xml: string])[] = [
  ['as WCF writes it', envelope(written)],
  ['with another prefix for SOAP', envelope(written, { envelopes: 'soap-env.1' })],
  ['with SOAP as the default namespace', envelope(written, { envelopes: '' })],
  [
    'with a prefix for the field',
    envelope(`<x:Response>${base64}</x:Response>`, { wrapper: `xmlns:x="${output.namespace}"` }),
  ],
  [
    'with a namespace written with references',
    envelope(`<x:Response xmlns:x="${output.namespace.replace('t', '&#116;')}">${base64}</x:Response>`),
  ],
  ['with a comment that holds an element before it', envelope(`<!-- ${wrong} -->${written}`)],
  ['with a comment before the envelope', envelope(written, { before: `<!-- <s:Envelope><s:Body>${wrong} -->` })],
  ['with a header of the same name', envelope(written, { header: wrong })],
  [
    'with a header of the same name and namespace',
    envelope(written, { header: `<Response xmlns="${output.namespace}">d3Jvbmc=</Response>` }),
  ],
  [
    'with an element of the same name in another namespace',
    envelope(`<x:Response xmlns:x="u">d3Jvbmc=</x:Response>${written}`),
  ],
  ['with an element of the same name deeper', envelope(`<Other>${wrong}</Other>${written}`)],
  ['with a processing instruction that looks like it', envelope(`<?x ${wrong}?>${written}`)],
  ['with a CDATA section that looks like it', envelope(`<Other><![CDATA[${wrong}]]></Other>${written}`)],
  ['with the content in a CDATA section', envelope(`<Response><![CDATA[${base64}]]></Response>`)],
  [
    'with the content in several sections and texts',
    envelope(`<Response>${base64.slice(0, 5)}<![CDATA[${base64.slice(5, 9)}]]><!-- x -->${base64.slice(9)}</Response>`),
  ],
  [
    'with references in the content',
    envelope(`<Response>&#x${base64.charCodeAt(0).toString(16)};${base64.slice(1)}&#10;</Response>`),
  ],
  ['with line breaks in the content', envelope(`<Response>\r\n ${base64.replace(/.{4}/g, '$&\r\n\t')} </Response>`)],
  ['with quotes and ">" in attributes', envelope(`<Response a=">" b='"'>${base64}</Response >`)],
];

async function* inPieces(bytes: Buffer, sizes: readonly number[]) {
  for (let start = 0, index = 0; start < bytes.length; index++) {
    const end = start + (sizes[index % sizes.length] ?? 1);
    yield bytes.subarray(start, end);
    start = end;
  }
}

describe('the content of a document over SOAP', () => {
  it.each(spellings)('is found %s', async (_what, xml) => {
    server.answer = send(200, 'text/xml; charset=utf-8', xml);
    expect(await buffer(await so.documents.readContent(5))).toEqual(content);
  });

  it.each(spellings)('is found however the answer is cut into pieces, %s', async (_what, xml) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 1, maxLength: 3 }), async (sizes) => {
        const padded = Buffer.from(xml.replace('<s:Header>', `<s:Header>${' '.repeat(16_300)}`));
        const cut = await splitBinary(Readable.from(inPieces(padded, sizes)), output);
        expect(await buffer(cut.content ?? Readable.from([]))).toEqual(content);
        expect(cut.envelope().toString()).not.toContain(base64);
      }),
      { numRuns: 5, examples: [[[1]], [[16_383]], [[16_384]]] },
    );
  });

  it('may be megabytes within a CDATA section', async () => {
    const large = Buffer.alloc(3_000_001, 'x');
    server.answer = send(200, 'text/xml', envelope(`<Response><![CDATA[${large.toString('base64')}]]></Response>`));
    expect(Buffer.compare(await buffer(await so.documents.readContent(5)), large)).toBe(0);
  });

  it.each([
    ['an element without text', envelope('<Response/>')],
    ['an empty text', envelope('<Response></Response>')],
    ['a comment alone', envelope('<Response><!-- x --></Response>')],
  ])('is empty for %s', async (_what, xml) => {
    server.answer = send(200, 'text/xml', xml);
    expect(await buffer(await so.documents.readContent(5))).toEqual(Buffer.alloc(0));
  });

  it.each([
    ['nil with an end tag', envelope('<Response i:nil="true"></Response>')],
    ['nil without one', envelope('<Response i:nil="1"/>')],
    ['absent', envelope('')],
    ['in another namespace', envelope('<x:Response xmlns:x="u">AAAA</x:Response>')],
  ])('is missing where the element is %s', async (_what, xml) => {
    server.answer = send(200, 'text/xml', xml);
    expect(await errorOf(so.documents.readContent(5))).toBeInstanceOf(NotFoundError);
  });

  it.each([
    ['holds an element', envelope(`<Response>${base64}<b/></Response>`)],
    ['is not base64', envelope('<Response>AAA$</Response>')],
    ['is cut short', envelope('<Response>AAAAA</Response>')],
    ['goes on after its padding', envelope('<Response>AA==AAAA</Response>')],
    ['has an unknown reference', envelope('<Response>AA&x;AA</Response>')],
    ['has no end', envelope(`<Response>${base64}`).slice(0, -120)],
    ['is in an envelope with the wrong end tags', envelope(written).replace('</Response>', '</Request>')],
    ['is followed by a second envelope', envelope(written) + envelope(written)],
    ['is in an envelope with a document type', envelope(written, { before: '<!DOCTYPE x [<!ENTITY y "z">]>' })],
    ['is within endless elements', '<a>'.repeat(100_000)],
    ['is behind an endless comment', `<!-- ${'x'.repeat(1_200_000)}`],
  ])('fails where it %s', async (_what, xml) => {
    server.answer = send(200, 'text/xml', xml);
    const read = async () => buffer(await so.documents.readContent(5));
    expect(await errorOf(read())).toBeInstanceOf(ProtocolError);
  });
});
