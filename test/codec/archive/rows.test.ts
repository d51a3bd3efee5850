import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type Search,
  type SearchCriteria,
  type SuperOffice,
  SuperOfficeError,
  ValidationError,
  where,
} from '../../../src/index.js';
import { startTenant, type TestTenant } from '../../support/tenants.js';
import { errorOf, type TestedTransport, transportNames } from '../../support/transports.js';

const clock = () => new Date('2026-12-09T09:00:00Z');
let tenant: TestTenant;

beforeAll(async () => {
  tenant = await startTenant({ clock });
});
afterAll(() => tenant.close());

type MakeSearch = (so: SuperOffice) => Search;

/** The result of a search on a transport: its rows, or the kind of error. */
async function outcomeOn(transport: TestedTransport, search: MakeSearch) {
  try {
    return await search(tenant[transport]).toArray();
  } catch (error) {
    if (!(error instanceof SuperOfficeError)) throw error;
    expect(error).toMatchObject({ transport, agent: 'Archive' });
    return { error: error.name, outcome: error.outcome, retryable: error.retryable };
  }
}

const contacts =
  (criteria: SearchCriteria): MakeSearch =>
  (so) =>
    so.contacts.query(criteria);
const appointments =
  (criteria: SearchCriteria): MakeSearch =>
  (so) =>
    so.appointments.query(criteria);

const select = ['name'];
const searches: [title: string, search: MakeSearch][] = [
  ['all companies', contacts({ select })],
  [
    'columns of every type of a company',
    contacts({
      select: [
        'contactId',
        'name',
        'department',
        'nameDepartment',
        'hasInfoText',
        'stop',
        'associateId',
        'category',
        'business',
        'country',
        'countryId',
        'orgnr',
        'updatedBy',
        'registeredDate',
        'registeredByFullName',
        'phone/formattedNumber',
        'email/emailAddress',
        'postAddress/city',
        'streetAddress/wgs84latitude',
        'contactAssociate/fullName',
      ],
    }),
  ],
  [
    'columns of every type of an appointment',
    appointments({
      select: [
        'appointmentId',
        'text',
        'type',
        'priority',
        'date',
        'time',
        'endDate',
        'endTime',
        'duration',
        'completed',
        'alarm',
        'contactId',
        'personId',
        'contact/name',
        'contact/category',
        'contact/registeredDate',
        'person/fullName',
        'associate/fullName',
      ],
    }),
  ],
  [
    'persons with their companies',
    (so) => so.persons.query({ select: ['fullName', 'retired', 'contact/name', 'contact/hasInterests', 'position'] }),
  ],
  ['projects', (so) => so.projects.query({ select: ['name', 'type', 'status', 'completed', 'startDate', 'endDate'] })],
  [
    'sales',
    (so) => so.sales.query({ select: ['heading', 'amount', 'earningPercent', 'date', 'saleStatus', 'contact/name'] }),
  ],
  ['names of columns in any case', contacts({ select: ['NAME', 'contactID'] })],
  ['a filter as text', contacts({ select, filter: "name contains 'as' and category = 1" })],
  [
    'a filter that was built',
    contacts({ select, filter: where('category').oneOf(2, 3).or(where('name').begins('a')) }),
  ],
  ['a filter on a company’s column', appointments({ select: ['text'], filter: where('contact/name').contains('å') })],
  ['a filter by the user', contacts({ select, filter: where('associateId').currentAssociate() })],
  ['a filter by the week', appointments({ select: ['date'], filter: where('date').thisWeek() })],
  [
    'the appointments of a company',
    (so) => so.contacts.appointments(2, { select: ['text', 'contactId'], orderBy: 'date' }),
  ],
  [
    'some of the appointments of a company',
    (so) =>
      so.contacts.appointments(2, {
        select: ['text'],
        filter: where('text').contains('1').or(where('text').contains('2')),
      }),
  ],
  ['the appointments of a company that is not there', (so) => so.contacts.appointments(99_999, { select: ['text'] })],
  ['the people of a company', (so) => so.contacts.persons(1, { select: ['fullName'], orderBy: 'lastName', top: 2 })],
  ['the documents of a company', (so) => so.contacts.documents(1, { select: ['documentId', 'subject', 'name'] })],
  ['the sales of a company', (so) => so.contacts.sales(2, { select: ['heading', 'amount'] })],
  ['the appointments of a person', (so) => so.persons.appointments(3, { select: ['text', 'person/fullName'] })],
  ['documents', (so) => so.documents.query({ select: ['subject', 'date', 'contact/name'], orderBy: 'documentId' })],
  ['an order', contacts({ select, orderBy: 'name' })],
  [
    'an order of several, downwards',
    contacts({ select, orderBy: ['category desc', { column: 'name', direction: 'desc' }] }),
  ],
  ['some', contacts({ select, orderBy: 'name', top: 5 })],
  ['none', contacts({ select, top: 0 })],
  ['some that begin between two pages', contacts({ select, orderBy: 'name', skip: 7, top: 4 })],
  ['some in pages that do not divide them', contacts({ select, orderBy: 'name', skip: 1, top: 10, pageSize: 3 })],
  ['what lies behind the end', contacts({ select, skip: 1000 })],
  ['one kind of entity', (so) => so.persons.query({ select: ['fullName'], entities: ['retiredPerson'] })],
  ['an archive by its name', (so) => so.archive('FindContact').query({ select: ['name', 'code'] })],
  ['an archive by its name in another case', (so) => so.archive('findsale').query({ select: ['heading'] })],
  ['an archive with a context', (so) => so.archive('FindSale').query({ select: ['heading'], context: 'contactId=2' })],
  [
    'a filter too long for an address',
    contacts({ select, filter: where('name').in('Brattheim Kommune', 'x'.repeat(3000)) }),
  ],
  ['texts in one language', (so) => so.archive('FindContact').query({ select }, { language: 'nb', culture: 'nb-NO' })],
  ['an unknown column', contacts({ select: ['nmae'] })],
  ['an unknown column in a filter', contacts({ select, filter: where('nmae').is('x') })],
  ['an unknown archive', (so) => so.archive('NoSuchArchive').query({ select })],
  ['an operator that is not for the column', contacts({ select, filter: where('name').thisWeek() })],
  ['a filter that cannot be read', contacts({ select, filter: "name is 'x" })],
];

describe('soap, rest and agents return the same rows for', () => {
  it.each(searches)('%s', async (_title, search) => {
    const soap = await outcomeOn('soap', search);
    expect(await outcomeOn('rest', search)).toEqual(soap);
    expect(await outcomeOn('agents', search)).toEqual(soap);
  });
});

it('a time of day is precise to the minute, on all three', async () => {
  const times = { StartDate: '2026-12-03T10:00:37', EndDate: '2026-12-03T11:30:05' };
  const { AppointmentId } = await tenant.soap.appointments.create({ Contact: { ContactId: 2 }, ...times });
  const criteria = { select: ['time', 'endTime', 'duration'], filter: where('appointmentId').equals(AppointmentId) };
  try {
    for (const transport of transportNames) {
      const row = await tenant[transport].appointments.query(criteria).first();
      expect(row?.columns).toEqual({ time: '10:00:00', endTime: '11:30:00', duration: '01:29:28' });
    }
  } finally {
    await tenant.soap.appointments.delete(AppointmentId);
  }
});

describe('any window of any search', () => {
  const windows = fc.record({
    skip: fc.integer({ min: 0, max: 22 }),
    top: fc.option(fc.integer({ min: 0, max: 25 }), { nil: undefined }),
    pageSize: fc.integer({ min: 1, max: 30 }),
    direction: fc.constantFrom('asc' as const, 'desc' as const),
  });

  it('is the same on all three, and part of the whole', async () => {
    const whole = await tenant.rest.appointments.query({ select: ['text'], orderBy: 'appointmentId' }).toArray();
    await fc.assert(
      fc.asyncProperty(windows, async ({ direction, ...window }) => {
        const criteria = { select: ['text'], orderBy: { column: 'appointmentId', direction }, ...window } as const;
        const ordered = direction === 'asc' ? whole : whole.toReversed();
        const expected = ordered.slice(window.skip, window.skip + (window.top ?? Infinity));
        for (const transport of transportNames) {
          expect(await tenant[transport].appointments.query(criteria).toArray()).toEqual(expected);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe.each(transportNames)('on %s', (transport) => {
  it('a search for what belongs to a company returns nothing else', async () => {
    const rows = await tenant[transport].contacts.appointments(2, { select: ['contactId'] }).toArray();
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ columns }) => columns.contactId === 2)).toBe(true);
  });

  it.each([0, -1, 1.5, NaN])('the id %s is invalid', (id) => {
    expect(() => tenant[transport].contacts.persons(id, { select: ['fullName'] })).toThrow(ValidationError);
  });

  const so = () => tenant[transport];
  const names = (rows: readonly { readonly columns: { readonly name: unknown } }[]) =>
    rows.map(({ columns }) => columns.name);

  it('a row has its key, its kind, and raw values by the requested names', async () => {
    const [first] = await so()
      .appointments.query({
        select: ['text', 'DATE', 'time', 'duration', 'completed', 'type', 'contact/name', 'associateId', 'saleId'],
        filter: where('appointmentId').equals(2),
      })
      .toArray();
    expect(first).toEqual({
      PrimaryKey: 2,
      EntityName: 'appointment',
      columns: {
        text: 'Appointment 2',
        DATE: '2026-12-02T00:00:00',
        time: '09:00:00',
        duration: '01:00:00',
        completed: false,
        type: 2,
        'contact/name': 'Northgate Tools Ltd',
        associateId: 18,
        saleId: null,
      },
    });
  });

  it('rows are in the requested order, and no more than requested', async () => {
    const search = so().contacts.query({ select: ['name'], orderBy: 'name desc', top: 3 });
    expect(names(await search.toArray())).toEqual(['Tindevik Transport AS', 'Stille Vann AS', 'Sandvær Rederi AS']);
    expect(names(await search.toArray({ limit: 1 }))).toEqual(['Tindevik Transport AS']);
    expect((await search.first())?.columns.name).toBe('Tindevik Transport AS');
  });

  it('a search can be read row by row, by pages, and by the number of a page', async () => {
    const search = so().contacts.query({ select: ['contactId'], orderBy: 'contactId', skip: 1, top: 8, pageSize: 3 });
    const rows: number[] = [];
    for await (const row of search) rows.push(row.PrimaryKey);
    const pages: number[][] = [];
    for await (const page of search.pages()) pages.push(page.map((row) => row.PrimaryKey));
    expect(rows).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
    expect(pages).toEqual([
      [2, 3, 4],
      [5, 6, 7],
      [8, 9],
    ]);
    expect((await search.page(2)).map((row) => row.PrimaryKey)).toEqual([8, 9]);
    expect(await search.page(3)).toEqual([]);
  });

  it('nothing is sent before rows are read, and no page is requested before it is needed', async () => {
    const before = tenant.emulator.requests.length;
    const search = so().contacts.query({ select: ['name'], pageSize: 2 });
    expect(tenant.emulator.requests).toHaveLength(before);
    for await (const row of search) if (row.PrimaryKey === 2) break;
    expect(tenant.emulator.requests).toHaveLength(before + 1);
    expect(
      await so()
        .contacts.query({ select: ['name'], top: 0 })
        .toArray(),
    ).toEqual([]);
    expect(tenant.emulator.requests).toHaveLength(before + 1);
  });

  it('an aborted search stops, with the reason, and sends no more', async () => {
    const controller = new AbortController();
    const search = so().contacts.query({ select: ['name'], pageSize: 2 }, { signal: controller.signal });
    const seen: number[] = [];
    const reason = new Error('enough');
    const reading = (async () => {
      for await (const row of search) {
        seen.push(row.PrimaryKey);
        if (seen.length === 3) controller.abort(reason);
      }
    })();
    expect(await errorOf(reading)).toBe(reason);
    expect(seen).toHaveLength(3);
    const before = tenant.emulator.requests.length;
    expect(await errorOf(search.toArray())).toBe(reason);
    expect(tenant.emulator.requests).toHaveLength(before);
  });

  it('texts are in the language of the call, and values are not affected by it', async () => {
    const { contacts } = so();
    const { ContactId } = await contacts.create({ Name: 'NO:"Møbler";US:"Furniture"', Category: { Id: 2 } });
    try {
      const criteria = { select: ['name', 'category', 'registeredDate'], filter: where('contactId').equals(ContactId) };
      const row = await contacts.query(criteria, { language: 'nb', culture: 'nb-NO' }).first();
      expect(row?.columns).toEqual({ name: 'Møbler', category: 2, registeredDate: '2026-12-09T09:00:00' });
      const stored = await contacts.query(criteria).first();
      expect(stored?.columns).toMatchObject({ name: 'NO:"Møbler";US:"Furniture"' });
    } finally {
      await contacts.delete(ContactId);
    }
  });

  it('the columns of a row are known to the compiler', async () => {
    const row = await so()
      .contacts.query({ select: ['name'] })
      .first();
    expect(row?.columns.name).toBe('Fjordlys Industri AS');
    // @ts-expect-error It was not selected.
    expect(row?.columns.category).toBeUndefined();
  });

  it('a search uses the transport that its options name', async () => {
    const other = transport === 'rest' ? 'agents' : 'rest';
    const before = tenant.emulator.requests.length;
    await so()
      .contacts.query({ select: ['name'] }, { transport: other })
      .toArray();
    expect(tenant.emulator.requests.slice(before).map((request) => request.face)).toEqual([other]);
  });

  it.each(['[I:3]', "O'Brien \\ ' or '1'='1", '%_*', 'a,b;c)', '<&>"', '\\', "''", 'ÅØ 😀'])(
    'a company called %j is found by its name, and no other',
    async (name) => {
      const { contacts } = so();
      const created = await contacts.create({ Name: name });
      try {
        const found = await contacts.query({ select: ['name'], filter: where('name').is(name) }).toArray();
        expect(found).toEqual([{ PrimaryKey: created.ContactId, EntityName: 'contact', columns: { name } }]);
      } finally {
        await contacts.delete(created.ContactId);
      }
    },
  );
});
