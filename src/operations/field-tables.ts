/**
 * The tables to which a tenant can add fields, by the repositories of their entities: every carrier that has a dictionary for
 * them, in the vendor's OpenAPI document. The first six have user-defined fields (en/custom-objects/learn/udef in the vendor's
 * documentation) and extra fields. The others have extra fields alone, in tables of Service, whose names are those of the
 * database (the domains of en/database/tables/extra-fields: message, user, category).
 */
export const fieldTables = {
  contacts: 'contact',
  persons: 'person',
  appointments: 'appointment',
  projects: 'project',
  sales: 'sale',
  documents: 'document',
  tickets: 'ticket',
  ticketMessages: 'ej_message',
  users: 'ejuser',
  associates: 'ejuser',
  'entity.TicketCategory': 'ej_category',
} as const;
