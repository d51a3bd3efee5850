import { describe, expect, it } from '@jest/globals';
import { patchToJson, rememberExtraField, resolvePatch } from '../../../src/codec/canonical/index.js';
import { ValidationError } from '../../../src/errors/index.js';
import { carrierOf, primitive, sampleCarrier } from '../../support/sample-carrier.js';

const type = sampleCarrier('Resolved');
rememberExtraField('Resolved', 'Later');

const steps = (count: number) => `/Anything${'/a'.repeat(count - 1)}`;

describe('the path of an operation', () => {
  it.each([
    ['/Name', '/Name'],
    ['name', '/Name'],
    ['/owner/VALUE', '/Owner/Value'],
    ['parts/0/value', '/Parts/0/Value'],
    ['/Parts/10', '/Parts/10'],
    ['/Parts/999999999', '/Parts/999999999'],
    ['/Parts/-', '/Parts/-'],
    ['/Numbers/0', '/Numbers/0'],
    ['/Words/Any Name', '/Words/Any Name'],
    ['/Words/', '/Words/'],
    ['/Words/a~1b~0c', '/Words/a~1b~0c'],
    ['/Words/~01', '/Words/~01'],
    ['/Groups/g/ID', '/Groups/g/Id'],
    ['/Anything/at/0/ALL', '/Anything/at/0/ALL'],
    ['/Later', '/Later'],
    ['/Later/below/0', '/Later/below/0'],
    [steps(60), steps(60)],
  ])('may be %s, which the contract spells %s', (path, spelt) => {
    expect(resolvePatch(type, [{ op: 'remove', path }])).toEqual([{ op: 'remove', path: spelt }]);
  });

  it.each([
    ['', 'the whole entity'],
    ['/', 'the whole entity'],
    ['/later', 'no field "later"'],
    ['/Nmae', 'Did you mean "Name"?'],
    ['//Name', 'no field ""'],
    ['/Name/First', '"First"'],
    ['/Count/0', '"0"'],
    ['/Days/Monday', '"Monday"'],
    ['/Words/a/b', '"b"'],
    ['/Numbers/0/1', '"1"'],
    ['/Owner/Other', 'no field "Other"'],
    ['/Parts/01', '"01"'],
    ['/Parts/-1', '"-1"'],
    ['/Parts/1e1', '"1e1"'],
    ['/Parts/1000000000', '"1000000000"'],
    ['/Parts/x1', '"x1"'],
    ['/Parts/1x', '"1x"'],
    ['/Parts/', '""'],
    ['/Words/a~', '"~"'],
    ['/Words/~2', '"~"'],
    ['/Words/~0~', '"~"'],
    [steps(61), '60 steps'],
  ])('may not be %j, and the error names the operation and %s', (path, words) => {
    const resolve = () =>
      resolvePatch(type, [
        { op: 'remove', path: '/Name' },
        { op: 'remove', path },
      ]);
    expect(resolve).toThrow(ValidationError);
    expect(resolve).toThrow(expect.objectContaining({ path: 'patch[1].path', outcome: 'not-sent' }));
    expect(resolve).toThrow(words);
  });

  it('is the field of exactly that name if two differ in case only', () => {
    const twice = carrierOf('Twice', { name: primitive('string'), Name: primitive('int') });
    const paths = ['/Name', '/name', '/NAME'].map((path) => resolvePatch(twice, [{ op: 'remove', path }])[0]?.path);
    expect(paths).toEqual(['/Name', '/name', '/name']);
  });
});

describe('an operation', () => {
  it.each(['add', 'replace', 'test'])('may be %s, with its value', (op) => {
    expect(resolvePatch(type, [{ op, path: 'Count', value: 5, comment: 'x' }])).toEqual([
      { op, path: '/Count', value: 5 },
    ]);
  });

  it('of no value writes null', () => {
    for (const value of [null, undefined])
      expect(resolvePatch(type, [{ op: 'replace', path: 'Count', value }])).toEqual([
        { op: 'replace', path: '/Count', value: null },
      ]);
  });

  it('that removes needs no value', () => {
    expect(resolvePatch(type, [{ op: 'remove', path: 'Count', value: 'x' }])).toEqual([
      { op: 'remove', path: '/Count' },
    ]);
  });

  it.each([
    ['/Owner', { Id: 1, Value: 'a' }],
    ['/Parts', [{ Id: 1 }]],
    ['/Parts/-', { Id: 1 }],
    ['/Numbers/0', 1],
    ['/Words', { a: 'b' }],
    ['/Words/a', 'b'],
    ['/Groups/a', { Value: 'b' }],
    ['/Anything', [1, { a: true }]],
    ['/Later', { a: [1] }],
    ['/Later/a', 1],
  ])('at %s takes a value of the type there', (path, value) => {
    expect(resolvePatch(type, [{ op: 'add', path, value }])).toEqual([{ op: 'add', path, value }]);
  });

  it.each<[path: string, value: unknown, at: string]>([
    ['/Name', 5, 'patch[0].value'],
    ['/Count', '5', 'patch[0].value'],
    ['/Owner', { Id: 'x' }, 'patch[0].value.Id'],
    ['/Parts/-', { Value: 5 }, 'patch[0].value.Value'],
    ['/Parts', { Id: 1 }, 'patch[0].value'],
    ['/Numbers/0', 1.5, 'patch[0].value'],
    ['/Words/a', 5, 'patch[0].value'],
    ['/Groups/a', 'b', 'patch[0].value'],
    ['/Anything/a', NaN, 'patch[0].value'],
    ['/Later', [NaN], 'patch[0].value[0]'],
  ])('at %s does not take %j, and the error names %s', (path, value, at) => {
    for (const op of ['add', 'replace', 'test']) {
      const resolve = () => resolvePatch(type, [{ op, path, value }]);
      expect(resolve).toThrow(ValidationError);
      expect(resolve).toThrow(expect.objectContaining({ path: at }));
    }
  });

  it.each<[what: string, operation: unknown, at: string, words: string]>([
    ['a text', 'remove', 'patch[0]', 'op, path, value'],
    ['null', null, 'patch[0]', 'op, path, value'],
    ['an array', [], 'patch[0]', 'op, path, value'],
    ['no op', { path: '/Name', value: 'x' }, 'patch[0].op', 'add, remove, replace, test'],
    ['an op in capitals', { op: 'ADD', path: '/Name', value: 'x' }, 'patch[0].op', 'add, remove, replace, test'],
    ['a move', { op: 'move', path: '/Name', from: '/Count' }, 'patch[0].op', 'does not support move'],
    ['a copy', { op: 'copy', path: '/Name', from: '/Count' }, 'patch[0].op', 'does not support copy'],
    ['no path', { op: 'remove' }, 'patch[0].path', '/Contact/ContactId'],
    ['a number for a path', { op: 'remove', path: 1 }, 'patch[0].path', '/Contact/ContactId'],
    ['add without a value', { op: 'add', path: '/Name' }, 'patch[0]', 'add'],
    ['replace without a value', { op: 'replace', path: '/Name' }, 'patch[0]', 'replace'],
    ['test without a value', { op: 'test', path: '/Name' }, 'patch[0]', 'test'],
  ])('may not be %s, and the error names it', (_what, operation, at, words) => {
    const resolve = () => resolvePatch(type, [operation]);
    expect(resolve).toThrow(ValidationError);
    expect(resolve).toThrow(expect.objectContaining({ path: at, outcome: 'not-sent' }));
    expect(resolve).toThrow(words);
  });

  it.each([null, undefined, 'x', {}, { length: 0 }])('is not found in %p, which is not a list', (patch) => {
    expect(() => resolvePatch(type, patch)).toThrow(ValidationError);
    expect(() => resolvePatch(type, patch)).toThrow(expect.objectContaining({ path: '' }));
    expect(() => resolvePatch(type, patch)).toThrow('merge()');
  });
});

describe('a patch in JSON', () => {
  it('has the values that servers accept, wherever they are', () => {
    const patch = resolvePatch(type, [
      { op: 'replace', path: '/Days', value: '' },
      { op: 'test', path: '/Days', value: 'Tuesday, Monday' },
      { op: 'remove', path: '/Days' },
      { op: 'add', path: '/Words/a~1b', value: 'x' },
      { op: 'add', path: '/Parts/-', value: { Id: 1 } },
    ]);
    expect(patchToJson(type, patch)).toStrictEqual([
      { op: 'replace', path: '/Days', value: 0 },
      { op: 'test', path: '/Days', value: 'Monday, Tuesday' },
      { op: 'remove', path: '/Days' },
      { op: 'add', path: '/Words/a~1b', value: 'x' },
      { op: 'add', path: '/Parts/-', value: { Id: 1 } },
    ]);
  });
});
