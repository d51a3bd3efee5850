import type { CanonicalObject, CarrierType, TypeDescription } from '../../contract/index.js';
import { isPlainObject } from '../../canonical/index.js';
import type { Store } from '../store/store.js';

/** A carrier that stands for something else in the store: which field says what, and what the store makes of it. */
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

const fromEntity = (
  agent: string,
  fields: (entity: Readonly<CanonicalObject>) => CanonicalObject,
): Reference['find'] => {
  return (store, id) => store.read(agent, id, fields);
};

const part = (entity: Readonly<CanonicalObject>, field: string, name: string): unknown => {
  const value = entity[field];
  return isPlainObject(value) ? value[name] : null;
};

/** By the carrier's name. */
const references: Readonly<Record<string, Reference>> = {
  Associate: { key: 'AssociateId', find: (store, id) => store.associate(id) },
  TaskListItem: { key: 'TaskListItemId', find: fromList('task') },
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
      return item === undefined
        ? undefined
        : { Name: item.name, EnglishName: item.name, TwoLetterISOCountry: item.tooltip };
    },
  },
  Contact: {
    key: 'ContactId',
    find: fromEntity('Contact', (contact) => ({
      Name: contact['Name'],
      Department: contact['Department'],
      OrgNr: contact['OrgNr'],
      FullName: contact['Name'],
      AssociateId: part(contact, 'Associate', 'AssociateId'),
      AssociateFullName: part(contact, 'Associate', 'FullName'),
      CountryId: part(contact, 'Country', 'CountryId'),
      CountryName: part(contact, 'Country', 'Name'),
      CategoryName: part(contact, 'Category', 'Value'),
    })),
  },
  Person: {
    key: 'PersonId',
    find: fromEntity('Person', (person) => ({
      Firstname: person['Firstname'],
      Lastname: person['Lastname'],
      FullName: person['FullName'],
      ContactId: part(person, 'Contact', 'ContactId'),
      ContactName: part(person, 'Contact', 'Name'),
    })),
  },
  Project: {
    key: 'ProjectId',
    find: fromEntity('Project', (project) => ({ Name: project['Name'], Description: project['Description'] })),
  },
  Sale: {
    key: 'SaleId',
    find: fromEntity('Sale', (sale) => ({ Title: sale['Heading'], Amount: sale['Amount'] })),
  },
};

/** What became of a reference: whatever the client sent beside the id, the store's own data stand. */
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
    if (reference === undefined || !isPlainObject(value)) continue;
    const id = value[reference.key];
    if (typeof id !== 'number' || id === 0) continue;
    const found = reference.find(store, id);
    if (found === undefined) unknown.push(`${field.type.kind === 'carrier' ? field.type.name : ''} ${id}`);
    else resolved[field.name] = { [reference.key]: id, ...found };
  }
  return { entity: resolved, unknown };
}

function referenceOf(type: TypeDescription): Reference | undefined {
  return type.kind === 'carrier' && Object.hasOwn(references, type.name) ? references[type.name] : undefined;
}
