import type { EntityDescription } from './entity-description.js';

/** An entity that has a repository: everything that the repositories and the tools around them derive from. */
export interface EntityRow extends EntityDescription {
  /** What people call one, such as `company`. */
  readonly noun: string;
  /** What a person reads first: the field of the carrier, and the column in which it can be searched for. */
  readonly title: { readonly field: string; readonly column: string };
  /** How a sweep reads it, from the archive. */
  readonly sweep: SweepColumns;
}

/** The columns of an archive that a sweep needs. */
export interface SweepColumns {
  /** Holds the primary key. */
  readonly key: string;
  /** Says when a record was last changed. */
  readonly updated: string;
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
      updated: 'updatedDate',
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
      updated: 'personUpdatedDate',
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
      updated: 'updatedDate',
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
      updated: 'updatedDate',
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
      updated: 'updatedDate',
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
      updated: 'updatedDate',
      columns: columns(`
        text name subject attention ourref yourref date snum completed contactId personId projectId saleId associateId
        registeredDate updatedDate
      `),
    },
  },
} as const satisfies Record<string, EntityRow>;

export type EntityName = keyof typeof entities;

export const entityNames = Object.keys(entities) as readonly EntityName[];

/**
 * What belongs to an entity of one kind: the archive that has it, and the column of the entity's id. REST has resources
 * for these lists, such as `/Contact/2/Appointments`; they show the same archives, and differ where there is no company 2.
 */
export interface Relation {
  readonly provider: string;
  readonly column: string;
}

const byColumn = (column: string) => ({
  appointments: { provider: 'Appointment', column },
  documents: { provider: 'Document', column },
  sales: { provider: 'SaleFilteredWithStakeholder', column },
});

/** The lists below an entity. */
export const relations = {
  contacts: {
    ...byColumn('contactId'),
    persons: { provider: 'Person', column: 'contactId' },
    tickets: { provider: 'Ticket', column: 'contactId' },
  },
  persons: { ...byColumn('personId'), tickets: { provider: 'Ticket', column: 'personId' } },
  tickets: { messages: { provider: 'TicketMessage', column: 'ticketId' } },
} as const satisfies Record<string, Record<string, Relation>>;
