import { isDeepStrictEqual } from 'node:util';
import type { CanonicalObject } from '../../contract/index.js';
import { isJsonObject } from '../wire/json-object.js';

/** Something that happened to an entity. */
export interface EntityChange {
  /** What the store calls the kind. */
  readonly name: string;
  readonly id: number;
  readonly kind: 'created' | 'changed' | 'deleted';
  /** As it is stored; before a delete. */
  readonly entity: Readonly<CanonicalObject>;
  /** Undefined for a new one. */
  readonly before: Readonly<CanonicalObject> | undefined;
  readonly associateId: number;
}

/** A change as webhooks tell it. */
export interface WebhookEvent {
  /** `contact.changed` */
  readonly event: string;
  readonly entity: string;
  readonly primaryKey: number;
  readonly changes: readonly string[];
  readonly fieldValues: CanonicalObject;
  readonly associateId: number;
}

interface Told {
  readonly entity: string;
  /** The kinds of change that there are events for. */
  readonly kinds: readonly EntityChange['kind'][];
  /** The column of the primary key. */
  readonly key: string;
  /** The columns of fields, of those that the pages on events name; the id of what a field refers to, if it does. */
  readonly columns: Readonly<Record<string, string>>;
}

const all = ['created', 'changed', 'deleted'] as const;
const housekeeping = {
  CreatedDate: 'registered',
  CreatedBy: 'registered_associate_id',
  UpdatedDate: 'updated',
  UpdatedBy: 'updated_associate_id',
};

const told = (
  entity: string,
  key: string,
  columns: Readonly<Record<string, string>>,
  kinds: Told['kinds'] = all,
): Told => ({ entity, kinds, key, columns: { ...columns, ...housekeeping } });

/**
 * The entities that webhooks tell of, by their names in the store. Sources: the vendor's pages on event names and on the
 * events of each entity, and the names of columns in its database reference.
 */
const tellable: ReadonlyMap<string, Told> = new Map([
  [
    'Contact',
    told('contact', 'contact_id', {
      Name: 'name',
      Department: 'department',
      OrgNr: 'orgNr',
      Number1: 'number1',
      Number2: 'number2',
      Associate: 'associate_id',
      Business: 'business_idx',
      Category: 'category_idx',
      Country: 'country_id',
    }),
  ],
  [
    'Person',
    told('person', 'person_id', {
      Firstname: 'firstname',
      MiddleName: 'middleName',
      Lastname: 'lastname',
      Title: 'title',
      Contact: 'contact_id',
      Position: 'position_idx',
      Country: 'country_id',
      Associate: 'associate_id',
      Retired: 'retired',
    }),
  ],
  [
    'Project',
    told('project', 'project_id', {
      Name: 'name',
      ProjectNumber: 'project_number',
      ProjectType: 'type_idx',
      ProjectStatus: 'status_idx',
      Associate: 'associate_id',
      EndDate: 'endDate',
    }),
  ],
  [
    'Sale',
    told('sale', 'sale_id', {
      Heading: 'heading',
      Amount: 'amount',
      Saledate: 'saledate',
      Contact: 'contact_id',
      Person: 'person_id',
      Project: 'project_id',
      Associate: 'associate_id',
      SaleType: 'saleType_id',
      Source: 'source_idx',
      Status: 'status',
    }),
  ],
  [
    'Appointment',
    told('activity', 'appointment_id', {
      StartDate: 'do_by',
      EndDate: 'endDate',
      ActiveDate: 'activeDate',
      Contact: 'contact_id',
      Person: 'person_id',
      Project: 'project_id',
      Sale: 'sale_id',
      Associate: 'associate_id',
      Task: 'task_idx',
      Completed: 'status',
    }),
  ],
  [
    'Document',
    told('document', 'document_id', {
      Header: 'header',
      Name: 'name',
      OurRef: 'our_ref',
      YourRef: 'your_ref',
      Contact: 'contact_id',
      Person: 'person_id',
      Project: 'project_id',
      Sale: 'sale_id',
      Associate: 'associate_id',
    }),
  ],
  ['ProjectMember', told('projectmember', 'projectmember_id', { ProjectId: 'project_id', PersonId: 'person_id' })],
  ['SaleStakeholder', told('salestakeholder', 'saleStakeholder_id', { SaleId: 'sale_id', PersonId: 'person_id' })],
  [
    'ContactRelation',
    told('relation', 'relation_id', {
      SourceContactId: 'source_record',
      DestinationContactId: 'destination_record',
      RelationDefinitionId: 'reldef_id',
      Comment: 'comment',
    }),
  ],
  [
    'Ticket',
    // SuperOffice has no event for a deleted one.
    told(
      'ticket',
      'id',
      {
        Title: 'title',
        Category: 'category',
        ConnectId: 'connect_id',
        CreatedAt: 'created_at',
        Person: 'cust_id',
        HasAttachment: 'has_attachment',
        LastChanged: 'last_changed',
        OwnedBy: 'owned_by',
        Priority: 'priority',
        Project: 'project_id',
        Sale: 'sale_id',
        Status: 'ticket_status',
        TicketType: 'ticket_type',
      },
      ['created', 'changed'],
    ),
  ],
]);

/** The event of a change; undefined if webhooks do not tell of it. */
export function eventOf({ name, id, kind, entity, before, associateId }: EntityChange): WebhookEvent | undefined {
  const found = tellable.get(name);
  if (found?.kinds.includes(kind) !== true) return undefined;
  const { key, columns } = found;
  const differing = Object.keys(columns).filter((field) => !isDeepStrictEqual(entity[field], before?.[field]));
  const values = Object.entries(columns).flatMap(([field, column]): [string, unknown][] => {
    const value = columnValue(entity[field]);
    return typeof value === 'string' && !date.test(value) ? [] : [[column, value]];
  });
  return {
    event: `${found.entity}.${kind}`,
    entity: found.entity,
    primaryKey: id,
    changes: kind === 'deleted' ? [] : [key, ...differing.map((field) => columns[field] ?? '')],
    // "Non-sensitive data from the data record": ids, dates and flags.
    fieldValues: Object.fromEntries(values),
    associateId,
  };
}

const date = /^\d{4}-\d\d-\d\dT/;

/** What a column holds of a field: the id of what it refers to, and a flag as a number. */
function columnValue(value: unknown): unknown {
  if (typeof value === 'boolean') return Number(value);
  if (!isJsonObject(value)) return value ?? 0;
  return Object.entries(value).find(([name, each]) => /Id$/.test(name) && typeof each === 'number')?.[1] ?? 0;
}
