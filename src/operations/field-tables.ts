/**
 * The tables to which a tenant can add fields, by the repositories of their entities: those with user-defined fields
 * (en/custom-objects/learn/udef in the vendor's documentation), and requests, which have extra fields.
 */
export const fieldTables = {
  contacts: 'contact',
  persons: 'person',
  appointments: 'appointment',
  projects: 'project',
  sales: 'sale',
  documents: 'document',
  tickets: 'ticket',
} as const;
