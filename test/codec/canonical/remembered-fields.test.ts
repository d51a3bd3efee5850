import { describe, expect, it } from '@jest/globals';
import { checkCanonical, extraFieldsOf, rememberExtraField } from '../../../src/codec/canonical/index.js';
import { ValidationError } from '../../../src/errors/index.js';
import { sampleCarrier } from '../../support/sample-carrier.js';

const namespace = 'urn:x';
const first = { namespace, after: undefined };
const second = { namespace, after: 'A' };

describe('a field that a server has sent', () => {
  it('is remembered for its carrier, with its position if it has one', () => {
    rememberExtraField('Positions', 'A', first);
    rememberExtraField('Positions', 'B');
    expect([...(extraFieldsOf('Positions') ?? [])]).toEqual([
      ['A', first],
      ['B', undefined],
    ]);
    expect(extraFieldsOf('NeverSent')).toBeUndefined();
  });

  it('has the latest position that is known', () => {
    const position = () => extraFieldsOf('Moved')?.get('A');
    rememberExtraField('Moved', 'A');
    expect(position()).toBeUndefined();
    rememberExtraField('Moved', 'A', first);
    expect(position()).toBe(first);
    rememberExtraField('Moved', 'A');
    expect(position()).toBe(first);
    rememberExtraField('Moved', 'A', second);
    expect(position()).toBe(second);
  });

  it('may be written in that carrier, with any JSON value, and nowhere else', () => {
    const type = sampleCarrier('Remembered');
    rememberExtraField('Remembered', 'Sent');
    for (const value of [null, 'x', 5, true, [1, { a: [] }]])
      expect(() => checkCanonical(type, { Sent: value })).not.toThrow();
    expect(() => checkCanonical(type, { Sent: [NaN] })).toThrow(expect.objectContaining({ path: 'Sent[0]' }));
    expect(() => checkCanonical(type, { Owner: { Sent: 1 } })).toThrow(ValidationError);
    expect(() => checkCanonical(type, { Unsent: 1 })).toThrow(ValidationError);
  });

  it('is one of 256 of its carrier, whose positions may still change', () => {
    for (let index = 1; index <= 257; index++) rememberExtraField('Many', `Field${index}`);
    const fields = extraFieldsOf('Many');
    expect([fields?.size, fields?.has('Field256'), fields?.has('Field257')]).toEqual([256, true, false]);
    rememberExtraField('Many', 'Field257', first);
    rememberExtraField('Many', 'Field1', first);
    expect([fields?.size, fields?.get('Field1')]).toEqual([256, first]);
  });

  // The last one, because it leaves no room for another carrier.
  it('is in one of 1024 carriers, which may have more', () => {
    const before = ['Positions', 'Moved', 'Remembered', 'Many', 'Carrier0'];
    for (const carrier of before) rememberExtraField(carrier, 'A');
    for (let index = 1; index <= 1_024; index++) rememberExtraField(`Carrier${index}`, 'A');
    const carriers = Array.from({ length: 1_024 }, (_, index) => `Carrier${index + 1}`);
    const known = carriers.filter((carrier) => extraFieldsOf(carrier) !== undefined);
    expect(known).toHaveLength(1_024 - before.length);
    expect(known.at(-1)).toBe('Carrier1019');
    rememberExtraField('Carrier0', 'B');
    expect(extraFieldsOf('Carrier0')?.size).toBe(2);
  });
});
