import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, ProtocolError, type SuperOffice } from '../../src/index.js';
import { encodeEnvelope } from '../../src/codec/xml/index.js';
import { AnsweringServer } from '../support/answering-server.js';
import { contract } from '../support/contract.js';
import { errorOf, type TestedTransport, transportNames } from '../support/transports.js';

const server = new AnsweringServer();
const connections = new Map<TestedTransport, SuperOffice>();

beforeAll(async () => {
  const url = await server.start();
  for (const transport of transportNames) {
    const auth = { kind: 'ticket', ticket: '7T:ticket==' } as const;
    connections.set(transport, await connect({ transport, tenant: { url }, auth, language: 'nb', culture: 'nb-NO' }));
  }
});
afterAll(async () => {
  for (const so of connections.values()) await so.close();
  await server.close();
});

const { output } = contract.operation('Archive', 'GetArchiveListByColumnsWithHeaderWithContext2');

interface Cell {
  readonly raw: unknown;
  readonly display: string;
  readonly tooltip?: string;
}

/** Rows as a server sends them over each wire. */
function bodyOf(transport: TestedTransport, rows: readonly Readonly<Record<string, Cell>>[]): string {
  if (transport === 'rest') {
    const value = rows.map((cells, index) => ({
      PrimaryKey: String(index + 1),
      EntityName: 'contact',
      Column: Object.fromEntries(
        Object.entries(cells).map(([name, { raw, display, tooltip = '' }]) => [
          name,
          { RawValue: raw, DisplayValue: display, TooltipHint: tooltip, LinkHint: '' },
        ]),
      ),
    }));
    return JSON.stringify({ 'odata.metadata': '', value });
  }
  const Rows = rows.map((cells, index) => ({
    TableRight: null,
    FieldProperties: {},
    EntityName: 'contact',
    PrimaryKey: index + 1,
    ColumnData: Object.fromEntries(
      Object.entries(cells).map(([name, { display, tooltip = '' }]) => [
        name,
        { DisplayValue: display, TooltipHint: tooltip, LinkHint: null },
      ]),
    ),
    LinkHint: '',
    StyleHint: '',
  }));
  const Response = { TableRight: null, FieldProperties: {}, RowCount: rows.length, Rows };
  return transport === 'agents' ? JSON.stringify(Response) : encodeEnvelope(output, { Response }, { Succeeded: true });
}

/** Answers once with this, and returns the request. */
function answering(transport: TestedTransport, body: string): { request?: IncomingMessage } {
  const asked: { request?: IncomingMessage } = {};
  server.answer = (response, request) => {
    asked.request = request;
    response.writeHead(200, { 'Content-Type': transport === 'soap' ? 'text/xml; charset=utf-8' : 'application/json' });
    response.end(body);
  };
  return asked;
}

const so = (transport: TestedTransport): SuperOffice => {
  const connection = connections.get(transport);
  if (connection === undefined) throw new Error(`not connected over ${transport}`);
  return connection;
};

/** What a server may return for a column, and its value on every transport. */
const cells: [column: string, cell: Cell, value: unknown][] = [
  ['name', { raw: 'Ås', display: 'Ås' }, 'Ås'],
  ['name', { raw: '[I:3]', display: '[I:3]' }, '[I:3]'],
  ['name', { raw: '', display: '' }, null],
  ['name', { raw: null, display: '' }, null],
  ['name', { raw: 'NO:"Møte";US:"Meeting"', display: 'NO:"Møte";US:"Meeting"' }, 'Møte'],
  ['contactId', { raw: 25, display: '[I:25]', tooltip: '{contact_id=25}' }, 25],
  ['stop', { raw: true, display: '[I:1]' }, true],
  ['stop', { raw: false, display: '[I:0]' }, false],
  ['stop', { raw: true, display: 'True' }, true],
  ['stop', { raw: 0, display: 'false' }, false],
  ['stop', { raw: null, display: '' }, null],
  ['category', { raw: 3, display: 'US:"Vendor";NO:"Leverandør";', tooltip: '{category_id=3}' }, 3],
  ['category', { raw: 3, display: '[I:3]' }, 3],
  ['category', { raw: 0, display: '', tooltip: '{category_id=0}' }, null],
  ['associateId', { raw: 18, display: 'Sam Sample', tooltip: '{associate_id=18}' }, 18],
  ['plugin/colour', { raw: 4, display: 'Blue', tooltip: '{colour_id=4}' }, 4],
  ['plugin/remark', { raw: 'Blue', display: 'Blue', tooltip: '{contact_id=4}' }, 'Blue'],
  ['plugin/amount', { raw: 12.5, display: '[M:12.5]' }, 12.5],
  ['plugin/share', { raw: 0.25, display: '[F:0.25]' }, 0.25],
  ['plugin/due', { raw: '2017-11-09T00:00:00', display: '[D:09.11.2017]' }, '2017-11-09T00:00:00'],
  ['plugin/sent', { raw: '2017-11-09T14:53:18.0000000', display: '[DT:11/09/2017 14:53:18]' }, '2017-11-09T14:53:18'],
  ['plugin/opens', { raw: '0001-01-01T14:52:00', display: '[T:14:52]' }, '14:52:00'],
  // The raw value of REST can be more precise than what all three have.
  ['plugin/opens', { raw: '0001-01-01T14:52:37', display: '[T:14:52]' }, '14:52:00'],
  ['plugin/sent', { raw: '2017-11-09T14:53:18.5000000', display: '[DT:11/09/2017 14:53:18]' }, '2017-11-09T14:53:18'],
  ['plugin/share', { raw: 0.30000000000000004, display: '[F:0.3]' }, 0.3],
  ['plugin/due', { raw: '2017-11-09T14:53:18', display: '[D:09.11.2017]' }, '2017-11-09T00:00:00'],
  ['plugin/took', { raw: '00:08:20', display: '[TS:500]' }, '00:08:20'],
  ['plugin/tags', { raw: [3, 4], display: '[A:3,4]' }, [3, 4]],
  ['plugin/image', { raw: 'X98=', display: '[B:X98=]' }, 'X98='],
  ['plugin/isSet', { raw: true, display: '[I:1]' }, 1],
  ['plugin/lot', { raw: '[I:3]', display: '[I:3]' }, 3],
  ['plugin/nothing', { raw: null, display: '[I:]' }, null],
];

describe.each(transportNames)('on %s', (transport) => {
  it.each(cells)('a cell of %s, %j, is %j', async (column, cell, value) => {
    answering(transport, bodyOf(transport, [{ [column]: cell }]));
    const rows = await so(transport)
      .contacts.query({ select: [column] })
      .toArray();
    expect(rows).toEqual([{ PrimaryKey: 1, EntityName: 'contact', columns: { [column]: value } }]);
  });

  it('a column has the name that was requested, and is null if the server omits it', async () => {
    answering(transport, bodyOf(transport, [{ contactid: { raw: 1, display: '[I:1]' } }]));
    const [row] = await so(transport)
      .contacts.query({ select: ['contactId', '__proto__', 'name'] })
      .toArray();
    expect(Object.entries(row?.columns ?? {})).toEqual([
      ['contactId', 1],
      ['__proto__', null],
      ['name', null],
    ]);
  });

  it('the server is not asked to format values for people, and gets the time zone', async () => {
    const asked = answering(transport, bodyOf(transport, []));
    await so(transport)
      .contacts.query({ select: ['name'] }, { timeZone: 'NO' })
      .toArray();
    const { headers } = asked.request ?? {};
    expect(headers?.['so-language']).toBeUndefined();
    expect(headers?.['so-culture']).toBeUndefined();
    expect(headers?.['so-timezone']).toBe(transport === 'soap' ? undefined : 'NO');
  });
});

describe('on rest', () => {
  it('the server’s own link says where the next rows are, if it returns fewer than requested', async () => {
    const row = (PrimaryKey: number) => ({ PrimaryKey, EntityName: 'contact', Column: {} });
    const asked: (string | null)[] = [];
    server.answer = (response, request) => {
      const { searchParams, origin } = new URL(request.url ?? '', 'http://localhost');
      const skip = searchParams.get('$skip');
      asked.push(skip);
      const nextLink = skip === null ? `${origin}/api/v1/Contact?$top=100&$skip=2` : null;
      const value = skip === null ? [row(1), row(2)] : [row(3)];
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ 'odata.nextLink': nextLink, value }));
    };
    const rows = await so('rest')
      .contacts.query({ select: ['name'] })
      .toArray();
    expect(rows.map(({ PrimaryKey }) => PrimaryKey)).toEqual([1, 2, 3]);
    expect(asked).toEqual([null, '2']);
  });

  it('a server whose links form a circle causes no endless loop', async () => {
    const value = [{ PrimaryKey: 1, EntityName: 'contact', Column: {} }];
    answering('rest', JSON.stringify({ 'odata.nextLink': '/Contact?$skip=0', value }));
    expect(
      await so('rest')
        .contacts.query({ select: ['name'] })
        .toArray(),
    ).toHaveLength(1);
  });
});

describe('an answer without rows', () => {
  it.each<[TestedTransport, string]>([
    ['rest', '{}'],
    ['rest', '[]'],
    ['rest', 'null'],
    ['rest', '{"value": [1]}'],
    ['rest', '{"value": [{"EntityName": "contact"}]}'],
    ['agents', 'null'],
    ['agents', '{"RowCount": 1, "Rows": "none"}'],
    ['soap', encodeEnvelope(output, { Response: null }, { Succeeded: true })],
  ])('is a ProtocolError on %s: %s', async (transport, body) => {
    answering(transport, body);
    const error = await errorOf(
      so(transport)
        .contacts.query({ select: ['name'] })
        .toArray(),
    );
    expect(error).toBeInstanceOf(ProtocolError);
    expect(error).toMatchObject({ transport, agent: 'Archive' });
  });
});
