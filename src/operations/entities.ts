import type { EntityDescription, EntityStep } from './entity-description.js';

/** An entity that has a repository: everything that the repositories and the tools around them derive from. */
export interface EntityRow extends EntityDescription {
  /** What people call one, such as `company`. */
  readonly noun: string;
  /** Operations that its agent does not have. */
  readonly absent?: readonly EntityStep[];
  /** What a person reads first: the field of the carrier, and the column in which it can be searched for. */
  readonly title?: Readonly<Record<'field' | 'column', string>>;
  /** How a sweep reads it, from the archive. Without it, neither a sweep nor the doctor looks for one. */
  readonly sweep?: SweepColumns;
}

/** The columns of an archive that a sweep needs. */
export interface SweepColumns {
  /** Holds the primary key. */
  readonly key: string;
  /** Says when a record was last changed: the field of the carrier, and the column. */
  readonly updated?: Readonly<Record<'field' | 'column', string>>;
  /** What is compared of a row. All of them are listed on the vendor's page about the archive. */
  readonly columns: readonly string[];
}

const columns = (names: string): readonly string[] => names.trim().split(/\s+/);

/**
 * The entities that have a repository, in the order in which tools go through them. What differs between them is here and
 * nowhere else.
 */
export const entities = {
  /** Companies. */
  contacts: {
    repository: 'contacts',
    agent: 'Contact',
    carrier: 'ContactEntity',
    resource: 'Contact',
    primaryKey: 'ContactId',
    archive: 'SimpleContact',
    noun: 'company',
    title: { field: 'Name', column: 'name' },
    sweep: {
      key: 'contactId',
      updated: { field: 'UpdatedDate', column: 'updatedDate' },
      columns: columns(`
        name department hasInfoText hasInterests associateId category business country number code orgnr stop
        contactNoMail registeredDate updatedDate
      `),
    },
  },
  /** People: the contacts within companies. */
  persons: {
    repository: 'persons',
    agent: 'Person',
    carrier: 'PersonEntity',
    resource: 'Person',
    primaryKey: 'PersonId',
    archive: 'Person',
    noun: 'person',
    title: { field: 'Lastname', column: 'lastName' },
    sweep: {
      key: 'personId',
      updated: { field: 'UpdatedDate', column: 'personUpdatedDate' },
      columns: columns(`
        firstName middleName lastName fullName contactId title mrMrs position personNumber personCountry hasInfoText
        retired personNoMail personRegisteredDate personUpdatedDate
      `),
    },
  },
  /** Appointments, follow-ups and tasks in the diary. */
  appointments: {
    repository: 'appointments',
    agent: 'Appointment',
    carrier: 'AppointmentEntity',
    resource: 'Appointment',
    primaryKey: 'AppointmentId',
    archive: 'FindAppointment',
    noun: 'appointment',
    title: { field: 'Description', column: 'text' },
    sweep: {
      key: 'appointmentId',
      updated: { field: 'UpdatedDate', column: 'updatedDate' },
      // Not time and endTime: SOAP gives a time of day to the minute.
      columns: columns(`
        text location type priority date endDate duration completed alarm isFree contactId personId projectId
        saleId associateId registeredDate updatedDate
      `),
    },
  },
  /** Projects and their members. */
  projects: {
    repository: 'projects',
    agent: 'Project',
    carrier: 'ProjectEntity',
    resource: 'Project',
    primaryKey: 'ProjectId',
    archive: 'FindProject',
    noun: 'project',
    title: { field: 'Name', column: 'name' },
    sweep: {
      key: 'projectId',
      updated: { field: 'UpdatedDate', column: 'updatedDate' },
      columns: columns(`
        name number type status associateId completed text description hasInfoText startDate endDate registeredDate
        updatedDate
      `),
    },
  },
  /** Sales: opportunities and orders. */
  sales: {
    repository: 'sales',
    agent: 'Sale',
    carrier: 'SaleEntity',
    resource: 'Sale',
    primaryKey: 'SaleId',
    archive: 'FindSale',
    noun: 'sale',
    title: { field: 'Heading', column: 'heading' },
    sweep: {
      key: 'saleId',
      updated: { field: 'UpdatedDate', column: 'updatedDate' },
      columns: columns(`
        heading saleNumber amount earning earningPercent probPercent date nextDueDate completed saleStatus saleType currency
        source description contactId personId projectId associateId registeredDate updatedDate
      `),
    },
  },
  /** Documents and their content. */
  documents: {
    repository: 'documents',
    agent: 'Document',
    carrier: 'DocumentEntity',
    resource: 'Document',
    primaryKey: 'DocumentId',
    archive: 'FindDocument',
    noun: 'document',
    title: { field: 'Header', column: 'text' },
    sweep: {
      key: 'documentId',
      updated: { field: 'UpdatedDate', column: 'updatedDate' },
      columns: columns(`
        text name subject attention ourref yourref date snum completed contactId personId projectId saleId associateId
        registeredDate updatedDate
      `),
    },
  },
  /** Requests of the Service module. Columns are those of the vendor's page about the archive. */
  tickets: {
    repository: 'tickets',
    agent: 'Ticket',
    carrier: 'TicketEntity',
    resource: 'Ticket',
    primaryKey: 'TicketId',
    archive: 'Ticket',
    noun: 'request',
    title: { field: 'Title', column: 'title' },
    sweep: {
      key: 'ticketId',
      updated: { field: 'LastChanged', column: 'lastChanged' },
      columns: columns(`
        title ticketStatusName priorityName categoryFullName ticketTypeName ownedBy createdBy author status origin slevel
        readStatus numberOfMessages numberOfReplies connectId contactId personId saleId projectId createdDate lastChanged
      `),
    },
  },
  /** The messages of requests. Nothing says when one was last changed. */
  ticketMessages: {
    repository: 'ticketMessages',
    agent: 'Ticket',
    carrier: 'TicketMessageEntity',
    resource: 'TicketMessage',
    primaryKey: 'EjMessageId',
    archive: 'TicketMessage',
    noun: 'message',
    title: { field: 'Body', column: 'body' },
    sweep: {
      key: 'ticketMessageId',
      columns: columns('searchTitle author createdAt ticketId messageId important slevel timeSpent'),
    },
  },
  /** Files that are attached to messages. */
  attachments: {
    repository: 'attachments',
    agent: 'Ticket',
    carrier: 'AttachmentEntity',
    resource: 'Attachment',
    lacks: ['delete'],
    absent: ['Delete'],
    primaryKey: 'AttachmentId',
    noun: 'attachment',
  },
  /** Lists of companies, people and others; their members are rows of archives. */
  selections: {
    repository: 'selections',
    agent: 'Selection',
    carrier: 'SelectionEntity',
    resource: 'Selection',
    primaryKey: 'SelectionId',
    archive: 'FindSelection',
    noun: 'selection',
    title: { field: 'Name', column: 'name' },
    sweep: {
      key: 'selectionId',
      updated: { field: 'UpdatedDate', column: 'updatedDate' },
      // Not memberCount: members come and go without a change of the selection.
      columns: columns('name type kind targetTableNumber associateId done registeredDate updatedDate'),
    },
  },
  /** Users of the tenant. Their archive has no key that a sweep could count by. */
  users: {
    repository: 'users',
    agent: 'User',
    carrier: 'User',
    resource: 'User',
    lacks: ['default'],
    primaryKey: 'AssociateId',
    archive: 'AllUsers',
    noun: 'user',
  },
  /** Users as the rest of a tenant refers to them; `users` changes them. */
  associates: {
    repository: 'associates',
    agent: 'Associate',
    carrier: 'Associate',
    absent: ['CreateDefault', 'Save', 'Delete'],
    primaryKey: 'AssociateId',
    archive: 'AllUsers',
    noun: 'associate',
  },
  quotes: {
    repository: 'quotes',
    agent: 'Quote',
    carrier: 'Quote',
    absent: ['CreateDefault'],
    primaryKey: 'QuoteId',
    noun: 'quote',
  },
  quoteLines: {
    repository: 'quoteLines',
    agent: 'Quote',
    carrier: 'QuoteLine',
    absent: ['CreateDefault'],
    primaryKey: 'QuoteLineId',
    noun: 'quote line',
  },
  /** Products of price lists. */
  products: {
    repository: 'products',
    agent: 'Quote',
    carrier: 'Product',
    resource: 'Product',
    lacks: ['patch'],
    primaryKey: 'ProductId',
    archive: 'Product',
    operations: { Get: 'GetProductFromDbId' },
    noun: 'product',
    title: { field: 'Name', column: 'name' },
    sweep: {
      key: 'productId',
      columns: columns(`
        name erpProductKey code inAssortment description isSubscription itemNumber url vatInfo vat cost minimumPrice listPrice
        supplier supplierCode
      `),
    },
  },
  /** Relations between companies and people. */
  relations: {
    repository: 'relations',
    agent: 'Relation',
    carrier: 'ContactRelationEntity',
    primaryKey: 'RelationId',
    operations: { Save: 'SaveContactRelation', Delete: 'DeleteContactRelation' },
    noun: 'relation',
  },
  projectMembers: {
    repository: 'projectMembers',
    agent: 'Project',
    carrier: 'ProjectMember',
    resource: 'ProjectMember',
    primaryKey: 'ProjectmemberId',
    archive: 'ProjectMember',
    noun: 'project member',
    title: { field: 'Comment', column: 'infoText' },
    sweep: {
      key: 'projectMemberId',
      updated: { field: 'Updated', column: 'updated' },
      columns: columns('projectId contactId personId function hasInfoText registered updated'),
    },
  },
  saleStakeholders: {
    repository: 'saleStakeholders',
    agent: 'Sale',
    carrier: 'SaleStakeholder',
    resource: 'SaleStakeholder',
    primaryKey: 'SaleStakeholderId',
    archive: 'SaleStakeholder',
    noun: 'stakeholder',
    title: { field: 'Comment', column: 'comment' },
    sweep: { key: 'saleStakeholderId', columns: columns('saleId comment salesRoleId hasInfoText') },
  },
  /** Templates of documents, whose content is a file in each language. */
  documentTemplates: {
    repository: 'documentTemplates',
    agent: 'List',
    carrier: 'DocumentTemplateEntity',
    absent: ['Delete'],
    primaryKey: 'DocumentTemplateId',
    noun: 'document template',
  },
  /** What the server calls when something changes. The resource's collection is another list than the archive. */
  webhooks: {
    repository: 'webhooks',
    agent: 'Webhook',
    carrier: 'Webhook',
    resource: 'Webhook',
    lacks: ['search'],
    primaryKey: 'WebhookId',
    archive: 'Webhook',
    noun: 'webhook',
    title: { field: 'Name', column: 'name' },
    sweep: { key: 'webhookId', columns: columns('name events targetUrl type eventCount registeredDate') },
  },
} as const satisfies Record<string, EntityRow>;

export type EntityName = keyof typeof entities;

export const entityNames = Object.keys(entities) as readonly EntityName[];

/** The description of an entity by its repository's name. Its type is the same for all, unlike that of the table. */
export function entityRow(name: EntityName): EntityRow {
  return entities[name];
}

/** The entities that a sweep can list and the doctor can look for. */
export const sweptEntityNames = entityNames.filter((name) => entityRow(name).sweep !== undefined);
