import { describe, expect, it } from '@jest/globals';
import { localise, localiseText, maskUnselected, resolveSelect } from '../../../src/codec/canonical/index.js';
import { fromJson, type JsonReading } from '../../../src/codec/json/index.js';
import type { CanonicalObject } from '../../../src/contract/index.js';
import { ProtocolError, ValidationError } from '../../../src/errors/index.js';
import { appointmentType } from '../../support/contract.js';

const reading: JsonReading = {
  ignoreCase: false,
  extras: false,
  fail: (message, path) => new ProtocolError(message, { path }),
};

const read = (json: unknown, options: Partial<JsonReading> = {}) =>
  fromJson(appointmentType, json, { ...reading, ...options }) as CanonicalObject;

describe('reading JSON', () => {
  it('returns every field, null if the server omitted it', () => {
    const carrier = read({ AppointmentId: 591 });
    expect(Object.keys(carrier).sort()).toEqual(appointmentType.fields.map((field) => field.name).sort());
    expect(carrier).toMatchObject({ AppointmentId: 591, Description: null, HasAlarm: null, StartDate: null });
  });

  it('drops fields that the contract does not know, unless extras are kept', () => {
    const json = { _Links: { Self: 'x' }, Description: 'a' };
    expect(read(json)).not.toHaveProperty('_Links');
    expect(read(json, { extras: true })).toMatchObject({ _Links: { Self: 'x' }, Description: 'a' });
  });

  it('accepts names in any case if a server reads', () => {
    expect(read({ appointmentId: 5, person: { personId: 1 } }, { ignoreCase: true })).toMatchObject({
      AppointmentId: 5,
      Person: { PersonId: 1 },
    });
    expect(read({ appointmentId: 5 })).toMatchObject({ AppointmentId: null });
  });

  it('passes dates with a zone to the function that knows the base time zone', () => {
    const carrier = read({ StartDate: '2026-11-23T10:00:00Z' }, { zonedDate: () => '2026-11-23T11:00:00' });
    expect(carrier['StartDate']).toBe('2026-11-23T11:00:00');
  });

  it('keeps hostile names as plain entries', () => {
    const carrier = read(JSON.parse('{"CustomFields":{"__proto__":"x","constructor":"y"},"__proto__":{"a":1}}'));
    expect(JSON.stringify(carrier['CustomFields'])).toBe('{"__proto__":"x","constructor":"y"}');
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });

  it.each([
    [{ AppointmentId: 'many' }, 'AppointmentId'],
    [{ Person: 5 }, 'Person'],
    [{ Participants: [{ PersonId: {} }] }, 'Participants[0].PersonId'],
    [{ CustomFields: { a: [] } }, 'CustomFields.a'],
    [5, ''],
  ])('names the path of %j, which does not match the contract', (json, path) => {
    expect(() => read(json)).toThrow(expect.objectContaining({ name: 'ProtocolError', path }));
  });
});

describe('select', () => {
  it('spells names as the contract does and keeps the primary key', () => {
    expect(resolveSelect(appointmentType, 'AppointmentId', ['description', ' PERSON '])).toEqual([
      'AppointmentId',
      'Description',
      'Person',
    ]);
    expect(() => resolveSelect(appointmentType, 'AppointmentId', ['Descripton'])).toThrow(ValidationError);
  });

  it('leaves every other field null', () => {
    expect(maskUnselected({ a: 1, b: 2 }, ['a'])).toEqual({ a: 1, b: null });
  });
});

describe('texts in several languages', () => {
  const text = 'NO:"Leverandør";US:"Supplier";GE:"Lieferant";SW:""';

  it.each([
    ['en', 'Supplier'],
    ['en-GB', 'Supplier'],
    ['nb-NO', 'Leverandør'],
    ['no', 'Leverandør'],
    ['de', 'Lieferant'],
    ['fr', 'Supplier'],
    ['sv', ''],
  ])('are %s as %s', (language, words) => {
    expect(localiseText(text, language)).toBe(words);
  });

  it.each(['plain', 'US: "x"', 'US:"a" and more', 'XY', 'http://x', ''])('are distinguished from %j', (other) => {
    expect(localiseText(other, 'en')).toBe(other);
  });

  it('are found at every depth', () => {
    expect(localise({ a: [{ b: 'US:"x"' }], c: 5 }, 'en')).toEqual({ a: [{ b: 'x' }], c: 5 });
  });
});
