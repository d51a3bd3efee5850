import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CanonicalObject, setEntry } from '../../src/contract/index.js';
import { encodeAnswer } from '../../src/codec/xml/index.js';
import { contract } from './contract.js';
import type { TestedTransport } from './transports.js';

/** A cell of the server: REST returns all of it, SOAP and Agents return no raw value. */
export interface ServedCell {
  readonly raw: unknown;
  readonly display: string;
  readonly tooltip?: string;
}

export interface ServedRow {
  /** Undefined for a row without a key. */
  readonly key?: number | undefined;
  readonly entity: string;
  readonly cells: Readonly<Record<string, ServedCell>>;
}

/** A request to the server, from any wire. */
export interface RecordedCall {
  readonly kind: 'page' | 'columns';
  readonly way: 'odata' | 'agent' | 'soap';
  /** The address, as encoded in the request. */
  readonly url: string;
  readonly body: string;
  /** The parameters of a page by their names in lower case, without a dollar sign. */
  readonly parameters: ReadonlyMap<string, string>;
}

export interface Served {
  readonly rows?: readonly ServedRow[];
  /** What the provider says about its columns; a number is the status of a refusal. */
  readonly columns?: readonly object[] | number;
  readonly rowCount?: number;
}

const operations = {
  page: contract.operation('Archive', 'GetArchiveListByColumnsWithHeaderWithContext2'),
  columns: contract.operation('Archive', 'GetAvailableColumns'),
} as const;

/**
 * A server of archives that answers as the vendor's pages show, and keeps what it was asked. It shares no rules with the
 * emulator.
 */
export class ArchiveServer {
  answer: (asked: RecordedCall) => Served = () => ({});
  readonly asked: RecordedCall[] = [];
  readonly #server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => this.#respond(request, response, Buffer.concat(pieces).toString('utf8')));
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** The requests since the last call of this. */
  taken(): RecordedCall[] {
    return this.asked.splice(0);
  }

  #respond(request: IncomingMessage, response: ServerResponse, body: string): void {
    const asked = askedBy(request.url ?? '', body);
    this.asked.push(asked);
    const served = this.answer(asked);
    const send = (status: number, type: string, text: string) => {
      response.writeHead(status, { 'Content-Type': type });
      response.end(text);
    };
    const { rows = [], columns = [], rowCount = 0 } = served;
    if (asked.kind === 'columns' && typeof columns === 'number') {
      const error = { Error: true, ErrorType: 'SoException', ErrorMessage: 'There are no columns to tell of' };
      send(columns, 'application/json', JSON.stringify(error));
    } else if (asked.way === 'soap') {
      const Response =
        asked.kind === 'columns'
          ? columns
          : { TableRight: null, FieldProperties: {}, RowCount: rowCount, Rows: rows.map(agentRow) };
      send(
        200,
        'text/xml; charset=utf-8',
        encodeAnswer(operations[asked.kind].output, { Response }, { Succeeded: true }),
      );
    } else {
      send(200, 'application/json', JSON.stringify(jsonAnswer(asked, rows, columns, rowCount)));
    }
  }
}

function jsonAnswer(
  { kind, way }: RecordedCall,
  rows: readonly ServedRow[],
  columns: Served['columns'],
  rowCount: number,
): unknown {
  if (kind === 'page') {
    return way === 'odata'
      ? { 'odata.metadata': '', 'odata.nextLink': null, value: rows.map(odataRow) }
      : { TableRight: null, FieldProperties: {}, RowCount: rowCount, Rows: rows.map(agentRow) };
  }
  if (way === 'agent' || !Array.isArray(columns)) return columns;
  // By name, as on the vendor's page on metadata.
  return Object.fromEntries(columns.map((info: object) => [String((info as { Name?: unknown }).Name), info]));
}

function askedBy(url: string, body: string): RecordedCall {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  if (/\.svc$/.test(pathname)) {
    const kind = body.includes('GetAvailableColumns') ? 'columns' : 'page';
    const found = body.matchAll(/<(?:\w+:)?(\w+)(?: [^>]*)?>([^<>]*)<\//g);
    return {
      kind,
      way: 'soap',
      url,
      body,
      parameters: named([...found].map(([, name = '', text = '']) => [name, text])),
    };
  }
  if (/\/Agents\//i.test(pathname)) {
    const kind = /GetAvailableColumns$/.test(pathname) ? 'columns' : 'page';
    const parameters = Object.entries((body === '' ? {} : JSON.parse(body)) as object);
    return {
      kind,
      way: 'agent',
      url,
      body,
      parameters: named(parameters.map(([name, value]) => [name, String(value)])),
    };
  }
  const kind = /\$metadata$/.test(pathname) ? 'columns' : 'page';
  return { kind, way: 'odata', url, body, parameters: named([...searchParams, ...new URLSearchParams(body)]) };
}

function named(entries: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  const unescaped = (text: string) =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
  return new Map(entries.map(([name, text]) => [name.replace('$', '').toLowerCase(), unescaped(text)]));
}

function cellsOf(cells: ServedRow['cells'], asCell: (cell: ServedCell) => object): CanonicalObject {
  const result: CanonicalObject = {};
  for (const [name, cell] of Object.entries(cells)) setEntry(result, name, asCell(cell));
  return result;
}

function odataRow({ key, entity, cells }: ServedRow) {
  const asCell = ({ raw, display, tooltip = '' }: ServedCell) => ({
    RawValue: raw,
    DisplayValue: display,
    TooltipHint: tooltip,
    LinkHint: '',
  });
  return { ...(key === undefined ? {} : { PrimaryKey: key }), EntityName: entity, Column: cellsOf(cells, asCell) };
}

/** An int has a value on these wires, so a row without a key has the key 0. */
function agentRow({ key = 0, entity, cells }: ServedRow) {
  return {
    TableRight: null,
    FieldProperties: {},
    EntityName: entity,
    PrimaryKey: key,
    ColumnData: cellsOf(cells, ({ display, tooltip = '' }) => ({
      DisplayValue: display,
      TooltipHint: tooltip,
      LinkHint: '',
    })),
    LinkHint: '',
    StyleHint: '',
  };
}

/** What a provider says about one column, as on the vendor's page on metadata. */
export function columnInfo(name: string, restriction: string | null, display = 'string'): object {
  return {
    DisplayName: name,
    DisplayTooltip: '',
    DisplayType: display,
    CanOrderBy: true,
    Name: name,
    CanRestrictBy: restriction !== null,
    RestrictionType: restriction,
    RestrictionListName: null,
    IsVisible: true,
    ExtraInfo: '',
    Width: '10c',
    IconHint: '',
    HeadingIconHint: '',
  };
}

/** How a transport requests a page, and then columns. */
export const ways = {
  soap: { page: 'soap', columns: 'soap' },
  rest: { page: 'odata', columns: 'odata' },
  agents: { page: 'agent', columns: 'agent' },
} as const satisfies Record<TestedTransport, { page: RecordedCall['way']; columns: RecordedCall['way'] }>;
