import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connect, type SearchCriteria, type SuperOffice, where } from '../../src/index.js';
import {
  ArchiveServer,
  columnInfo,
  type Served,
  type ServedCell,
  type ServedRow,
  ways,
} from '../support/archive-server.js';
import { errorOf, type TestedTransport, transportNames } from '../support/transports.js';

const server = new ArchiveServer();
let url: string;
let so: SuperOffice;

beforeAll(async () => {
  url = await server.start();
});
afterAll(() => server.close());

const connected = (transport: TestedTransport) =>
  connect(
    {
      transport,
      tenant: { url },
      auth: { kind: 'ticket', ticket: '7T:ticket==' },
      resilience: { attempts: 1 },
    },
    { configFile: false, environment: false },
  );

const row = (cells: Readonly<Record<string, ServedCell>>, key = 1, entity = 'contact'): ServedRow => ({
  key,
  entity,
  cells,
});

/** Answers pages with these rows, and describes the columns like this. */
function serving(rows: readonly ServedRow[], columns: Served['columns'] = []): void {
  server.answer = () => ({ rows, columns });
}

const contact = '{contact_id=1}';
const listed: ServedCell = { raw: 3, display: 'Blue', tooltip: '{udlist_id=3}' };
const udef = 'contactUdef/SuperOffice:7';
const extra = 'contactExtra/y_rentals/x_contact_id/x_equipment/x_name';

/** Columns that a tenant added: what the provider says, what the server returns, and the value on every transport. */
const kinds: [type: string | null, display: string, cell: ServedCell, value: unknown][] = [
  ['string', 'string', { raw: '[I:3]', display: '[I:3]', tooltip: contact }, '[I:3]'],
  ['stringorPK', 'string', { raw: 'Ås', display: 'Ås', tooltip: '{udlist_id=3}' }, 'Ås'],
  ['positiveString', 'string', { raw: '1', display: '1', tooltip: contact }, '1'],
  ['string', 'string', { raw: '', display: '', tooltip: contact }, null],
  ['bool', 'icon', { raw: true, display: '[I:1]', tooltip: contact }, true],
  ['bool', 'icon', { raw: 0, display: '[I:0]', tooltip: contact }, false],
  ['BOOL', 'checkbox', { raw: '1', display: '1', tooltip: contact }, true],
  ['int', 'int', { raw: 3, display: '[I:3]', tooltip: contact }, 3],
  ['int', 'int', { raw: 3, display: '3', tooltip: contact }, 3],
  ['decimal', 'decimal', { raw: 0.30000000000000004, display: '[F:0.3]', tooltip: contact }, 0.3],
  ['decimal', 'decimal', { raw: 12.5, display: '12.5', tooltip: contact }, 12.5],
  ['int', 'int', { raw: '007', display: '007', tooltip: contact }, '007'],
  ['date', 'date', { raw: '2017-11-09T14:53:18', display: '[D:09.11.2017]', tooltip: contact }, '2017-11-09T00:00:00'],
  ['date', 'date', { raw: '2017-11-09T00:00:00', display: '2017.11.09', tooltip: contact }, '2017-11-09T00:00:00'],
  ['unlimitedDate', 'date', { raw: '2017-11-09T00:00:00', display: '2017-11-09' }, '2017-11-09T00:00:00'],
  [
    'datetime',
    'datetime',
    { raw: '2017-11-09T14:53:18.5', display: '[DT:11/09/2017 14:53:18]', tooltip: contact },
    '2017-11-09T14:53:18',
  ],
  ['date', 'date', { raw: '1999-05-05T00:00:00', display: '[D:05/05/1999 00:00:00.0000000]' }, '1999-05-05T00:00:00'],
  ['date', 'date', { raw: '0001-01-01T00:00:00', display: '', tooltip: contact }, null],
  ['date', 'date', { raw: '0001-01-01T00:00:00', display: '[D:01/01/0001]', tooltip: contact }, null],
  ['datetime', 'datetime', { raw: '0001-01-01T00:00:00', display: '[DT:01/01/0001 00:00:00]' }, null],
  ['timeSpan', 'timeSpan', { raw: '00:08:20', display: '[TS:500]', tooltip: contact }, '00:08:20'],
  ['intArray', 'string', { raw: [3, 4], display: '[A:3,4]', tooltip: contact }, [3, 4]],
  ['listAny', 'string', listed, 3],
  ['listAny', 'string', { raw: 'Blue', display: 'Blue', tooltip: contact }, 'Blue'],
  ['listAny', 'string', { raw: 0, display: '', tooltip: '{udlist_id=0}' }, null],
  ['associate', 'string', { raw: 18, display: 'Sam Sample', tooltip: '{associate_id=18}' }, 18],
  ['userGroup', 'string', { raw: 2, display: 'Sales', tooltip: '{usergroup_id=2}' }, 2],
  // It has no restriction type, so the display type decides.
  [null, 'string', { raw: '[I:3]', display: '[I:3]', tooltip: contact }, '[I:3]'],
  [null, 'checkbox', { raw: true, display: '[I:1]', tooltip: contact }, true],
];

describe.each(transportNames)('on %s', (transport) => {
  const way = ways[transport];
  const search = (criteria: SearchCriteria) => so.contacts.query(criteria).toArray();
  const asksForColumns = () => server.taken().filter(({ kind }) => kind === 'columns');

  beforeEach(async () => {
    server.taken();
    so = await connected(transport);
  });
  afterEach(() => so.close());

  it.each(kinds)('a column of type %s, shown as %s, with %j, is %j', async (type, display, cell, value) => {
    serving([row({ [udef]: cell })], [columnInfo(udef, type, display)]);
    const rows = await search({ select: [udef] });
    expect(rows).toEqual([{ PrimaryKey: 1, EntityName: 'contact', columns: { [udef]: value } }]);
  });

  it('a provider is asked for its columns once, over the transport, and only for a search that needs it', async () => {
    serving([row({ [udef]: listed, name: { raw: 'Ås', display: 'Ås' } })], [columnInfo(udef, 'listAny')]);
    await search({ select: ['name', 'category', 'registeredDate', 'contactId', 'Count(category):Footer'] });
    expect(asksForColumns()).toEqual([]);
    await search({ select: ['name', udef] });
    await search({ select: [udef] });
    expect(asksForColumns().map(({ way: asked }) => asked)).toEqual([way.columns]);
    await so
      .archive('FindSale')
      .query({ select: [udef] })
      .toArray();
    expect(asksForColumns()).toHaveLength(1);
  });

  it('concurrent searches that need the columns request them once', async () => {
    serving([row({ [udef]: listed })], [columnInfo(udef, 'listAny')]);
    const found = await Promise.all([1, 2, 3].map(() => search({ select: [udef] })));
    expect(found.map(([first]) => first?.columns[udef])).toEqual([3, 3, 3]);
    expect(asksForColumns()).toHaveLength(1);
  });

  it('no provider is asked for rows without a value, and the Dynamic one has no columns', async () => {
    serving([row({ [udef]: { raw: null, display: '' } })]);
    expect((await search({ select: [udef] }))[0]?.columns).toEqual({ [udef]: null });
    serving([]);
    expect(await search({ select: [udef] })).toEqual([]);
    serving([row({ 'y_log.x_ticket': { raw: 4, display: '[I:4]' } })]);
    const criteria = { select: ['y_log.x_ticket'], filter: where('y_log.x_ticket').equals(4) };
    expect((await so.archive('dynamic').query(criteria).toArray())[0]?.columns).toEqual({ 'y_log.x_ticket': 4 });
    expect(asksForColumns()).toEqual([]);
  });

  it.each([
    ['refuses', 400],
    ['does not know the address', 404],
    ['fails', 500],
    ['says nothing', []],
    ['says something else', [{ Title: 'x' }, { Name: 'other', RestrictionType: 7 }]],
  ] as const)('a provider that %s fails no search, and is not asked again at once', async (_what, columns) => {
    serving([row({ [udef]: { raw: 3, display: '[I:3]' } })], columns);
    for (let times = 0; times < 3; times++) {
      expect((await search({ select: [udef] }))[0]?.columns).toEqual({ [udef]: 3 });
    }
    // REST has a second source, for a server that does not support the first.
    expect(asksForColumns()).toHaveLength(transport === 'rest' ? 2 : 1);
  });

  it('the kind of a column that the provider does not list is derived from its cells', async () => {
    serving(
      [row({ [udef]: { raw: 3, display: '[I:3]' }, [extra]: { raw: 'Crane', display: 'Crane' } })],
      [columnInfo('contactId', 'int', 'int')],
    );
    const [first] = await search({ select: [udef, extra] });
    expect(first?.columns).toEqual({ [udef]: 3, [extra]: 'Crane' });
  });

  it('a field with the name of one of the vendor’s has the kind that the provider states', async () => {
    const id = 'contactExtra/y_rentals/id';
    const stop = 'x_stop';
    serving(
      [row({ [id]: { raw: 5, display: '[I:5]' }, [stop]: { raw: 'yes', display: 'yes' } })],
      [columnInfo(id, 'int', 'int'), columnInfo(stop, 'string')],
    );
    const [first] = await so
      .archive('CustomObject:y_rentals')
      .query({ select: [id, stop] })
      .toArray();
    expect(first?.columns).toEqual({ [id]: 5, [stop]: 'yes' });
  });

  it('columns that depend on a context are requested with it', async () => {
    serving([row({ [udef]: listed })], [columnInfo(udef, 'listAny')]);
    for (const context of ['a=1', 'a=1', 'a=2']) {
      expect((await search({ select: [udef], context }))[0]?.columns).toEqual({ [udef]: 3 });
    }
    const asked = asksForColumns();
    expect(asked.map(({ parameters }) => parameters.get('context'))).toEqual(['a=1', 'a=2']);
  });

  it('the whole name of a custom object is in the address or the parameter', async () => {
    const names = ['CustomObject:y_equipment', 'CustomObjectDynamicSelectionV2:y_rentals', 'Dynamic'];
    serving([row({ x_name: { raw: 'Crane', display: 'Crane' } })], [columnInfo('x_name', 'string')]);
    for (const name of names) {
      await so
        .archive(name)
        .query({ select: ['x_name'] })
        .toArray();
    }
    const pages = server.taken();
    for (const [index, name] of names.entries()) {
      const [page] = pages.filter(({ url: asked, parameters }) =>
        transport === 'rest'
          ? asked.split('?')[0] === `/api/v1/Archive/${encodeURIComponent(name)}`
          : parameters.get('providername') === name,
      );
      expect(page?.kind).toBe('page');
      expect(index).toBeLessThan(3);
    }
    expect(pages.filter(({ kind }) => kind === 'columns')).toHaveLength(2);
  });

  it('an aborted search stops waiting for a provider, and others get the answer', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    server.answer = ({ kind }) => {
      if (kind === 'columns') controller.abort(reason);
      return { rows: [row({ [udef]: listed })], columns: [columnInfo(udef, 'listAny')] };
    };
    const aborted = so.contacts.query({ select: [udef] }, { signal: controller.signal }).toArray();
    expect(await errorOf(aborted)).toBe(reason);
    expect((await search({ select: [udef] }))[0]?.columns).toEqual({ [udef]: 3 });
    expect(asksForColumns()).toHaveLength(1);
  });
});
