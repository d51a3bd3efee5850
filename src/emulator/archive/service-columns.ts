import { type ArchiveColumn, computed, field, list, reference } from './columns.js';

/**
 * Columns of requests, selections and webhooks. Source: the vendor’s reference of the providers, such as `FindTicket`,
 * of whose columns these are those that the emulator's entities have.
 */

const ticketDate = (name: string, path: string) => field('datetime', name, path, 'ticket');

export const ticketColumns: readonly ArchiveColumn[] = [
  field('int', 'ticketId', 'TicketId', 'ticket'),
  field('text', 'title', 'Title', 'ticket'),
  reference('list', 'ticketStatusName', 'ticketstatus', 'Status.TicketStatusId', 'Status.Name'),
  reference('list', 'priorityName', 'ticketpriority', 'Priority.TicketPriorityId', 'Priority.Name'),
  reference('list', 'categoryFullName', 'ejcategory', 'Category.TicketCategoryId', 'Category.Fullname'),
  reference('list', 'ticketTypeName', 'tickettype', 'TicketType.TicketTypeId', 'TicketType.Name'),
  reference('associate', 'ownedBy', 'associate', 'OwnedBy.AssociateId', 'OwnedBy.FullName'),
  reference('associate', 'createdBy', 'associate', 'CreatedBy.AssociateId', 'CreatedBy.FullName'),
  ticketDate('createdAt', 'CreatedAt'),
  field('date', 'createdDate', 'CreatedAt', 'ticket'),
  ticketDate('lastChanged', 'LastChanged'),
  field('text', 'author', 'Author', 'ticket'),
  ticketDate('readByOwner', 'ReadByOwner'),
  ticketDate('readByCustomer', 'ReadByCustomer'),
  ticketDate('firstReadByOwner', 'FirstReadByOwner'),
  ticketDate('firstReadByUser', 'FirstReadByUser'),
  ticketDate('repliedAt', 'RepliedAt'),
  ticketDate('closedAt', 'ClosedAt'),
  ticketDate('activated', 'Activate'),
  ticketDate('deadline', 'Deadline'),
  field('text', 'status', 'BaseStatus', 'ticket'),
  field('text', 'origin', 'Origin', 'ticket'),
  field('text', 'slevel', 'Slevel', 'ticket'),
  field('text', 'readStatus', 'ReadStatus', 'ticket'),
  field('int', 'numberOfMessages', 'NumMessages', 'ticket'),
  field('int', 'numberOfReplies', 'NumReplies', 'ticket'),
  field('int', 'connectId', 'ConnectId', 'ticket'),
  field('bool', 'has_attachment', 'HasAttachment', 'ticket'),
  field('int', 'ticketStatusId', 'Status.TicketStatusId', 'ticket'),
  field('int', 'priorityId', 'Priority.TicketPriorityId', 'ticket'),
  field('int', 'categoryId', 'Category.TicketCategoryId', 'ticket'),
  field('int', 'contactId', 'Person.ContactId', 'contact'),
  field('int', 'personId', 'Person.PersonId', 'person'),
  field('int', 'saleId', 'Sale.SaleId', 'sale'),
  field('int', 'projectId', 'Project.ProjectId', 'project'),
];

export const messageColumns: readonly ArchiveColumn[] = [
  field('int', 'ticketMessageId', 'EjMessageId', 'ticketmessage'),
  field('text', 'searchTitle', 'SearchTitle', 'ticketmessage'),
  field('text', 'author', 'Author', 'ticketmessage'),
  field('datetime', 'createdAt', 'CreatedAt', 'ticketmessage'),
  field('int', 'ticketId', 'Ticket.TicketId', 'ticketmessage'),
  field('text', 'body', 'Body', 'ticketmessage'),
  field('text', 'htmlBody', 'HtmlBody', 'ticketmessage'),
  field('text', 'header', 'EmailHeader', 'ticketmessage'),
  field('text', 'messageId', 'MessageId', 'ticketmessage'),
  field('text', 'debugInfo', 'DebugInfo', 'ticketmessage'),
  field('bool', 'important', 'Important', 'ticketmessage'),
  field('text', 'slevel', 'Slevel', 'ticketmessage'),
  field('int', 'timeSpent', 'TimeSpent', 'ticketmessage'),
];

const associates = (name: string, path: string): ArchiveColumn[] => [
  reference('associate', name, 'associate', `${path}.AssociateId`, `${path}.FullName`),
  field('text', `${name}FullName`, `${path}.FullName`, 'associate'),
];

/** Of the provider `FindSelection`. */
export const selectionColumns: readonly ArchiveColumn[] = [
  field('int', 'selectionId', 'SelectionId', 'selection'),
  field('text', 'name', 'Name', 'selection'),
  list('type', 'SelectionCategory', 'searchcat'),
  field('text', 'kind', 'SelectionType', 'selection'),
  field('int', 'targetTableNumber', 'TargetTableNumber', 'selection'),
  reference('associate', 'associateId', 'associate', 'Associate.AssociateId', 'Associate.FullName'),
  field('bool', 'done', 'Completed', 'selection'),
  ...associates('updatedBy', 'UpdatedBy'),
  field('datetime', 'updatedDate', 'UpdatedDate', 'selection'),
  ...associates('registeredBy', 'CreatedBy'),
  field('datetime', 'registeredDate', 'CreatedDate', 'selection'),
  field('datetime', 'lastMembershipChange', 'LastMembershipChange', 'selection'),
  ...associates('lastMembershipChangeBy', 'LastMembershipChangeByAssociate'),
  field('int', 'memberCount', 'MemberCount', 'selection'),
];

/** Of the provider `SelectionMemberStatic`: "It will only return fields from the SelectionMember table". */
export const memberColumns: readonly ArchiveColumn[] = [
  field('int', 'selectionMemberId', 'SelectionMemberId', 'selectionMember'),
  field('int', 'selectionId', 'SelectionId', 'selectionMember'),
  field('int', 'contactId', 'Contact.ContactId', 'contact'),
  field('int', 'personId', 'Person.PersonId', 'person'),
  field('int', 'targetTableNumber', 'TargetTableNumber', 'selectionMember'),
  field('int', 'targetRecordId', 'TargetRecordId', 'selectionMember'),
];

const joined = (value: unknown) => (Array.isArray(value) ? value.join(',') : '');

/** Of the provider `Webhook`. */
export const webhookColumns: readonly ArchiveColumn[] = [
  field('int', 'webhookId', 'WebhookId', 'webhook'),
  field('text', 'name', 'Name', 'webhook'),
  computed('text', 'events', 'webhook', ({ Events }) => joined(Events)),
  field('text', 'targetUrl', 'TargetUrl', 'webhook'),
  field('text', 'type', 'Type', 'webhook'),
  computed('int', 'eventCount', 'webhook', ({ Events }) => (Array.isArray(Events) ? Events.length : 0)),
  field('text', 'registeredByFullName', 'RegisteredAssociate.FullName', 'associate'),
  field('datetime', 'registeredDate', 'Registered', 'webhook'),
  field('text', 'updatedByFullName', 'UpdatedAssociate.FullName', 'associate'),
  field('int', 'webhookUsage/totalCalls', 'TotalCalls', 'webhook'),
  field('int', 'webhookUsage/totalErrors', 'TotalErrors', 'webhook'),
  field('int', 'webhookUsage/consecutiveErrors', 'ConsecutiveErrors', 'webhook'),
  field('text', 'webhookUsage/lastError', 'LastError', 'webhook'),
];
