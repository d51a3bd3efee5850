import { describe, expect, it } from '@jest/globals';
import { NotFoundError, PermissionError, type SuperOffice } from '../../../src/index.js';
import { outline, unitsOf } from '../../support/sweep-units.js';

describe('the lists of a tenant', () => {
  interface Lists {
    readonly definitions?: readonly object[] | Error;
    /** The items by the name or the id of a list; all other lists do not exist. */
    readonly items?: Readonly<Record<string, readonly unknown[]>>;
  }
  const connectionOf = ({ definitions = [], items = {} }: Lists): SuperOffice => {
    const answer = async (value: unknown) => {
      if (value === undefined) throw new NotFoundError('there is no such list');
      if (value instanceof Error) throw value;
      return value;
    };
    const lists = {
      definitions: () => answer(definitions),
      items: (name: string) => answer(items[name]),
      of: (id: number) => ({ all: () => answer(items[String(id)]) }),
    };
    return { lists } as unknown as SuperOffice;
  };
  const listsOf = (sides: readonly Lists[], last?: number | string) =>
    unitsOf('lists', sides.map(connectionOf), { start: { last } });
  const category = { Id: 5, Name: 'Category', ListType: 'Category' };
  const own = { Id: 70, Name: 'Shoe sizes', ListType: null };
  const ownItems = { Id: 71, Name: null, ListType: 'UDList1' };

  it('are the definitions, the items of each, and the items by name, in the order of their keys', async () => {
    const units = await listsOf([{ definitions: [own, category, ownItems] }, {}]);
    const keys = units.map(({ key }) => String(key));
    expect(keys).toEqual([...keys].sort());
    expect(keys.filter((key) => !key.startsWith('lists.items '))).toEqual([
      'lists.definitions definitions',
      'lists.getItems Category (5)',
      'lists.getItems Shoe sizes (70)',
      'lists.getItems UDList1 (71)',
    ]);
    const names = keys.filter((key) => key.startsWith('lists.items ')).map((key) => key.slice('lists.items '.length));
    expect(names.filter((name) => name === 'category')).toHaveLength(1);
    expect(names).toEqual(expect.arrayContaining(['business', 'country', 'udlist1']));
    expect(names).not.toContain('');
    expect(new Set(names).size).toBe(names.length);
  });

  it('without a name are told by their id', async () => {
    const units = await listsOf([{ definitions: [{ Id: 9, Name: null, ListType: null }] }, {}]);
    expect(units.map(({ key }) => key)).toContain('lists.getItems  (9)');
  });

  it('are those of any side; a side that fails is told by the definitions', async () => {
    const units = await listsOf([
      { definitions: new PermissionError('no') },
      { definitions: [own] },
      { definitions: [{ ...own, Name: 'Other' }] },
    ]);
    expect(units.filter(({ key }) => String(key).includes('(70)')).map(({ key }) => key)).toEqual([
      'lists.getItems Shoe sizes (70)',
    ]);
    expect(units[0] && outline(units[0])).toEqual([
      'lists.definitions definitions rest other-outcome at ',
      'lists.definitions definitions agents other-outcome at ',
    ]);
  });

  it('are compared, unless no side has them', async () => {
    const items = { category: [{ Id: 1, Name: 'A' }], 5: [{ Id: 1, Name: 'A' }] };
    const changed = { category: [{ Id: 1, Name: 'a' }] };
    const units = await listsOf([
      { definitions: [category], items },
      { definitions: [category], items: changed },
    ]);
    const found = units.filter(({ comparisons }) => comparisons.length > 0);
    expect(found.map(outline)).toEqual([
      ['lists.definitions definitions rest'],
      ['lists.getItems Category (5) rest absent-entity at '],
      ['lists.items category rest other-case at [0].Name'],
    ]);
    expect(units.length).toBeGreaterThan(50);
    expect(units.every(({ changed: isChanged, remark }) => !isChanged && remark === undefined)).toBe(true);
  });

  it('that fail in another way on all sides are compared', async () => {
    const items = { country: new PermissionError('no') as unknown as readonly unknown[] };
    const units = await listsOf([{ items }, { items }]);
    expect(units.flatMap(outline)).toEqual(['lists.definitions definitions rest', 'lists.items country rest']);
  });

  it('continue after the last that is done', async () => {
    const all = (await listsOf([{ definitions: [category] }, {}])).map(({ key }) => key);
    const after = async (last: number | string) =>
      (await listsOf([{ definitions: [category] }, {}], last)).map(({ key }) => key);
    expect(await after(all[3] ?? '')).toEqual(all.slice(4));
    expect(await after(all.at(-1) ?? '')).toEqual([]);
    expect(await after(7)).toEqual(all);
  });
});
