import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CanonicalObject } from '../../src/contract/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { basic, Calls } from './calls.js';
import { elementText, rawSoap } from './raw-soap.js';

let emulator: Emulator;
let calls: Calls;
let now = new Date('2026-11-24T09:00:00Z');

beforeAll(async () => {
  emulator = await startEmulator({ clock: () => now });
  calls = new Calls(emulator);
});
afterAll(() => emulator.close());
beforeEach(() => {
  emulator.reset();
  now = new Date('2026-11-24T09:00:00Z');
});

const items = (body: unknown) => body as readonly CanonicalObject[];

async function newTicket(values: object = {}): Promise<CanonicalObject> {
  return (await calls.rest('POST', 'Ticket', { Title: 'It broke', ...values })).body;
}

async function newMessage(ticket: unknown, values: object = {}): Promise<CanonicalObject> {
  const message = { Ticket: { TicketId: ticket }, Body: 'Please help', ...values };
  return (await calls.rest('POST', 'TicketMessage', message)).body;
}

describe('a ticket', () => {
  it('is proposed open, with the default priority and type, owned by the caller', async () => {
    expect((await calls.rest('GET', 'Ticket/default')).body).toMatchObject({
      BaseStatus: 'Active',
      Status: { TicketStatusId: 1, Name: 'Open' },
      Priority: { Name: 'Medium' },
      TicketType: { Name: 'Question' },
      OwnedBy: { AssociateId: 18 },
    });
  });

  it('has the internal status of the status that a client sets', async () => {
    const { TicketId } = await newTicket();
    const changed = await calls.rest('PATCH', `Ticket/${String(TicketId)}`, { Status: { TicketStatusId: 3 } });
    expect(changed.body).toMatchObject({ BaseStatus: 'Postponed', Status: { Name: 'Postponed' } });
  });

  it('is closed by its internal status too, and says when and after how long', async () => {
    const { TicketId } = await newTicket();
    now = new Date('2026-11-24T10:30:00Z');
    const closed = await calls.rest('PATCH', `Ticket/${String(TicketId)}`, { BaseStatus: 'Closed' });
    expect(closed.body).toMatchObject({
      Status: { Name: 'Closed' },
      ClosedAt: '2026-11-24T11:30:00',
      LastChanged: '2026-11-24T11:30:00',
      RealTimeToClose: 90,
    });
    now = new Date('2026-11-24T11:00:00Z');
    const renamed = await calls.rest('PATCH', `Ticket/${String(TicketId)}`, { Title: 'It broke again' });
    expect(renamed.body).toMatchObject({ ClosedAt: '2026-11-24T11:30:00', RealTimeToClose: 90 });
  });

  it('is not closed any more once it is opened again', async () => {
    const reopened = await calls.rest('PATCH', 'Ticket/4', { Status: { TicketStatusId: 1 } });
    expect(reopened.body).toMatchObject({ BaseStatus: 'Active', ClosedAt: '0001-01-01T00:00:00', RealTimeToClose: 0 });
  });

  it('is marked as deleted, and restored to the default open status', async () => {
    expect((await calls.agents('Ticket/SetDeletedStatusByIds', { TicketIds: [1, 99] })).body).toEqual([1]);
    expect((await calls.rest('GET', 'Ticket/1')).body).toMatchObject({ BaseStatus: 'Deleted' });
    await calls.agents('Ticket/UndeleteByIds', { TicketIds: [1] });
    expect((await calls.rest('GET', 'Ticket/1')).body).toMatchObject({
      BaseStatus: 'Active',
      Status: { Name: 'Open' },
    });
  });
});

describe('the messages of a ticket', () => {
  it('are summed up in the ticket: how many, which are replies, and whose the first is', async () => {
    const { TicketId } = await newTicket();
    await newMessage(TicketId, { Author: 'jo@example.com', TimeSpent: 5 });
    now = new Date('2026-11-24T09:20:00Z');
    await newMessage(TicketId, { Slevel: 'External', TimeSpent: 10 });
    expect((await calls.rest('GET', `Ticket/${String(TicketId)}`)).body).toMatchObject({
      NumMessages: 2,
      NumReplies: 1,
      TimeSpent: 15,
      Author: 'jo@example.com',
      RepliedAt: '2026-11-24T10:20:00',
      LastChanged: '2026-11-24T10:20:00',
      Messages: [
        { Author: 'jo@example.com', Slevel: 'Internal' },
        { Author: 'Sam Sample', Slevel: 'External' },
      ],
    });
  });

  it('are read whole by the ticket’s id, all or some, over Agents and SOAP', async () => {
    const all = await calls.agents('Ticket/GetTicketMessageEntities', { TicketId: 1 });
    expect(items(all.body).map(({ EjMessageId, Body }) => [EjMessageId, Body])).toEqual([
      [1, 'The crane does not start.'],
      [2, 'We look at it.'],
    ]);
    const some = await calls.agents('Ticket/GetTicketMessageEntities', { TicketId: 1, MessageIds: [2] });
    expect(items(some.body)).toHaveLength(1);
    const soap = await rawSoap(emulator, 'Ticket', 'GetTicketMessageEntities', '<TicketId>1</TicketId>');
    expect(soap.response?.match(/<TicketMessageEntity>/g)).toHaveLength(2);
    expect(elementText(soap.response ?? '', 'Body')).toBe('The crane does not start.');
  });

  it('are listed below the ticket over REST, and searched by the archive of the same name', async () => {
    const below = await calls.rest('GET', 'Ticket/1/Messages?$select=ticketMessageId,slevel,ticket/title');
    expect(below.body['value']).toMatchObject([
      { ticketMessageId: 1, slevel: 'Internal', 'ticket/title': 'The crane does not start' },
      { ticketMessageId: 2, slevel: 'External' },
    ]);
  });

  it('carry the title of their ticket, and go with it', async () => {
    const { TicketId } = await newTicket();
    const message = await newMessage(TicketId);
    expect(message).toMatchObject({ SearchTitle: 'It broke', Ticket: { TicketId, Title: 'It broke', OwnedBy: 18 } });
    await calls.rest('DELETE', `Ticket/${String(TicketId)}`);
    expect((await calls.rest('GET', `TicketMessage/${String(message['EjMessageId'])}`)).status).toBe(404);
  });

  it('are counted again when one is deleted', async () => {
    await calls.rest('DELETE', 'TicketMessage/2');
    expect((await calls.rest('GET', 'Ticket/1')).body).toMatchObject({
      NumMessages: 1,
      NumReplies: 0,
      RepliedAt: '0001-01-01T00:00:00',
    });
  });
});

describe('attachments', () => {
  it('have content, which is sent and read as bytes over REST and as base64 over SOAP', async () => {
    const { AttachmentId: id } = (await calls.rest('POST', 'Attachment', { Name: 'log.bin' })).body;
    const bytes = Buffer.from([0, 255, 13, 10, 128]);
    const address = `${emulator.url}/api/v1/Attachment/${String(id)}/Content`;
    const sent = await fetch(address, { method: 'POST', headers: { Authorization: basic }, body: bytes });
    expect(sent.status).toBe(204);
    const read = await fetch(address, { headers: { Authorization: basic } });
    expect(Buffer.from(await read.arrayBuffer())).toEqual(bytes);
    const soap = await rawSoap(emulator, 'Ticket', 'GetAttachmentStream', `<AttachmentId>${String(id)}</AttachmentId>`);
    expect(soap.response).toBe(bytes.toString('base64'));
    expect((await calls.rest('GET', `Attachment/${String(id)}`)).body).toMatchObject({ AttSize: 5 });
  });

  it('are attached to a message, which its ticket says, and removed from it', async () => {
    const { AttachmentId: id } = (await calls.rest('POST', 'Attachment', { Name: 'a.png', InlineImage: true })).body;
    expect((await calls.rest('POST', 'TicketMessage/4/Attachment', [id])).status).toBe(204);
    expect((await calls.rest('GET', 'TicketMessage/4')).body['AttachmentsInfo']).toMatchObject([{ Name: 'a.png' }]);
    expect((await calls.rest('GET', 'TicketMessage/4/Attachment')).body).toMatchObject([{ AttachmentId: id }]);
    expect((await calls.rest('GET', 'TicketMessage/4/Attachment/Noninline')).body).toEqual([]);
    expect((await calls.rest('GET', 'Ticket/2/Attachments')).body).toMatchObject([{ Name: 'a.png' }]);
    expect((await calls.rest('GET', 'Ticket/2')).body).toMatchObject({ HasAttachment: true });
    const remove = { TicketMessageEntityId: 4, AttachmentIds: [id] };
    expect((await calls.agents('Ticket/RemoveMessageAttachments', remove)).status).toBe(204);
    expect((await calls.rest('GET', 'Ticket/2')).body).toMatchObject({ HasAttachment: false });
  });
});

it('searches tickets by their columns, closed ones by a name of their own', async () => {
  const select = '$select=ticketId,title,ticketStatusName,priorityName,personId&$orderby=ticketId desc&$top=2';
  const found = await calls.rest('GET', `Ticket?${select}`);
  expect(found.body['value']).toMatchObject([
    { EntityName: 'ticketdisplayclosed', ticketId: 4, ticketStatusName: 'Closed', priorityName: 'Low', personId: 4 },
    { EntityName: 'ticket', ticketId: 3, ticketStatusName: 'Open', priorityName: 'High' },
  ]);
});
