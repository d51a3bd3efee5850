import type { EntityDescription } from '../transports/transport.js';

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
