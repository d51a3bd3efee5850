import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type AppointmentEntity, connect, type SuperOffice, ValidationError } from '../../src/index.js';
import { AnsweringServer } from '../support/answering-server.js';
import { errorOf, type TestedTransport, transportNames } from '../support/transports.js';

/** Values of a real server that the contract does not know, as each wire spells them. */
interface Oddity {
  readonly what: string;
  /** Fields of an appointment in JSON; undefined if JSON never has this. */
  readonly json?: Readonly<Record<string, unknown>>;
  /** Elements of an appointment in the order of the contract; undefined if SOAP never has this. */
  readonly xml?: string;
  readonly canonical: Readonly<Record<string, unknown>>;
  /** What is sent in JSON. */
  readonly sent: Readonly<Record<string, unknown>>;
  /** What is sent in SOAP, or why it cannot be sent. */
  readonly soap: string | { readonly refused: string; readonly path: string };
}

const mask = (name: string, xml: string) => `<TableRight><Mask>${xml}</Mask><Reason>${name}</Reason></TableRight>`;

const oddities: readonly Oddity[] = [
  {
    what: 'the name of a combination',
    json: { TableRight: { Mask: 'FULL', Reason: 'a' } },
    xml: mask('a', 'Select Update Insert Delete'),
    canonical: { TableRight: { Mask: 'Select, Update, Insert, Delete', Reason: 'a' } },
    sent: { TableRight: { Mask: 'Select, Update, Insert, Delete', Reason: 'a' } },
    soap: '<Mask>Select Update Insert Delete</Mask>',
  },
  {
    what: 'the name of zero',
    json: { TableRight: { Mask: 'None', Reason: 'b' } },
    xml: mask('b', ''),
    canonical: { TableRight: { Mask: '', Reason: 'b' } },
    sent: { TableRight: { Mask: 0, Reason: 'b' } },
    // .NET reads an absent mask as zero.
    soap: '<TableRight><Reason>b</Reason></TableRight>',
  },
  {
    what: 'flags of a newer server',
    json: { TableRight: { Mask: 'RI, Approve', Reason: 'c' } },
    xml: mask('c', 'Select Insert Approve'),
    canonical: { TableRight: { Mask: 'Select, Insert, Approve', Reason: 'c' } },
    sent: { TableRight: { Mask: 'Select, Insert, Approve', Reason: 'c' } },
    soap: '<Mask>Select Insert Approve</Mask>',
  },
  {
    what: 'a bit without a name',
    json: { TableRight: { Mask: 8193, Reason: 'd' } },
    canonical: { TableRight: { Mask: 'Select, 8192', Reason: 'd' } },
    sent: { TableRight: { Mask: 8193, Reason: 'd' } },
    soap: { refused: 'has no name for 8192', path: 'TableRight.Mask' },
  },
  {
    what: 'a member of a newer server',
    json: { BookingType: 'HybridMeeting' },
    xml: '<BookingType>HybridMeeting</BookingType>',
    canonical: { BookingType: 'HybridMeeting' },
    sent: { BookingType: 'HybridMeeting' },
    soap: '<BookingType>HybridMeeting</BookingType>',
  },
  {
    what: 'a number without a name',
    json: { BookingType: 99 },
    canonical: { BookingType: '99' },
    sent: { BookingType: 99 },
    soap: { refused: 'has no name for 99', path: 'BookingType' },
  },
  {
    what: 'a member of a newer server in a list',
    json: { Participants: [null, { PersonId: 1, InvitationStatus: 'Delegated' }] },
    xml: '<Participants><ParticipantInfo i:nil="true"/><ParticipantInfo><PersonId>1</PersonId><InvitationStatus>Delegated</InvitationStatus></ParticipantInfo></Participants>',
    canonical: { Participants: [null, expect.objectContaining({ PersonId: 1, InvitationStatus: 'Delegated' })] },
    sent: { Participants: [null, expect.objectContaining({ InvitationStatus: 'Delegated' })] },
    soap: '<InvitationStatus>Delegated</InvitationStatus>',
  },
  {
    what: 'a number without a name in a list',
    json: { Participants: [{ PersonId: 2, InvitationStatus: 77 }] },
    canonical: { Participants: [expect.objectContaining({ InvitationStatus: '77' })] },
    sent: { Participants: [expect.objectContaining({ InvitationStatus: 77 })] },
    soap: { refused: 'has no name for 77', path: 'Participants[0].InvitationStatus' },
  },
  {
    what: 'control characters',
    json: { Description: 'one\u000btwo\u001f!\u0000\uffff' },
    xml: '<Description>one&#xB;two&#x1F;!&#x0;&#xFFFF;</Description>',
    canonical: { Description: 'one\u000btwo\u001f!\u0000\uffff' },
    sent: { Description: 'one\u000btwo\u001f!\u0000\uffff' },
    soap: '<Description>one&#xB;two&#x1F;!&#x0;&#xFFFF;</Description>',
  },
  {
    what: 'control characters in a dictionary',
    json: { ExtraFields: { 'x_a\u0001': '\u0007' } },
    xml: '<ExtraFields><StringKeyValuePair><Key>x_a&#x1;</Key><Value>&#x7;</Value></StringKeyValuePair></ExtraFields>',
    canonical: { ExtraFields: { 'x_a\u0001': '\u0007' } },
    sent: { ExtraFields: { 'x_a\u0001': '\u0007' } },
    soap: '<Key>x_a&#x1;</Key><Value>&#x7;</Value>',
  },
  {
    what: 'a text field of a newer server',
    json: { AppointmentId: 7, NewerText: 'a & b', Description: 'x' },
    xml: '<AppointmentId>7</AppointmentId><NewerText>a &amp; b</NewerText><Description>x</Description>',
    canonical: { NewerText: 'a & b', Description: 'x' },
    sent: { NewerText: 'a & b' },
    soap: '<AppointmentId>7</AppointmentId><NewerText>a &amp; b</NewerText><Description>x</Description>',
  },
  {
    what: 'a nested field of a newer server, over SOAP',
    xml:
      '<AppointmentId>7</AppointmentId><NewerPart><Name>n</Name><Numbers xmlns:b="urn:b"><b:int>1</b:int><b:int>2</b:int></Numbers>' +
      '<Nothing i:nil="true"/></NewerPart><Description>x</Description>',
    canonical: { NewerPart: { Name: 'n', Numbers: { '{urn:b}int': ['1', '2'] }, Nothing: null } },
    sent: { NewerPart: { Name: 'n', Numbers: { '{urn:b}int': ['1', '2'] }, Nothing: null } },
    soap: '<NewerPart><Name>n</Name><Numbers><int xmlns="urn:b">1</int><int xmlns="urn:b">2</int></Numbers>',
  },
  {
    what: 'a nested field that JSON alone has',
    json: { AppointmentId: 7, _Links: { Self: { Href: 'https://example.com' } } },
    canonical: { _Links: { Self: { Href: 'https://example.com' } } },
    sent: { _Links: { Self: { Href: 'https://example.com' } } },
    soap: { refused: 'its position there is unknown', path: '_Links' },
  },
];

const namespace = 'http://www.superoffice.net/ws/crm/NetServer/Services88';
const server = new AnsweringServer();
const connections = new Map<TestedTransport, SuperOffice>();
let oddity: Oddity;
let sent: { readonly method: string | undefined; readonly body: string }[] = [];

/** A client accepts the elements in any order. */
const withId = (xml: string) => (xml.includes('<AppointmentId>') ? xml : `${xml}<AppointmentId>7</AppointmentId>`);

function envelope(operation: string, inner: string): string {
  return (
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">' +
    `<s:Header><h:Succeeded xmlns:h="${namespace}">true</h:Succeeded></s:Header>` +
    `<s:Body><${operation}Response xmlns="${namespace}"><Response>${inner}</Response></${operation}Response></s:Body></s:Envelope>`
  );
}

beforeAll(async () => {
  const url = await server.start();
  server.answer = (response, request, body) => {
    const operation = String(request.headers['soapaction'] ?? '').replace(/^.*\/|"/g, '');
    const [type, text] =
      operation === ''
        ? ['application/json', JSON.stringify({ AppointmentId: 7, ...oddity.json })]
        : ['text/xml', envelope(operation, withId(oddity.xml ?? ''))];
    sent.push({ method: request.method, body });
    response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8` });
    response.end(text);
  };
  for (const transport of transportNames) {
    const auth = { kind: 'ticket', ticket: '7T:x', appToken: 'y' } as const;
    connections.set(transport, await connect({ transport, tenant: { url }, auth, extras: true }));
  }
});
afterAll(async () => {
  for (const so of connections.values()) await so.close();
  await server.close();
});
beforeEach(() => {
  sent = [];
});

const appointments = (transport: TestedTransport) => {
  const so = connections.get(transport);
  if (so === undefined) throw new Error(`no connection over ${transport}`);
  return so.appointments;
};

const cases = oddities.flatMap((each) =>
  transportNames
    .filter((from) => (from === 'soap' ? each.xml : each.json) !== undefined)
    .flatMap((from) => transportNames.map((to) => ({ ...each, from, to, each }))),
);

describe('a value from a server can be saved again', () => {
  it.each(cases)('$what, read over $from and saved over $to', async ({ each, from, to }) => {
    oddity = each;
    const read = await appointments(from).get(7);
    expect(read).toMatchObject(each.canonical);
    sent = [];
    // A copy: an entity may have been kept as JSON in between.
    const changed: AppointmentEntity = { ...(JSON.parse(JSON.stringify(read)) as AppointmentEntity), Title: 'changed' };
    const save = appointments(to).save(changed);
    if (to === 'soap' && typeof each.soap !== 'string') {
      const error = await errorOf(save);
      expect(error).toBeInstanceOf(ValidationError);
      expect(error).toMatchObject({ path: each.soap.path, outcome: 'not-sent' });
      expect((error as Error).message).toContain(each.soap.refused);
      expect(sent).toEqual([]);
      return;
    }
    await save;
    const body = sent.at(-1)?.body ?? '';
    if (to === 'soap') expect(body).toContain(each.soap);
    else expect(JSON.parse(body)).toMatchObject({ ...each.sent, Title: 'changed' });
  });

  it.each(cases.filter(({ from, to }) => from === to))(
    '$what, changed in another field by merge and patch over $from',
    async ({ each, from }) => {
      oddity = each;
      await appointments(from).merge(7, { Title: 'merged' });
      await appointments(from).patch(7, [{ op: 'replace', path: '/Title', value: 'patched' }]);
      const writes = sent.filter(
        ({ method, body }) => method === 'PATCH' || body.includes('SaveAppointmentEntity') || body.includes('"Title"'),
      );
      expect(writes.map(({ body }) => /merged|patched/.exec(body)?.[0]).filter((word) => word !== undefined)).toEqual([
        'merged',
        'patched',
      ]);
      if (from === 'agents') expect(JSON.parse(writes.at(-1)?.body ?? '')).toMatchObject(each.sent);
      if (from === 'soap') expect(writes.at(-1)?.body).toContain(each.soap);
    },
  );

  it.each(transportNames)('a field that the contract does not know can be changed over %s', async (transport) => {
    oddity = oddities.find(({ what }) => what.startsWith('a text field')) ?? oddity;
    await appointments(transport).get(7);
    const changes: Record<string, unknown> = { NewerText: 'changed' };
    await appointments(transport).merge(7, changes);
    await appointments(transport).patch(7, [{ op: 'replace', path: '/NewerText', value: 'changed' }]);
    const bodies = sent.map(({ body }) => body).filter((body) => body.includes('changed'));
    expect(bodies).toHaveLength(2);
  });
});

describe('a value that no server sent', () => {
  it.each(transportNames)('is refused as a mistake over %s, even if extras are kept', async (transport) => {
    oddity = { what: '', json: {}, canonical: {}, sent: {}, soap: '' };
    const read = await appointments(transport).get(7);
    sent = [];
    const mistakes = [
      { BookingType: 'Misspelt' },
      { Descripton: 'x' },
      { TableRight: { Mask: 'Selct' } },
      { BookingType: '1234' },
    ];
    for (const mistake of mistakes) {
      const error = await errorOf(appointments(transport).save({ ...read, ...(mistake as object) }));
      expect(error).toBeInstanceOf(ValidationError);
    }
    expect(sent).toEqual([]);
  });
});
