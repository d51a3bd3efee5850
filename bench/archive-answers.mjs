import { writeEnvelope } from '../dist/emulator/wire/data-contract/envelope.js';
import { types } from './serving.mjs';

/** What the rows of persons have, as the archive writes it: with the types of numbers and dates in brackets. */
const values = {
  personId: (id) => [id, `[I:${id}]`],
  fullName: (id) => [`Person ${id}`, `Person ${id}`],
  title: () => ['Head of Purchasing', 'Head of Purchasing'],
  'email/emailAddress': (id) => [`person.${id}@example.com`, `person.${id}@example.com`],
  'personContact/name': (id) => [`Company ${id}`, `Company ${id}`],
  registeredDate: () => ['2026-03-29T01:30:00', '[DT:03/29/2026 01:30:00.0000000]'],
};

export const archiveColumns = Object.keys(values);

/** More pages than are asked for at a time: those of a measurement are made once. */
const keptPages = 32;

/**
 * Answers for the archive of persons with the ids from 1 to `records`, over SOAP, REST and the Agents API as
 * the vendor's client calls it.
 *
 * @returns a function from the address and body of a request to the answer, or undefined if it is not about the archive
 */
export function archiveAnswers(contract, records) {
  const kept = new Map();
  const { output } = contract.operation('Archive', 'GetArchiveListByColumnsWithHeaderWithContext2');
  const answers = {
    soap: (rows) => writeEnvelope(output, { Response: { RowCount: 0, Rows: rows.map(soapRow) } }, { Succeeded: true }),
    rest: (rows) => JSON.stringify({ 'odata.nextLink': null, value: rows.map(restRow) }),
    agents: (rows) => JSON.stringify(rows.map(agentsRow)),
  };
  return (path, body) => {
    const asked = questionIn(path, body);
    if (asked === undefined) return undefined;
    const key = JSON.stringify(asked);
    let page = kept.get(key);
    if (page === undefined) {
      if (kept.size === keptPages) kept.delete(kept.keys().next().value);
      page = Buffer.from(answers[asked.face](rowsOf(asked, records)));
      kept.set(key, page);
    }
    return { type: asked.face === 'soap' ? types.soap : types.rest, pieces: [page] };
  };
}

function questionIn(path, body) {
  if (path.includes('/Archive.svc')) {
    const text = body();
    const element = (name) => new RegExp(`<${name}>([^<]*)`).exec(text)?.[1] ?? '';
    return question('soap', element('Columns'), element('Restriction'), element('SortOrder'), element('PageSize'));
  }
  if (path.includes('/Agents/Archive/')) {
    const { columns, restrictions, sortOrder, pageSize } = JSON.parse(body());
    return question('agents', columns, restrictions, sortOrder, pageSize);
  }
  if (!path.includes('$select=')) return undefined;
  const parameters = new URL(path, 'http://localhost').searchParams;
  const parameter = (name) => parameters.get(name) ?? '';
  return question('rest', parameter('$select'), parameter('$filter'), parameter('$orderBy'), parameter('$top'));
}

function question(face, columns, filter, order, top) {
  const bound = (operator) => new RegExp(`personId ${operator} (\\d+)`).exec(filter)?.[1];
  return {
    face,
    columns: columns.split(',').map((column) => column.trim()),
    equals: bound('equals'),
    after: Number(bound('greater') ?? 0),
    to: Number(bound('le') ?? Infinity),
    descending: order.endsWith(' desc'),
    top: Number(top),
  };
}

function rowsOf({ columns, equals, after, to, descending, top }, records) {
  const last = Math.min(to, records);
  const row = (id) => ({ id, cells: columns.map((column) => [column, ...values[column](id)]) });
  if (equals !== undefined) return Number(equals) <= records ? [row(Number(equals))] : [];
  const count = Math.max(0, Math.min(top, last - after));
  return Array.from({ length: count }, (_, index) => row(descending ? last - index : after + 1 + index));
}

const soapRow = ({ id, cells }) => {
  const cell = ([name, , text]) => [name, { DisplayValue: text, TooltipHint: '', LinkHint: '' }];
  return {
    EntityName: 'person',
    PrimaryKey: id,
    ColumnData: Object.fromEntries(cells.map(cell)),
    LinkHint: `nav=person&person_id=${id}`,
    StyleHint: '',
  };
};

const agentsRow = (row) => ({ TableRight: null, FieldProperties: {}, ...soapRow(row) });

const restRow = ({ id, cells }) => {
  const cell = ([name, raw, text]) => [name, { RawValue: raw, DisplayValue: text, TooltipHint: '', LinkHint: '' }];
  const Column = Object.fromEntries(cells.map(cell));
  return {
    PrimaryKey: id,
    EntityName: 'person',
    StyleHint: '',
    LinkHint: `nav=person&person_id=${id}`,
    TableRight: null,
    Column,
  };
};
