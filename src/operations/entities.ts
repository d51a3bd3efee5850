import type { EntityDescription } from './entity-description.js';

/** The entities that have a repository. What differs between them stands here and nowhere else. */
export const entities = {
  appointments: {
    repository: 'appointments',
    agent: 'Appointment',
    carrier: 'AppointmentEntity',
    resource: 'Appointment',
    primaryKey: 'AppointmentId',
    archive: 'FindAppointment',
  },
  contacts: {
    repository: 'contacts',
    agent: 'Contact',
    carrier: 'ContactEntity',
    resource: 'Contact',
    primaryKey: 'ContactId',
    archive: 'SimpleContact',
  },
  persons: {
    repository: 'persons',
    agent: 'Person',
    carrier: 'PersonEntity',
    resource: 'Person',
    primaryKey: 'PersonId',
    archive: 'Person',
  },
  projects: {
    repository: 'projects',
    agent: 'Project',
    carrier: 'ProjectEntity',
    resource: 'Project',
    primaryKey: 'ProjectId',
    archive: 'FindProject',
  },
  sales: {
    repository: 'sales',
    agent: 'Sale',
    carrier: 'SaleEntity',
    resource: 'Sale',
    primaryKey: 'SaleId',
    archive: 'FindSale',
  },
  documents: {
    repository: 'documents',
    agent: 'Document',
    carrier: 'DocumentEntity',
    resource: 'Document',
    primaryKey: 'DocumentId',
    archive: 'FindDocument',
  },
} as const satisfies Record<string, EntityDescription>;

/** Those that have nothing but what every entity has. */
export type EntityRepositoryName = Exclude<keyof typeof entities, 'documents'>;

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
  },
  persons: byColumn('personId'),
} as const satisfies Record<string, Record<string, Relation>>;
