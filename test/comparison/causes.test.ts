import { describe, expect, it } from '@jest/globals';
import { type CauseName, compare, compareOutcomes } from '../../src/comparison/index.js';
import type { TypeDescription } from '../../src/contract/index.js';

const causeOf = (control: unknown, candidate: unknown, type?: TypeDescription) => {
  const [difference, ...others] = compare(control, candidate, type);
  expect(others).toEqual([]);
  return difference?.detail === undefined ? difference?.cause : [difference.cause, difference.detail];
};

/** The cause, and whether it is the same if control and candidate change places. */
const describeCauses = (
  what: string,
  examples: readonly (readonly [control: unknown, candidate: unknown, there: CauseName, back?: CauseName])[],
) =>
  describe(what, () => {
    it.each(examples)('%j became %j: %s', (control, candidate, there, back = there) => {
      expect([causeOf(control, candidate)].flat()[0]).toBe(there);
      expect([causeOf(candidate, control)].flat()[0]).toBe(back);
    });
  });

describeCauses('null in place of', [
  ['', null, 'empty-for-null'],
  [[], null, 'empty-for-null'],
  [{}, null, 'empty-for-null'],
  [0, null, 'default-for-null'],
  [false, null, 'default-for-null'],
  ['0001-01-01T00:00:00', null, 'default-for-null'],
  ['00:00:00', null, 'default-for-null'],
  [[1], null, 'null-value', 'not-null'],
  [{ Id: 1 }, null, 'null-value', 'not-null'],
  [7, null, 'null-value', 'not-null'],
  [true, null, 'null-value', 'not-null'],
  [' ', null, 'null-value', 'not-null'],
]);

describe('a value of another type', () => {
  it.each([
    [[1], { Id: 1 }, 'array became object'],
    [{ Id: 1 }, [1], 'object became array'],
    [true, 1, 'boolean became number'],
    ['true', true, 'string became boolean'],
  ])('is told by both types: %j became %j', (control, candidate, detail) => {
    expect(causeOf(control, candidate)).toEqual(['other-type', detail]);
  });
});

describeCauses('numbers', [
  [1.25, 1.2, 'rounded-number'],
  [1.25, 1.3, 'rounded-number'],
  [1.25, 1.4, 'other-number'],
  [12.75, 13.4, 'other-number'],
  [12.75, 12, 'rounded-number'],
  [12.75, 14, 'other-number'],
  // With as many digits, none were lost, even where the difference of the doubles is less than 0.1.
  [1.5, 1.6, 'other-number'],
  [1.6, 1.7, 'other-number'],
  [1.00000012e-7, 1.0000001e-7, 'rounded-number'],
  [1e-7, 2e-7, 'other-number'],
  [0.000001, 0.0000014, 'rounded-number'],
  [0.0000014, 0.0000024, 'other-number'],
  [16777217, 16777216, 'rounded-number'],
  [16777216, 16777218, 'other-number'],
  [7, 0, 'emptied-value'],
  [-7, 0, 'emptied-value'],
  [0.4, 0, 'rounded-number'],
  [1e-7, 0, 'rounded-number'],
]);

describeCauses('an empty value of .NET', [
  ['Oslo', '0001-01-01T00:00:00', 'emptied-value'],
  ['Oslo', '00:00:00', 'emptied-value'],
  ['02:03:04', '', 'emptied-value'],
  // What is only cut is told as that; what has more than an empty value is not.
  ['1.00:00:00', '00:00:00', 'cut-time-span', 'emptied-value'],
  ['00:00:00.5', '00:00:00', 'cut-time-span', 'emptied-value'],
  ['0001-01-01T12:30:00', '0001-01-01T00:00:00', 'cut-date', 'emptied-value'],
  // Nothing is lost where neither side has a value.
  ['0001-01-01T00:00:00', '', 'other-text'],
  ['0001-01-01T00:00:00', '00:00:00', 'other-text'],
  ['00:00:00', '', 'other-text'],
  ['00:00:00', '   ', 'other-text'],
  ['', '\t', 'other-white-space'],
]);

describeCauses('time spans', [
  ['-01:02:03', '01:02:03', 'cut-time-span', 'other-time-span'],
  ['12.01:02:03', '01:02:03', 'cut-time-span', 'other-time-span'],
  ['-12.01:02:03', '-01:02:03', 'cut-time-span', 'other-time-span'],
  ['12.01:02:03.25', '01:02:03.25', 'cut-time-span', 'other-time-span'],
  ['12.01:02:03.25', '12.01:02:03', 'cut-time-span', 'other-time-span'],
  ['12.01:02:03.25', '01:02:03', 'other-time-span'],
  ['12.01:02:03', '2.01:02:03', 'other-time-span'],
  ['02:03:04 h', '02:03:04', 'cut-text'],
  ['02:03:04', 'soon', 'other-text'],
  ['about 02:03:04', '02:03:05', 'other-text'],
]);

describeCauses('dates', [
  ['2026-03-29T01:30:12.25', '2026-03-29T01:30:12', 'cut-date', 'other-date'],
  ['2026-03-29T01:30:12.25', '2026-03-29T01:30:00', 'cut-date', 'other-date'],
  ['2026-03-29T01:30:12.25', '2026-03-29T00:00:00', 'cut-date', 'other-date'],
  ['2026-03-29T01:30:12', '2026-03-29', 'cut-date', 'other-date'],
  ['2026-03-29T01:30:12', '2026-03-29T01:00:00', 'other-date'],
  ['2026-03-29', '2026-04-29', 'other-date'],
  ['2026-03-29', 'spring', 'other-text'],
  ['2026-03-29', '2026-03-32', 'other-text'],
  ['2026-03', '2026-04', 'other-text'],
]);

describe('a date that is shifted', () => {
  it.each([
    ['2026-03-29T01:30:00', '2026-03-29T01:30:00Z', 'with a time zone'],
    ['2026-03-29T01:30:00', '2026-03-29T01:30:00+02:00', 'with a time zone'],
    ['2026-03-29T01:30:00', '2026-03-29T01:45:00', '+15 minutes'],
    ['2026-03-29T01:30:00', '2026-03-29T03:00:00', '+90 minutes'],
    ['2026-03-29T01:30:00', '2026-03-29T00:30:00', '-1 hour'],
    ['2026-03-29T01:30:00', '2026-03-29T03:30:00', '+2 hours'],
    ['2026-03-29', '2026-03-30', '+1 day'],
    ['2026-03-29T01:30:00', '2026-03-31T01:30:00', '+2 days'],
    ['2026-03-29T01:30:00', '2026-03-27T01:30:00', '-2 days'],
    ['2026-03-29T01:30:12.1234567', '2026-03-29T02:30:12.1234567', '+1 hour'],
  ])('is told by how much: %s became %s', (control, candidate, detail) => {
    expect(causeOf(control, candidate)).toEqual(['shifted-date', detail]);
  });

  it.each([
    ['by more than two days', '2026-03-29T01:30:00', '2026-03-31T01:45:00'],
    ['by no quarter of an hour', '2026-03-29T01:30:00', '2026-03-29T01:37:00'],
    ['by less than a millisecond', '2026-03-29T01:30:12.1234567', '2026-03-29T01:30:12.1234568'],
    ['and has another fraction', '2026-03-29T01:30:12.1234567', '2026-03-29T02:30:12.1234568'],
  ])('%s is a different date', (_what, control, candidate) => {
    expect(causeOf(control, candidate)).toBe('other-date');
    expect(causeOf(candidate, control)).toBe('other-date');
  });
});

describe('flags', () => {
  const type = { kind: 'flags', namespace: '', name: 'Rights', members: [] } as const;

  it.each([
    ['Select, Update, Delete', 'Update', ['lost-flags', 'Select, Delete']],
    ['Select, Update', '', ['lost-flags', 'Select, Update']],
    ['Select', 'Delete', 'other-flags'],
    ['Select', 'Delete, Insert', 'other-flags'],
    ['', 'Select', 'other-flags'],
  ])('%j became %j: %j', (control, candidate, expected) => {
    expect(causeOf(control, candidate, type)).toEqual(expected);
  });
});

describeCauses('texts', [
  ['[SR_YES]', 'Yes', 'unresolved-resource'],
  ['[SR_MANDATORY_FIELD_1281]', 'Mandatory', 'unresolved-resource'],
  ['[SR_YES]', '[SR_NO]', 'other-text'],
  ['see [SR_YES]', 'Yes', 'other-text'],
  ['[SR_YES]!', 'Yes', 'other-text'],
  ['[SR_]', 'Yes', 'other-text'],
  ['NO:"Møte";US:"Meeting"', 'Møte', 'other-language'],
  ['NO:"Møte";US:"Meeting"', 'Meeting', 'other-language'],
  ['NO:"Møte";US:"Meeting"', 'Treffen', 'other-text'],
  // € in UTF-8 is three bytes, which Latin-1 and Windows-1252 read differently.
  ['5 €', '5 \u00e2\u0082\u00ac', 'mangled-encoding'],
  ['5 €', '5 â‚¬', 'mangled-encoding'],
  ['Møte', 'M\uFFFDte', 'mangled-encoding'],
  ['Møte å', 'M?te \uFFFD', 'mangled-encoding'],
  ['Møte\tå\r\nnå', 'M?te\t?\r\nn?', 'mangled-encoding'],
  // A no-break space is not ASCII either.
  ['5\u00a0kr', '5Â\u00a0kr', 'mangled-encoding'],
  ['5\u00a0kr', '5?kr', 'mangled-encoding'],
  ['5\u00a0kr', '5 kr', 'other-white-space'],
  ['Møte', 'M??te', 'other-text'],
  ['Møte', 'Mäte', 'other-text'],
  ['Møte', 'M?to', 'other-text'],
  ['What', 'Wha?', 'other-text'],
  ['a\rb', 'a\nb', 'other-line-breaks'],
  ['a\r\nb\r\n', 'a\rb\r', 'other-line-breaks'],
  ['a\nb', 'ab', 'other-text'],
  ['a\n\nb', 'a\nb', 'other-white-space'],
  ['a \t b', 'a b', 'other-white-space'],
  ['a b', 'ab', 'other-text'],
  ['STRAẞE', 'straße', 'other-case'],
  ['Oslo fjord', 'fjord', 'other-text'],
]);

describe('the type of a place', () => {
  const string = { kind: 'primitive', name: 'string' } as unknown as TypeDescription;
  const member = { kind: 'enumeration', namespace: '', name: 'Done', members: [] } as const;
  const field = (type: TypeDescription) => ({ namespace: '', name: 'x', type, nillable: true, optional: true });
  const list: TypeDescription = { kind: 'array', namespace: '', name: 'List', item: field(member) };
  const dictionary: TypeDescription = {
    kind: 'dictionary',
    namespace: '',
    name: 'Dictionary',
    pair: { namespace: '', name: 'Pair' },
    key: field(string),
    value: field(member),
  };

  it.each([
    ['an item', ['Yes'], ['No'], list, '[0]'],
    ['a value of a dictionary', { a: 'Yes' }, { a: 'No' }, dictionary, 'a'],
  ])('is known for %s', (_what, control, candidate, type, path) => {
    expect(compare(control, candidate, type)).toEqual([
      {
        path,
        pattern: path.replace('0', '*'),
        cause: 'other-member',
        detail: 'Yes became No',
        control: 'Yes',
        candidate: 'No',
        type: member,
      },
    ]);
  });

  it('is of no use to a value that it does not describe', () => {
    expect(compare({ a: 'Yes' }, { a: 'No' }, list)[0]).not.toHaveProperty('type');
    expect(compare(['Yes'], ['No'], dictionary)[0]).not.toHaveProperty('type');
  });

  it('is left out of a difference where it is not known', () => {
    expect(compare('a', 'b')[0]).not.toHaveProperty('type');
    expect(compareOutcomes({ answer: null }, { answer: 'b' })[0]).not.toHaveProperty('type');
    expect(compareOutcomes({ answer: null }, { answer: 'b' }, member)[0]).toHaveProperty('type', member);
  });
});
