import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeEnvelope, encodeAnswer } from '../../../src/codec/xml/index.js';
import { fromJson } from '../../../src/codec/json/index.js';
import { contract } from '../../support/contract.js';

const recorded = new URL('../../../node_modules/@superoffice/webapi/__tests__/', import.meta.url);
const message = contract.operation('Appointment', 'GetAppointmentEntity').output;
const type = message.fields[0]?.type;
if (type === undefined) throw new Error('the operation returns nothing');
const recordedEntity = fromJson(type, JSON.parse(readFileSync(new URL('Appointment63.json', recorded), 'utf8')), {
  ignoreCase: true,
  extras: false,
  fail: (text) => new Error(text),
  zonedDate: (text) => text.slice(0, 19),
});
const headers = { Succeeded: true };
const usual = encodeAnswer(message, { Response: recordedEntity }, headers).replaceAll(/xsi(?=[:=])/g, 'i');
/** As SOAP carries it: .NET writes the default of a value type that is null in JSON. */
const entity = decodeEnvelope(usual, message, 'strict').body?.['Response'] as Record<string, unknown>;

const instance = 'http://www.w3.org/2001/XMLSchema-instance';

/** The same document in other words, each of which takes a way of its own through the reader. */
const spellings: Readonly<Record<string, (xml: string) => string>> = {
  'with a line break between elements': (xml) => xml.replaceAll(/(<\/[^>]+>|\/>)(?=<)/g, '$1\r\n  '),
  'with comments between elements': (xml) => xml.replaceAll(/(<\/[^>]+>|\/>)(?=<)/g, '$1<!-- </Response> -->'),
  'with a blank in each start tag': (xml) => xml.replaceAll(/<(\w+)>/g, '<$1 >'),
  'with a blank in each end tag': (xml) => xml.replaceAll(/<\/(\w+)>/g, '</$1\n>'),
  'with empty elements written out': (xml) => xml.replaceAll(/<(\w+)\/>/g, '<$1></$1>'),
  'with nil elements written out': (xml) => xml.replaceAll(/<(\w+) i:nil="true"\/>/g, '<$1 i:nil="1"></$1>'),
  'with another prefix for nil': (xml) => xml.replaceAll(/\bi(?=[:=])/g, 'xsi'),
  'with nil declared on each element': (xml) =>
    xml.replaceAll(/<(\w+) i:nil="true"\/>/g, `<$1 xmlns:n="${instance}" n:nil="true"/>`),
  'with an unknown attribute on each element': (xml) => xml.replaceAll(/<(\w+)>/g, '<$1 z="/>">'),
  'with a prefix for each element': (xml) =>
    xml.replaceAll(/<(\/?)(\w+)(?=[\s>/])/g, '<$1q:$2').replaceAll(/ xmlns="([^"]+)"/g, ' xmlns:q="$1"'),
  'with the prefix i declared again': (xml) =>
    xml.replace(/<Response>/, `<Response xmlns:i="urn:other" xmlns:j="${instance}">`).replaceAll('i:nil', 'j:nil'),
  'with texts in CDATA': (xml) => xml.replaceAll(/>([^<&]+)<\//g, '><![CDATA[$1]]></'),
  'with letters as references': (xml) => xml.replaceAll(/(?<=>[^<]*)e(?=[^<>]*<\/)/g, '&#x65;'),
};

describe('an envelope', () => {
  it.each(Object.keys(spellings))('decodes to the same entity %s', (name) => {
    const xml = spellings[name]?.(usual) ?? '';
    expect(xml).not.toBe(usual);
    for (const reading of ['tolerant', 'extras', 'strict'] as const) {
      expect(decodeEnvelope(xml, message, reading).body).toEqual({ Response: entity });
    }
  });

  it('is nil only if the prefix i means it', () => {
    const xml = usual.replace('<Response>', '<Response xmlns:i="urn:other">');
    const { Response } = decodeEnvelope(xml, message, 'tolerant').body as { Response: Record<string, unknown> };
    const nil = Object.keys(entity).find((name) => entity[name] === null && xml.includes(`<${name} i:nil="true"/>`));
    expect(nil).toBeDefined();
    expect(Response[nil ?? '']).not.toBeNull();
  });

  it('decodes from bytes as from text', () => {
    for (const text of [usual, `\uFEFF${usual}`, usual.replace('Description>', 'Description>é😀\u0800')]) {
      expect(decodeEnvelope(Buffer.from(text), message, 'strict')).toEqual(decodeEnvelope(text, message, 'strict'));
    }
  });

  it('returns every text as it was, whatever its length and letters', () => {
    const texts = fc.array(fc.oneof(fc.string({ maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 40 })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(texts, (values) => {
        for (const value of [...values, ...values]) {
          // A lone surrogate is not a character, and the reader turns a line break into a line feed.
          if (/\p{Cs}/u.test(value)) continue;
          const xml = encodeAnswer(message, { Response: { Description: value } }, headers);
          const { Response } = decodeEnvelope(xml, message, 'strict').body as { Response: Record<string, unknown> };
          expect(Response['Description']).toBe(value);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('is refused if it is cut short anywhere', () => {
    const small = encodeAnswer(message, { Response: null }, headers);
    for (let length = 0; length < small.length; length++) {
      expect(() => decodeEnvelope(small.slice(0, length), message, 'tolerant')).toThrow();
    }
    for (let length = small.length; length < usual.length; length += 499) {
      expect(() => decodeEnvelope(usual.slice(0, length), message, 'tolerant')).toThrow();
    }
  });

  it('is refused if any end tag has another name', () => {
    const ends = [...usual.matchAll(/<\/(\w+)>/g)];
    for (const { index } of ends.filter((_end, position) => position % 50 === 0)) {
      const xml = `${usual.slice(0, index)}</Other>${usual.slice(usual.indexOf('>', index) + 1)}`;
      expect(() => decodeEnvelope(xml, message, 'tolerant')).toThrow('is closed by another end tag');
    }
  });
});
