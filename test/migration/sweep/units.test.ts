import { describe, expect, it } from '@jest/globals';
import { PermissionError } from '../../../src/index.js';
import { planOf } from '../../../src/migration/sweep/options.js';
import { type Compared, remarkOn, unitsAtOnce } from '../../../src/migration/sweep/units.js';
import { idsUpTo, storedCompany, storedSide, type StoredSideOptions } from '../../support/stored-side.js';
import { outline, unitsOf } from '../../support/sweep-units.js';

const contactsOf = (sides: readonly StoredSideOptions[], options?: Parameters<typeof unitsOf>[2]) =>
  unitsOf(
    'contacts',
    sides.map((side) => storedSide(side).connection),
    options,
  );

const ids = idsUpTo(3);
const same = { ids };
const failing =
  (match: string, error: Error = new PermissionError('not allowed')) =>
  (call: string) => {
    if (call.startsWith(match)) throw error;
  };

describe('the records of an entity', () => {
  it('are units in the order of their ids, each compared with every candidate', async () => {
    const units = await contactsOf([same, same, same]);
    expect(units.map(({ key, remark, changed }) => [key, remark, changed])).toEqual(
      ids.map((id) => [id, undefined, false]),
    );
    expect(units.map(outline)).toEqual(ids.map((id) => [`contacts.get ${id} rest`, `contacts.get ${id} agents`]));
    expect(units[0]?.comparisons[0]).toMatchObject({
      control: { side: 'soap', answer: storedCompany(1) },
      candidate: { side: 'rest', answer: storedCompany(1) },
      differences: [],
      noise: undefined,
    });
  });

  it('are compared as rows of the archive where that is asked for', async () => {
    const find = (id: number) => storedCompany(id, id === 2 ? { Name: 'company 2' } : {});
    const units = await contactsOf([same, { ids, find }], { depth: 'rows' });
    expect(units.map(outline)).toEqual([
      ['contacts.query 1 rest'],
      ['contacts.query 2 rest other-case at columns.name'],
      ['contacts.query 3 rest'],
    ]);
    expect(units[0]?.comparisons[0]?.candidate).toMatchObject({ side: 'rest', milliseconds: expect.any(Number) });
    expect(units[0]?.comparisons[0]?.control.milliseconds).toBeGreaterThan(0);
  });

  it('continue after the last that is done', async () => {
    const keys = async (last: number | string | undefined) =>
      (await contactsOf([same, same], { start: { last } })).map(({ key }) => key);
    expect(await keys(1)).toEqual([2, 3]);
    expect(await keys(3)).toEqual([]);
    expect(await keys('lists.items category')).toEqual([1, 2, 3]);
  });

  it('are compared by the types of the contract', async () => {
    const rights = (Mask: string) => (id: number) => ({ ...storedCompany(id), TableRight: { Mask } });
    const [unit] = await contactsOf([
      { ids: [1], find: rights('Select, Update') },
      { ids: [1], find: rights('Select') },
    ]);
    expect(unit && outline(unit)).toEqual(['contacts.get 1 rest lost-flags at TableRight.Mask']);
  });

  it('are a sample of them, the same for the same seed', async () => {
    const many = { ids: idsUpTo(60) };
    const keys = async (seed: number) => (await contactsOf([many, many], { sample: 0.5, seed })).map(({ key }) => key);
    const sample = await keys(7);
    expect(sample.length).toBeGreaterThan(15);
    expect(sample.length).toBeLessThan(45);
    expect(await keys(7)).toEqual(sample);
    expect(await keys(8)).not.toEqual(sample);
  });

  it('that changed while they were read are compared in their new state', async () => {
    let reads = 0;
    const changing = (id: number) => {
      reads += 1;
      return storedCompany(id, reads > 1 ? { Name: 'New', UpdatedDate: '2026-03-29T01:30:05' } : {});
    };
    const [unit] = await contactsOf([
      { ids: [1], find: changing },
      { ids: [1], find: (id) => storedCompany(id, { Name: 'New', UpdatedDate: '2026-03-29T01:30:05' }) },
    ]);
    expect(unit?.changed).toBe(true);
    expect(unit && outline(unit)).toEqual(['contacts.get 1 rest']);
  });

  it('whose rows changed meanwhile are compared in their new state as well', async () => {
    let reads = 0;
    const changing = (id: number) => {
      reads += 1;
      return storedCompany(id, reads > 1 ? { Name: 'New', UpdatedDate: '2026-03-29T01:30:05' } : {});
    };
    const [unit] = await contactsOf(
      [
        { ids: [1], find: changing },
        { ids: [1], find: (id) => storedCompany(id, { Name: 'New', UpdatedDate: '2026-03-29T01:30:05' }) },
      ],
      { depth: 'rows' },
    );
    expect(unit?.changed).toBe(true);
    expect(unit && outline(unit)).toEqual(['contacts.query 1 rest']);
  });

  it('have noise where two reads of the control differ', async () => {
    let reads = 0;
    const [unit] = await contactsOf([
      { ids: [1], find: (id) => storedCompany(id, { Name: `Name ${reads++}` }) },
      { ids: [1] },
    ]);
    expect(unit?.comparisons[0]?.noise).toEqual(new Set(['Name']));
  });
});

describe('a record that one side does not list', () => {
  it('is told, although a get finds it there', async () => {
    const units = await contactsOf([same, { ids: [1, 3], find: storedCompany }, same]);
    expect(units.map(outline)).toEqual([
      ['contacts.get 1 rest', 'contacts.get 1 agents'],
      ['contacts.get 2 rest', 'contacts.get 2 agents', 'contacts.query 2 rest absent-entity at '],
      ['contacts.get 3 rest', 'contacts.get 3 agents'],
    ]);
  });

  it('may have changed while it was read', async () => {
    const changes = { Name: 'New', UpdatedDate: '2026-03-29T01:30:05' };
    let reads = 0;
    const changing = (id: number) => storedCompany(id, reads++ > 0 ? changes : {});
    const [unit] = await contactsOf([
      { ids: [1], find: changing },
      { ids: [], find: (id) => storedCompany(id, changes) },
    ]);
    expect(unit?.changed).toBe(true);
    expect(unit && outline(unit)).toEqual(['contacts.get 1 rest', 'contacts.query 1 rest absent-entity at ']);
    const [unchanged] = await contactsOf([{ ids: [1] }, { ids: [], find: storedCompany }]);
    expect(unchanged?.changed).toBe(false);
  });

  it('is told if the control does not list it', async () => {
    const units = await contactsOf([{ ids: [1, 3], find: storedCompany }, same]);
    expect(units.map(outline)[1]).toEqual(['contacts.get 2 rest', 'contacts.query 2 rest surplus-entity at ']);
  });
});

describe('a listing', () => {
  it('that fails on one side is told once, and the records are still compared', async () => {
    const sides = [same, { ...same, before: failing('query contactId greater') }];
    const [problem, ...units] = await contactsOf(sides);
    expect(problem).toMatchObject({ key: 0, remark: 'rest failed', changed: false });
    expect(problem?.comparisons).toMatchObject([
      {
        subject: 'contacts.query',
        key: 'after 0',
        control: { side: 'soap', answer: [], milliseconds: 0 },
        candidate: { side: 'rest', error: { name: 'PermissionError' }, milliseconds: 0 },
        differences: [{ cause: 'other-outcome' }],
      },
    ]);
    expect(units.map(outline)).toEqual(ids.map((id) => [`contacts.get ${id} rest`]));
    const rows = await contactsOf([...sides, same], { depth: 'rows' });
    expect(rows.slice(1).map(outline)).toEqual(ids.map((id) => [`contacts.query ${id} agents`]));
  });

  it('that has failed is not told again, nor tried if that is known', async () => {
    const sides = [same, { ...same, before: failing('query contactId greater') }];
    const told = await contactsOf(sides, { start: { remarks: ['rest failed'] } });
    expect(told.map(({ remark }) => remark)).toEqual([undefined, undefined, undefined]);
    const rest = storedSide(same);
    await unitsOf('contacts', [storedSide(same).connection, rest.connection], { start: { failed: new Set([1]) } });
    expect(rest.calls.filter((call) => call.startsWith('query'))).toEqual([]);
  });

  it('that is not in order is told once for each side, with the ids in both orders', async () => {
    const turned = { ids: idsUpTo(12), page: (list: number[]) => list.toReversed() };
    const units = await contactsOf([{ ids: turned.ids }, turned], { pageSize: 11 });
    const [problem, ...others] = units;
    expect(problem).toMatchObject({ key: 0, remark: 'rest reordered', changed: false });
    expect(problem?.comparisons).toMatchObject([
      {
        control: { side: 'soap', answer: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] },
        candidate: { side: 'rest', answer: [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1] },
        differences: [{ cause: 'reordered' }],
      },
    ]);
    expect(others.map(({ key }) => key)).toEqual(turned.ids);
  });

  it('is told again if another side has the problem, after the last record', async () => {
    const later = (list: number[]) => (list[0] === 1 ? list : list.toReversed());
    const units = await contactsOf([same, { ids: idsUpTo(5), page: later }, { ids: idsUpTo(5), page: later }], {
      pageSize: 2,
      start: { remarks: [] },
    });
    expect(units.filter(({ remark }) => remark !== undefined).map(({ key, remark }) => [key, remark])).toEqual([
      [2, 'rest reordered'],
      [2, 'agents reordered'],
    ]);
    expect(remarkOn('rest', 'reordered')).toBe('rest reordered');
  });

  const twice = { ids, page: (list: number[]) => list.flatMap((id) => (id === 2 ? [2, 2] : [id])) };
  it.each<[what: string, sides: StoredSideOptions[], found: string[]]>([
    ['the candidate lists twice', [same, twice], ['rest duplicated-item at [1]']],
    ['one of two candidates lists twice', [same, same, twice], ['agents duplicated-item at [1]']],
    ['the control lists twice', [twice, same], ['rest missing-item at [1]']],
    ['all sides list twice', [twice, twice], []],
    ['no side lists twice', [same, same], []],
    [
      'the candidate alone lists, and twice',
      [{ ids: [1, 3], find: storedCompany }, twice],
      ['rest duplicated-item at [1]'],
    ],
    ['the control lists twice, the candidate not at all', [twice, { ids: [1, 3], find: storedCompany }], []],
  ])('with a record that %s', async (_what, sides, found) => {
    const expected = found.map((each) => each.replace(' ', ' ').replace(/^(\w+)/, 'contacts.query 2 $1'));
    const ofDuplicates = (each: Compared) => outline(each).filter((text) => /duplicated|missing/.test(text));
    for (const depth of ['entities', 'rows'] as const) {
      const units = await contactsOf(sides, { depth });
      expect(units.map(ofDuplicates)).toEqual([[], expected, []]);
    }
  });
});

describe('the units under way at once', () => {
  it('are several for each call, so that a slow one does not hold up the others', () => {
    const side = (name: string) => ({ name, so: storedSide(same).connection });
    const plan = planOf({ tenant: 't', control: side('soap'), candidates: [side('rest')], concurrency: 3 });
    expect(unitsAtOnce(plan)).toBe(12);
  });
});
