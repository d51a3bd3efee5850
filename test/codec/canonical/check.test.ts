import { describe, expect, it } from '@jest/globals';
import { checkCanonical } from '../../../src/codec/canonical/index.js';
import { SuperOfficeError, ValidationError } from '../../../src/errors/index.js';
import { appointmentType, contactType } from '../../support/contract.js';

function problemOf(value: unknown, type = appointmentType): SuperOfficeError {
  try {
    checkCanonical(type, value);
  } catch (error) {
    if (error instanceof SuperOfficeError) return error;
    throw error;
  }
  throw new Error('nothing was wrong');
}

describe('the check of a caller’s value', () => {
  it('accepts values that the contract allows, at every depth, and null everywhere', () => {
    checkCanonical(appointmentType, {
      Description: 'x',
      AlarmLeadTime: '00:10:00',
      StartDate: '2026-11-23T10:00:00',
      Person: { PersonId: 1 },
      Participants: [{ PersonId: 1, SendEmail: true }],
      CustomFields: { 'SuperOffice:1': 'a', __proto__: 'b' },
      Links: null,
      ColorIndex: null,
    });
  });

  it.each([
    ['an unknown field, with the nearest name', { Descripton: 'x' }, 'Descripton', 'Did you mean "Description"?'],
    ['an unknown field deep inside', { Person: { PersonID: 1 } }, 'Person.PersonID', 'Did you mean "PersonId"?'],
    ['a Date', { StartDate: new Date(0) }, 'StartDate', 'toLocalDateTime'],
    ['a date with a zone', { StartDate: '2026-11-23T10:00:00Z' }, 'StartDate', 'toLocalDateTime'],
    ['a number instead of a string', { Description: 5 }, 'Description', 'must be a string, but is 5'],
    ['a string instead of a number', { MotherId: '5' }, 'MotherId', 'an integer'],
    ['a number beyond its type', { ColorIndex: 40_000 }, 'ColorIndex', '-32768 to 32767'],
    ['a name that is no member', { Private: 'Secret' }, 'Private', 'one of'],
    ['an object where an array is due', { Participants: {} }, 'Participants', 'an array'],
    ['an array where an object is due', { Person: [] }, 'Person', 'an array'],
    ['a wrong item', { Participants: [{}, { PersonId: 1.5 }] }, 'Participants[1].PersonId', '1.5'],
    ['a wrong entry', { CustomFields: { a: 'b', c: 5 } }, 'CustomFields.c', 'must be a string'],
    ['half of a surrogate pair', { Title: 'a\uD800' }, 'Title', 'U+D800'],
    ['half of one in a key', { CustomFields: { 'a\uDC00': 'b' } }, 'CustomFields.a\\udc00', 'U+DC00'],
    ['a time span in another form', { LagTime: 'PT10M' }, 'LagTime', 'time span'],
    ['a function', { Description: () => 'x' }, 'Description', 'a function'],
    ['a class instance', { Person: new Map() }, 'Person', 'an object'],
  ])('refuses %s', (_what, value, path, words) => {
    const error = problemOf(value);
    expect(error).toBeInstanceOf(ValidationError);
    expect(error.path).toBe(path);
    expect(error.message).toContain(words);
    expect(error.outcome).toBe('not-sent');
  });

  it('refuses a value that contains itself', () => {
    const item: Record<string, unknown> = { Id: 1 };
    item['ChildItems'] = [item];
    expect(problemOf({ Interests: [item] }, contactType)).toBeInstanceOf(ValidationError);
  });
});
