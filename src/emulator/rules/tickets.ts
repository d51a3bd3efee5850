import type { CanonicalObject } from '../../contract/index.js';
import type { Store } from '../store/store.js';
import { everyKey } from '../store/table.js';
import { type Behaviour, type CallContext, referredId } from './behaviour.js';

/**
 * Requests, their messages and their attachments. Sources: the descriptions of the carriers in the vendor's OpenAPI document,
 * and the vendor's page on the status of requests, by which each status belongs to an internal one.
 */

type Entity = Readonly<CanonicalObject>;

const noDate = '0001-01-01T00:00:00';
const minute = 60_000;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const statusOf = (entity: Entity) => referredId(entity, 'Status', 'TicketStatusId');

/** The internal status that a status belongs to. */
function baseOf(store: Store, status: number): string | undefined {
  const base = store.read('TicketStatus', status, ({ Status }) => Status);
  return typeof base === 'string' ? base : undefined;
}

/** The status of an internal one: its default, else the first. */
export function defaultStatus(store: Store, base: string): number {
  let first = 0;
  for (const id of store.ids('TicketStatus')) {
    const found = store.read('TicketStatus', id, ({ Status, IsDefault }) => ({ Status, IsDefault }));
    if (found?.Status !== base) continue;
    if (found.IsDefault === true) return id;
    if (first === 0) first = id;
  }
  return first;
}

/** A client may change the status or the internal status; the other one follows. If both are changed, the status wins. */
function statuses(given: Entity, before: Entity | undefined, store: Store): { status: number; base: string } {
  const status = statusOf(given);
  const base = text(given['BaseStatus']);
  const isChosen = status !== 0 && status !== statusOf(before ?? {});
  const isBaseChosen = base !== '' && base !== 'Unknown' && base !== text(before?.['BaseStatus']);
  if (isChosen || !isBaseChosen) return { status, base: baseOf(store, status) ?? (base === '' ? 'Unknown' : base) };
  return { status: baseOf(store, status) === base ? status : defaultStatus(store, base), base };
}

const minutesBetween = (from: string, to: string) =>
  Math.max(0, Math.floor((Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / minute));

/** When it was closed, and how long that took; nothing while it is not closed. */
function closing(base: string, before: Entity | undefined, createdAt: string, now: string): CanonicalObject {
  if (base !== 'Closed') return { ClosedAt: noDate, TimeToClose: 0, RealTimeToClose: 0 };
  if (before?.['BaseStatus'] === 'Closed') {
    const { ClosedAt, TimeToClose, RealTimeToClose } = before;
    return { ClosedAt, TimeToClose, RealTimeToClose };
  }
  const minutes = minutesBetween(createdAt, now);
  return { ClosedAt: now, TimeToClose: minutes, RealTimeToClose: minutes };
}

const counted = ['NumMessages', 'NumReplies', 'HasAttachment', 'RepliedAt', 'TimeSpent', 'Author'] as const;

export const ticketBehaviour: Behaviour = {
  defaults: ({ store, session }) => ({
    OwnedBy: { AssociateId: session.associateId },
    BaseStatus: 'Active',
    Status: { TicketStatusId: defaultStatus(store, 'Active') },
    Priority: { TicketPriorityId: flagged(store, 'TicketPriority', ({ Flags }) => text(Flags).includes('Default')) },
    Category: { TicketCategoryId: [...store.ids('TicketCategory')][0] ?? 0 },
    TicketType: { TicketTypeId: flagged(store, 'TicketType', ({ IsDefault }) => IsDefault === true) },
    Slevel: 'Internal',
    ReadStatus: 'Red',
  }),
  set(given, before, { store, now }) {
    const { status, base } = statuses(given, before, store);
    const createdAt = text(before?.['CreatedAt']) || now;
    const kept = Object.fromEntries(counted.map((name) => [name, before?.[name]]));
    return {
      ...kept,
      BaseStatus: base,
      Status: status === 0 ? null : { TicketStatusId: status },
      CreatedAt: createdAt,
      LastChanged: now,
      ...closing(base, before, createdAt, now),
    };
  },
  shown: ({ TicketId }, store) => ({ Messages: messagesOf(store, Number(TicketId)).map((id) => summary(store, id)) }),
  deleted(id, _stored, { store }) {
    for (const message of messagesOf(store, id)) store.delete('TicketMessage', message);
  },
};

/** The first one for which a test holds, else the first of all. */
function flagged(store: Store, table: string, test: (entity: Entity) => boolean): number {
  const ids = [...store.ids(table)];
  return ids.find((id) => store.read(table, id, test) === true) ?? ids[0] ?? 0;
}

/** The messages of a ticket, oldest first. */
export function messagesOf(store: Store, ticket: number): number[] {
  if (ticket === 0) return [];
  return [...store.ids('TicketMessage', everyKey)].filter(
    (id) => store.read('TicketMessage', id, (message) => referredId(message, 'Ticket', 'TicketId')) === ticket,
  );
}

/** What a ticket shows of a message: "For message body see the TicketMessageEntity". */
export function summary(store: Store, id: number): CanonicalObject {
  const attachments = store.attachments.of(id).length;
  return (
    store.read('TicketMessage', id, (message) => ({
      TicketMessageId: id,
      CreatedAt: message['CreatedAt'],
      Slevel: message['Slevel'],
      Important: message['Important'],
      Author: message['Author'],
      PersonId: referredId(message, 'Person', 'PersonId'),
      NumAttachments: attachments,
      EmailHeader: message['EmailHeader'],
      MessageHeaders: message['MessageHeaders'],
      Language: message['Language'],
      Sentiment: message['Sentiment'],
      SentimentConfidence: message['SentimentConfidence'],
      CreatedBy: referredId(message, 'CreatedBy', 'AssociateId'),
      ChangedAt: message['CreatedAt'],
      Badge: message['Badge'],
    })) ?? {}
  );
}

/** What a ticket says of its messages, once one of them or their attachments has changed. */
export function recount(store: Store, ticket: number, now?: string): void {
  const stored = store.read('Ticket', ticket, (found) => ({ ...found }));
  if (stored === undefined) return;
  const ids = messagesOf(store, ticket);
  const messages = ids.flatMap((id) => store.read('TicketMessage', id, (message) => [message]) ?? []);
  const external = messages.filter(({ Slevel }) => Slevel === 'External');
  const [first] = messages;
  store.put('Ticket', ticket, {
    ...stored,
    NumMessages: messages.length,
    NumReplies: external.length,
    RepliedAt: external[0]?.['CreatedAt'] ?? noDate,
    TimeSpent: messages.reduce((sum, { TimeSpent }) => sum + (Number(TimeSpent) || 0), 0),
    Author: first?.['Author'] ?? stored['Author'],
    HasAttachment: ids.some((id) => store.attachments.of(id).length > 0),
    ...(now === undefined ? {} : { LastChanged: now }),
  });
}

export const messageBehaviour: Behaviour = {
  defaults: () => ({ Slevel: 'Internal', Type: 'Plain' }),
  set(given, before, { store, session, now }) {
    const ticket = referredId(given, 'Ticket', 'TicketId');
    return {
      CreatedAt: text(before?.['CreatedAt']) || now,
      Author: text(given['Author']) || session.fullName,
      SearchTitle: store.read('Ticket', ticket, ({ Title }) => Title) ?? '',
    };
  },
  shown: ({ EjMessageId }, store) => ({
    AttachmentsInfo: store.attachments.of(Number(EjMessageId)).flatMap((id) => attachment(store, id)),
  }),
  saved: (_id, stored, { store, now }) => recount(store, referredId(stored, 'Ticket', 'TicketId'), now),
  deleted(id, stored, { store, now }) {
    store.attachments.unlink(id);
    recount(store, referredId(stored, 'Ticket', 'TicketId'), now);
  },
};

function attachment(store: Store, id: number): CanonicalObject[] {
  const found = store.read('Attachment', id, (entity) => ({ ...entity }));
  return found === undefined ? [] : [found];
}

export const attachmentBehaviour: Behaviour = {
  set: (_given, before) => ({ AttSize: before?.['AttSize'] ?? 0, IsSafeFileExtension: true }),
};

/** The fields of a simple ticket that have another form there. */
export function simpleTicket(ticket: Entity, store: Store): CanonicalObject {
  const named = (table: string, id: number, field = 'Name') => store.read(table, id, (found) => found[field]) ?? '';
  const category = referredId(ticket, 'Category', 'TicketCategoryId');
  const priority = referredId(ticket, 'Priority', 'TicketPriorityId');
  const type = referredId(ticket, 'TicketType', 'TicketTypeId');
  const [sale, project] = [referredId(ticket, 'Sale', 'SaleId'), referredId(ticket, 'Project', 'ProjectId')];
  const person = referredId(ticket, 'Person', 'PersonId');
  const owner = referredId(ticket, 'OwnedBy', 'AssociateId');
  const creator = referredId(ticket, 'CreatedBy', 'AssociateId');
  return {
    ...ticket,
    CreatedBy: creator,
    CreatedByName: store.associate(creator)?.['FullName'],
    OwnedBy: owner,
    OwnedByName: store.associate(owner)?.['FullName'],
    OwnedByAssociateId: owner,
    Category: category,
    CategoryName: named('TicketCategory', category),
    CategoryFullname: named('TicketCategory', category, 'Fullname'),
    Priority: priority,
    PriorityName: named('TicketPriority', priority),
    TicketStatus: statusOf(ticket),
    TicketStatusDisplayValue: named('TicketStatus', statusOf(ticket)),
    CustId: person,
    PersonFullname: named('Person', person, 'FullName'),
    SaleId: sale,
    SaleHeading: named('Sale', sale, 'Heading'),
    ProjectId: project,
    ProjectName: named('Project', project),
    TicketTypeId: type,
    TicketTypeName: named('TicketType', type),
  };
}

/** Sets the internal status of tickets, with the status that belongs to it. Returns those that exist. */
export function setBaseStatus(ids: readonly number[], base: string, { store, now }: CallContext): number[] {
  return ids.filter((id) => {
    const stored = store.read('Ticket', id, (found) => ({ ...found }));
    if (stored === undefined) return false;
    const status = { TicketStatusId: defaultStatus(store, base) };
    const changed = closing(base, stored, text(stored['CreatedAt']), now);
    store.put('Ticket', id, { ...stored, BaseStatus: base, Status: status, LastChanged: now, ...changed });
    return true;
  });
}
