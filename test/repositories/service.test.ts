import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NotFoundError, type SuperOffice, ValidationError } from '../../src/index.js';
import { startTenant, type TestTenant } from '../support/tenants.js';
import { errorOf, transportNames } from '../support/transports.js';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTenant();
});
afterAll(() => tenant.close());

describe.each(transportNames)('over %s', (transport) => {
  const so = (): SuperOffice => tenant[transport];

  it('the messages of a request are searched, and each is read with its body', async () => {
    const rows = await so()
      .tickets.messages(1, { select: ['ticketMessageId', 'author'] })
      .toArray();
    expect(rows.length).toBeGreaterThan(1);
    const message = await so().ticketMessages.get(Number(rows[0]?.columns.ticketMessageId));
    expect(message).toMatchObject({ Ticket: { TicketId: 1 }, Body: 'The crane does not start.' });
  });

  it('a message is added to a request, with a file, and both are found again', async () => {
    const bytes = randomBytes(200_000);
    const file = await so().attachments.create({ Name: 'log.bin', ContentType: 'application/octet-stream' });
    await so().attachments.writeContent(file.AttachmentId, bytes);
    const message = await so().ticketMessages.create({ Ticket: { TicketId: 2 }, Body: `Over ${transport}` });
    await so().ticketMessages.addAttachments(message.EjMessageId, [file.AttachmentId]);

    const attached = await so().ticketMessages.attachments(message.EjMessageId);
    expect(attached.map(({ AttachmentId }) => AttachmentId)).toEqual([file.AttachmentId]);
    const all = await so().tickets.attachments(2);
    expect(all.map(({ AttachmentId }) => AttachmentId)).toContain(file.AttachmentId);
    const content = await buffer(await so().attachments.readContent(file.AttachmentId));
    expect(content.equals(bytes)).toBe(true);

    await so().ticketMessages.removeAttachments(message.EjMessageId, [file.AttachmentId]);
    expect(await so().ticketMessages.attachments(message.EjMessageId)).toEqual([]);
  });

  it('the requests of a company and of a person are searched', async () => {
    const [row] = await so()
      .persons.tickets(1, { select: ['ticketId', 'title'] })
      .toArray();
    expect(row?.columns).toMatchObject({ ticketId: 1, title: 'The crane does not start' });
    const { Contact } = await so().persons.get(1);
    const rows = await so()
      .contacts.tickets(Contact?.ContactId ?? 0, { select: ['ticketId'] })
      .toArray();
    expect(rows.map(({ columns }) => columns.ticketId)).toContain(1);
  });

  it('the members of a selection are added, read and removed', async () => {
    const draft = await so().agents.Selection.CreateSelectionEntity({ TargetTableName: 'ticket' });
    const made = await so().selections.create({ ...draft, Name: `Over ${transport}` });
    await so().selections.addMembers(made.SelectionId, [1, 2, 3]);
    await so().selections.removeMembers(made.SelectionId, [2]);
    expect((await so().selections.get(made.SelectionId)).MemberCount).toBe(2);
  });

  it('the members of a selection of companies are read as rows', async () => {
    const made = await so().selections.create({ Name: `Companies over ${transport}` });
    const pairs = [2, 3].map((ContactId) => ({ ContactId, PersonId: 0 }));
    await so().agents.Selection.AddContactSelectionMembers({ SelectionId: made.SelectionId, ContactPersonIds: pairs });
    const members = await so().selections.members(made.SelectionId, 'contactId');
    expect(members.map(({ ColumnData }) => ColumnData?.['contactId']?.DisplayValue)).toEqual(['[I:2]', '[I:3]']);
  });

  it('the image of a company is written and read as bytes', async () => {
    const image = randomBytes(50_000);
    await so().contacts.writeImage(3, image);
    for (const each of transportNames) {
      expect((await buffer(await tenant[each].contacts.readImage(3))).equals(image)).toBe(true);
    }
    expect(await errorOf(so().persons.readImage(5))).toBeInstanceOf(NotFoundError);
  });

  it.each([
    ['an id that is a string', (own: SuperOffice) => own.tickets.attachments('1' as never)],
    ['a list that is a number', (own: SuperOffice) => own.selections.addMembers(1, 2 as never)],
    ['content that is text', (own: SuperOffice) => own.attachments.writeContent(1, 'text' as never)],
    ['an unknown entity', async (own: SuperOffice) => own.entity('Tiket' as 'Ticket').get(1)],
  ])('%s is refused before anything is sent', async (_what, call) => {
    const from = tenant.emulator.requests.length;
    expect(await errorOf(call(so()))).toBeInstanceOf(ValidationError);
    expect(tenant.emulator.requests.length).toBe(from);
  });
});
