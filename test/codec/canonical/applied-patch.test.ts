import { describe, expect, it } from '@jest/globals';
import { applyPatch, type PatchOperation, rememberExtraField } from '../../../src/codec/canonical/index.js';
import { ConflictError, ValidationError } from '../../../src/errors/index.js';
import { sampleCarrier } from '../../support/sample-carrier.js';

const type = sampleCarrier('Applied');
rememberExtraField('Applied', 'Later');

const before = () => ({
  Name: 'a',
  Count: null,
  Owner: { Id: 1, Value: 'o' },
  Parts: [
    { Id: 1, Value: 'p' },
    { Id: 2, Value: 'q' },
  ],
  Numbers: [1, 2, 3],
  Words: { a: 'x', 'b/c': 'y' },
  Groups: { g: { Id: 3, Value: 'r' } },
  Anything: { list: [1, { deep: true }], text: 'z' },
  Later: { x: 1 },
});
const apply = (...patch: PatchOperation[]) => applyPatch(type, before(), patch);

describe('a removal', () => {
  it.each([
    ['/Name', { Name: null }],
    ['/Owner', { Owner: null }],
    ['/Parts', { Parts: null }],
    ['/Later', { Later: null }],
    ['/Owner/Value', { Owner: { Id: 1, Value: null } }],
    [
      '/Parts/1/Id',
      {
        Parts: [
          { Id: 1, Value: 'p' },
          { Id: null, Value: 'q' },
        ],
      },
    ],
    ['/Groups/g/Id', { Groups: { g: { Id: null, Value: 'r' } } }],
  ])('at %s leaves null where the contract has a field', (path, changed) => {
    expect(apply({ op: 'remove', path })).toEqual({ ...before(), ...changed });
  });

  it.each([
    ['/Parts/0', { Parts: [{ Id: 2, Value: 'q' }] }],
    ['/Numbers/1', { Numbers: [1, 3] }],
    ['/Words/a', { Words: { 'b/c': 'y' } }],
    ['/Words/b~1c', { Words: { a: 'x' } }],
    ['/Groups/g', { Groups: {} }],
    ['/Anything/text', { Anything: { list: [1, { deep: true }] } }],
    ['/Anything/list/1/deep', { Anything: { list: [1, {}], text: 'z' } }],
    ['/Later/x', { Later: {} }],
  ])('at %s takes away an item or an entry', (path, changed) => {
    expect(apply({ op: 'remove', path })).toEqual({ ...before(), ...changed });
  });
});

describe('a replacement', () => {
  it.each<[string, unknown, object]>([
    ['/Name', 'b', { Name: 'b' }],
    ['/Days', 'Monday', { Days: 'Monday' }],
    ['/Owner/Value', 'b', { Owner: { Id: 1, Value: 'b' } }],
    ['/Numbers/1', 9, { Numbers: [1, 9, 3] }],
    ['/Words/new', 'n', { Words: { a: 'x', 'b/c': 'y', new: 'n' } }],
    ['/Groups/new', { Id: 4 }, { Groups: { g: { Id: 3, Value: 'r' }, new: { Id: 4 } } }],
    ['/Anything/text', 1, { Anything: { list: [1, { deep: true }], text: 1 } }],
    ['/Later', 2, { Later: 2 }],
    ['/Later/x', 2, { Later: { x: 2 } }],
  ])('at %s writes the value, and adds what is absent', (path, value, changed) => {
    expect(apply({ op: 'replace', path, value })).toEqual({ ...before(), ...changed });
  });
});

describe('an addition', () => {
  it.each<[string, unknown, object]>([
    ['/Numbers/0', 0, { Numbers: [0, 1, 2, 3] }],
    ['/Numbers/3', 4, { Numbers: [1, 2, 3, 4] }],
    ['/Numbers/-', 4, { Numbers: [1, 2, 3, 4] }],
    ['/Words/a', 'n', { Words: { a: 'n', 'b/c': 'y' } }],
    ['/Name', 'n', { Name: 'n' }],
    ['/Anything/list/0', 0, { Anything: { list: [0, 1, { deep: true }], text: 'z' } }],
  ])('at %s writes or inserts the value', (path, value, changed) => {
    expect(apply({ op: 'add', path, value })).toEqual({ ...before(), ...changed });
  });
});

describe('a test', () => {
  it.each<[string, unknown]>([
    ['/Name', 'a'],
    ['/Count', null],
    ['/Owner', { Value: 'o', Id: 1 }],
    ['/Numbers', [1, 2, 3]],
    ['/Parts/1/Value', 'q'],
    ['/Words/b~1c', 'y'],
  ])('of %s passes if the value is equal', (path, value) => {
    expect(apply({ op: 'test', path, value })).toEqual(before());
  });

  it.each<[string, unknown]>([
    ['/Name', 'A'],
    ['/Count', 0],
    ['/Owner', { Id: 1 }],
    ['/Numbers', [1, 2]],
    ['/Parts/1/Value', null],
  ])('of %s is a conflict if the value differs', (path, value) => {
    const run = () => apply({ op: 'test', path, value });
    expect(run).toThrow(ConflictError);
    expect(run).toThrow(expect.objectContaining({ path }));
    expect(run).toThrow(path);
  });
});

describe('an operation', () => {
  it.each<PatchOperation>([
    { op: 'replace', path: '/Count/x', value: 1 },
    { op: 'replace', path: '/Parts/2', value: {} },
    { op: 'replace', path: '/Parts/-', value: {} },
    { op: 'add', path: '/Numbers/4', value: 1 },
    { op: 'remove', path: '/Numbers/3' },
    { op: 'remove', path: '/Words/none' },
    { op: 'replace', path: '/Groups/none/Id', value: 1 },
    { op: 'remove', path: '/Groups/none/Id' },
    { op: 'replace', path: '/Later/none', value: 1 },
    { op: 'remove', path: '/Later/none' },
    { op: 'replace', path: '/Anything/none', value: 1 },
    { op: 'add', path: '/Words/__proto__', value: 'x' },
  ])('whose path leads nowhere is refused: $op $path', (operation) => {
    const run = () => apply(operation);
    expect(run).toThrow(ValidationError);
    expect(run).toThrow(expect.objectContaining({ path: operation.path, outcome: 'not-sent' }));
    expect(run).toThrow(operation.op);
  });

  it('works on what the ones before it have done', () => {
    const result = apply(
      { op: 'add', path: '/Parts/0', value: { Id: 0, Value: 'n' } },
      { op: 'replace', path: '/Parts/0/Value', value: 'm' },
      { op: 'test', path: '/Parts/1/Id', value: 1 },
      { op: 'remove', path: '/Parts/2' },
    );
    expect(result['Parts']).toEqual([
      { Id: 0, Value: 'm' },
      { Id: 1, Value: 'p' },
    ]);
  });

  it('changes neither the original nor the values of the patch', () => {
    const original = before();
    const patch: PatchOperation[] = [
      { op: 'replace', path: '/Owner', value: { Id: 7, Value: 'new' } },
      { op: 'replace', path: '/Owner/Value', value: 'newer' },
      { op: 'add', path: '/Parts/-', value: { Id: 7, Value: 'new' } },
      { op: 'remove', path: '/Parts/2/Value' },
    ];
    const kept = structuredClone(patch);
    for (let time = 0; time < 2; time++) {
      const { Owner, Parts } = applyPatch(type, original, patch);
      expect(Owner).toEqual({ Id: 7, Value: 'newer' });
      expect(Parts).toEqual([...before().Parts, { Id: 7, Value: null }]);
    }
    expect(original).toEqual(before());
    expect(patch).toEqual(kept);
  });
});
