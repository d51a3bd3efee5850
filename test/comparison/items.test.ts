import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { alignItems } from '../../src/comparison/items.js';

const none = { missing: [], surplus: [], duplicated: [], reordered: false };

describe('items with ids', () => {
  it.each([
    ['PrimaryKey', { PrimaryKey: 1, Id: 9 }, { PrimaryKey: 2, Id: 8 }],
    ['Id', { Id: 1, Key: 'b' }, { Id: 2, Key: 'a' }],
    ['Key', { Key: 'a', PersonId: 9 }, { Key: 'b', PersonId: 9 }],
    ['a Key that is a text', { Key: 'a' }, { Key: 'b' }],
    ['a name that ends in Id', { PersonId: 1 }, { PersonId: 2 }],
  ])('are matched by %s, whatever else differs', (_name, one, other) => {
    const [changedOne, changedOther] = [one, other].map((item) => ({ ...item, Name: 'changed' }));
    expect(alignItems([one, other], [changedOther, changedOne])).toEqual({
      ...none,
      pairs: [
        [1, 0],
        [0, 1],
      ],
      reordered: true,
    });
  });

  it('prefer the best of several ids', () => {
    const control = [
      { PrimaryKey: 1, Id: 1, Key: 'x' },
      { PrimaryKey: 2, Id: 2, Key: 'y' },
    ];
    const candidate = [
      { PrimaryKey: 2, Id: 1, Key: 'x' },
      { PrimaryKey: 1, Id: 2, Key: 'y' },
    ];
    expect(alignItems(control, candidate)).toMatchObject({ reordered: true });
    const withoutBest = (items: readonly object[]) => items.map((item) => ({ ...item, PrimaryKey: 0 }));
    expect(alignItems(withoutBest(control), withoutBest(candidate))).toMatchObject({ reordered: false });
  });

  it.each<[what: string, control: readonly object[], candidate: readonly object[]]>([
    ['its name only contains Id', [{ PersonIdea: 1 }, { PersonIdea: 2 }], [{ PersonIdea: 2 }, { PersonIdea: 3 }]],
    ['its value is zero', [{ Id: 0 }, { Id: 1 }], [{ Id: 1 }, { Id: 2 }]],
    ['its value is empty', [{ Id: '' }, { Id: 'a' }], [{ Id: 'a' }, { Id: 'b' }]],
    ['its value is not a number or a text', [{ Id: true }, { Id: null }], [{ Id: null }, { Id: false }]],
    ['the control has it twice', [{ Id: 1 }, { Id: 1, a: 1 }], [{ Id: 1, a: 1 }, { Id: 2 }]],
    ['an item of the control lacks it', [{ Id: 1 }, { a: 1 }], [{ Id: 2 }, { Id: 1 }]],
    ['an item of the candidate lacks it', [{ Id: 1 }, { Id: 2 }], [{ Id: 2 }, { a: 1 }]],
  ])('are not matched by a field if %s', (_what, control, candidate) => {
    // They are matched by position.
    expect(alignItems(control, candidate)).toEqual({
      ...none,
      pairs: [
        [0, 0],
        [1, 1],
      ],
    });
  });

  it.each([
    ['null', null],
    ['a list', [1]],
    ['a text', 'a'],
    ['a number', 1],
  ])('may stand beside %s', (_what, other) => {
    const pairs = [
      [0, 0],
      [1, 1],
    ];
    expect(alignItems([{ Id: 1 }, other], [{ Id: 2 }, other])).toEqual({ ...none, pairs });
    expect(alignItems([{ Id: 1 }, { Id: 2 }], [{ Id: 3 }, other])).toEqual({ ...none, pairs });
    expect(alignItems([other, { Id: 1 }], [other, { Id: 2 }])).toEqual({ ...none, pairs });
  });

  it('are duplicated if the candidate repeats one, and missing or surplus if one side has none', () => {
    const items = (...ids: readonly number[]) => ids.map((Id) => ({ Id }));
    expect(alignItems(items(1, 2, 3, 4), items(2, 2, 4, 5))).toEqual({
      pairs: [
        [1, 0],
        [3, 2],
      ],
      missing: [0, 2],
      surplus: [3],
      duplicated: [1],
      reordered: false,
    });
  });

  it('are reordered only if a later one comes before an earlier one', () => {
    const items = (...ids: readonly number[]) => ids.map((Id) => ({ Id }));
    expect(alignItems(items(1, 2, 3), items(1, 3)).reordered).toBe(false);
    expect(alignItems(items(1, 2, 3), items(2, 3)).reordered).toBe(false);
    expect(alignItems(items(1, 2, 3), items(3, 1, 2)).reordered).toBe(true);
    expect(alignItems(items(1, 2, 3), items(1, 3, 2)).reordered).toBe(true);
  });
});

describe('items without ids', () => {
  it('are matched by value, each as often as it occurs', () => {
    expect(alignItems(['a', 'a', 'b'], ['a', 'b'])).toEqual({
      ...none,
      pairs: [
        [0, 0],
        [2, 1],
      ],
      missing: [1],
    });
    expect(alignItems(['a', 'b'], ['a', 'b', 'b', 'a'])).toMatchObject({
      missing: [],
      surplus: [],
      duplicated: [2, 3],
    });
  });

  it('are surplus or missing at any place if only one side has more', () => {
    const pairs = [
      [0, 1],
      [1, 2],
    ];
    expect(alignItems(['a', 'b'], ['x', 'a', 'b'])).toEqual({ ...none, pairs, surplus: [0] });
    expect(alignItems(['x', 'a', 'b'], ['a', 'b'])).toMatchObject({ missing: [0], surplus: [] });
  });

  it('are missing in the order of the control', () => {
    const control = Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? 'a' : 'b'));
    expect(alignItems(control, [])).toEqual({ ...none, pairs: [], missing: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] });
    expect(alignItems([], ['a', 'b'])).toEqual({ ...none, pairs: [], surplus: [0, 1] });
  });

  it('are equal if only the order of their keys differs, at any depth', () => {
    const item = (rank: number) => ({ a: rank, b: [{ c: 1, d: [1, 2], e: 3 }], f: { g: 1, h: null } });
    const turned = (rank: number) => ({ f: { h: null, g: 1 }, b: [{ e: 3, d: [1, 2], c: 1 }], a: rank });
    expect(alignItems([item(1), item(2), item(3)], [turned(2), turned(1)])).toEqual({
      pairs: [
        [1, 0],
        [0, 1],
      ],
      missing: [2],
      surplus: [],
      duplicated: [],
      reordered: true,
    });
  });

  it('are not equal if the order of a list in them differs, or a list is an object in one of them', () => {
    expect(alignItems([[1, 2], 'a'], ['a', [2, 1]]).reordered).toBe(false);
    expect(alignItems([['x'], 'a'], ['a', { 0: 'x' }]).reordered).toBe(false);
  });

  it.each([
    [3, 2, [2], []],
    [2, 3, [], [2]],
    [2, 4, [], [2, 3]],
    [4, 2, [2, 3], []],
  ])('are matched by position if %i of them became %i others', (before, after, missing, surplus) => {
    const items = (count: number, text: string) => Array.from({ length: count }, (_, index) => `${text} ${index}`);
    expect(alignItems(items(before, 'old'), items(after, 'new'))).toEqual({
      pairs: [
        [0, 0],
        [1, 1],
      ],
      missing,
      surplus,
      duplicated: [],
      reordered: false,
    });
  });

  it('are matched whatever the order of their keys', () => {
    const object = fc.dictionary(fc.string({ maxLength: 3 }), fc.integer({ min: 0, max: 3 }), { minKeys: 2 });
    fc.assert(
      fc.property(object, fc.infiniteStream(fc.nat()), (item, weights) => {
        const entries = Object.entries(item).map((entry) => ({ entry, weight: weights.next().value as number }));
        const shuffled = Object.fromEntries(entries.sort((a, b) => a.weight - b.weight).map(({ entry }) => entry));
        expect(alignItems([item, 'other'], [shuffled])).toEqual({ ...none, pairs: [[0, 0]], missing: [1] });
      }),
    );
  });
});
