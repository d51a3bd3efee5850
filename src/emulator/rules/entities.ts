import type { CanonicalObject } from '../../contract/index.js';

/** What a new entity's defaults are made from. */
export interface DefaultsContext {
  /** The wall clock of the tenant. */
  readonly now: string;
  /** The signed-in associate, as a reference. */
  readonly me: CanonicalObject;
  /** The person that the associate is, as a reference. */
  readonly person: CanonicalObject | null;
  /** The next number of companies, persons or projects. */
  readonly number: string;
}

/** The operations of an agent on one entity, by what they do. The contract does not have all of them for each entity. */
export interface EntityOperations {
  readonly default: string;
  readonly get: string;
  readonly save: string;
  readonly delete: string;
}

/** An entity's resource, and what the vendor's OpenAPI document of REST lets a client do with it. */
export interface EntityResource {
  /** The path below `/api/v1`, in lower case: `ticket`, `list/currency/items`. */
  readonly path: string;
  /** Of the collection, of `default`, and of a single entity. */
  readonly collection: ReadonlySet<string>;
  readonly hasDefault: boolean;
  readonly single: ReadonlySet<string>;
}

/** An entity that the emulator serves: everything that differs between them. */
export interface EntityRules {
  /** What the store and the archives call it: `Contact`, `TicketMessage`. */
  readonly name: string;
  readonly agent: string;
  readonly carrier: string;
  readonly operations: EntityOperations;
  /** More operations that save one. */
  readonly saves: readonly string[];
  /** Undefined if REST has no resource for it. */
  readonly resource: EntityResource | undefined;
  readonly primaryKey: string;
  /** Fields that only the server sets; a client's values are ignored. */
  readonly readOnly: readonly string[];
  /** Does a delete only set the field `Deleted`, if the carrier has it? As items of lists, which others still refer to. */
  readonly marksDeleted: boolean;
  defaults(context: DefaultsContext): CanonicalObject;
}

/** The usual names of the operations on an entity. */
export function operationsOn(suffix: string): EntityOperations {
  return {
    default: `CreateDefault${suffix}`,
    get: `Get${suffix}`,
    save: `Save${suffix}`,
    delete: `Delete${suffix}`,
  };
}

/** A resource by its path and the initials of what it supports, in `methodsByInitial`. */
export function resourceAt(path: string, initials: string): EntityResource {
  const [ofCollection = '', ofSingle = ''] = initials.split('/');
  const methods = (letters: string) => new Set(Array.from(letters).flatMap((letter) => methodsByInitial[letter] ?? []));
  return {
    path: path.toLowerCase(),
    collection: methods(ofCollection),
    hasDefault: ofCollection.includes('F'),
    single: methods(ofSingle),
  };
}

/** `F` is the resource `default`. */
const methodsByInitial: Readonly<Record<string, string>> = {
  G: 'GET',
  P: 'POST',
  U: 'PUT',
  A: 'PATCH',
  D: 'DELETE',
};

const housekeeping = ['CreatedDate', 'UpdatedDate', 'CreatedBy', 'UpdatedBy', 'TableRight', 'FieldProperties'] as const;
const udefs = { UserDefinedFields: {}, ExtraFields: {}, CustomFields: {} };

/** From `2026-11-24T10:07:00` to the next full hour, and one further: as a diary proposes it. */
function nextHour(now: string, hours: number): string {
  const hour = new Date(`${now.slice(0, 13)}:00:00Z`);
  hour.setUTCHours(hour.getUTCHours() + hours);
  return hour.toISOString().slice(0, 19);
}

/** The entities that have rules of their own, by agent. */
const ownRules: readonly Omit<EntityRules, 'name' | 'operations' | 'saves' | 'resource' | 'marksDeleted'>[] = [
  {
    agent: 'Appointment',
    carrier: 'AppointmentEntity',
    primaryKey: 'AppointmentId',
    readOnly: ['AppointmentId', ...housekeeping],
    defaults: ({ now, me, person }) => ({
      Associate: me,
      StartDate: nextHour(now, 1),
      EndDate: nextHour(now, 2),
      ActiveDate: nextHour(now, 1),
      Task: { TaskListItemId: 1 },
      Priority: { Id: 2 },
      Type: 'Unknown',
      AlarmLeadTime: '00:15:00',
      InvitedPerson: person,
      CreatedBy: me,
      MotherAssociate: me,
      Participants: [],
      Links: [],
      VisibleFor: [],
      ...udefs,
    }),
  },
  {
    agent: 'Contact',
    carrier: 'ContactEntity',
    primaryKey: 'ContactId',
    readOnly: ['ContactId', ...housekeeping],
    // As recorded, down to the tooltips.
    defaults: ({ me, number }) => ({
      Number2: number,
      Associate: me,
      CreatedBy: me,
      GroupId: 1,
      TicketPriority: { Id: 0, Tooltip: 'Tooltip needs implementation...' },
      CustomerLanguage: { Id: 0, Tooltip: 'Tooltip needs implementation...' },
      Category: { Id: 1 },
      Business: { Id: 11 },
      Country: { CountryId: 578 },
      Emails: [],
      Phones: [],
      Faxes: [],
      Urls: [],
      Interests: [],
      Persons: [],
      ...udefs,
    }),
  },
  {
    agent: 'Person',
    carrier: 'PersonEntity',
    primaryKey: 'PersonId',
    readOnly: ['PersonId', ...housekeeping],
    defaults: ({ me, number }) => ({
      PersonNumber: number,
      Associate: me,
      CreatedBy: me,
      Country: { CountryId: 578 },
      Emails: [],
      OfficePhones: [],
      MobilePhones: [],
      PrivatePhones: [],
      Urls: [],
      Interests: [],
      ...udefs,
    }),
  },
  {
    agent: 'Project',
    carrier: 'ProjectEntity',
    primaryKey: 'ProjectId',
    readOnly: ['ProjectId', ...housekeeping],
    defaults: ({ now, me, number }) => ({
      ProjectNumber: number,
      Associate: me,
      CreatedBy: me,
      ProjectType: { Id: 1 },
      ProjectStatus: { Id: 1 },
      StartDate: `${now.slice(0, 10)}T00:00:00`,
      ProjectMembers: [],
      Urls: [],
      Links: [],
      ...udefs,
    }),
  },
  {
    agent: 'Sale',
    carrier: 'SaleEntity',
    primaryKey: 'SaleId',
    readOnly: ['SaleId', ...housekeeping],
    defaults: ({ now, me }) => ({
      Associate: me,
      CreatedBy: me,
      Saledate: `${now.slice(0, 10)}T00:00:00`,
      Status: 'Open',
      SaleType: { Id: 1 },
      Currency: { Id: 1 },
      Links: [],
      VisibleFor: [],
      SaleStakeholders: [],
      ...udefs,
    }),
  },
  {
    agent: 'Document',
    carrier: 'DocumentEntity',
    primaryKey: 'DocumentId',
    readOnly: ['DocumentId', ...housekeeping],
    defaults: ({ now, me }) => ({
      Associate: me,
      CreatedBy: me,
      Date: now,
      Completed: 'NotStarted',
      Type: 'Document',
      LockSemantics: 'None',
      Links: [],
      VisibleFor: [],
      ...udefs,
    }),
  },
];

/** The entities of which integrations use most; their agent and their resource have the name of the entity. */
export const entityRules: readonly EntityRules[] = ownRules.map((rules) => ({
  ...rules,
  name: rules.agent,
  operations: operationsOn(rules.carrier),
  saves: [],
  resource: resourceAt(rules.agent, 'FGP/GUAD'),
  marksDeleted: false,
}));

/** The fields of each carrier that only the server sets. */
export const readOnlyFields: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  entityRules.map((rules) => [rules.carrier, rules.readOnly]),
);
