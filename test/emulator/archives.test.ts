import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CanonicalObject } from '../../src/contract/index.js';
import { parseRestriction } from '../../src/emulator/archive/parser.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { ServerFailureError } from '../../src/emulator/server-error.js';
import { operatorNames } from '../../src/codec/archive/index.js';
import { Calls, type Seen } from './calls.js';

// A Wednesday.
const clock = () => new Date('2026-12-09T09:00:00Z');
let emulator: Emulator;
let calls: Calls;

beforeAll(async () => {
  emulator = await startEmulator({ clock });
  calls = new Calls(emulator);
});
afterAll(() => emulator.close());

const values = (seen: Seen) => seen.body['value'] as CanonicalObject[];
const keys = (seen: Seen) => values(seen).map((row) => Number(row['PrimaryKey']));
const get = (path: string, options: Record<string, string>) =>
  calls.rest('GET', `${path}?${new URLSearchParams(options).toString()}`);
const page = (parameters: object) =>
  calls.agents('Archive/GetArchiveListByColumnsWithHeaderWithContext2', { PageSize: 50, ...parameters });

const all = Array.from({ length: 20 }, (_, index) => index + 1);
const from = (first: number, last: number) => all.slice(first - 1, last);

/** What is found in the seed: of companies, and of appointments on the first twenty days of December 2026. */
const found: [archive: string, filter: string, ids: readonly number[]][] = [
  ['FindContact', "name is 'fjordlys industri as'", [1]],
  ['FindContact', "name equals 'Fjordlys Industri AS'", [1]],
  ['FindContact', "name = 'Fjordlys Industri AS'", [1]],
  ['FindContact', "name isNot 'Fjordlys Industri AS' and contactId < 4", [2, 3]],
  ['FindContact', "name unequals 'Fjordlys Industri AS' and contactId < 4", [2, 3]],
  ['FindContact', "name begins 'S'", [10, 12]],
  ['FindContact', "name notBegins 's' and contactId gt 9", [11]],
  ['FindContact', "name contains 'ltd'", [2, 9]],
  ['FindContact', "name notContains 'a' and name notContains 'e'", []],
  ['FindContact', "name in ('Eichenhof Verlag', 'stille vann as', 'nobody')", [11, 12]],
  ['FindContact', "name between ('A','C')", [3, 7]],
  ['FindContact', 'contactId in (1,3)', [1, 3]],
  ['FindContact', 'contactId equals 5', [5]],
  ['FindContact', 'contactId eq 5', [5]],
  ['FindContact', 'contactId = 5', [5]],
  ['FindContact', 'contactId set 5', [5]],
  ['FindContact', "contactId = '[I:5]'", [5]],
  ['FindContact', 'contactId ne 2 and contactId le 3', [1, 3]],
  ['FindContact', 'contactId <> 2 and contactId <= 3', [1, 3]],
  ['FindContact', 'contactId != 2 and contactId less 3', [1]],
  ['FindContact', 'contactId lt 3', [1, 2]],
  ['FindContact', 'contactId greater 11', [12]],
  ['FindContact', 'contactId ge 11', [11, 12]],
  ['FindContact', 'contactId >= 11 and contactId > 11', [12]],
  ['FindContact', 'contactId between (2,4)', [2, 3, 4]],
  ['FindContact', 'category oneOf (2)', [3, 6, 10]],
  ['FindContact', 'category equals 2', [3, 6, 10]],
  ['FindContact', 'category notOneOf (1,2)', [5, 9, 12]],
  ['FindContact', 'associateId associateIsOneOf (18) and contactId < 3', [1, 2]],
  ['FindContact', 'associateId associateIsNotOneOf (18)', []],
  ['FindContact', 'associateId currentAssociate and contactId < 3', [1, 2]],
  ['FindContact', 'contactInterestIds intArrayOneOf (1,2)', []],
  ['FindContact', 'contactInterestIds intArrayAllOf (1)', []],
  ['FindContact', 'contactInterestIds intArrayNotAllOf (1,2) and contactId < 3', [1, 2]],
  ['FindContact', 'contactInterestIds intArrayNotAnyOf (1,2) and contactId < 3', [1, 2]],
  ['FindContact', 'contactInterestIds isNull and contactId < 3', [1, 2]],
  ['FindContact', 'department isNull and contactId < 3', [1]],
  ['FindContact', 'department isNotNull and contactId < 3', [2]],
  ['FindContact', 'name isNull', []],
  ['FindContact', 'name isNotNull and contactId < 3', [1, 2]],
  ['FindContact', 'stop isNotNull and contactId < 3', [1, 2]],
  ['FindContact', "contactUdef/SuperOffice:1 is 'gold' and contactId < 4", [1, 3]],
  ['FindContact', 'contactUdef/SuperOffice:3 greater 9', [11, 12]],
  ['FindContact', 'contactUdef/SuperOffice:2 isNull and contactId < 3', [1, 2]],
  ['FindContact', 'stop set true', []],
  ['FindContact', 'stop set', []],
  ['FindContact', 'stop set 0 and contactId < 3', [1, 2]],
  ['FindContact', 'contactId < 3 and getAllRows set true', [1, 2]],
  ['FindContact', 'getNoRows set true', []],
  ['FindContact', "startswith(name, 'S')", [10, 12]],
  ['FindContact', "endswith(name, 'ltd')", [2, 9]],
  ['FindContact', "substringof('LTD', name)", [2, 9]],
  ['FindContact', 'contactId = 1 or contactId = 2 and contactId = 3', [1]],
  ['FindContact', '(contactId = 1 or contactId = 2) and contactId < 2', [1]],
  ['FindContact', 'CONTACTID = 1 OR ContactId = 2', [1, 2]],
  ['FindContact', "registeredDate date '2025-03-03'  and contactId = 1", [1]],
  ['FindAppointment', "date date '2026-12-05'", [5]],
  ['FindAppointment', "date equals '2026-12-05'", [5]],
  ['FindAppointment', "date before '2026-12-03'", from(1, 2)],
  ['FindAppointment', "date beforeOrEqual '2026-12-03'", from(1, 3)],
  ['FindAppointment', "date after '2026-12-18'", from(19, 20)],
  ['FindAppointment', "date after '2026.12.18'", from(19, 20)],
  ['FindAppointment', "date after '[D:18.12.2026]'", from(19, 20)],
  ['FindAppointment', "date after '[D:12/18/2026 00:00:00.0000000]'", from(19, 20)],
  ['FindAppointment', "date from '2026-12-18'", from(18, 20)],
  ['FindAppointment', "date to '2026-12-03'", from(1, 3)],
  ['FindAppointment', "date afterTime '[DT:12/20/2026 09:00:00]'", [20]],
  ['FindAppointment', 'date isNull', []],
  ['FindAppointment', 'date isNotNull', all],
  ['FindAppointment', 'date thisPeriod 2', from(7, 13)],
  ['FindAppointment', 'date thisPeriod weeks', from(7, 13)],
  ['FindAppointment', "date thisPeriod 'mon'", all],
  ['FindAppointment', 'date thisPreviousAndNext 1', from(8, 10)],
  ['FindAppointment', 'date thisAndNext (1, 2)', from(7, 20)],
  ['FindAppointment', "date thisAndPrevious (1, 'day')", from(8, 9)],
  ['FindAppointment', 'date nextPeriod (2, 1)', from(10, 11)],
  ['FindAppointment', 'date previousPeriod (2, 1)', from(7, 8)],
  ['FindAppointment', "date dateBetween ('2026-12-05','2026-12-07')", from(5, 7)],
  ['FindAppointment', "date between ('2026-12-05','2026-12-07')", from(5, 7)],
  ['FindAppointment', "date dateTime '2026-12-05T09:00:00'", [5]],
  ['FindAppointment', "date beforeTime '2026-12-02T09:00:00'", [1]],
  ['FindAppointment', "date afterTime '2026-12-20T09:00:00'", [20]],
  ['FindAppointment', 'date beforeToday', from(1, 8)],
  ['FindAppointment', 'date today', [9]],
  ['FindAppointment', 'date afterToday', from(10, 20)],
  ['FindAppointment', 'date lastWeek', from(1, 6)],
  ['FindAppointment', 'date thisWeek', from(7, 13)],
  ['FindAppointment', 'date nextWeek', from(14, 20)],
  ['FindAppointment', 'date lastMonth', []],
  ['FindAppointment', 'date thisMonth', all],
  ['FindAppointment', 'date nextMonth', []],
  ['FindAppointment', 'date lastQuarter', []],
  ['FindAppointment', 'date thisQuarter', all],
  ['FindAppointment', 'date nextQuarter', []],
  ['FindAppointment', 'date thisHalf', all],
  ['FindAppointment', 'date thisYear', all],
  ['FindAppointment', "this(date, 'week')", from(7, 13)],
  ['FindAppointment', "next(date, 2, 'days')", from(10, 11)],
  ['FindAppointment', "previous(date, 2, 'days')", from(7, 8)],
  ['FindAppointment', "thisAndNext(date, 1, 'wk')", from(7, 20)],
  ['FindAppointment', "thisAndPrevious(date, 1, 'day')", from(8, 9)],
  ['FindAppointment', "thisAndPreviousAndNext(date, 'day')", from(8, 10)],
  ['FindAppointment', "contact/name begins 'Stille'", [12]],
  ['FindAppointment', 'personId = 3', [3, 18]],
];

describe('a restriction finds', () => {
  it.each(found)('in %s, by %s', async (archive, filter, ids) => {
    const seen = await get(`Archive/${archive}`, { $filter: filter, $select: 'associateId' });
    expect(seen.status).toBe(200);
    expect(keys(seen)).toEqual(ids);
    const query = { ProviderName: archive, Restriction: filter, Columns: 'associateId', Options: 'rowcount=true' };
    const { body } = await page(query);
    expect((body['Rows'] as CanonicalObject[]).map((row) => row['PrimaryKey'])).toEqual(ids);
    expect(body['RowCount']).toBe(ids.length);
  });

  it('something by every operator', () => {
    const tested = found
      .map(([, filter]) => filter)
      .join(' ')
      .split(/[\s(]+/);
    expect(operatorNames.filter((name) => !tested.includes(name))).toEqual([]);
  });
});

const refused: [filter: string][] = [
  ["name is 'x"],
  ['name'],
  ['name is'],
  ["name is 'x' name is 'y'"],
  ["(name is 'x'"],
  ["name is 'x')"],
  ["and name is 'x'"],
  ["name is 'x' and"],
  ["name is ('x'"],
  ['name sounds like'],
  ["name is ('x','y')"],
  ['contactId between (1)'],
  ["contactId = 'five'"],
  ["registeredDate after 'soon'"],
  ['stop set maybe'],
  ['name thisWeek'],
  ['noSuchColumn = 1'],
  ["nosuchfunction(name, 'x')"],
  ["next(registeredDate, 2, 'fortnights')"],
  ['registeredDate thisPeriod 7'],
  ['registeredDate thisPeriod (1, 2)'],
  ['registeredDate nextPeriod 2'],
  ['registeredDate nextPeriod (0, 2)'],
  ["registeredDate after '[I:3]'"],
  ["registeredDate after '2026-02-30'"],
  ['name isNull 1'],
  ['contactId intArrayOneOf (1)'],
  ['§'],
  [`${'('.repeat(5_000)}contactId = 1${')'.repeat(5_000)}`],
];

describe('a restriction that means nothing', () => {
  it.each(refused)('is refused: %.60s', async (filter) => {
    const rest = await calls.rest('POST', 'Archive/FindContact', new URLSearchParams({ $filter: filter }).toString());
    expect(rest).toMatchObject({ status: 400, body: { Error: true, ErrorType: 'ArgumentException' } });
    const agents = await page({ ProviderName: 'FindContact', Restriction: filter });
    expect(agents).toMatchObject({ status: 400, body: { MessageDetail: 'ArgumentException' } });
  });

  it('is refused as such, whatever its value', () => {
    const scraps = fc.constantFrom(
      'name',
      ' is ',
      "'",
      '\\',
      '(',
      ')',
      ',',
      ' and ',
      ' or ',
      '1',
      '=',
      '<',
      '[I:',
      '->',
      '/',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(fc.oneof(scraps, fc.string({ maxLength: 2 }))).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (restriction) => {
        try {
          parseRestriction(restriction);
        } catch (error) {
          expect(error).toBeInstanceOf(ServerFailureError);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a collection and an archive', () => {
  it('are the same search by OData', async () => {
    const options = { $select: 'name,category', $mode: 'full', $top: '2', $orderBy: 'name desc' };
    const collection = await get('Contact', options);
    const archive = await get('archive/simplecontact', options);
    expect(values(collection)).toEqual(values(archive));
    expect(keys(collection)).toEqual([5, 12]);
  });

  it('show raw values and hints in full mode', async () => {
    const options = { $select: 'name,category,contactId,stop,registeredDate', $filter: 'contactId = 2', $mode: 'FULL' };
    expect(values(await get('Contact', options))).toEqual([
      {
        PrimaryKey: 2,
        EntityName: 'contact',
        StyleHint: '',
        LinkHint: 'nav=contact&contact_id=2',
        TableRight: null,
        Column: {
          name: {
            RawValue: 'Northgate Tools Ltd',
            DisplayValue: 'Northgate Tools Ltd',
            LinkHint: '',
            TooltipHint: '{contact_id=2}',
          },
          category: {
            RawValue: 1,
            DisplayValue: 'US:"Customer";NO:"Kunde";GE:"Kunde"',
            LinkHint: '',
            TooltipHint: '{category_id=1}',
          },
          contactId: { RawValue: 2, DisplayValue: '[I:2]', LinkHint: '', TooltipHint: '{contact_id=2}' },
          stop: { RawValue: false, DisplayValue: '[I:0]', LinkHint: '', TooltipHint: '{contact_id=2}' },
          registeredDate: {
            RawValue: '2025-03-03T08:00:00',
            DisplayValue: '[DT:03/03/2025 08:00:00]',
            LinkHint: '',
            TooltipHint: '{contact_id=2}',
          },
        },
      },
    ]);
  });

  it('show names and values in the slim mode, which is the default', async () => {
    const seen = await calls.rest(
      'GET',
      'Contact?$select=name,category,contactId&$filter=contactId%20eq%202',
      undefined,
      { 'SO-Language': 'nb' },
    );
    expect(values(seen)).toEqual([
      { PrimaryKey: '2', EntityName: 'contact', name: 'Northgate Tools Ltd', category: 'Kunde', contactId: 2 },
    ]);
  });

  it('link to the next rows while there are any', async () => {
    const first = await get('Contact', { $select: 'name', $top: '5', $skip: '5', $orderBy: 'contactId' });
    expect(keys(first)).toEqual([6, 7, 8, 9, 10]);
    const link = new URL(String(first.body['odata.nextLink']));
    const next = await calls.rest('GET', `Contact${link.search}`);
    expect(keys(next)).toEqual([11, 12]);
    expect(next.body['odata.nextLink']).toBeNull();
  });

  it('take their options from a form as well', async () => {
    const form = new URLSearchParams({ $select: 'name', $filter: 'contactId = 3' }).toString();
    expect(keys(await calls.rest('POST', 'Archive/FindContact', form))).toEqual([3]);
  });

  it('have default columns if none are requested', async () => {
    expect(Object.keys(values(await get('Project', { $top: '1' }))[0] ?? {})).toContain('name');
  });

  it('know which kinds of rows they have', async () => {
    expect(keys(await get('Person', { $entities: 'retiredPerson' }))).toEqual([]);
    expect(await get('Person', { $entities: 'project' })).toMatchObject({ status: 400 });
  });

  it('are listed by name', async () => {
    const { body } = await calls.rest('GET', 'Archive');
    expect(body['value']).toContainEqual({ name: 'FindSale', url: 'FindSale' });
  });

  it.each([
    ['Archive/NoSuchArchive', {}, 404],
    ['Contact', { $select: 'nmae' }, 400],
    ['Contact', { $orderBy: 'name sideways' }, 400],
    ['Contact', { $orderBy: 'nmae' }, 400],
    ['Contact', { $top: '-1' }, 400],
    ['Contact', { $skip: 'x' }, 400],
    ['Contact', { $mode: 'fat' }, 400],
    ['Archive/FindContact/more', {}, 404],
  ])('refuse what they do not know: %s with %j', async (path, options, status) => {
    expect((await get(path, options as Record<string, string>)).status).toBe(status);
  });
});

describe('the Archive agent', () => {
  const parameters = {
    ProviderName: 'FindAppointment',
    Columns: 'text, date,time,duration,type,completed,saleId,contact/name',
    Restriction: 'appointmentId = 1',
    PageSize: 10,
  };
  const cell = (DisplayValue: string, TooltipHint = '{appointment_id=1}') => ({
    DisplayValue,
    TooltipHint,
    LinkHint: '',
  });
  const cells = {
    text: cell('Appointment 1'),
    date: cell('[D:01.12.2026]'),
    time: cell('[T:09:00]'),
    duration: cell('[TS:3600]'),
    type: cell('Meeting (Internal)', '{type_id=1}'),
    completed: cell('[I:0]'),
    saleId: cell('', '{sale_id=1}'),
    'contact/name': cell('Fjordlys Industri AS', '{contact_id=1}'),
  };

  it('returns every cell as text, with a marker for other types, over HTTP and over SOAP', async () => {
    const { body } = await page(parameters);
    expect((body['Rows'] as CanonicalObject[])[0]).toMatchObject({
      PrimaryKey: 1,
      EntityName: 'appointment',
      ColumnData: cells,
    });
    const soap = await calls.soap('Archive', 'GetArchiveListByColumnsWithHeaderWithContext2', { parameters });
    expect(soap['Response']).toEqual(body);
  });

  it('counts pages from 0, and reports the total number of rows', async () => {
    const by = { ProviderName: 'FindContact', Columns: 'name', SortOrder: 'contactId DESC', Page: 1, PageSize: 5 };
    const { body } = await page({ ...by, Options: 'GrandTotal=true&RowCount=True' });
    expect((body['Rows'] as CanonicalObject[]).map((row) => row['PrimaryKey'])).toEqual([7, 6, 5, 4, 3]);
    expect(body['RowCount']).toBe(12);
    expect((await page(by)).body['RowCount']).toBe(0);
  });

  it('takes a negative page for a number of rows to skip', async () => {
    const by = { ProviderName: 'FindContact', Columns: 'name', SortOrder: 'contactId', Page: -3, PageSize: 2 };
    const { body } = await page(by);
    expect((body['Rows'] as CanonicalObject[]).map((row) => row['PrimaryKey'])).toEqual([4, 5]);
  });

  it('refuses an impossible page, and an unknown archive', async () => {
    expect((await page({ ProviderName: 'FindContact', PageSize: 0 })).status).toBe(400);
    expect((await page({ ProviderName: null })).status).toBe(404);
  });

  it('takes restrictions as carriers too, with their brackets and joints', async () => {
    const restriction = (Name: string, Operator: string, Values: string[], more: object = {}) => ({
      Name,
      Operator,
      Values,
      IsActive: true,
      ...more,
    });
    const byCarriers = {
      ProviderName: 'FindContact',
      Columns: ['name'],
      SortOrder: [{ Name: 'contactId', Direction: 'DESC' }],
      Restriction: [
        restriction('name', 'begins', ["O'"], { InterParenthesis: 1, InterOperator: 'Or' }),
        restriction('category', 'oneOf', ['2', '3'], { InterParenthesis: -1, InterOperator: 'And' }),
        restriction('associateId', 'currentAssociate', [], { InterOperator: 'And' }),
        restriction('contactId', '=', ['1'], { IsActive: false }),
      ],
      Entities: ['contact'],
      Page: 0,
      PageSize: 3,
    };
    const { body } = await calls.agents('Archive/GetArchiveListByColumns', byCarriers);
    expect((body as unknown as CanonicalObject[]).map((row) => row['PrimaryKey'])).toEqual([12, 10, 9]);
    const soap = await calls.soap('Archive', 'GetArchiveListByColumns', { parameters: byCarriers });
    expect(soap['Response']).toEqual(body);
  });

  it('shows the lists below an entity, and none below one that is not there', async () => {
    const below = await calls.rest('GET', 'Contact/2/Appointments?$select=text,contactId&$filter=appointmentId gt 2');
    expect(keys(below)).toEqual([14]);
    expect((await calls.rest('GET', 'Contact/99999/Appointments?$select=text')).status).toBe(404);
    expect((await calls.rest('GET', 'Contact/2/Nothing')).status).toBe(404);
  });
});
