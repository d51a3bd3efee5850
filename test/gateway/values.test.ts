import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Contract } from '../../src/contract/index.js';
import { agentsDocument } from '../support/agents-document.js';
import { AgentsTable } from '../support/agents-table.js';
import { type ServedGateway, serveGateway } from '../support/gateway.js';
import { closeSoapConnections } from '../support/soap-post.js';
import { vendorWsdl } from '../support/vendor-schema.js';
import { call, textOf } from './calls.js';

const contract = Contract.bundled();
const described = vendorWsdl === undefined ? describe.skip : describe;

described('a value in an answer of the Agents API', () => {
  const server = new AgentsTable(agentsDocument());
  let gateway: ServedGateway;
  beforeAll(async () => {
    gateway = await serveGateway({ url: await server.start() });
  });
  afterAll(async () => {
    closeSoapConnections();
    await gateway.close();
    await server.close();
  });

  /** The answer for an appointment with these fields. */
  async function answered(fields: object, timeZone?: string): Promise<string> {
    const operation = contract.operation('Appointment', 'GetAppointmentEntity');
    server.expect({ operation, json: JSON.stringify({ AppointmentId: 5, ...fields }) });
    const options = { ticket: '7T:ticket', ...(timeZone === undefined ? {} : { timeZone }) };
    const key = '<AppointmentEntityId>5</AppointmentEntityId>';
    const { status, body } = await call(gateway.url, 'Appointment', 'GetAppointmentEntity', key, options);
    expect([status, server.problems]).toEqual([200, []]);
    return body;
  }

  it.each<[string, object, string]>([
    ['null of a number is 0', { PreferredTZLocation: null }, '<PreferredTZLocation>0</PreferredTZLocation>'],
    ['null of a boolean is false', { HasAlarm: null }, '<HasAlarm>false</HasAlarm>'],
    ['null of a date is the first of .NET', { EndDate: null }, '<EndDate>0001-01-01T00:00:00</EndDate>'],
    ['null of a time span is zero', { AlarmLeadTime: null }, '<AlarmLeadTime>PT0S</AlarmLeadTime>'],
    ['null of an enumeration is its zero', { AssignmentStatus: null }, '<AssignmentStatus>Unknown</AssignmentStatus>'],
    ['null of a text is nil', { Description: null }, '<Description xsi:nil="true"/>'],
    ['an empty text is empty', { Description: '' }, '<Description/>'],
    ['null of an array is nil', { Participants: null }, '<Participants xsi:nil="true"/>'],
    ['an empty array is empty', { Participants: [] }, '<Participants/>'],
    [
      'a null within an array is nil',
      { Participants: [null] },
      '<Participants><ParticipantInfo xsi:nil="true"/></Participants>',
    ],
    [
      'flags of zero are empty',
      { TableRight: { Mask: 'None', Reason: '' } },
      '<TableRight><Mask/><Reason/></TableRight>',
    ],
    [
      'a name of several flags is each of them',
      { TableRight: { Mask: 'FULL' } },
      '<Mask>Select Update Insert Delete</Mask>',
    ],
    ['a date loses its zone', { EndDate: '2026-11-23T10:00:00+01:00' }, '<EndDate>2026-11-23T10:00:00</EndDate>'],
    [
      'a date keeps its fraction',
      { EndDate: '2026-11-23T10:00:00.1234567' },
      '<EndDate>2026-11-23T10:00:00.1234567</EndDate>',
    ],
    [
      'control characters are references, as .NET writes them',
      { Description: 'a\u000b\u0000\r\n\t<&>\uFFFE' },
      '<Description>a&#xB;&#x0;&#xD;\n\t&lt;&amp;&gt;&#xFFFE;</Description>',
    ],
    [
      'the key __proto__ of a dictionary is an entry',
      { CustomFields: JSON.parse('{"__proto__": "x"}') as object },
      '<Key>__proto__</Key><Value>x</Value>',
    ],
  ])('%s', async (_what, fields, xml) => {
    expect(await answered(fields)).toContain(xml);
  });

  it('a text of a million characters is whole', async () => {
    const text = 'æ'.repeat(1_000_000);
    expect(textOf(await answered({ Description: text }), 'Description')).toBe(text);
  });

  it.each([
    ['its code', '<n:SoTimeZoneId>0</n:SoTimeZoneId><n:SoTimeZoneLocationCode>NO</n:SoTimeZoneLocationCode>', 'NO'],
    ['its number', '<n:SoTimeZoneId>261</n:SoTimeZoneId>', '261'],
    ['neither', '<n:SoTimeZoneId>0</n:SoTimeZoneId><n:SoTimeZoneLocationCode i:nil="true"/>', undefined],
  ])('the time zone of a call travels on by %s', async (_what, timeZone, sent) => {
    await answered({}, timeZone);
    expect(server.requests[0]?.headers['so-timezone']).toBe(sent);
  });

  it('bytes are Base64', async () => {
    const operation = contract.operation('Document', 'GetDocumentStream');
    server.expect({ operation, json: JSON.stringify(Buffer.from([0, 255, 16]).toString('base64')) });
    const { body } = await call(gateway.url, 'Document', 'GetDocumentStream', '', { ticket: '7T:ticket' });
    expect(server.problems).toEqual([]);
    expect(textOf(body, 'Response')).toBe('AP8Q');
  });
});
