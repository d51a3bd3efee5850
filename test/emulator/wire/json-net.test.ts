import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CarrierType, TypeDescription } from '../../../src/contract/index.js';
import { flagNames, type FlagSpelling } from '../../../src/emulator/wire/json-net/flag-names.js';
import { readJson } from '../../../src/emulator/wire/json-net/reader.js';
import { JsonNetWriter } from '../../../src/emulator/wire/json-net/writer.js';
import { UnwritableValueError } from '../../../src/emulator/wire/unwritable-value.js';
import { carrierOf, contract } from '../../support/contract.js';
import { arrayOf, carrier, dictionaryOf, field, fieldRight, primitive, status, tableRight, weekday } from './types.js';

const older = new JsonNetWriter({ flagNames: 'older' });
const newer = new JsonNetWriter({ flagNames: 'newer' });
const wholeText = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }).filter((code) => code < 0xd800 || code > 0xdfff))
  .map((codes) => String.fromCodePoint(...codes));
const vendorClient = fileURLToPath(new URL('../../../node_modules/@superoffice/webapi/', import.meta.url));

describe('flags in JSON', () => {
  it.each<[string, number, string | number, string | number]>([
    ['ETableRight', 15, 'FULL', 'Select, Update, Insert, Delete'],
    ['ETableRight', 7, 'URI', 'Select, Update, Insert'],
    ['ETableRight', 11, 'UDR', 'Select, Update, Delete'],
    ['ETableRight', 3, 'UR', 'Select, Update'],
    ['ETableRight', 1, 'R', 'Select'],
    ['ETableRight', 9, 'R, Delete', 'Select, Delete'],
    ['ETableRight', 37, 'RI, RestrictedUpdate', 'Select, Insert, RestrictedUpdate'],
    ['ETableRight', 0, 'None', 'None'],
    ['ETableRight', 4111, 4111, 4111],
    ['EFieldRight', 3, 'Update', 'Update'],
    ['EFieldRight', 67, 'Update, UIHintMandatory', 'Update, UIHintMandatory'],
    ['EFieldRight', 160, 'Unused4, UIHintReadOnly', 'Nullable, UIHintReadOnly'],
    ['EFieldRight', 35, 'Update, Unused4', 'Update, Nullable'],
    ['EFieldRight', 192, 'UIHints', 'UIHints'],
    ['Weekday', 0, 'Unknown', 'Unknown'],
    ['Weekday', 21, 'Monday, Wednesday, Friday', 'Monday, Wednesday, Friday'],
  ])('%s: %i is spelled as Enum.ToString() spells it', (name, bits, olderText, newerText) => {
    const type = [tableRight, fieldRight, weekday].find((each) => each.name === name) ?? tableRight;
    const { value } = readJson(type, bits);
    expect([older, newer].map((writer) => JSON.parse(writer.write(type, value)) as unknown)).toEqual([
      olderText,
      newerText,
    ]);
  });

  it.each([
    ['FULL', 'Select, Update, Insert, Delete'],
    [' full ', 'Select, Update, Insert, Delete'],
    ['update,SELECT', 'Select, Update'],
    ['R', 'Select'],
    ['None', ''],
    ['0', ''],
    ['3', 'Select, Update'],
    [5, 'Select, Insert'],
    [4096, 4096],
  ])('are read by any name in any case, and by number: %j', (json, stored) => {
    expect(readJson(tableRight, json)).toEqual({ value: stored, problems: [] });
  });

  it.each(['', 'Select Update', 'Everything', 'Select,', true, {}, 1.5])('are refused: %j', (json) => {
    const { problems } = readJson(carrier('TableRight', [field('Mask', tableRight)]), { Mask: json });
    expect(problems).toEqual([{ path: 'Mask', message: expect.stringContaining('Error converting value ') }]);
  });

  it('survive each spelling, whichever bits they have', () => {
    fc.assert(
      fc.property(fc.constantFrom(tableRight, fieldRight, weekday), fc.integer({ min: 0, max: 1023 }), (type, bits) => {
        const { value } = readJson(type, bits);
        for (const writer of [older, newer]) {
          expect(readJson(type, JSON.parse(writer.write(type, value))).value).toEqual(value);
        }
      }),
    );
  });

  it('have the names and numbers of the vendor’s client', () => {
    const source = readFileSync(join(vendorClient, 'src/Enums.ts'), 'utf8');
    const vendors = [...source.matchAll(/export enum (\w+) \{([^}]*)\}/g)].flatMap(([, name = '', body = '']) => {
      const members = [...body.matchAll(/^\s*(\w+) = (-?\d+),/gm)].map(([, each = '', value]) => [each, Number(value)]);
      return members.length === 0 ? [] : [[name, Object.fromEntries(members)]];
    });
    expect(vendors.length).toBeGreaterThan(25);
    expect(flagNames).toEqual(Object.fromEntries(vendors));
  });
});

describe('answers that were recorded', () => {
  const person = carrierOf('Person', 'GetPersonEntity');
  const appointment = carrierOf('Appointment', 'GetAppointmentEntity');
  const contact = carrierOf('Contact', 'GetContactEntity');
  const recurrence = appointment.fieldsByName.get('Recurrence')?.type as CarrierType;

  it.each<[string, CarrierType, FlagSpelling[]]>([
    ['Person210', person, ['older', 'newer']],
    ['Appointment63', appointment, ['newer']],
    ['ContactDefault', contact, ['older']],
    ['RecurrenceInfo', recurrence, ['older', 'newer']],
  ])('%s is written as it was read', (name, type, spellings) => {
    const text = readFileSync(join(vendorClient, `__tests__/${name}.json`), 'utf8');
    const recorded = JSON.parse(text) as object;
    const read = readJson(type, recorded);
    expect(read.problems).toEqual([]);
    const written = spellings.map(
      (flagNames) => JSON.parse(new JsonNetWriter({ flagNames }).write(type, read.value)) as object,
    );
    // Person210 has rights on tables as newer servers spell them, and rights on fields as older ones do.
    expect(differences(recorded, written, '')).toEqual([]);
  });

  /** Where something recorded, of a field that the contract knows, is in none of the writings. */
  function differences(recorded: unknown, written: readonly unknown[], path: string): string[] {
    if (typeof recorded !== 'object' || recorded === null) {
      return written.includes(recorded) ? [] : [`${path}: ${String(recorded)} is ${String(written)}`];
    }
    return Object.entries(recorded).flatMap(([key, value]: [string, unknown]) => {
      const found = written.flatMap((each) => {
        const entry = (each as Record<string, unknown> | null)?.[key];
        return entry === undefined ? [] : [entry];
      });
      return found.length === 0 ? [] : differences(value, found, `${path}.${key}`);
    });
  }

  it('have no field that the contract does not know, but links', () => {
    const recorded = JSON.parse(readFileSync(join(vendorClient, '__tests__/Person210.json'), 'utf8')) as object;
    expect(Object.keys(recorded).filter((name) => !person.fieldsByName.has(name))).toEqual(['_Links']);
  });
});

describe('values in JSON', () => {
  const write = (type: TypeDescription, value: unknown) => newer.write(type, value);

  it.each<[string, TypeDescription, unknown, string]>([
    ['a control character', primitive('string'), 'a\u000bb\u0000', String.raw`"a\u000bb\u0000"`],
    ['quotes and ends of lines', primitive('string'), '"\\\r\n\t', String.raw`"\"\\\r\n\t"`],
    ['ends of lines of Unicode', primitive('string'), '\u0085\u2028\u2029', String.raw`"\u0085\u2028\u2029"`],
    ['characters beyond', primitive('string'), 'Ås 漢 😀 <&>', '"Ås 漢 😀 <&>"'],
    ['a whole double', primitive('double'), 5, '5.0'],
    ['a large double', primitive('double'), 1e21, '1E+21'],
    ['a small double', primitive('double'), 0.000_015, '1.5E-05'],
    ['no number', primitive('double'), NaN, '"NaN"'],
    ['infinity', primitive('double'), -Infinity, '"-Infinity"'],
    ['a float', primitive('float'), Math.fround(0.1), '0.1'],
    ['a decimal', primitive('decimal'), 1e21, '1000000000000000000000.0'],
    ['a date', primitive('dateTime'), '2020-08-19T17:12:16.9553621', '"2020-08-19T17:12:16.9553621"'],
    ['a time span', primitive('duration'), '1.02:03:04.5000000', '"1.02:03:04.5000000"'],
    ['an enumeration', status, 'Started', '"Started"'],
    ['a number that has a name', status, 2, '"Started"'],
    ['a number without a name', status, 7, '7'],
    ['nothing in an array of numbers', arrayOf('int', primitive('int')), [1, undefined], '[1,0]'],
    ['keys as they are', dictionaryOf(primitive('string')), { 'x:Y': null, __a: '' }, '{"x:Y":null,"__a":""}'],
    ['any value', primitive('anyType'), { a: [1, 1.5, null, { b: true }] }, '{"a":[1,1.5,null,{"b":true}]}'],
  ])('%s', (_what, type, value, json) => {
    expect(write(type, value)).toBe(json);
  });

  it('has every member, in the order of the contract, with the defaults of .NET', () => {
    const type = carrier('Thing', [
      field('Id', primitive('int')),
      field('Name', primitive('string')),
      field('When', primitive('dateTime')),
      field('Span', primitive('duration')),
      field('Mask', tableRight),
      field('State', status),
      field('Parts', arrayOf('int', primitive('int'))),
    ]);
    expect(write(type, { Name: 'x' })).toBe(
      '{"Id":0,"Name":"x","When":"0001-01-01T00:00:00","Span":"00:00:00","Mask":"None","State":"Unknown","Parts":null}',
    );
  });

  it('picks the language of each text, and of nothing else', () => {
    const writer = new JsonNetWriter({ flagNames: 'newer', text: (text) => text.toUpperCase() });
    const type = carrier('Thing', [field('Name', primitive('string')), field('State', status)]);
    expect(writer.write(type, { Name: 'x', State: 'Started' })).toBe('{"Name":"X","State":"Started"}');
  });

  it('writes what is frozen once, and what is not each time', () => {
    const type = carrier('Thing', [field('Name', primitive('string'))]);
    const thing = { Name: 'a' };
    expect(write(type, thing)).toBe('{"Name":"a"}');
    thing.Name = 'b';
    expect(write(type, thing)).toBe('{"Name":"b"}');
    let reads = 0;
    const frozen = Object.freeze({
      get Name() {
        reads++;
        return 'c';
      },
    });
    expect([write(type, frozen), write(type, frozen), reads]).toEqual(['{"Name":"c"}', '{"Name":"c"}', 1]);
  });

  it('has no half of a surrogate pair', () => {
    expect(() => write(primitive('string'), 'a\ud800')).toThrow(UnwritableValueError);
  });

  it('tells derived carriers by their kind', () => {
    const derived = carrier('FieldInfoInt', [
      field('FieldType', primitive('string')),
      field('Least', primitive('int')),
    ]);
    const base = carrier('FieldInfoBase', [field('FieldType', primitive('string'))], [derived]);
    const json = '{"FieldType":"Integer","Least":3}';
    expect(write(base, readJson(base, JSON.parse(json)).value)).toBe(json);
  });

  it('any text that is whole is what JSON reads again', () => {
    fc.assert(
      fc.property(wholeText, (text) => {
        expect(JSON.parse(write(primitive('string'), text))).toBe(text);
      }),
    );
  });

  it('any double is what JSON reads again', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(JSON.parse(write(primitive('double'), value))).toBe(value);
      }),
    );
  });
});

describe('reading JSON', () => {
  const thing = carrier('Thing', [
    field('Id', primitive('int')),
    field('Name', primitive('string')),
    field('Flag', primitive('boolean')),
    field('Rate', primitive('double')),
    field('When', primitive('dateTime')),
    field('Span', primitive('duration')),
    field('State', status),
    field('Parts', arrayOf('Part', carrier('Part', [field('Value', primitive('int'))]))),
    field('Extra', dictionaryOf(primitive('string'))),
    field('Any', dictionaryOf(primitive('anyType'))),
  ]);

  it.each<[string, object, object]>([
    ['names in any case', { ID: 1, name: 'x' }, { Id: 1, Name: 'x' }],
    ['numbers from text', { Id: ' 7 ', Rate: '1.5' }, { Id: 7, Rate: 1.5 }],
    ['text from numbers', { Name: 5 }, { Name: '5' }],
    ['numbers that are none', { Rate: 'NaN' }, { Rate: NaN }],
    ['booleans from text and numbers', { Flag: 'TRUE' }, { Flag: true }],
    ['enumerations by number', { State: 2 }, { State: 'Started' }],
    ['enumerations by a number in text', { State: '2' }, { State: 'Started' }],
    ['enumerations in any case', { State: 'started' }, { State: 'Started' }],
    ['a number without a name', { State: 7 }, { State: 7 }],
    ['dates of ISO 8601', { When: '2026-11-23' }, { When: '2026-11-23T00:00:00' }],
    ['dates with more digits', { When: '2026-11-23T10:00:00.12345678' }, { When: '2026-11-23T10:00:00.1234567' }],
    ['dates of the invariant culture', { When: '11/23/2026 1:05 PM' }, { When: '2026-11-23T13:05:00' }],
    ['dates as Microsoft wrote them', { When: '/Date(1480000000000)/' }, { When: '2016-11-24T15:06:40' }],
    ['dates as HTTP writes them', { When: 'Mon, 23 Nov 2026 10:00:00 GMT' }, { When: '2026-11-23T10:00:00' }],
    ['days as a time span', { Span: '5' }, { Span: '5.00:00:00' }],
    ['hours and minutes', { Span: '-10:30' }, { Span: '-10:30:00' }],
    ['nested values', { Any: { a: { b: [1] } } }, { Any: { a: { b: [1] } } }],
    ['nothing of what is unknown', { Unknown: 1, Id: 2 }, { Id: 2 }],
    ['null as the default of a value type', { Id: null }, { Id: 0 }],
  ])('takes %s', (_what, json, stored) => {
    const { value, problems } = readJson(thing, json);
    expect(problems).toEqual([]);
    expect(value).toMatchObject(stored);
  });

  it.each<[object, string, string]>([
    [{ Id: 'x' }, 'Id', 'Could not convert string to integer: x.'],
    [{ Id: 1.5 }, 'Id', "Input string '1.5' is not a valid integer."],
    [{ Id: 99_999_999_999 }, 'Id', 'JSON integer 99999999999 is too large or small for an Int32.'],
    [{ Name: {} }, 'Name', 'Error reading string. Unexpected token: StartObject.'],
    [{ When: '2026-02-30' }, 'When', 'Could not convert string to DateTime: 2026-02-30.'],
    [{ Span: '10 min' }, 'Span', `Error converting value "10 min" to type 'System.TimeSpan'.`],
    [{ State: '' }, 'State', `Error converting value "" to type 'SuperOffice.Data.ActivityStatus'.`],
    [{ State: 'Later' }, 'State', `Error converting value "Later" to type 'SuperOffice.Data.ActivityStatus'.`],
    [{ parts: [{}, { value: 'x' }] }, 'parts[1].value', 'Could not convert string to integer: x.'],
    [{ Extra: { 'a.b': {} } }, "Extra['a.b']", 'Error reading string. Unexpected token: StartObject.'],
    [{ Extra: [] }, 'Extra', 'Cannot deserialize the current JSON array (e.g. [1,2,3]) into type '],
    [{ Parts: {} }, 'Parts', 'Cannot deserialize the current JSON object (e.g. {"name":"value"}) into type '],
  ])('says what is wrong with %j, and where', (json, path, words) => {
    expect(readJson(thing, json).problems).toEqual([
      { path, message: expect.stringMatching(new RegExp(`^${escaped(words)}.*Path '${escaped(path)}'\\.$`)) },
    ]);
  });

  it('reads on after what is wrong', () => {
    const { value, problems } = readJson(thing, {
      Id: 'x',
      Name: 'a',
      Rate: {},
      Parts: [{ Value: 'x' }, { Value: 2 }],
    });
    expect(value).toMatchObject({ Id: 0, Name: 'a', Rate: 0, Parts: [{ Value: 0 }, { Value: 2 }] });
    expect(problems.map(({ path }) => path)).toEqual(['Id', 'Rate', 'Parts[0].Value']);
  });

  it.each([['[]'], ['"x"'], ['5']])('refuses %s as an entity', (json) => {
    expect(readJson(thing, JSON.parse(json)).problems).toHaveLength(1);
  });

  it('brings a prototype no member', () => {
    const { value } = readJson(thing, JSON.parse('{"Extra":{"__proto__":"a"},"__proto__":{"polluted":true}}'));
    expect(JSON.stringify((value as { Extra: object }).Extra)).toBe('{"__proto__":"a"}');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('reads again whatever it writes, for every carrier of the contract', () => {
    for (const agent of contract.agentNames) {
      for (const { output } of contract.agent(agent).operations.values()) {
        for (const { type } of output.fields) {
          if (type.kind !== 'carrier') continue;
          const blank = readJson(type, {}).value;
          expect(readJson(type, JSON.parse(newer.write(type, blank)))).toEqual({ value: blank, problems: [] });
        }
      }
    }
  });
});

function escaped(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}
