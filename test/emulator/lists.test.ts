import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CanonicalObject } from '../../src/contract/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { Calls, type Seen } from './calls.js';

let emulator: Emulator;
let calls: Calls;

beforeAll(async () => {
  emulator = await startEmulator();
  calls = new Calls(emulator);
});
afterAll(() => emulator.close());

const names = (seen: Seen) => (seen.body as unknown as CanonicalObject[]).map((item) => item['Name']);

describe('MDO lists', () => {
  it('have the tasks of the vendor’s guide, with their ids', async () => {
    const { body } = await calls.rest('GET', 'MDOList/task');
    expect((body as unknown as CanonicalObject[]).map(({ Id, Name }) => [Id, Name])).toEqual([
      [1, 'Meeting (Internal)'],
      [2, 'Meeting (External)'],
      [3, 'Phone-Out'],
      [4, 'Phone-In'],
      [5, 'Follow-up'],
      [6, 'Planning'],
      [7, 'Visit'],
      [8, 'Lunch'],
      [9, 'Proposal'],
      [10, 'Service'],
      [11, 'Private'],
      [12, 'Other'],
    ]);
  });

  it('are the same by both endpoints, and on all faces', async () => {
    const { body } = await calls.rest('GET', 'MDOList/business');
    expect((await calls.rest('GET', 'List/Business/MDOItems')).body).toEqual(body);
    const parameters = { Name: 'business', ForceFlatList: false, AdditionalInfo: '', OnlyHistory: false };
    expect((await calls.agents('MDO/GetList', parameters)).body).toEqual(body);
    expect((await calls.soap('MDO', 'GetList', { parameters }))['Response']).toEqual(body);
  });

  it('are searched without regard to case, and flat', async () => {
    expect(names(await calls.rest('GET', 'MDOList/task?query=PHONE'))).toEqual(['Phone-Out', 'Phone-In']);
    const restricted = await calls.agents('MDO/GetListWithRestriction', { Name: 'business', SearchValue: 'a' });
    expect(names(restricted)).toEqual(['Machines', 'Transport']);
  });

  it('are flat if a simple list is requested', async () => {
    const simple = await calls.agents('MDO/GetSimpleList', { Name: 'business' });
    expect(names(simple)).toEqual(['Machines', 'Furniture', 'Consulting', 'Transport']);
  });

  it('show what was used lately: by the server’s account, or by the caller’s own', async () => {
    const history = { Name: 'task', OnlyHistory: true };
    expect(names(await calls.agents('MDO/GetList', history))).toEqual(['Meeting (External)', 'Follow-up']);
    const own = { ...history, HistoryItems: [8, 3, 8, 99] };
    expect(names(await calls.agents('MDO/GetListWithHistory', own))).toEqual(['Lunch', 'Phone-Out']);
  });

  it('leave deleted items out, which can still be asked for', async () => {
    expect(names(await calls.rest('GET', 'MDOList/category'))).toHaveLength(3);
    const item = await calls.agents('MDO/GetListItem', { ListName: 'category', Id: 4 });
    expect(item.body).toMatchObject({ Id: 4, Deleted: true });
  });

  it.each([
    [{}, 'US:"Supplier";NO:"Leverandør";GE:"Lieferant"'],
    [{ 'SO-Language': 'nb-no' }, 'Leverandør'],
    [{ 'Accept-Language': 'de, en;q=0.5' }, 'Lieferant'],
    [{ 'Accept-Language': 'de', 'SO-Language': 'en' }, 'Supplier'],
    [{ 'Accept-Language': 'de', 'SO-Language': 'x' }, 'US:"Supplier";NO:"Leverandør";GE:"Lieferant"'],
    [{ 'Accept-Language': '*' }, 'US:"Supplier";NO:"Leverandør";GE:"Lieferant"'],
  ])('speak the language that the headers %j ask for', async (headers, name) => {
    const none = { 'Accept-Language': '', ...headers };
    expect(names(await calls.rest('GET', 'MDOList/category', undefined, none))[1]).toBe(name);
    expect(names(await calls.agents('MDO/GetList', { Name: 'category' }, none))[1]).toBe(name);
  });

  it('have names and ids', async () => {
    expect((await calls.rest('GET', 'MDOList')).body).toContain('business');
    const { Response } = await calls.soap('MDO', 'GetListNames');
    expect(Response).toContain('task');
    expect((await calls.agents('MDO/GetListIdByListName', { Name: 'TASK' })).body).toBe(1);
  });

  it('are not found if they do not exist', async () => {
    expect(await calls.rest('GET', 'MDOList/nothing')).toMatchObject({
      status: 404,
      body: { ErrorType: 'SoNotFoundException' },
    });
    expect(await calls.agents('MDO/GetList', { Name: null })).toMatchObject({
      status: 404,
      body: { MessageDetail: 'SoNotFoundException' },
    });
  });
});
