import { addedColumns } from './added-columns.js';
import {
  appointmentColumns,
  contactColumns,
  documentColumns,
  personColumns,
  projectColumns,
  saleColumns,
} from './columns.js';

import type { ArchiveProvider, Join } from './provider.js';
import { projectMemberColumns, saleStakeholderColumns } from './member-columns.js';
import { userColumns } from './user-columns.js';
import { isJsonObject } from '../wire/json-object.js';
import { productColumns } from './product-columns.js';
import { memberColumns, messageColumns, selectionColumns, ticketColumns, webhookColumns } from './service-columns.js';

const contact: Join = {
  prefix: 'contact/',
  agent: 'Contact',
  field: 'Contact',
  key: 'ContactId',
  columns: [...contactColumns, ...addedColumns('Contact')],
};
const person: Join = { prefix: 'person/', agent: 'Person', field: 'Person', key: 'PersonId', columns: personColumns };
const project: Join = {
  prefix: 'project/',
  agent: 'Project',
  field: 'Project',
  key: 'ProjectId',
  columns: projectColumns,
};
const sale: Join = { prefix: 'sale/', agent: 'Sale', field: 'Sale', key: 'SaleId', columns: saleColumns };

/** The same for a carrier that has the number itself. */
const byNumber = (join: Join, name: string): Join => ({ ...join, field: name, key: '' });

const ofUsers = (name: string, has?: ArchiveProvider['has']): ArchiveProvider => ({
  names: [name],
  agent: 'User',
  primaryKey: 'AssociateId',
  entityNames: ['all'],
  entityName: () => 'all',
  columns: userColumns,
  joins: [],
  ...(has === undefined ? {} : { has }),
});

const internalTypes: readonly unknown[] = ['InternalAssociate', 'ResourceAssociate'];
const externalTypes: readonly unknown[] = ['ExternalAssociate'];

/** What the vendor's pages on the providers call all users, internal ones, external ones, and what is left. */
const userProviders: readonly ArchiveProvider[] = [
  ofUsers('AllUsers'),
  ofUsers('InternalUsers', ({ Type }) => internalTypes.includes(Type)),
  ofUsers('ExternalUsers', ({ Type }) => externalTypes.includes(Type)),
  ofUsers('OtherUsers', ({ Type }) => !internalTypes.includes(Type) && !externalTypes.includes(Type)),
];

/** The first column of each is its key; the first few are what a query without `$select` returns. */
export const archiveProviders: readonly ArchiveProvider[] = [
  {
    names: ['FindAppointment', 'Appointment'],
    agent: 'Appointment',
    primaryKey: 'AppointmentId',
    entityNames: ['appointment'],
    entityName: () => 'appointment',
    columns: [...appointmentColumns, ...addedColumns('Appointment')],
    joins: [contact, person, project, sale],
  },
  {
    names: ['SimpleContact', 'FindContact', 'Contact'],
    agent: 'Contact',
    primaryKey: 'ContactId',
    entityNames: ['contact'],
    entityName: () => 'contact',
    columns: [...contactColumns, ...addedColumns('Contact')],
    joins: [],
  },
  {
    names: ['Person', 'FindPerson'],
    agent: 'Person',
    primaryKey: 'PersonId',
    entityNames: ['person', 'retiredPerson'],
    entityName: (entity) => (entity['Retired'] === true ? 'retiredPerson' : 'person'),
    columns: [...personColumns, ...addedColumns('Person')],
    joins: [contact],
  },
  {
    names: ['FindProject', 'Project'],
    agent: 'Project',
    primaryKey: 'ProjectId',
    entityNames: ['project'],
    entityName: () => 'project',
    columns: [...projectColumns, ...addedColumns('Project')],
    joins: [],
  },
  {
    names: ['FindSale', 'SimpleSale', 'Sale', 'SaleFilteredWithStakeholder'],
    agent: 'Sale',
    primaryKey: 'SaleId',
    entityNames: ['sale'],
    entityName: () => 'sale',
    columns: [...saleColumns, ...addedColumns('Sale')],
    joins: [contact, person, project],
  },
  {
    names: ['FindDocument', 'Document'],
    agent: 'Document',
    primaryKey: 'DocumentId',
    entityNames: ['document'],
    entityName: () => 'document',
    columns: [...documentColumns, ...addedColumns('Document')],
    joins: [contact, person, project, sale],
  },
  {
    names: ['FindTicket', 'Ticket', 'SimpleTicket'],
    agent: 'Ticket',
    primaryKey: 'TicketId',
    entityNames: ['ticket', 'ticketdisplayclosed'],
    entityName: (entity) => (entity['BaseStatus'] === 'Closed' ? 'ticketdisplayclosed' : 'ticket'),
    columns: ticketColumns,
    joins: [person, sale, project],
  },
  {
    names: ['TicketMessage'],
    agent: 'TicketMessage',
    primaryKey: 'EjMessageId',
    entityNames: ['ticketmessage'],
    entityName: () => 'ticketmessage',
    columns: messageColumns,
    joins: [{ prefix: 'ticket/', agent: 'Ticket', field: 'Ticket', key: 'TicketId', columns: ticketColumns }],
  },
  {
    names: ['FindSelection', 'SimpleSelection'],
    agent: 'Selection',
    primaryKey: 'SelectionId',
    entityNames: ['selection'],
    entityName: () => 'selection',
    columns: selectionColumns,
    joins: [],
  },
  {
    names: ['SelectionMemberStatic'],
    agent: 'SelectionMember',
    primaryKey: 'SelectionMemberId',
    entityNames: ['selectionMember'],
    entityName: () => 'selectionMember',
    columns: memberColumns,
    joins: [contact, person],
  },
  {
    names: ['ContactSelection', 'ContactStaticSelection'],
    agent: 'SelectionMember',
    primaryKey: 'SelectionMemberId',
    entityNames: ['staticContact', 'staticPerson'],
    entityName: (member) => (isJsonObject(member['Person']) ? 'staticPerson' : 'staticContact'),
    columns: [...memberColumns.slice(0, 2), ...contactColumns],
    joins: [person],
  },
  {
    names: ['Product'],
    agent: 'Product',
    primaryKey: 'ProductId',
    entityNames: ['productInAssortment'],
    entityName: () => 'productInAssortment',
    columns: productColumns,
    joins: [],
  },
  {
    names: ['ProjectMember'],
    agent: 'ProjectMember',
    primaryKey: 'ProjectmemberId',
    entityNames: ['projectMember'],
    entityName: () => 'projectMember',
    columns: projectMemberColumns,
    joins: [byNumber(project, 'ProjectId'), byNumber(person, 'PersonId'), byNumber(contact, 'ContactId')],
  },
  {
    names: ['SaleStakeholder'],
    agent: 'SaleStakeholder',
    primaryKey: 'SaleStakeholderId',
    entityNames: ['salestakeholder'],
    entityName: () => 'salestakeholder',
    columns: saleStakeholderColumns,
    joins: [byNumber(sale, 'SaleId'), byNumber(person, 'PersonId'), byNumber(contact, 'ContactId')],
  },
  ...userProviders,
  {
    names: ['Webhook'],
    agent: 'Webhook',
    primaryKey: 'WebhookId',
    entityNames: ['webhook'],
    entityName: () => 'webhook',
    columns: webhookColumns,
    joins: [],
  },
];
