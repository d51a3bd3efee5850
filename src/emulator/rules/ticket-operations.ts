import type { CanonicalObject } from '../../contract/index.js';
import type { Session } from '../access/access.js';
import type { OperationHandler } from '../operation-handler.js';
import type { EmulatedServer } from '../server.js';
import { badRequest, notFound } from '../server-error.js';
import { isJsonObject } from '../wire/json-object.js';
import { idsIn } from './entity-arguments.js';
import { requiredRules as rules } from './generic-entities.js';
import { messagesOf, recount, setBaseStatus, simpleTicket, summary } from './tickets.js';

type Handler = (server: EmulatedServer, parameters: CanonicalObject, session: Session) => unknown;

/** The first number of a call. */
const firstId = (parameters: CanonicalObject): number =>
  Object.values(parameters).find((value) => typeof value === 'number') ?? 0;

function attachments({ entities }: EmulatedServer, ids: readonly number[]): CanonicalObject[] {
  return ids.map((id) => entities.get(rules('Attachment'), id));
}

function attached(server: EmulatedServer, message: number): CanonicalObject[] {
  server.entities.get(rules('TicketMessage'), message);
  return attachments(server, server.store.attachments.of(message));
}

/** Changes what is attached to a message, and what its ticket says of it. */
function changeAttached({ store, entities }: EmulatedServer, message: number, change: () => void): void {
  const entity = entities.get(rules('TicketMessage'), message);
  change();
  const ticket = entity['Ticket'];
  if (isJsonObject(ticket)) recount(store, Number(ticket['TicketId']));
}

function attach(server: EmulatedServer, message: number, ids: readonly number[]): void {
  attachments(server, ids);
  changeAttached(server, message, () => server.store.attachments.link(message, ids));
}

function ticketShown({ store }: EmulatedServer, id: number): CanonicalObject | null {
  return store.read('Ticket', id, (ticket) => simpleTicket({ ...ticket, TicketId: id }, store)) ?? null;
}

function upload({ store, entities }: EmulatedServer, { AttachmentId, Content }: CanonicalObject): void {
  const id = Number(AttachmentId);
  entities.get(rules('Attachment'), id);
  if (typeof Content !== 'string') throw badRequest('Content is null');
  const content = Buffer.from(Content, 'base64');
  store.attachments.contents.set(id, content);
  store.put('Attachment', id, { ...store.read('Attachment', id, structuredClone), AttSize: content.length });
}

function content({ store, entities }: EmulatedServer, id: number): string {
  entities.get(rules('Attachment'), id);
  const found = store.attachments.contents.get(id);
  if (found === undefined) throw notFound('Attachment content', id);
  return found.toString('base64');
}

const message: Handler = ({ entities }, parameters) => entities.get(rules('TicketMessage'), firstId(parameters));

const handlers: Readonly<Record<string, Handler>> = {
  GetTicket: (server, parameters) => ticketShown(server, firstId(parameters)),
  GetTickets: (server, { TicketIds }) => idsIn(TicketIds).flatMap((id) => ticketShown(server, id) ?? []),
  GetTicketMessage: ({ store }, { TicketMessageId }) =>
    store.has('TicketMessage', Number(TicketMessageId)) ? summary(store, Number(TicketMessageId)) : null,
  GetTicketMessageEntities({ store, entities }, { TicketId, MessageIds }) {
    entities.get(rules('Ticket'), Number(TicketId));
    const wanted = idsIn(MessageIds);
    return messagesOf(store, Number(TicketId))
      .filter((id) => wanted.length === 0 || wanted.includes(id))
      .map((id) => entities.get(rules('TicketMessage'), id));
  },
  GetTicketMessageWithEmbeddedData: message,
  GetTicketMessageWithOptions: message,
  GetTicketAttachments(server, { TicketEntityId }) {
    server.entities.get(rules('Ticket'), Number(TicketEntityId));
    const { attachments: store } = server.store;
    const ids = messagesOf(server.store, Number(TicketEntityId)).flatMap((id) => store.of(id));
    return attachments(server, [...new Set(ids)]);
  },
  GetAttachmentInfo: (server, parameters) => attached(server, firstId(parameters)),
  GetAttachmentInfoNonInline: (server, parameters) =>
    attached(server, firstId(parameters)).filter(({ InlineImage }) => InlineImage !== true),
  AddAttachments: (server, { TicketMessageEntityId, AttachmentIds }) =>
    attach(server, Number(TicketMessageEntityId), idsIn(AttachmentIds)),
  RemoveMessageAttachments: (server, { TicketMessageEntityId, AttachmentIds }) =>
    changeAttached(server, Number(TicketMessageEntityId), () =>
      server.store.attachments.unlink(Number(TicketMessageEntityId), idsIn(AttachmentIds)),
    ),
  UploadAttachment: upload,
  GetAttachmentStream: (server, parameters) => content(server, firstId(parameters)),
  SaveTicketMessageEntityWithOptions(server, { Entity, AttachmentIds }, session) {
    if (!isJsonObject(Entity)) throw badRequest('Entity is null');
    const saved = server.entities.save(rules('TicketMessage'), Entity, session);
    const id = Number(saved['EjMessageId']);
    attach(server, id, idsIn(AttachmentIds));
    return server.entities.get(rules('TicketMessage'), id);
  },
  SetTicketMessageImportant({ store, entities }, { TicketMessageId, Important }) {
    const id = Number(TicketMessageId);
    entities.get(rules('TicketMessage'), id);
    store.put('TicketMessage', id, { ...store.read('TicketMessage', id, structuredClone), Important });
  },
  SetDeletedStatusByIds: ({ entities }, { TicketIds }, session) =>
    setBaseStatus(idsIn(TicketIds), 'Deleted', entities.context(session)),
  SetSpamStatusByIds: ({ entities }, { TicketIds }, session) =>
    setBaseStatus(idsIn(TicketIds), 'Spam', entities.context(session)),
  UndeleteByIds({ entities }, { TicketIds }, session) {
    setBaseStatus(idsIn(TicketIds), 'Active', entities.context(session));
  },
};

/** The operations on requests beyond those on each entity, by the names of agent and operation. */
export const ticketOperations: readonly (readonly [string, OperationHandler])[] = Object.entries(handlers).map(
  ([name, handle]) => [
    `Ticket.${name}`,
    (server, parameters, session) => ({ Response: handle(server, parameters, session) ?? null }),
  ],
);
