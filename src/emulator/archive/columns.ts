import { isJsonObject } from '../wire/json-object.js';
import type { CanonicalObject } from '../../contract/index.js';

/** What a column holds, which decides what it may be asked and how its cells are written. */
export type ColumnType =
  | 'int'
  | 'decimal'
  | 'money'
  | 'text'
  | 'bool'
  | 'date'
  | 'datetime'
  | 'time'
  | 'timeSpan'
  | 'list'
  | 'associate'
  // The ids of several items.
  | 'ids';

/** The value of a column in one row. */
export interface ColumnValue {
  readonly raw: string | number | boolean | readonly number[] | null;
  /** The name, if the value is an id. */
  readonly name?: string;
}

export interface ArchiveColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** What a tooltip's hint calls the thing that a cell is of: `{category_id=3}`. */
  readonly hint: string;
  /** Is it a field that the tenant has added? */
  readonly added?: boolean;
  read(entity: Readonly<CanonicalObject>): ColumnValue;
}

/** The value at `Contact.Name` or `Emails.0.Value`; undefined if there is none. */
function at(entity: unknown, path: string): unknown {
  let value = entity;
  for (const step of path.split('.')) {
    if (Array.isArray(value)) value = value[Number(step)];
    else value = isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }
  return value;
}

function rawAt(entity: unknown, path: string): ColumnValue['raw'] {
  const value = at(entity, path);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

const noDate = '0001-01-01';

/** A column that shows a field as it is. */
export function field(type: ColumnType, name: string, path: string, hint: string): ArchiveColumn {
  return {
    name,
    type,
    hint,
    read(entity) {
      const raw = rawAt(entity, path);
      const isNoDate = type.startsWith('date') && typeof raw === 'string' && raw.startsWith(noDate);
      return { raw: isNoDate ? null : raw };
    },
  };
}

/** A column that is computed. */
export function computed(
  type: ColumnType,
  name: string,
  hint: string,
  read: (entity: Readonly<CanonicalObject>) => ColumnValue['raw'],
): ArchiveColumn {
  return { name, type, hint, read: (entity) => ({ raw: read(entity) }) };
}

/** A column that shows the name of what it refers to. */
export function reference(
  type: 'list' | 'associate',
  name: string,
  hint: string,
  id: string,
  text: string,
): ArchiveColumn {
  return {
    name,
    type,
    hint,
    read(entity) {
      const raw = rawAt(entity, id);
      return typeof raw === 'number' && raw !== 0 ? { raw, name: String(rawAt(entity, text) ?? '') } : { raw: null };
    },
  };
}

export const list = (name: string, path: string, table = name) =>
  reference('list', name, table, `${path}.Id`, `${path}.Value`);

export const associate = (name: string, path: string) =>
  reference('associate', name, 'associate', `${path}.AssociateId`, `${path}.FullName`);

/** Who changed and created a row, and when: in every archive, but persons have a prefix of their own. */
export function housekeeping(hint: string, prefix = ''): ArchiveColumn[] {
  const named = (name: string) => (prefix === '' ? name : prefix + name.charAt(0).toUpperCase() + name.slice(1));
  return [
    associate(named('updatedBy'), 'UpdatedBy'),
    field('text', named('updatedByFullName'), 'UpdatedBy.FullName', hint),
    field('datetime', named('updatedDate'), 'UpdatedDate', hint),
    associate(named('registeredBy'), 'CreatedBy'),
    field('text', named('registeredByFullName'), 'CreatedBy.FullName', hint),
    field('datetime', named('registeredDate'), 'CreatedDate', hint),
  ];
}

function addresses(prefix: string, path: string, hint: string): ArchiveColumn[] {
  return [
    field('text', `${prefix}/line1`, `${path}.Address1`, hint),
    field('text', `${prefix}/zip`, `${path}.Zipcode`, hint),
    field('text', `${prefix}/city`, `${path}.City`, hint),
  ];
}

const isFilled = (text: unknown) => typeof text === 'string' && text !== '';
/** Undefined interests are an empty list; what is not selected is an item that can be. */
const selectedIds = (items: unknown) =>
  Array.isArray(items)
    ? items
        .filter(isJsonObject)
        .flatMap(({ Id, Selected }) => (typeof Id === 'number' && Selected !== false ? [Id] : []))
    : [];
const isFull = (items: unknown) => Array.isArray(items) && items.length > 0;

export const contactColumns: readonly ArchiveColumn[] = [
  field('int', 'contactId', 'ContactId', 'contact'),
  field('text', 'name', 'Name', 'contact'),
  field('text', 'department', 'Department', 'contact'),
  computed('text', 'nameDepartment', 'contact', (contact) =>
    [contact['Name'], contact['Department']].filter(isFilled).join(', '),
  ),
  computed('bool', 'hasInfoText', 'contact', (contact) => isFilled(contact['Description'])),
  computed('ids', 'contactInterestIds', 'contact', (contact) => selectedIds(contact['Interests'])),
  computed('bool', 'hasInterests', 'contact', (contact) => isFull(contact['Interests'])),
  associate('associateId', 'Associate'),
  list('category', 'Category'),
  list('business', 'Business'),
  reference('list', 'country', 'country', 'Country.CountryId', 'Country.Name'),
  field('int', 'countryId', 'Country.CountryId', 'country'),
  field('text', 'number', 'Number2', 'contact'),
  field('text', 'code', 'Number1', 'contact'),
  field('text', 'orgnr', 'OrgNr', 'contact'),
  field('bool', 'stop', 'Xstop', 'contact'),
  field('bool', 'contactNoMail', 'NoMailing', 'contact'),
  ...housekeeping('contact'),
  field('text', 'phone/formattedNumber', 'Phones.0.Value', 'contact'),
  field('text', 'email/emailAddress', 'Emails.0.Value', 'contact'),
  field('text', 'url/URLAddress', 'Urls.0.Value', 'contact'),
  ...addresses('postAddress', 'Address.Postal', 'contact'),
  ...addresses('streetAddress', 'Address.Street', 'contact'),
  field('decimal', 'streetAddress/wgs84latitude', 'Address.Wgs84Latitude', 'contact'),
  associate('contactAssociate/associateDbId', 'Associate'),
  field('text', 'contactAssociate/fullName', 'Associate.FullName', 'associate'),
];

export const personColumns: readonly ArchiveColumn[] = [
  field('int', 'personId', 'PersonId', 'person'),
  field('text', 'firstName', 'Firstname', 'person'),
  field('text', 'middleName', 'MiddleName', 'person'),
  field('text', 'lastName', 'Lastname', 'person'),
  field('text', 'fullName', 'FullName', 'person'),
  field('int', 'contactId', 'Contact.ContactId', 'contact'),
  field('text', 'title', 'Title', 'person'),
  field('text', 'mrMrs', 'Mrmrs', 'person'),
  list('position', 'Position', 'perspos'),
  field('text', 'personNumber', 'PersonNumber', 'person'),
  reference('list', 'personCountry', 'country', 'Country.CountryId', 'Country.Name'),
  computed('bool', 'hasInfoText', 'person', (person) => isFilled(person['Description'])),
  field('bool', 'retired', 'Retired', 'person'),
  field('bool', 'personNoMail', 'NoMailing', 'person'),
  associate('personAssociateId', 'Associate'),
  ...housekeeping('person', 'person'),
  field('text', 'email/emailAddress', 'Emails.0.Value', 'person'),
  field('text', 'phone/formattedNumber', 'OfficePhones.0.Value', 'person'),
];

const completed = (entity: Readonly<CanonicalObject>) => entity['Completed'] === 'Completed';

export const projectColumns: readonly ArchiveColumn[] = [
  field('int', 'projectId', 'ProjectId', 'project'),
  field('text', 'name', 'Name', 'project'),
  field('text', 'number', 'ProjectNumber', 'project'),
  list('type', 'ProjectType', 'projtype'),
  list('status', 'ProjectStatus', 'projstatus'),
  associate('associateId', 'Associate'),
  field('bool', 'completed', 'Completed', 'project'),
  field('text', 'text', 'Postit', 'project'),
  field('text', 'description', 'Description', 'project'),
  computed('bool', 'hasInfoText', 'project', (project) => isFilled(project['Description'])),
  field('date', 'startDate', 'StartDate', 'project'),
  field('date', 'endDate', 'EndDate', 'project'),
  ...housekeeping('project'),
];

/** NetServer's numbers for the states of a sale. */
const saleStatuses: Readonly<Record<string, number>> = { Open: 1, Sold: 2, Lost: 3, Stalled: 4 };

export const saleColumns: readonly ArchiveColumn[] = [
  field('int', 'saleId', 'SaleId', 'sale'),
  field('text', 'heading', 'Heading', 'sale'),
  field('text', 'saleNumber', 'Number', 'sale'),
  field('money', 'amount', 'Amount', 'sale'),
  field('money', 'earning', 'Earning', 'sale'),
  field('decimal', 'earningPercent', 'EarningPercent', 'sale'),
  field('int', 'probPercent', 'Probability', 'sale'),
  field('date', 'date', 'Saledate', 'sale'),
  field('date', 'nextDueDate', 'NextDueDate', 'sale'),
  computed('bool', 'completed', 'sale', completed),
  {
    name: 'saleStatus',
    type: 'list',
    hint: 'salestatus',
    read({ Status: status }) {
      const raw = typeof status === 'string' ? saleStatuses[status] : undefined;
      return raw === undefined ? { raw: null } : { raw, name: String(status) };
    },
  },
  list('saleType', 'SaleType'),
  list('currency', 'Currency'),
  list('source', 'Source'),
  field('text', 'description', 'SaleText', 'sale'),
  field('int', 'contactId', 'Contact.ContactId', 'contact'),
  field('int', 'personId', 'Person.PersonId', 'person'),
  field('int', 'projectId', 'Project.ProjectId', 'project'),
  associate('associateId', 'Associate'),
  ...housekeeping('sale'),
];

const minutesBetween = (from: unknown, to: unknown): string | null => {
  const span = Date.parse(`${String(to)}Z`) - Date.parse(`${String(from)}Z`);
  if (Number.isNaN(span) || span < 0) return null;
  const time = new Date(span % 86_400_000).toISOString().slice(11, 19);
  return span < 86_400_000 ? time : `${Math.floor(span / 86_400_000)}.${time}`;
};

export const appointmentColumns: readonly ArchiveColumn[] = [
  field('int', 'appointmentId', 'AppointmentId', 'appointment'),
  field('text', 'text', 'Description', 'appointment'),
  field('text', 'location', 'Location', 'appointment'),
  reference('list', 'type', 'type', 'Task.TaskListItemId', 'Task.Value'),
  list('priority', 'Priority'),
  field('date', 'date', 'StartDate', 'appointment'),
  field('time', 'time', 'StartDate', 'appointment'),
  field('date', 'endDate', 'EndDate', 'appointment'),
  field('time', 'endTime', 'EndDate', 'appointment'),
  computed('timeSpan', 'duration', 'appointment', ({ StartDate, EndDate }) => minutesBetween(StartDate, EndDate)),
  computed('bool', 'completed', 'appointment', completed),
  field('bool', 'alarm', 'HasAlarm', 'appointment'),
  field('bool', 'isFree', 'IsFree', 'appointment'),
  field('int', 'contactId', 'Contact.ContactId', 'contact'),
  field('int', 'personId', 'Person.PersonId', 'person'),
  field('int', 'projectId', 'Project.ProjectId', 'project'),
  field('int', 'saleId', 'Sale.SaleId', 'sale'),
  associate('associateId', 'Associate'),
  field('text', 'associate/fullName', 'Associate.FullName', 'associate'),
  ...housekeeping('appointment'),
];

export const documentColumns: readonly ArchiveColumn[] = [
  field('int', 'documentId', 'DocumentId', 'document'),
  field('text', 'text', 'Header', 'document'),
  field('text', 'name', 'Name', 'document'),
  field('text', 'subject', 'Header', 'document'),
  field('text', 'attention', 'Attention', 'document'),
  field('text', 'ourref', 'OurRef', 'document'),
  field('text', 'yourref', 'YourRef', 'document'),
  field('date', 'date', 'Date', 'document'),
  field('int', 'snum', 'Snum', 'document'),
  computed('bool', 'completed', 'document', completed),
  field('int', 'contactId', 'Contact.ContactId', 'contact'),
  field('int', 'personId', 'Person.PersonId', 'person'),
  field('int', 'projectId', 'Project.ProjectId', 'project'),
  field('int', 'saleId', 'Sale.SaleId', 'sale'),
  associate('associateId', 'Associate'),
  ...housekeeping('document'),
];
