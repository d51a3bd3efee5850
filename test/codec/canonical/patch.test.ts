import { describe, expect, it } from '@jest/globals';
import { applyPatch, complete, mergeToPatch, overlay, resolvePatch } from '../../../src/codec/canonical/index.js';
import type { CanonicalObject } from '../../../src/contract/index.js';
import { ConflictError, ValidationError } from '../../../src/errors/index.js';
import { appointmentType, contactType } from '../../support/contract.js';

const contact = complete(contactType, {
  ContactId: 5,
  Name: 'Foo',
  Department: 'old',
  Category: { Id: 1, Value: 'Customer' },
  Phones: [{ Value: '1' }, { Value: '2' }],
  CustomFields: { 'SuperOffice:1': 'a' },
}) as CanonicalObject;

const apply = (patch: unknown) => applyPatch(contactType, contact, resolvePatch(contactType, patch));
const merge = (changes: object) => applyPatch(contactType, contact, mergeToPatch(contactType, contact, changes));
const phones = (carrier: CanonicalObject) => (carrier['Phones'] as CanonicalObject[]).map((phone) => phone['Value']);

describe('a JSON Patch', () => {
  it.each(['/Department', 'Department', 'department', '/DEPARTMENT'])('finds the field by the path %s', (path) => {
    expect(apply([{ op: 'replace', path, value: 'new' }])['Department']).toBe('new');
  });

  it('does not change the original carrier', () => {
    apply([{ op: 'replace', path: 'Name', value: 'new' }]);
    expect(contact['Name']).toBe('Foo');
  });

  it('sets a removed field to null, and removes items and entries', () => {
    const patched = apply([
      { op: 'remove', path: '/Category' },
      { op: 'remove', path: '/Phones/0' },
      { op: 'remove', path: '/CustomFields/SuperOffice:1' },
    ]);
    expect(patched).toMatchObject({ Category: null, CustomFields: {} });
    expect(phones(patched)).toEqual(['2']);
  });

  it('inserts items at an index and at the end, and entries under any name', () => {
    const patched = apply([
      { op: 'add', path: '/Phones/0', value: { Value: '0' } },
      { op: 'add', path: 'phones/-', value: { Value: '3' } },
      { op: 'replace', path: 'ExtraFields', value: {} },
      { op: 'replace', path: 'ExtraFields/x_foo~1bar', value: 'baz' },
    ]);
    expect(phones(patched)).toEqual(['0', '1', '2', '3']);
    expect(patched['ExtraFields']).toEqual({ 'x_foo/bar': 'baz' });
  });

  it('is applied if its tests succeed, and is a conflict if one fails', () => {
    const test = (value: string) => [
      { op: 'test', path: '/Name', value },
      { op: 'replace', path: '/Name', value: 'Bar' },
    ];
    expect(apply(test('Foo'))['Name']).toBe('Bar');
    expect(() => apply(test('Other'))).toThrow(ConflictError);
  });

  it.each([
    ['no array', { op: 'replace', path: '/Name', value: 'x' }],
    ['an operation that is no object', [5]],
    ['an unknown op', [{ op: 'set', path: '/Name', value: 'x' }]],
    ['a move', [{ op: 'move', path: '/Name', from: '/Department' }]],
    ['a copy', [{ op: 'copy', path: '/Name', from: '/Department' }]],
    ['no path', [{ op: 'remove' }]],
    ['the whole entity', [{ op: 'remove', path: '/' }]],
    ['an unknown field', [{ op: 'replace', path: '/Nmae', value: 'x' }]],
    ['a field below a text', [{ op: 'replace', path: '/Name/First', value: 'x' }]],
    ['no index', [{ op: 'remove', path: '/Phones/first' }]],
    ['no value', [{ op: 'add', path: '/Name' }]],
    ['a value of the wrong type', [{ op: 'replace', path: '/Name', value: 5 }]],
    ['a value below null', [{ op: 'replace', path: '/Business/Id', value: 5 }]],
    ['an index past the end', [{ op: 'replace', path: '/Phones/7', value: { Value: 'x' } }]],
    ['a way to the prototype', [{ op: 'add', path: '/CustomFields/__proto__', value: 'x' }]],
  ])('is refused with %s', (_what, patch) => {
    expect(() => apply(patch)).toThrow(ValidationError);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

describe('a JSON Merge Patch', () => {
  it('replaces leaf by leaf', () => {
    expect(merge({ Category: { Value: 'Partner' } })['Category']).toMatchObject({ Id: 1, Value: 'Partner' });
  });

  it('replaces an array by an array, and appends an object', () => {
    expect(phones(merge({ Phones: [{ Value: '9' }] }))).toEqual(['9']);
    expect(phones(merge({ Phones: { Value: '9' } }))).toEqual(['1', '2', '9']);
  });

  it('changes nothing below a field that is null', () => {
    expect(mergeToPatch(contactType, contact, { Business: { Id: 5 } })).toEqual([]);
  });

  it('replaces with null if the change is null', () => {
    expect(merge({ Category: null, Name: null })).toMatchObject({ Category: null, Name: null });
  });

  it('sets single entries of a dictionary and keeps the others', () => {
    expect(merge({ CustomFields: { 'SuperOffice:2': 'b' } })['CustomFields']).toEqual({
      'SuperOffice:1': 'a',
      'SuperOffice:2': 'b',
    });
  });
});

describe('values merged into defaults', () => {
  it('are merged field by field into objects, and replace null unchanged', () => {
    const defaults = complete(appointmentType, {
      Task: { TaskListItemId: 1, Value: 'a' },
      Title: 'b',
    }) as CanonicalObject;
    const laid = overlay(appointmentType, defaults, { Task: { TaskListItemId: 2 }, Person: { PersonId: 1 } });
    expect(laid).toMatchObject({ Task: { TaskListItemId: 2, Value: 'a' }, Person: { PersonId: 1 }, Title: 'b' });
  });
});
