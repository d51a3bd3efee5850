import { describe, expect, it } from '@jest/globals';
import { fromJson } from '../../../src/codec/json/index.js';
import type { Message, TypeDescription } from '../../../src/contract/index.js';
import { decodeEnvelope, encodeEnvelope } from '../../../src/codec/xml/index.js';

const anyType: TypeDescription = { kind: 'primitive', name: 'anyType' };
const field = { namespace: 'urn:values', name: 'Value', type: anyType, nillable: true, optional: true };
const message: Message = { namespace: 'urn:values', name: 'Values', fields: [field], headers: [] };

function fromXml(type: string, text: string): unknown {
  const namespaces = `xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:x="http://www.w3.org/2001/XMLSchema"`;
  const body = `<Values xmlns="urn:values" ${namespaces}><Value i:type="x:${type}">${text}</Value></Values>`;
  const envelope = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`;
  return decodeEnvelope(envelope, message, 'tolerant').body?.['Value'];
}

describe('a date in an anyType', () => {
  // As DataContractSerializer and Json.NET write dates of each kind: unspecified, UTC and local.
  it.each(['2026-11-23T10:00:00', '2026-11-23T10:00:00.1234567', '2026-11-23T10:00:00Z', '2026-11-23T10:00:00+01:00'])(
    'is the same from XML as from JSON: %s',
    (date) => {
      const reading = { ignoreCase: false, extras: false, fail: (problem: string) => new Error(problem) };
      expect(fromXml('dateTime', date)).toBe(date);
      expect(fromJson(anyType, date, reading)).toBe(date);
    },
  );
});

describe('an object or a list in an anyType', () => {
  const nested = { city: 'Ås', numbers: [1, 'two', null, { deep: true }], nothing: null, empty: [], none: {} };

  it('keeps its parts and their types over SOAP', () => {
    const envelope = encodeEnvelope(message, { Value: nested }, {});
    expect(decodeEnvelope(envelope, message, 'tolerant').body?.['Value']).toEqual(nested);
  });

  // Written by DataContractSerializer for an object[] and for a Dictionary<string, object>.
  it('is read as .NET writes it', () => {
    const arrays = 'xmlns:a="http://schemas.microsoft.com/2003/10/Serialization/Arrays"';
    const instance = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:x="http://www.w3.org/2001/XMLSchema"';
    const read = (type: string, content: string) => {
      const value = `<Value i:type="a:${type}" ${arrays}>${content}</Value>`;
      const body = `<s:Body><Values xmlns="urn:values" ${instance}>${value}</Values></s:Body>`;
      const envelope = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">${body}</s:Envelope>`;
      return decodeEnvelope(envelope, message, 'tolerant').body?.['Value'];
    };
    expect(read('ArrayOfanyType', '<a:anyType i:type="x:int">1</a:anyType><a:anyType i:nil="true"/>')).toEqual([
      1,
      null,
    ]);
    const pair = '<a:Key>city</a:Key><a:Value i:type="x:string">Ås</a:Value>';
    const pairs = `<a:KeyValueOfstringanyType>${pair}</a:KeyValueOfstringanyType>`;
    expect(read('ArrayOfKeyValueOfstringanyType', pairs)).toEqual({ city: 'Ås' });
  });
});

describe('an integer in an anyType', () => {
  it.each([
    [2 ** 31 - 1, 'int'],
    [-(2 ** 31), 'int'],
    [-(2 ** 31) - 1, 'long'],
    [2 ** 31, 'long'],
    [-(2 ** 31) - 1, 'long'],
    [Number.MAX_SAFE_INTEGER, 'long'],
    [2 ** 53, 'double'],
  ])('is written with a type that holds it: %d as %s', (value, type) => {
    const envelope = encodeEnvelope(message, { Value: value }, {});
    expect(envelope).toContain(`i:type="x:${type}"`);
    expect(decodeEnvelope(envelope, message, 'tolerant').body).toEqual({ Value: value });
  });
});
