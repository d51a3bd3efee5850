import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connect, type SuperOffice } from '../../src/index.js';
import { ArchiveServer, type ServedRow, ways } from '../support/archive-server.js';
import { type TestedTransport, transportNames } from '../support/transports.js';

const server = new ArchiveServer();
let url: string;
let so: SuperOffice;

beforeAll(async () => {
  url = await server.start();
});
afterAll(() => server.close());

const connected = (transport: TestedTransport) =>
  connect(
    { transport, tenant: { url }, auth: { kind: 'ticket', ticket: '7T:ticket==' }, resilience: { attempts: 1 } },
    { configFile: false, environment: false },
  );

const name = (text: string) => ({ name: { raw: text, display: text } });
const contact = (key: number): ServedRow => ({ key, entity: 'contact', cells: name(`Company ${key}`) });
const total: ServedRow = { key: 1, entity: 'grandtotal', cells: { 'Sum(rank)': { raw: 15, display: '[I:15]' } } };

/** Pages of the requested size, as a server returns them; the row of totals with each or with the last one. */
function serving(rows: readonly ServedRow[], totals: 'none' | 'each' | 'last' = 'none', rowCount = 0): void {
  server.answer = ({ parameters, way }) => {
    const number = (parameter: string) => Number(parameters.get(parameter) ?? 0);
    const size = way === 'odata' ? number('top') : number('pagesize');
    const from = way === 'odata' ? number('skip') : number('page') * size;
    const isLast = from + size >= rows.length;
    const withTotal = totals === 'each' || (totals === 'last' && isLast);
    return { rows: [...rows.slice(from, from + size), ...(withTotal ? [total] : [])], rowCount };
  };
}

describe.each(transportNames)('on %s', (transport) => {
  beforeEach(async () => {
    server.taken();
    so = await connected(transport);
  });
  afterEach(() => so.close());

  it('a row without a key has the key 0', async () => {
    serving([{ entity: 'freetextcount', cells: name('x') }, contact(2)]);
    const rows = await so
      .archive('FreeTextCount')
      .query({ select: ['name'] })
      .toArray();
    expect(rows.map(({ PrimaryKey, EntityName }) => [PrimaryKey, EntityName])).toEqual([
      [0, 'freetextcount'],
      [2, 'contact'],
    ]);
  });

  it('a grouped column is sent with stacked modifiers, and read in any spelling of the server', async () => {
    const asked = 'GroupBy(category):Footer,HideDetail';
    const cell = { raw: 3, display: 'US:"Vendor";NO:"Leverandør";', tooltip: '{category_id=3}' };
    for (const spelling of [
      asked,
      'GroupBy(category):Footer:HideDetail',
      'GroupBy(category):HideDetail,Footer',
      'groupby(Category):footer',
    ]) {
      serving([{ key: 1, entity: 'footer:1', cells: { [spelling]: cell } }]);
      const rows = await so.contacts.query({ select: [asked, 'name'], orderBy: `${asked} desc` }).toArray();
      expect(rows).toEqual([{ PrimaryKey: 1, EntityName: 'footer:1', columns: { [asked]: 3, name: null } }]);
    }
    const { parameters } = server.taken()[0] ?? {};
    const way = ways[transport].page;
    expect(parameters?.get(way === 'odata' ? 'select' : 'columns')).toBe('GroupBy(category):Footer:HideDetail,name');
    expect(parameters?.get(way === 'odata' ? 'orderby' : 'sortorder')).toBe('GroupBy(category):Footer:HideDetail desc');
  });

  it.each([
    ['GroupBy(name):Header', { raw: '[I:3]', display: '[I:3]' }, '[I:3]'],
    ['GroupBy(contact/stop):Header', { raw: true, display: '[I:1]' }, true],
    ['GroupBy(associateId):Header', { raw: 18, display: 'Sam', tooltip: '{associate_id=18}' }, 18],
    ['GroupBy(contactId):Header', { raw: 2, display: 'Northgate', tooltip: '{contact_id=2}' }, 2],
    ['GroupBy(DatePart(date):Month):Footer', { raw: 11, display: '[I:11]' }, 11],
    ['GroupBy(DatePart(date):YearMonth):Footer', { raw: '2026/11', display: '2026/11' }, '2026/11'],
    ['Count(contact/name)', { raw: 3, display: '[I:3]' }, 3],
    ['CountAll(stop):HideDetail', { raw: 1, display: '[I:1]' }, 1],
    ['Sum(CurrencyConvert(amount;36)):HideDetail', { raw: 1480110, display: '[M:1480110]' }, 1480110],
    ['Avg(rank)', { raw: 0.30000000000000004, display: '[F:0.3]' }, 0.3],
    ['Percent(rank)', { raw: 20, display: '20' }, 20],
  ])('%s with %j is %j', async (column, cell, value) => {
    serving([{ key: 1, entity: 'header:1', cells: { [column]: cell } }]);
    const [row] = await so.contacts.query({ select: [column] }).toArray();
    expect(row?.columns).toEqual({ [column]: value });
    expect(server.taken().map(({ kind }) => kind)).toEqual(['page']);
  });

  it.each(['each', 'last'] as const)(
    'totals that arrive with %s page are returned once, at the end',
    async (totals) => {
      for (const count of [0, 1, 3, 4, 6]) {
        serving(
          Array.from({ length: count }, (_, index) => contact(index + 1)),
          totals,
        );
        const search = so.contacts.query({ select: ['name', 'Sum(rank)'], pageSize: 3, options: { GrandTotal: true } });
        const rows = await search.toArray();
        expect(rows.map(({ EntityName }) => EntityName)).toEqual([
          ...Array<string>(count).fill('contact'),
          'grandtotal',
        ]);
        expect(rows.at(-1)?.columns).toEqual({ name: null, 'Sum(rank)': 15 });
      }
      expect(server.taken()[0]?.parameters.get('options')).toBe('GrandTotal=true');
    },
  );

  it('totals do not push a row out of a window that no page begins with', async () => {
    serving(
      Array.from({ length: 20 }, (_, index) => contact(index + 1)),
      'each',
    );
    const rows = await so.contacts
      .query({ select: ['name'], skip: 7, top: 4, options: { GrandTotal: true } })
      .toArray();
    expect(rows.map(({ PrimaryKey }) => PrimaryKey)).toEqual([8, 9, 10, 11, 1]);
  });

  it('headers and footers beyond the size of a page are not lost', async () => {
    const band = [
      { key: 1, entity: 'header:1', cells: {} },
      contact(1),
      contact(2),
      { key: 1, entity: 'footer:1', cells: {} },
    ];
    server.answer = () => ({ rows: band });
    const page = await so.contacts.query({ select: ['name', 'GroupBy(name):Header,Footer'], pageSize: 2 }).page(0);
    expect(page).toHaveLength(4);
  });

  it('the agent counts, and the count of a server that does not count is null', async () => {
    serving([contact(1)], 'none', 279);
    const search = so.contacts.query({ select: ['name'], context: 'a=1', options: { Depth: 2 } });
    expect(await search.count()).toBe(279);
    const [asked] = server.taken();
    expect(asked?.way).toBe(transport === 'soap' ? 'soap' : 'agent');
    expect(asked?.parameters.get('options')).toBe('Depth=2&rowcount=true');
    serving([contact(1)], 'none', -1);
    expect(await search.count()).toBeNull();
    serving([contact(1)], 'none', 0);
    expect(await search.count()).toBeNull();
    serving([], 'none', 0);
    expect(await search.count()).toBe(0);
  });

  it('a search that does not need a count requests none', async () => {
    serving([contact(1)]);
    await so.contacts.query({ select: ['name'] }).toArray();
    expect(server.taken()[0]?.parameters.get('options') ?? '').toBe('');
  });
});
