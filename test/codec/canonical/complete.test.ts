import { describe, expect, it } from '@jest/globals';
import { complete, maskUnselected, pathText, resolveSelect } from '../../../src/codec/canonical/index.js';
import { ValidationError } from '../../../src/errors/index.js';
import { arrayOf, carrierOf, dictionaryOf, primitive, sampleCarrier } from '../../support/sample-carrier.js';

const type = sampleCarrier('Completed');
const empty = {
  Name: null,
  Count: null,
  Days: null,
  Owner: null,
  Parts: null,
  Numbers: null,
  Words: null,
  Groups: null,
  Anything: null,
};

describe('a complete value', () => {
  it.each<[what: string, value: object, completed: object]>([
    ['nothing', {}, {}],
    ['undefined', { Name: undefined, Owner: undefined }, {}],
    ['values', { Name: 'a', Count: 0 }, { Name: 'a', Count: 0 }],
    ['a carrier within', { Owner: { Id: 1 } }, { Owner: { Id: 1, Value: null } }],
    [
      'a list of carriers',
      { Parts: [{}, null, { Id: 1 }] },
      { Parts: [{ Id: null, Value: null }, null, { Id: 1, Value: null }] },
    ],
    ['a list of values', { Numbers: [1, null] }, { Numbers: [1, null] }],
    ['entries', { Words: { a: 'x', b: null } }, { Words: { a: 'x', b: null } }],
    ['entries that are carriers', { Groups: { g: { Id: 1 } } }, { Groups: { g: { Id: 1, Value: null } } }],
    ['a value of any type', { Anything: { a: [undefined, 1] } }, { Anything: { a: [undefined, 1] } }],
    ['an object for a list', { Parts: { Id: 1 } }, { Parts: { Id: 1 } }],
    ['a list for a carrier', { Owner: [{ Id: 1 }] }, { Owner: [{ Id: 1 }] }],
    [
      'unknown fields',
      { Other: { a: 1 }, Owner: { Other: 2 } },
      { Owner: { Id: null, Value: null, Other: 2 }, Other: { a: 1 } },
    ],
  ])('of %s has every field, and null for what is absent', (_, value, completed) => {
    expect(complete(type, value)).toEqual({ ...empty, ...completed });
  });

  it('has its fields in the order of the contract, and unknown ones after them', () => {
    const value = complete(type, { Zero: 1, Count: 2, Name: 'a' }) as object;
    expect(Object.keys(value)).toEqual([...Object.keys(empty), 'Zero']);
  });

  it.each([null, undefined])('of %p is null, whatever its type', (value) => {
    for (const each of [type, arrayOf(type), dictionaryOf(type), primitive('string')])
      expect(complete(each, value)).toBeNull();
  });

  it('is a copy', () => {
    const value = { Owner: { Id: 1 }, Words: { a: 'x' }, Numbers: [1] };
    const completed = complete(type, value) as typeof value;
    expect(completed.Owner).not.toBe(value.Owner);
    expect(completed.Words).not.toBe(value.Words);
    expect(completed.Numbers).not.toBe(value.Numbers);
    expect(value).toEqual({ Owner: { Id: 1 }, Words: { a: 'x' }, Numbers: [1] });
  });

  it('may have the name of a prototype, as a field and as an entry', () => {
    const json = '{"Words":{"__proto__":"x"},"__proto__":{"y":1}}';
    const value = complete(type, JSON.parse(json)) as Record<string, unknown>;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.keys(value).at(-1)).toBe('__proto__');
    expect(Object.keys(value['Words'] as object)).toEqual(['__proto__']);
  });

  it('takes no field from a prototype', () => {
    const named = carrierOf('CompletedNames', { toString: primitive('string'), constructor: primitive('string') });
    expect(JSON.stringify(complete(named, {}))).toBe('{"toString":null,"constructor":null}');
  });

  it('has the fields of the derived type that its discriminator names', () => {
    const step = { StepType: primitive('string'), Name: primitive('string') };
    const derived = carrierOf('WorkflowStepEmail', { ...step, Subject: primitive('string') });
    const base = { ...carrierOf('WorkflowStepBase', step), derived: [derived] };
    expect(complete(base, { StepType: 'Email' })).toEqual({ StepType: 'Email', Name: null, Subject: null });
    expect(complete(base, { StepType: 'Sms' })).toEqual({ StepType: 'Sms', Name: null });
  });
});

describe('select', () => {
  const select = (names: unknown) => resolveSelect(type, 'Count', names as string[]);

  it.each([
    [[], ['Count']],
    [['Name'], ['Count', 'Name']],
    [
      ['name', 'NAME', ' Name '],
      ['Count', 'Name'],
    ],
    [
      ['Words', 'Count', 'Owner'],
      ['Count', 'Words', 'Owner'],
    ],
  ])('of %j is the fields %j', (names, fields) => {
    expect(select(names)).toEqual(fields);
  });

  it.each(['Name', null, undefined, { 0: 'Name' }, [5], ['Name', null]])('may not be %j', (names) => {
    expect(() => select(names)).toThrow(ValidationError);
    expect(() => select(names)).toThrow(expect.objectContaining({ path: 'select' }));
    expect(() => select(names)).toThrow('["Name"]');
  });

  it.each(['Nmae', '', 'Owner.Id', '__proto__'])('may not name %j, which is not a field', (name) => {
    expect(() => select(['Words', name])).toThrow(ValidationError);
    expect(() => select(['Words', name])).toThrow(expect.objectContaining({ path: `select.${name}` }));
  });

  it('suggests the name that was meant', () => {
    expect(() => select(['Nmae'])).toThrow('Did you mean "Name"?');
  });

  it('leaves null in the other fields, and copies', () => {
    const carrier = { Count: 1, Name: 'a', Words: { a: 'x' } };
    expect(maskUnselected(carrier, ['Count', 'Words', 'Other'])).toEqual({ Count: 1, Name: null, Words: { a: 'x' } });
    expect(maskUnselected(carrier, [])).toEqual({ Count: null, Name: null, Words: null });
    expect(carrier.Name).toBe('a');
  });
});

describe('a path', () => {
  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a.b'],
    [['a', 0], 'a[0]'],
    [['a', 0, 1, 'b'], 'a[0][1].b'],
    [[0, 'a'], '[0].a'],
    [['a', '0'], 'a.0'],
    [[''], ''],
  ])('of the steps %j is written %s', (path, text) => {
    expect(pathText(path)).toBe(text);
  });
});
