import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FlagsType } from '../../../src/contract/index.js';
import { additionalFlagNames } from '../../../src/contract/flag-names.js';
import { rulesOf, UnwritableValue } from '../../../src/codec/values/index.js';

const flagsType = (name: string, members: readonly [string, number][]): FlagsType => ({
  kind: 'flags',
  namespace: 'n',
  name,
  members: members.map(([member, value]) => ({ name: member, value })),
});

/** The two types in every entity, as the vendor's WSDL documents declare them. */
const tableRight = flagsType('ETableRight', [
  ['Select', 1],
  ['Update', 2],
  ['Insert', 4],
  ['Delete', 8],
  ['Filtering', 16],
  ['RestrictedUpdate', 32],
  ['Unused1', 64],
  ['Uninitialized', 128],
  ['R', 1],
  ['F', 16],
]);
const fieldRight = flagsType('EFieldRight', [
  ['Read', 1],
  ['Write', 2],
  ['Unused1', 4],
  ['Unused2', 8],
  ['Unused3', 16],
  ['Unused4', 32],
  ['UIHintMandatory', 64],
  ['UIHintReadOnly', 128],
  ['UndefinedValue256', 256],
  ['Nullable', 32],
]);
const weekday = flagsType('Weekday', [
  ['Monday', 1],
  ['Tuesday', 2],
  ['Wednesday', 4],
]);

describe('flags', () => {
  it.each([
    [tableRight, 'FULL', 'Select, Update, Insert, Delete'],
    [tableRight, 'URI', 'Select, Update, Insert'],
    [tableRight, 'RI, RestrictedUpdate', 'Select, Insert, RestrictedUpdate'],
    [tableRight, 'None', ''],
    [tableRight, 'R', 'Select'],
    [tableRight, 'Uninitialized', 'Uninitialized'],
    [fieldRight, 'Update', 'Read, Write'],
    [fieldRight, 'Update, UIHintMandatory', 'Read, Write, UIHintMandatory'],
    [fieldRight, 'Update, Nullable', 'Read, Write, Unused4'],
    [fieldRight, 'None', ''],
    [weekday, 'Unknown', ''],
    [weekday, 'Monday, Wednesday', 'Monday, Wednesday'],
  ])('of %#: JSON spells %s', (type, json, canonical) => {
    const rules = rulesOf(type);
    expect(rules.fromJson(json)).toBe(canonical);
    expect(rules.fromJson(json.toLowerCase())).toBe(canonical);
    expect(rules.fromXml(canonical.replaceAll(',', ''))).toBe(canonical);
    expect(rules.problem(canonical)).toBeUndefined();
  });

  it('are numbers in OData, and in any JSON if a bit has no name', () => {
    const rules = rulesOf(tableRight);
    expect(rules.fromJson(15)).toBe('Select, Update, Insert, Delete');
    expect(rules.fromJson('15')).toBe('Select, Update, Insert, Delete');
    expect(rules.fromJson(0)).toBe('');
    expect(rules.fromJson(4111)).toBe('Select, Update, Insert, Delete, 4096');
    expect(rules.fromJson(-1)).toBe(rules.fromJson(2 ** 32 - 1));
    for (const value of [1.5, 2 ** 32, -(2 ** 31) - 1, NaN, true, null, {}, 'a b!', '99999999999'])
      expect(rules.fromJson(value)).toBeUndefined();
  });

  it('are sent as single members in the declared order, and as the number 0 if none is set', () => {
    const rules = rulesOf(tableRight);
    expect(rules.toXml('Delete, FULL, R')).toBe('Select Update Insert Delete');
    expect(rules.toJson?.('Delete, FULL, R')).toBe('Select, Update, Insert, Delete');
    expect(rules.toXml('')).toBe('');
    expect(rules.toJson?.('')).toBe(0);
    expect(rules.toJson?.('None')).toBe(0);
  });

  it('keep a bit without a name, which only JSON can write back', () => {
    const rules = rulesOf(tableRight);
    const canonical = String(rules.fromJson(4097));
    expect(rules.problem(canonical)).toBeUndefined();
    expect(rules.toJson?.(canonical)).toBe(4097);
    expect(() => rules.toXml(canonical)).toThrow('ETableRight has no name for 4096');
  });

  it('keep the name that a newer server sends, on both wires', () => {
    const rules = rulesOf(tableRight);
    expect(rules.problem('Select, Approve')).toBeDefined();
    expect(rules.fromXml('Select Approve')).toBe('Select, Approve');
    expect(rules.fromJson('URI, Approve')).toBe('Select, Update, Insert, Approve');
    expect(rules.problem('Select, Approve')).toBeUndefined();
    expect(rules.toXml('Select, Approve')).toBe('Select Approve');
    expect(rules.toJson?.('Select, Approve')).toBe('Select, Approve');
  });

  it('are refused if a caller misspells one', () => {
    for (const value of ['Select, Destroy', 'select', 3, null])
      expect(rulesOf(tableRight).problem(value)).toBeDefined();
  });

  it('keep every set of bits on both wires', () => {
    const single = (type: FlagsType) => type.members.filter(({ name }) => !['R', 'F', 'Nullable'].includes(name));
    for (const type of [tableRight, fieldRight, weekday]) {
      const rules = rulesOf(type);
      const all = single(type).reduce((bits, { value }) => bits | value, 0);
      fc.assert(
        fc.property(fc.integer({ min: 0, max: all }), (bits) => {
          const canonical = String(rules.fromJson(bits));
          const names = single(type).filter(({ value }) => (bits & value) !== 0);
          expect(canonical).toBe(names.map(({ name }) => name).join(', '));
          expect(rules.fromXml(rules.toXml(canonical))).toBe(canonical);
          expect(rules.fromJson(rules.toJson?.(canonical))).toBe(canonical);
        }),
      );
    }
  });
});

describe('flags of any type', () => {
  // A new type each time, because the rules of a type are made once.
  const days = (name = 'Day') =>
    rulesOf(
      flagsType(name, [
        ['None', 0],
        ['Monday', 1],
        ['Tuesday', 2],
        ['Working', 3],
        ['Sunday', 64],
        ['Holiday', 2 ** 31],
      ]),
    );

  it.each<[unknown, string]>([
    ['Monday', 'Monday'],
    ['MONDAY', 'Monday'],
    ['Sunday, Monday', 'Monday, Sunday'],
    ['Sunday,Monday', 'Monday, Sunday'],
    [' Sunday  Monday ', 'Monday, Sunday'],
    ['Working', 'Monday, Tuesday'],
    ['3', 'Monday, Tuesday'],
    ['1, 64', 'Monday, Sunday'],
    ['Monday, Monday', 'Monday'],
    ['None', ''],
    ['None, Sunday', 'Sunday'],
    ['', ''],
    ['-2147483648', 'Holiday'],
    [-(2 ** 31), 'Holiday'],
    [2 ** 31, 'Holiday'],
    [2 ** 32 - 1, 'Monday, Tuesday, Sunday, Holiday, 2147483580'],
    [4, '4'],
  ])('are read from %j as %j', (json, canonical) => {
    expect(days().fromJson(json)).toBe(canonical);
    if (typeof json === 'string') expect(days().fromXml(json)).toBe(canonical);
  });

  it.each(['Monday, 5a', '5a', '0x10', '1e3', '1.0', '4294967296', '-2147483649', 'Mon-day', '!', '12345678901'])(
    'are not %j',
    (text) => {
      expect(days().fromJson(text)).toBeUndefined();
      expect(days().fromXml(text)).toBeUndefined();
      expect(days().problem(text)).toBe('');
      expect(() => days().toXml(text)).toThrow(UnwritableValue);
      expect(days().toJson?.(text)).toBe(text);
    },
  );

  it.each([1.5, 2 ** 32, -(2 ** 31) - 1, NaN, true, null, undefined, ['Monday']])('are not %p in JSON', (value) => {
    expect(days().fromJson(value)).toBeUndefined();
  });

  it.each(['', '0', 'None', 'Monday', 'Sunday, Monday', 'Working', 'Monday Sunday'])(
    'may be %j canonically',
    (text) => {
      expect(days().problem(text)).toBeUndefined();
    },
  );

  it.each([0, 1, null, undefined, ['Monday'], 'monday', 'Friday', '8', 'Monday, 16'])(
    'may not be %p canonically, of which a server has sent nothing',
    (value) => {
      expect(days('UnsentDay').problem(value)).toBe('');
    },
  );

  it.each([
    ['', '', 0],
    ['0', '', 0],
    ['Sunday, Monday', 'Monday Sunday', 'Monday, Sunday'],
    ['Working', 'Monday Tuesday', 'Monday, Tuesday'],
    ['Working, Sunday', 'Monday Tuesday Sunday', 'Monday, Tuesday, Sunday'],
    ['Holiday', 'Holiday', 'Holiday'],
    ['Friday', 'Friday', 'Friday'],
    ['Friday, Sunday', 'Sunday Friday', 'Sunday, Friday'],
  ])('of %j are written as %j in XML and %j in JSON', (canonical, xml, json) => {
    const rules = days();
    // Once more, because the result is kept.
    for (let time = 0; time < 2; time++) expect(rules.toXml(canonical)).toBe(xml);
    expect(rules.toJson?.(canonical)).toBe(json);
  });

  it.each([
    ['4', 4],
    ['Monday, 4', 5],
    ['Holiday, 4', -(2 ** 31) + 4],
    ['Friday, 4', 'Friday, 4'],
    ['Monday, Friday, 4', 'Monday, Friday, 4'],
  ])('with a bit that has no name are only for JSON: %j is %j', (canonical, json) => {
    expect(days().toJson?.(canonical)).toBe(json);
    expect(() => days().toXml(canonical)).toThrow(UnwritableValue);
  });

  it('are described by the names of their members', () => {
    for (const name of ['Monday', 'Tuesday', 'Sunday', 'Holiday']) expect(days().expected).toContain(name);
  });

  it('are read and written alike, however many different ones there are', () => {
    const rules = days();
    const many = Array.from({ length: 600 }, (_, index) => `Monday, Unknown${index}`);
    for (const text of [...many, `Monday, ${'x'.repeat(300)}`]) {
      for (let time = 0; time < 2; time++) {
        expect(rules.fromXml(text)).toBe(text);
        expect(rules.toXml(text)).toBe(text.replace(',', ''));
      }
    }
  });
});

/** The enumerations of the vendor's client: names and numbers, by the type's name. */
function vendorEnumerations(): Map<string, Map<string, number>> {
  const source = readFileSync(
    new URL('../../../node_modules/@superoffice/webapi/src/Enums.ts', import.meta.url),
    'utf8',
  );
  return new Map(
    [...source.matchAll(/export enum (\w+) \{(.*?)\n\s*\}/gs)].map(([, name = '', body = '']) => [
      name,
      new Map([...body.matchAll(/^\s*(\w+) = (-?\d+)/gm)].map(([, member = '', value]) => [member, Number(value)])),
    ]),
  );
}

describe('the table of additional names of flags', () => {
  const vendor = vendorEnumerations();

  it.each(Object.keys(additionalFlagNames))('has the names and numbers of the vendor for %s', (type) => {
    const known = vendor.get(type);
    expect(known).toBeDefined();
    for (const [name, value] of Object.entries(additionalFlagNames[type] ?? {}))
      expect([name, known?.get(name)]).toEqual([name, value]);
  });
});
