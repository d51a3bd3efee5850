import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CanonicalObject } from '../../src/contract/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { ConfigurationError } from '../../src/errors/index.js';
import { Calls } from './calls.js';
import { withMasksAsNumbers } from './rights.js';

const million = 1_000_000;
const planned = { contacts: million, persons: million, projects: million, sales: million, appointments: million };

let emulator: Emulator;
let calls: Calls;
let grown: number;

beforeAll(async () => {
  const before = process.memoryUsage().heapUsed;
  emulator = await startEmulator({ seed: planned });
  grown = process.memoryUsage().heapUsed - before;
  calls = new Calls(emulator);
});
afterAll(() => emulator.close());

/** A page of keys, and how many rows were looked at for it. */
async function page(resource: string, after: number, more = '', top = 500) {
  const key = `${resource.toLowerCase()}Id`;
  const before = emulator.evaluatedRows;
  const filter = encodeURIComponent(`${key} gt ${after}${more}`);
  const { status, body } = await calls.rest(
    'GET',
    `${resource}?$select=${key}&$filter=${filter}&$orderby=${key}&$top=${top}`,
  );
  expect(status).toBe(200);
  const ids = (body['value'] as CanonicalObject[]).map((row) => Number(row['PrimaryKey']));
  return { ids, next: body['odata.nextLink'], looked: emulator.evaluatedRows - before };
}

const idsFrom = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index);

describe('a million records of each kind', () => {
  it('take next to no memory', () => {
    expect(grown).toBeLessThan(50 * 2 ** 20);
  });

  it.each(['Contact', 'Person', 'Project', 'Sale', 'Appointment'])(
    'of %s are paged by key at the same cost wherever the page is',
    async (resource) => {
      for (const after of [1_000, 500_000, 999_000]) {
        const { ids, looked } = await page(resource, after);
        expect(ids).toEqual(idsFrom(after + 1, 500));
        expect(looked).toBe(501);
      }
    },
  );

  it('are paged by key and something else without a look at the rest', async () => {
    const { ids, looked } = await page('Contact', 700_000, ' and category oneOf (1,2,3)', 50);
    expect(ids).toEqual(idsFrom(700_001, 50));
    expect(looked).toBe(51);
  });

  it('end where they end', async () => {
    const { ids, next } = await page('Contact', million, '');
    expect(ids).toEqual(idsFrom(million + 1, 12));
    expect(next).toBeNull();
    expect((await calls.rest('GET', `Contact/${million + 12}`)).status).toBe(200);
    expect((await calls.rest('GET', `Contact/${million + 13}`)).status).toBe(404);
  });

  it('are counted by the Archive agent, unless that would take a look at each', async () => {
    const ask = async (Restriction: string) => {
      const parameters = { ProviderName: 'FindContact', Columns: 'contactId', SortOrder: 'contactId', Restriction };
      const operation = 'Archive/GetArchiveListByColumnsWithHeaderWithContext2';
      return (await calls.agents(operation, { ...parameters, Page: 0, PageSize: 2, Options: 'rowcount=true' })).body[
        'RowCount'
      ];
    };
    expect(await ask('')).toBe(million + 12);
    expect(await ask('contactId between (11, 20)')).toBe(10);
    expect(await ask('contactId less 500 and category oneOf (1,2,3)')).toBe(499);
    expect(await ask('category oneOf (1,2,3)')).toBe(-1);
  });

  it('are the same on every face, and in another emulator', async () => {
    const other = await startEmulator({ seed: planned });
    for (const agent of ['Contact', 'Person', 'Project', 'Sale', 'Appointment']) {
      const id = 654_321;
      const { body } = await calls.rest('GET', `${agent}/${id}`);
      expect(body[`${agent}Id`]).toBe(id);
      const operation = `Get${agent}Entity`;
      const parameters = { [`${agent}EntityId`]: id };
      const { Response } = await calls.soap(agent, operation, { parameters });
      expect(withMasksAsNumbers(Response as CanonicalObject)).toEqual(withMasksAsNumbers(body));
      const query = `${agent.toLowerCase()}EntityId=${id}`;
      expect((await calls.agents(`${agent}/${operation}?${query}`, null)).body).toEqual(body);
      expect((await new Calls(other).rest('GET', `${agent}/${id}`)).body).toEqual(body);
    }
    await other.close();
  });

  it('differ from one another', async () => {
    const bodies = await Promise.all(idsFrom(5_000, 50).map((id) => calls.rest('GET', `Appointment/${id}`)));
    for (const field of ['Description', 'StartDate', 'AlarmLeadTime', 'Completed', 'HasAlarm', 'Participants']) {
      expect(new Set(bodies.map(({ body }) => JSON.stringify(body[field]))).size).toBeGreaterThan(1);
    }
  });
});

describe('a planned record', () => {
  it('stays the same when it is saved unchanged', async () => {
    for (const agent of ['Contact', 'Person', 'Project', 'Sale', 'Appointment']) {
      const before = (await calls.rest('GET', `${agent}/4321`)).body;
      const after = (await calls.rest('PUT', `${agent}/4321`, before)).body;
      expect(after).toEqual({ ...before, UpdatedDate: after['UpdatedDate'], UpdatedBy: after['UpdatedBy'] });
      expect(after['UpdatedDate']).not.toBe(before['UpdatedDate']);
      expect((await calls.rest('GET', `${agent}/4321`)).body).toEqual(after);
    }
  });

  it('is changed, deleted and followed by new ones as any other, until a reset', async () => {
    const original = (await calls.rest('GET', 'Contact/2000')).body;
    await calls.rest('PATCH', 'Contact/2000', { Name: 'Changed' });
    await calls.rest('DELETE', 'Contact/2001');
    const { body: created } = await calls.rest('POST', 'Contact', { Name: 'New' });
    expect(created['ContactId']).toBe(million + 13);
    expect((await calls.rest('GET', 'Contact/2000')).body['Name']).toBe('Changed');
    expect((await calls.rest('GET', 'Contact/2001')).status).toBe(404);
    expect((await page('Contact', 1_998, '', 4)).ids).toEqual([1_999, 2_000, 2_002, 2_003]);
    expect((await page('Contact', million + 10)).ids).toEqual(idsFrom(million + 11, 3));
    emulator.reset();
    expect((await calls.rest('GET', 'Contact/2000')).body).toEqual(original);
    expect((await calls.rest('GET', 'Contact/2001')).status).toBe(200);
    expect((await calls.rest('GET', `Contact/${million + 13}`)).status).toBe(404);
  });

  it('comes after the existing records if it is added later', async () => {
    const { body: created } = await calls.rest('POST', 'Project', { Name: 'Between' });
    const id = Number(created['ProjectId']);
    emulator.addRecords({ projects: 3 });
    expect((await page('Project', id - 2)).ids).toEqual(idsFrom(id - 1, 5));
    expect((await calls.rest('POST', 'Project', { Name: 'After' })).body['ProjectId']).toBe(id + 4);
    emulator.reset();
    expect((await calls.rest('GET', `Project/${id}`)).status).toBe(404);
  });
});

it.each<[Record<string, number>, string, string]>([
  [{ contcts: 3 }, 'seed.contcts', 'Did you mean "contacts"?'],
  [{ contacts: -1 }, 'seed.contacts', 'an integer of at least 0'],
  [{ contacts: 1.5 }, 'seed.contacts', 'an integer of at least 0'],
  [{ sales: 3_000_000_000 }, 'seed.sales', 'with ids up to 2147483647'],
])('plans nothing for the invalid counts %j', (counts, path, words) => {
  const add = () => emulator.addRecords(counts);
  expect(add).toThrow(ConfigurationError);
  expect(add).toThrow(expect.objectContaining({ path }));
  expect(add).toThrow(words);
});
