import type { CanonicalObject } from '../../contract/index.js';
import type { Store } from '../store/store.js';

/** The statuses, of which each belongs to an internal one; by default each internal status has one of its name. */
const statuses = [
  { TicketStatusId: 1, Name: 'Open', Status: 'Active', IsDefault: true },
  { TicketStatusId: 2, Name: 'Closed', Status: 'Closed', IsDefault: true },
  { TicketStatusId: 3, Name: 'Postponed', Status: 'Postponed', IsDefault: true },
  { TicketStatusId: 4, Name: 'Deleted', Status: 'Deleted', IsDefault: true },
  { TicketStatusId: 5, Name: 'Waiting for customer', Status: 'Active', IsDefault: false },
  { TicketStatusId: 6, Name: 'Spam', Status: 'Spam', IsDefault: true },
];

const priorities = [
  { TicketPriorityId: 1, Name: 'Low', Status: 'Normal', Flags: '', SortOrder: 1 },
  { TicketPriorityId: 2, Name: 'Medium', Status: 'Normal', Flags: 'Default', SortOrder: 2 },
  { TicketPriorityId: 3, Name: 'High', Status: 'Normal', Flags: '', SortOrder: 3 },
];

const categories = [
  { TicketCategoryId: 1, Name: 'Support', Fullname: 'Support' },
  { TicketCategoryId: 2, Name: 'Invoices', Fullname: 'Support/Invoices', ParentId: 1 },
];

const types = [
  { TicketTypeId: 1, Name: 'Question', DefaultTicketStatus: 1, DefaultTicketPriority: 2, IsDefault: true },
  { TicketTypeId: 2, Name: 'Incident', DefaultTicketStatus: 1, DefaultTicketPriority: 3, IsDefault: false },
];

const created = '2025-03-03T09:00:00';
const answered = '2025-03-04T10:30:00';
const noDate = '0001-01-01T00:00:00';
const author = 'Sam Sample';

const titles = ['The crane does not start', 'Invoice 10042', 'Delivery of desks', 'Password of the web shop'];

/** What is stored of each is less than what is shown, which follows from the contract. */
export function seedRequests(store: Store): void {
  const put = (name: string, key: string, records: readonly CanonicalObject[]) => {
    for (const record of records) store.put(name, Number(record[key]), record);
  };
  put('TicketStatus', 'TicketStatusId', statuses);
  put('TicketPriority', 'TicketPriorityId', priorities);
  put('TicketCategory', 'TicketCategoryId', categories);
  put('TicketType', 'TicketTypeId', types);
  put('Ticket', 'TicketId', titles.map(ticket));
  put('TicketMessage', 'EjMessageId', titles.flatMap(messages));
  store.put('Attachment', 1, { AttachmentId: 1, Name: 'crane.txt', ContentType: 'text/plain', AttSize: 13 });
  store.attachments.contents.set(1, Buffer.from('Broken crane\n'));
  store.attachments.link(1, [1]);
}

function ticket(title: string, index: number): CanonicalObject {
  const isClosed = index === 3;
  return {
    TicketId: index + 1,
    Title: title,
    CreatedAt: created,
    LastChanged: answered,
    RepliedAt: answered,
    ClosedAt: isClosed ? answered : noDate,
    RealTimeToClose: isClosed ? 1_530 : 0,
    TimeToClose: isClosed ? 1_530 : 0,
    CreatedBy: { AssociateId: 18 },
    OwnedBy: { AssociateId: 18 },
    Author: author,
    BaseStatus: isClosed ? 'Closed' : 'Active',
    Status: { TicketStatusId: isClosed ? 2 : 1 },
    Priority: { TicketPriorityId: (index % 3) + 1 },
    Category: { TicketCategoryId: (index % 2) + 1 },
    TicketType: { TicketTypeId: (index % 2) + 1 },
    Person: { PersonId: index + 1 },
    Slevel: 'External',
    Origin: 'Email',
    ReadStatus: 'Green',
    NumMessages: 2,
    NumReplies: 1,
    HasAttachment: index === 0,
  };
}

function messages(title: string, index: number): CanonicalObject[] {
  const common = { Ticket: { TicketId: index + 1 }, SearchTitle: title, Type: 'Plain', Author: author };
  const by = { CreatedBy: { AssociateId: 18 } };
  return [
    { ...common, ...by, EjMessageId: 2 * index + 1, CreatedAt: created, Body: `${title}.`, Slevel: 'Internal' },
    { ...common, ...by, EjMessageId: 2 * index + 2, CreatedAt: answered, Body: 'We look at it.', Slevel: 'External' },
  ];
}
