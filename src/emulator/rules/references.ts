import type { CanonicalObject, CarrierType, TypeDescription } from '../../contract/index.js';
import { isJsonObject } from '../wire/json-object.js';
import type { Store } from '../store/store.js';
import { shownAddress } from './addresses.js';
import { entityTable } from './entity-table.js';
import { simpleTicket } from './tickets.js';

/** A carrier that refers to something in the store: its key field, and how it is filled from the store. */
interface Reference {
  readonly key: string;
  find(store: Store, id: number): CanonicalObject | undefined;
}

const fromList = (list: string): Reference['find'] => {
  return (store, id) => {
    const item = store.lists.item(list, id);
    return item === undefined ? undefined : { Value: item.name, Tooltip: item.tooltip };
  };
};

type Entity = Readonly<CanonicalObject>;

const fromEntity = (agent: string, fields: (entity: Entity, store: Store) => CanonicalObject): Reference['find'] => {
  return (store, id) => store.read(agent, id, (entity) => fields(entity, store));
};

const part = (entity: Entity, field: string, name: string): unknown => {
  const value = entity[field];
  return isJsonObject(value) ? value[name] : null;
};

/** The first of an entity's mail addresses, numbers or web addresses; empty if it has none. */
const first = (entity: Entity, field: string): unknown => {
  const [element] = Array.isArray(entity[field]) ? (entity[field] as unknown[]) : [];
  return isJsonObject(element) ? (element['Value'] ?? '') : '';
};

/** The name of an item of a list, or of a user, that an entity refers to: as it is now. */
const named = (store: Store, entity: Entity, field: string, carrier: string, name = 'Value'): unknown => {
  const reference = references[carrier];
  const id = reference === undefined ? 0 : Number(part(entity, field, reference.key) ?? 0);
  return id === 0 ? '' : (reference?.find(store, id)?.[name] ?? part(entity, field, name) ?? '');
};

const joined = (separator: string, ...texts: unknown[]): string =>
  texts.filter((text) => typeof text === 'string' && text !== '').join(separator);

function company(store: Store, id: unknown): Entity {
  return (typeof id === 'number' ? store.read('Contact', id, (contact) => ({ ...contact })) : undefined) ?? {};
}

const contactName = (contact: Entity) => joined(', ', contact['Name'], contact['Department']);

function ofContact(contact: Entity, store: Store): CanonicalObject {
  const countryId = part(contact, 'Country', 'CountryId');
  const country = references['Country']?.find(store, Number(countryId ?? 0));
  const address = shownAddress(contact['Address'], 'Contact', country?.['AddressLayoutId']);
  return {
    Name: contact['Name'],
    Department: contact['Department'],
    OrgNr: contact['OrgNr'],
    URL: first(contact, 'Urls'),
    City: part(address, 'Postal', 'City'),
    DirectPhone: first(contact, 'Phones'),
    AssociateId: part(contact, 'Associate', 'AssociateId'),
    CountryId: countryId,
    EmailAddress: first(contact, 'Emails'),
    Kananame: contact['Kananame'],
    AssociateFullName: named(store, contact, 'Associate', 'Associate', 'FullName'),
    BusinessName: named(store, contact, 'Business', 'Business'),
    CategoryName: named(store, contact, 'Category', 'Category'),
    CountryName: country?.['Name'] ?? part(contact, 'Country', 'Name'),
    Address: address,
    FormattedAddress: address['Formatted'],
    FullName: contactName(contact),
    ActiveErpLinks: contact['ActiveErpLinks'],
    Number1: contact['Number1'],
    Number2: contact['Number2'],
  };
}

function ofPerson(person: Entity, store: Store): CanonicalObject {
  const contactId = part(person, 'Contact', 'ContactId');
  const contact = company(store, contactId);
  return {
    Position: named(store, person, 'Position', 'Position'),
    Mrmrs: person['Mrmrs'],
    Firstname: person['Firstname'],
    Lastname: person['Lastname'],
    MiddleName: person['MiddleName'],
    Title: person['Title'],
    Email: first(person, 'Emails'),
    FullName: person['FullName'],
    DirectPhone: first(person, 'OfficePhones'),
    FormalName: person['FormalName'],
    CountryId: part(person, 'Country', 'CountryId'),
    ContactId: contactId,
    ContactName: contact['Name'] ?? part(person, 'Contact', 'Name'),
    Retired: person['Retired'] === true ? 1 : 0,
    ContactDepartment: contact['Department'],
    ContactCountryId: part(contact, 'Country', 'CountryId'),
    ContactOrgNr: contact['OrgNr'],
    FaxPhone: first(person, 'Faxes'),
    MobilePhone: first(person, 'MobilePhones'),
    ContactPhone: first(contact, 'Phones'),
    UsePersonAddress: person['UsePersonAddress'],
    ContactFax: first(contact, 'Faxes'),
    Kanafname: person['Kanafname'],
    Kanalname: person['Kanalname'],
    Post1: person['Post1'],
    Post2: person['Post2'],
    Post3: person['Post3'],
    ContactFullName: contactName(contact),
    CategoryName: named(store, contact, 'Category', 'Category'),
    PersonNumber: person['PersonNumber'],
  };
}

function ofProject(project: Entity, store: Store): CanonicalObject {
  return {
    Name: project['Name'],
    Description: project['Description'],
    URL: first(project, 'Urls'),
    Type: named(store, project, 'ProjectType', 'ProjectType'),
    AssociateId: part(project, 'Associate', 'AssociateId'),
    AssociateFullName: named(store, project, 'Associate', 'Associate', 'FullName'),
    TypeId: part(project, 'ProjectType', 'Id'),
    Updated: project['UpdatedDate'],
    StatusId: part(project, 'ProjectStatus', 'Id'),
    Status: named(store, project, 'ProjectStatus', 'ProjectStatus'),
    IsPublished: project['IsPublished'],
    ProjectNumber: project['ProjectNumber'],
    ActiveErpLinks: project['ActiveErpLinks'],
    StartDate: project['StartDate'],
  };
}

function ofSale(sale: Entity, store: Store): CanonicalObject {
  return {
    ContactName: company(store, part(sale, 'Contact', 'ContactId'))['Name'],
    SaleDate: sale['Saledate'],
    Probability: sale['Probability'],
    Title: sale['Heading'],
    Amount: sale['Amount'],
    Currency: named(store, sale, 'Currency', 'Currency'),
    AssociateFullName: named(store, sale, 'Associate', 'Associate', 'FullName'),
    Description: sale['SaleText'],
    Status: sale['Status'],
    ProjectId: part(sale, 'Project', 'ProjectId'),
    EarningPercent: sale['EarningPercent'],
    Earning: sale['Earning'],
    ContactId: part(sale, 'Contact', 'ContactId'),
    AssociateId: part(sale, 'Associate', 'AssociateId'),
    PersonId: part(sale, 'Person', 'PersonId'),
    SaleTypeId: part(sale, 'SaleType', 'Id'),
    SaleTypeName: named(store, sale, 'SaleType', 'SaleType'),
    Completed: sale['Completed'],
    NextDueDate: sale['NextDueDate'],
    Number: sale['Number'],
  };
}

/** By the carrier's name. */
const references: Readonly<Record<string, Reference>> = {
  Associate: { key: 'AssociateId', find: (store, id) => store.associate(id) },
  TaskListItem: {
    key: 'TaskListItemId',
    find(store, id) {
      const item = store.lists.item('task', id);
      if (item === undefined) return undefined;
      return { Value: item.name, Tooltip: item.tooltip, Type: 'Appointment', ...item.values };
    },
  },
  Priority: { key: 'Id', find: fromList('priority') },
  Business: { key: 'Id', find: fromList('business') },
  Category: { key: 'Id', find: fromList('category') },
  Position: { key: 'Id', find: fromList('position') },
  ProjectType: { key: 'Id', find: fromList('projecttype') },
  ProjectStatus: { key: 'Id', find: fromList('projectstatus') },
  SaleType: { key: 'Id', find: fromList('saletype') },
  Source: { key: 'Id', find: fromList('source') },
  Currency: { key: 'Id', find: fromList('currency') },
  Country: {
    key: 'CountryId',
    find(store, id) {
      const item = store.lists.item('country', id);
      if (item === undefined) return undefined;
      const { name, tooltip, values } = item;
      return { Name: name, EnglishName: name, TwoLetterISOCountry: tooltip, Tooltip: name, ...values };
    },
  },
  Contact: { key: 'ContactId', find: fromEntity('Contact', ofContact) },
  Person: { key: 'PersonId', find: fromEntity('Person', ofPerson) },
  Project: { key: 'ProjectId', find: fromEntity('Project', ofProject) },
  Sale: { key: 'SaleId', find: fromEntity('Sale', ofSale) },
  Ticket: { key: 'TicketId', find: fromEntity('Ticket', simpleTicket) },
  TicketType: { key: 'TicketTypeId', find: fromEntity('TicketType', (type) => ({ ...type })) },
};

/** A resolved reference: the store's data replace whatever the client sent in addition to the id. */
export interface ResolvedReferences {
  readonly entity: CanonicalObject;
  /** References to ids that the store does not have, such as `Contact 99999`. */
  readonly unknown: readonly string[];
}

export function resolveReferences(
  store: Store,
  type: CarrierType,
  entity: Readonly<CanonicalObject>,
): ResolvedReferences {
  const unknown: string[] = [];
  const resolved: CanonicalObject = { ...entity };
  for (const field of type.fields) {
    const value = resolved[field.name];
    const reference = referenceOf(field.type);
    if (reference === undefined || !isJsonObject(value)) continue;
    const id = value[reference.key];
    if (typeof id !== 'number' || id === 0) continue;
    const found = reference.find(store, id);
    if (found === undefined) unknown.push(`${field.type.kind === 'carrier' ? field.type.name : ''} ${id}`);
    else resolved[field.name] = { [reference.key]: id, ...found };
  }
  return { entity: resolved, unknown };
}

/** What a carrier refers to; the carrier of another entity refers to that entity as it is. */
function referenceOf(type: TypeDescription): Reference | undefined {
  if (type.kind !== 'carrier') return undefined;
  return Object.hasOwn(references, type.name) ? references[type.name] : wholeEntities.get(type.name);
}

const wholeEntities: ReadonlyMap<string, Reference> = new Map(
  entityTable.map(({ carrier, key, name = carrier.replace(/Entity$/, '') }): [string, Reference] => [
    carrier,
    { key, find: (store, id) => store.read(name, id, (entity) => structuredClone(entity)) },
  ]),
);
