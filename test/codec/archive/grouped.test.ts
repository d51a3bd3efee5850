import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ArchiveRow, type SearchCriteria, type SuperOffice, where } from '../../../src/index.js';
import { startTenant, type TestTenant } from '../../support/tenants.js';
import { type TestedTransport, transportNames } from '../../support/transports.js';

let tenant: TestTenant;

beforeAll(async () => {
  tenant = await startTenant({ clock: () => new Date('2026-12-09T09:00:00Z') });
});
afterAll(() => tenant.close());

const contacts = (transport: TestedTransport, criteria: SearchCriteria) => tenant[transport].contacts.query(criteria);
const shown = (rows: readonly ArchiveRow[]) =>
  rows.map(({ PrimaryKey, EntityName, columns }) => [PrimaryKey, EntityName, ...Object.values(columns)]);

const byCategory = 'GroupBy(category):Header';
const filter = where('contactId').less(6);

describe.each(transportNames)('on %s', (transport) => {
  it('a grouped column has the value of the column that it groups by', async () => {
    const select = [byCategory, 'CountAll(contactId):HideDetail', 'name'];
    expect(shown(await contacts(transport, { select, filter, orderBy: 'contactId' }).toArray())).toEqual([
      [1, 'header:1', 1, 3, null],
      [1, 'contact', null, null, 'Fjordlys Industri AS'],
      [2, 'contact', null, null, 'Northgate Tools Ltd'],
      [4, 'contact', null, null, 'Kranich & Söhne GmbH'],
      [2, 'header:1', 3, 1, null],
      [5, 'contact', null, null, 'Tindevik Transport AS'],
      [3, 'header:1', 2, 1, null],
      [3, 'contact', null, null, 'Almhög Möbler AB'],
    ]);
  });

  it('modifiers may be separated by commas, as on the vendor’s pages for NetServer Core', async () => {
    const select = ['GroupBy(associateId):Footer,HideDetail', 'Sum(contactId):HideDetail'];
    const rows = await contacts(transport, { select, filter }).toArray();
    expect(rows).toEqual([
      { PrimaryKey: 1, EntityName: 'footer:1', columns: { [select[0] ?? '']: 18, [select[1] ?? '']: 15 } },
    ]);
  });

  it('a function of a date groups too, and groups are in the requested order', async () => {
    const select = ['GroupBy(DatePart(date):YearMonth):Footer,HideDetail', 'Count(appointmentId):HideDetail'];
    const orderBy = 'GroupBy(DatePart(date):YearMonth):Footer,HideDetail desc';
    const rows = await tenant[transport].appointments.query({ select, orderBy }).toArray();
    expect(shown(rows)).toEqual([[1, 'footer:1', '2026/12', 20]]);
  });

  it('the row of totals occurs once and last, whatever the pages are', async () => {
    const select = ['name', 'Sum(contactId):HideDetail', 'Count(category):HideDetail'];
    const total = {
      PrimaryKey: 1,
      EntityName: 'grandtotal',
      columns: { name: null, [select[1] ?? '']: 78, [select[2] ?? '']: 3 },
    };
    for (const pageSize of [1, 5, 12, 100]) {
      const rows = await contacts(transport, { select, pageSize, options: { GrandTotal: true } }).toArray();
      expect(rows).toHaveLength(13);
      expect(rows.at(-1)).toEqual(total);
    }
    expect(await contacts(transport, { select }).toArray()).toHaveLength(12);
    const last = await contacts(transport, { select, pageSize: 10, options: { GrandTotal: true } }).page(1);
    expect(last.map(({ EntityName }) => EntityName)).toEqual(['contact', 'contact', 'grandtotal']);
    const limited = contacts(transport, { select, options: { GrandTotal: true } });
    expect(await limited.toArray({ limit: 2 })).toHaveLength(2);
    expect((await limited.first())?.EntityName).toBe('contact');
  });

  it('all rows are counted, however many are read', async () => {
    const search = contacts(transport, { select: ['name'], filter, skip: 1, top: 2 });
    expect(await search.count()).toBe(5);
    expect(await search.toArray()).toHaveLength(2);
    expect(await contacts(transport, { select: ['name'], filter: where('contactId').less(0) }).count()).toBe(0);
  });
});

describe('any search with functions', () => {
  const columns = fc.subarray(
    [
      'name',
      'category',
      'contactId',
      byCategory,
      'GroupBy(associateId):Footer',
      'GroupBy(country):Header:Footer:2',
      'Count(category):HideDetail',
      'CountAll(name)',
      'Sum(contactId)',
      'Avg(contactId):HideDetail',
      'Percent(contactId)',
      'Median(countryId)',
      'DatePart(registeredDate):ISODate',
      'contactUdef/SuperOffice:1',
      'contactUdef/SuperOffice:3',
    ],
    { minLength: 1 },
  );
  const criteria = fc.record({
    select: columns,
    orderBy: fc.constantFrom('contactId', 'name desc'),
    pageSize: fc.constantFrom(3, 100),
    options: fc.constantFrom({}, { GrandTotal: true }),
  });
  const rowsOn = (so: SuperOffice, each: SearchCriteria) => so.contacts.query(each).toArray();

  it('returns the same rows on all three', async () => {
    await fc.assert(
      fc.asyncProperty(criteria, async (each) => {
        const soap = await rowsOn(tenant.soap, each);
        expect(await rowsOn(tenant.rest, each)).toEqual(soap);
        expect(await rowsOn(tenant.agents, each)).toEqual(soap);
      }),
      { numRuns: 40 },
    );
  });
});

describe('fields that a tenant added', () => {
  const values = {
    'SuperOffice:1': '[I:3]',
    'SuperOffice:3': '[I:7]',
    'SuperOffice:4': '[D:05/06/1999 00:00:00.0000000]',
    'SuperOffice:6': '[I:1]',
    'SuperOffice:7': '[I:11]',
    'SuperOffice:8': '[F:2.5]',
  };
  const select = Object.keys(values).map((progId) => `contactUdef/${progId}`);

  it.each(transportNames)('have values of the kinds that the provider states, on %s', async (transport) => {
    const { contacts: companies } = tenant[transport];
    const { ContactId } = await companies.create({ Name: 'Udef AS', UserDefinedFields: values });
    try {
      const row = await companies.query({ select, filter: where('contactId').equals(ContactId) }).first();
      expect(Object.values(row?.columns ?? {})).toEqual(['[I:3]', 7, '1999-05-06T00:00:00', true, 11, 2.5]);
    } finally {
      await companies.delete(ContactId);
    }
  });
});
