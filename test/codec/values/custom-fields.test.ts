import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { expectedField, type FieldValue, readCustomField, writeCustomField } from '../../../src/codec/values/index.js';

const rows: [type: string, text: string, value: FieldValue][] = [
  ['Integer', '[I:3]', 3],
  ['Integer', '[I:0]', 0],
  ['Integer', '3', 3],
  ['Integer', '', null],
  ['Integer', '[I:]', null],
  ['TimeSpan', '[I:1234]', 1234],
  ['Decimal', '[F:3.14159]', 3.14159],
  ['Decimal', '[F:0]', 0],
  ['Decimal', '2.345', 2.345],
  ['Checkbox', 'True', true],
  ['Checkbox', 'False', false],
  ['Checkbox', '[I:1]', true],
  ['Checkbox', '[I:0]', false],
  ['Checkbox', '1', true],
  ['Checkbox', '', null],
  ['MdoList', '[I:4]', 4],
  ['MdoList', '[I:0]', null],
  ['MdoList', '4', 4],
  ['RelationTo', '[I:1234]', 1234],
  ['RelationTo', '[I:0]', null],
  ['Attachment', '[I:0]', null],
  ['Date', '[D:05/05/1999 00:00:00.0000000]', '1999-05-05'],
  ['Date', '[DT:05/05/1999 00:00:00.0000000]', '1999-05-05'],
  ['Date', '[D:06/19/2019]', '2019-06-19'],
  ['Date', '[D:2020.08.27]', '2020-08-27'],
  ['Date', '2020-08-27', '2020-08-27'],
  ['Date', '[D:01/01/0001]', null],
  ['Date', '[D:01/01/0001 00:00:00.0000000]', null],
  ['DateTime', '[DT:06/19/2019 14:35:56.00000]', '2019-06-19T14:35:56'],
  ['DateTime', '[DT:06/19/2019 14:35:56.1200000]', '2019-06-19T14:35:56.12'],
  ['DateTime', '[DT:01/01/0001 00:00:00.0000000]', null],
  ['Time', '[DT:01/01/1760 09:34:44.0000000]', '09:34:44'],
  ['Time', '[T:06/19/2019 14:35:56.00000]', '14:35:56'],
  ['Time', '[T:14:52]', '14:52:00'],
  ['Time', '[DT:01/01/0001 00:00:00.0000000]', null],
  ['ShortText', '[I:3]', '[I:3]'],
  ['LongText', '', ''],
  ['ListText', 'High', 'High'],
  ['DynamicLink', 'https://example.com/', 'https://example.com/'],
  ['Unknown', '[I:3]', 3],
  ['Unknown', '[A:1,2]', '[A:1,2]'],
  ['Unknown', 'text', 'text'],
  ['Unknown', '[D:2017-11-09]', '2017-11-09T00:00:00'],
  ['Integer', ' \t', null],
  ['Checkbox', ' TRUE ', true],
  ['Checkbox', 'false', false],
  ['Checkbox', '0', false],
  ['Date', '06/19/2019', '2019-06-19'],
  ['DateTime', '2019-06-19T14:35:56', '2019-06-19T14:35:56'],
  ['DateTime', '06/19/2019 14:35:56', '2019-06-19T14:35:56'],
  ['DateTime', '0001-01-01', null],
  ['Time', '[T:]', null],
  ['Time', '2019-06-19T14:35:56', '14:35:56'],
  ['Blob', 'AAE=', 'AAE='],
  ['Blob', ' ', ' '],
  ['MadeUp', '[I:3]', 3],
  // What is not in the notation of its type is kept.
  ['Integer', '[D:2017-11-09]', '[D:2017-11-09]'],
  ['Date', '[B:soon]', '[B:soon]'],
  ['DateTime', 'soon', 'soon'],
  ['DateTime', '[I:3]', '[I:3]'],
  ['Time', 'soon', 'soon'],
  ['Checkbox', '2', '2'],
  ['Integer', 'many', 'many'],
  ['Checkbox', 'perhaps', 'perhaps'],
  ['Date', '[D:99/99/1999]', '[D:99/99/1999]'],
  ['MdoList', 'IT', 'IT'],
  ['Decimal', '[F:NaN]', '[F:NaN]'],
];

describe('a custom field', () => {
  it.each(rows)('of type %s reads %j as %j', (type, text, value) => {
    expect(readCustomField(type, text)).toBe(value);
  });

  it.each<[type: string, value: unknown]>([
    ['Integer', 1.5],
    ['Integer', '3'],
    ['Integer', 2 ** 31],
    ['Integer', -(2 ** 31) - 1],
    ['Integer', NaN],
    ['Decimal', Infinity],
    ['Decimal', '4.43'],
    ['Checkbox', 1],
    ['Checkbox', 'True'],
    ['MdoList', 0],
    ['MdoList', -1],
    ['MdoList', 'IT'],
    ['Date', '1999-05-05T00:00:00'],
    ['Date', '1999-02-29'],
    ['Date', '05/05/1999'],
    ['Date', '0001-01-01'],
    ['DateTime', '1999-05-05'],
    ['DateTime', '1999-05-05T24:00:00'],
    ['DateTime', '1999-05-05T10:00:00Z'],
    ['DateTime', new Date()],
    ['Time', '9:30'],
    ['Time', '25:00:00'],
    ['Date', ' 1999-05-05'],
    ['Date', '1999-05-05 '],
    ['Date', 19990505],
    ['DateTime', ' 1999-05-05T10:00:00'],
    ['DateTime', '1999-05-05T10:00:00 '],
    ['DateTime', '0001-01-01T10:00:00'],
    ['DateTime', 19990505],
    ['Time', '09:30:00 '],
    ['Time', ' 09:30:00'],
    ['Time', '09:30:00Z'],
    ['Time', '09:30:00.12345678'],
    ['Time', 930],
    ['Checkbox', 'true'],
    ['Integer', true],
    ['Decimal', NaN],
    ['MdoList', 2 ** 31],
    ['MdoList', 1.5],
    ['Blob', 'AAA'],
    ['Blob', 'AA=A'],
    ['Blob', 'x AAAA'],
    ['Blob', 5],
    ['Integer', undefined],
    ['Date', {}],
    ['ShortText', 5],
    ['ShortText', undefined],
    ['ShortText', ['a']],
    ['Blob', 'not base64!'],
    ['Unknown', 'x'],
    ['Unknown', null],
    ['__proto__', 'x'],
  ])('of type %s does not take %j', (type, value) => {
    expect(writeCustomField(type, value)).toBeUndefined();
  });

  it.each<[type: string, value: FieldValue, custom: string, home: string]>([
    ['Integer', -(2 ** 31), '[I:-2147483648]', '[I:-2147483648]'],
    ['Integer', 2 ** 31 - 1, '[I:2147483647]', '[I:2147483647]'],
    ['Integer', -0, '[I:0]', '[I:0]'],
    ['Integer', null, '[I:0]', '[I:0]'],
    ['TimeSpan', 90, '[I:90]', '[I:90]'],
    ['Decimal', 1.5, '[F:1.5]', '[F:1.5]'],
    ['Decimal', -0, '[F:0]', '[F:0]'],
    ['Decimal', null, '[F:0]', '[F:0]'],
    ['Checkbox', true, '[I:1]', 'True'],
    ['Checkbox', false, '[I:0]', 'False'],
    ['Checkbox', null, '[I:0]', 'False'],
    ['MdoList', 1, '[I:1]', '[I:1]'],
    ['RelationTo', null, '[I:0]', '[I:0]'],
    ['Date', '1999-05-07', '[DT:05/07/1999 00:00:00.0000000]', '[D:05/07/1999 00:00:00.0000000]'],
    ['Date', null, '[DT:01/01/0001 00:00:00.0000000]', '[D:01/01/0001 00:00:00.0000000]'],
    ['DateTime', '1999-05-07T09:30', '[DT:05/07/1999 09:30:00.0000000]', '[DT:05/07/1999 09:30:00.0000000]'],
    ['DateTime', '1999-05-07T09:30:01.5', '[DT:05/07/1999 09:30:01.5000000]', '[DT:05/07/1999 09:30:01.5000000]'],
    ['DateTime', null, '[DT:01/01/0001 00:00:00.0000000]', '[DT:01/01/0001 00:00:00.0000000]'],
    ['Time', '09:30', '[DT:01/01/1760 09:30:00.0000000]', '[DT:01/01/1760 09:30:00.0000000]'],
    ['Time', '09:30:01.1234567', '[DT:01/01/1760 09:30:01.1234567]', '[DT:01/01/1760 09:30:01.1234567]'],
    ['Time', null, '[DT:01/01/0001 00:00:00.0000000]', '[DT:01/01/0001 00:00:00.0000000]'],
    ['Blob', 'AA==', 'AA==', 'AA=='],
    ['ShortText', '[I:3]', '[I:3]', '[I:3]'],
    ['LongText', null, '', ''],
  ])('of type %s writes %j', (type, value, custom, home) => {
    expect(writeCustomField(type, value)).toEqual({ custom, home });
  });

  it.each([
    ['ShortText', 'string'],
    ['Integer', '32 bits'],
    ['TimeSpan', '32 bits'],
    ['MdoList', 'id'],
    ['Decimal', 'number'],
    ['Checkbox', 'true or false'],
    ['Date', '"2026-11-26"'],
    ['DateTime', '"2026-11-26T09:30:00"'],
    ['Time', '"09:30:00"'],
    ['Blob', 'Base64'],
  ])('of type %s says what it takes, which names %s', (type, words) => {
    expect(expectedField(type)).toContain(words);
  });

  it('says what it takes', () => {
    expect(expectedField('Time')).toBe('a time such as "09:30:00", or null');
    expect(expectedField('Unknown')).toBeUndefined();
    expect(expectedField('toString')).toBeUndefined();
  });
});

const pad = (value: number, digits = 2) => String(value).padStart(digits, '0');
const day = fc
  .date({ min: new Date('0002-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`);
const time = fc.tuple(fc.nat(23), fc.nat(59), fc.nat(59), fc.nat(9_999_999)).map(([hour, minute, second, fraction]) => {
  const digits = pad(fraction, 7).replace(/0+$/, '');
  return `${pad(hour)}:${pad(minute)}:${pad(second)}${digits === '' ? '' : `.${digits}`}`;
});
const id = fc.option(fc.integer({ min: 1, max: 2 ** 31 - 1 }));
const int = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

const valuesOf: Readonly<Record<string, fc.Arbitrary<FieldValue>>> = {
  Integer: int,
  TimeSpan: int,
  // There is no negative zero in text.
  Decimal: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  Checkbox: fc.boolean(),
  MdoList: id,
  RelationTo: id,
  Attachment: id,
  Date: fc.option(day),
  DateTime: fc.option(fc.tuple(day, time).map((both) => both.join('T'))),
  Time: fc.option(time),
  ShortText: fc.string({ unit: 'binary' }),
  LongText: fc.string(),
  ListText: fc.string(),
  DynamicLink: fc.webUrl(),
  Blob: fc.base64String(),
};

describe('any value', () => {
  it.each(Object.keys(valuesOf))('of type %s is read as it was written, in each place', (type) => {
    fc.assert(
      fc.property(valuesOf[type] ?? fc.constant(null), (value) => {
        const written = writeCustomField(type, value);
        expect(written === undefined).toBe(false);
        expect(readCustomField(type, written?.custom ?? '')).toBe(value);
        expect(readCustomField(type, written?.home ?? '')).toBe(value);
      }),
    );
  });

  it.each(Object.keys(valuesOf))('of type %s that is cleared is no value, or zero', (type) => {
    const written = writeCustomField(type, null);
    const read = readCustomField(type, written?.custom ?? 'none');
    expect(readCustomField(type, written?.home ?? 'none')).toBe(read);
    expect([null, 0, false, '']).toContain(read);
  });
});

interface Recorded {
  readonly UserDefinedFields: Readonly<Record<string, string>>;
  readonly CustomFields: Readonly<Record<string, string>>;
  readonly ExtraFields: Readonly<Record<string, string>>;
}

/** The types of the fields in the recorded entities. */
const types: Readonly<Record<string, string>> = {
  'SuperOffice:1': 'ShortText',
  'SuperOffice:2': 'LongText',
  'SuperOffice:3': 'Integer',
  'SuperOffice:4': 'Date',
  'SuperOffice:5': 'Date',
  'SuperOffice:6': 'Checkbox',
  'SuperOffice:7': 'MdoList',
  'SuperOffice:8': 'Decimal',
  x_person_date: 'Date',
  x_person_datetime: 'DateTime',
  x_person_time: 'Time',
  x_person_boolean: 'Checkbox',
  x_person_timespan: 'TimeSpan',
  x_person_contact_relation: 'RelationTo',
  x_person_float: 'Decimal',
};

describe.each(['Person210.json', 'Appointment63.json'])('the recorded values in %s', (file) => {
  const path = new URL(`../../../node_modules/@superoffice/webapi/__tests__/${file}`, import.meta.url);
  const entity = JSON.parse(readFileSync(path, 'utf8')) as Recorded;

  it('are written as they were read, in each place', () => {
    const names = Object.keys(types).filter((name) => Object.hasOwn(entity.CustomFields, name));
    expect(names.length).toBeGreaterThan(7);
    for (const name of names) {
      const type = types[name] ?? '';
      const text = entity.CustomFields[name] ?? '';
      const home = entity.UserDefinedFields[name] ?? entity.ExtraFields[name];
      const written = writeCustomField(type, readCustomField(type, text));
      const expected = name.startsWith('x_') ? { custom: text } : { custom: text, home };
      expect(written).toMatchObject(expected);
      expect(readCustomField(type, home ?? '')).toEqual(readCustomField(type, text));
    }
  });
});
