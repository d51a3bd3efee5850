/**
 * What belongs to an entity of one kind: the archive that has it, and the column of the entity's id. REST has resources
 * for these lists, such as `/Contact/2/Appointments`; they read the same archives, and differ only if company 2 does not exist.
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
  projects: { members: { provider: 'ProjectMember', column: 'projectId' } },
  sales: { stakeholders: { provider: 'SaleStakeholder', column: 'saleId' } },
  tickets: { messages: { provider: 'TicketMessage', column: 'ticketId' } },
} as const satisfies Record<string, Record<string, Relation>>;
