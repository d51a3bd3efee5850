import type { CanonicalObject } from '../../contract/index.js';
import type { OperationHandler } from '../operation-handler.js';
import { badRequest } from '../server-error.js';
import { type CustomField, customFieldsOf, extraFieldOf } from './custom-field-kinds.js';
import { customObjectTables, labelOf } from './custom-objects.js';
import { entityRules } from './entities.js';
import { schemas } from './tables.js';

/** What users call the first fields, after the noun: those of companies on the vendor's page about SimpleContact. */
const labels = [
  'shorttext',
  'longtext',
  'number',
  'date',
  'unlimiteddate',
  'checkbox',
  'dropdownlistbox',
  'decimal',
  'page1saleonly',
  'page1marketingonly',
  'page1adminonly',
];
const labelsOfExtraFields: Readonly<Record<string, string>> = { x_reference: 'US:"Our reference";NO:"Vår referanse"' };
const nouns: Readonly<Record<string, string>> = { Contact: 'company' };

/** The type of a field, and what its carrier has besides what all have; by the type that the field's properties name. */
const types: Readonly<Record<string, readonly [type: string, members: CanonicalObject]>> = {
  Number: ['Integer', { DefaultValue: 0 }],
  Integer: ['Integer', { DefaultValue: 0 }],
  ShortText: ['ShortText', { DefaultValue: '', FormatMask: '', IsHtml: false }],
  LongText: ['LongText', { DefaultValue: '', IsHtml: false, UseTextArea: false, NumRows: 0 }],
  Date: ['Date', { DefaultValue: '0001-01-01T00:00:00', IsDefaultNow: false }],
  UnlimitedDate: ['Date', { DefaultValue: '0001-01-01T00:00:00', IsDefaultNow: false }],
  DateTime: ['DateTime', { DefaultValue: '0001-01-01T00:00:00', IsDefaultNow: false }],
  Time: ['Time', { DefaultValue: '0001-01-01T00:00:00', IsDefaultNow: false }],
  Checkbox: ['Checkbox', { DefaultValue: false }],
  List: ['MdoList', { DefaultValue: 0, MdoListName: 'business' }],
  Decimal: ['Decimal', { DefaultValue: 0, Precision: 2 }],
  TimeSpan: ['TimeSpan', { DefaultValue: 0, UseDays: true, UseHours: true, UseMinutes: true, MaxNum: 0 }],
  RelationTo: [
    'RelationTo',
    { DefaultValue: 0, TargetTable: '', TargetLabel: '', UseDropDown: false, MdoListName: '' },
  ],
  ListText: ['ListText', { DefaultValue: '', TextLength: 255, Choices: ['Low', 'High'] }],
};

function infoOf(agent: string, field: CustomField, rank: number): CanonicalObject {
  const { name, kind, right } = field;
  const [type, members] = types[kind.fieldType] ?? ['Unknown', {}];
  const number = Number(/^SuperOffice:(\d+)$/.exec(name)?.[1] ?? 0);
  const isUdef = number > 0;
  const label = `${nouns[agent] ?? agent.toLowerCase()}${labels[number - 1] ?? number}`;
  return {
    FieldType: type,
    FieldName: name,
    DisplayName: isUdef ? label : (labelsOfExtraFields[name] ?? name.replace('x_', '').replaceAll('_', ' ')),
    Description: isUdef ? `tooltip${labels[number - 1] ?? ''}` : '',
    ShortLabel: '',
    HideLabel: false,
    HideField: false,
    IsIndexed: false,
    IsMandatory: right.includes('UIHintMandatory'),
    IsReadOnly: right.includes('UIHintReadOnly'),
    IsExternal: false,
    IsDisplayField: false,
    Rank: rank,
    TemplateVariableName: isUdef ? `${agent.charAt(0).toLowerCase()}s${String(number).padStart(2, '0')}` : null,
    ...members,
    ...(type === 'ShortText' ? { TextLength: kind.length } : {}),
  };
}

/** The columns of a custom object, with their labels. */
function customObjectFields(table: string): (readonly [CustomField, string])[] | undefined {
  if (!customObjectTables.includes(table)) return undefined;
  return schemas[table]?.columns.map((column) => [extraFieldOf(column), labelOf(column)] as const);
}

/** The tables to which a tenant can add fields, and whose they are. Those of users are in a table of Service. */
const owners: ReadonlyMap<string, string> = new Map([
  ...entityRules.map(({ name }) => [name.toLowerCase(), name] as const),
  ['ticket', 'Ticket'],
  ['ej_message', 'TicketMessage'],
  ['ejuser', 'User'],
  ['ej_category', 'TicketCategory'],
]);

function infosOf(table: unknown): CanonicalObject[] {
  const columns = customObjectFields(String(table).toLowerCase());
  if (columns !== undefined)
    return columns.map(([field, label], index) => ({ ...infoOf('', field, index + 1), DisplayName: label }));
  const owner = owners.get(String(table).toLowerCase());
  if (owner === undefined) throw badRequest(`The table ${JSON.stringify(table)} has no custom fields`);
  return customFieldsOf(owner).map((field, index) => infoOf(owner, field, index + 1));
}

/** What the UserDefinedFieldInfo agent says about the fields of a table: user-defined and extra ones. */
export const fieldDefinitionOperations: ReadonlyMap<string, OperationHandler> = new Map<string, OperationHandler>([
  ['UserDefinedFieldInfo.GetCustomFieldInfoList', (_server, { TableName }) => ({ Response: infosOf(TableName) })],
  [
    'UserDefinedFieldInfo.GetCustomFieldInfo',
    (_server, { TableName, FieldName }) => ({
      Response: infosOf(TableName).find((info) => info['FieldName'] === FieldName) ?? null,
    }),
  ],
]);
