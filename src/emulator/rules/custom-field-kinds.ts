import type { Store } from '../store/store.js';

/** A field that the tenant has defined for one kind of entity. */
export interface CustomField {
  readonly name: string;
  readonly kind: CustomFieldKind;
  /** Where the field is, in addition to `CustomFields`. */
  readonly home: 'UserDefinedFields' | 'ExtraFields';
  /** What the field's own right adds to reading and writing. */
  readonly right: string;
}

/** How the values of a kind of field are written. What is not in a kind's notation is kept as it came. */
export interface CustomFieldKind {
  readonly fieldType: string;
  readonly length: number;
  readonly unset: string;
  /** Converts any notation of a client into that of the home. */
  toHome(text: string): string;
  /** The notation of `CustomFields` from that of the home. */
  toCustom(home: string): string;
  /** The companions of a value for display, by the suffix of their key. */
  companions?(home: string, store: Store): Readonly<Record<string, string>>;
}

const asIs = (text: string): string => text;

function texts(fieldType: string, length: number): CustomFieldKind {
  return { fieldType, length, unset: '', toHome: asIs, toCustom: asIs };
}

function numbers(fieldType: string, length: number, marker: 'I' | 'F'): CustomFieldKind {
  const toHome = (text: string) => (/^-?\d+(?:\.\d+)?$/.test(text) ? `[${marker}:${text}]` : text);
  return { fieldType, length, unset: `[${marker}:0]`, toHome, toCustom: asIs };
}

/** A day, or a day and a time: `[D:05/05/1999 00:00:00.0000000]` at home in UserDefinedFields, `[DT:…]` elsewhere. */
function dates(fieldType: string, length: number, marker: 'D' | 'DT'): CustomFieldKind {
  const written = /^\[DT?:(\d\d\/\d\d\/\d{4})(?: (\d\d:\d\d:\d\d(?:\.\d+)?))?\]$/;
  const as = (mark: string) => (text: string) => {
    const [, day, time = '00:00:00.0000000'] = written.exec(text) ?? [];
    return day === undefined ? text : `[${mark}:${day} ${time}]`;
  };
  const unset = `[${marker}:01/01/0001 00:00:00.0000000]`;
  return { fieldType, length, unset, toHome: as(marker), toCustom: as('DT') };
}

const checkbox: CustomFieldKind = {
  fieldType: 'Checkbox',
  length: 2,
  unset: 'False',
  toHome(text) {
    if (/^(?:true|1|\[I:1\])$/i.test(text)) return 'True';
    return /^(?:false|0|\[I:0\])$/i.test(text) ? 'False' : text;
  },
  toCustom: (home) => (home === 'True' ? '[I:1]' : home === 'False' ? '[I:0]' : home),
  companions: (home) => ({ DisplayText: home === 'True' ? '[SR_YES]' : '[SR_NO]' }),
};

/** An item of an MDO list, by its id. */
function itemOf(list: string): CustomFieldKind {
  return {
    ...numbers('List', 15, 'I'),
    companions(home, store) {
      const id = Number(/^\[I:(\d+)\]$/.exec(home)?.[1] ?? 0);
      const item = store.lists.item(list, id);
      return { DisplayText: item?.name ?? '', DisplayTooltip: item?.tooltip ?? '' };
    },
  };
}

const relation: CustomFieldKind = { ...numbers('RelationTo', -1, 'I'), companions: () => ({ DisplayText: '' }) };

const udef = (number: number, kind: CustomFieldKind, right = ''): CustomField => ({
  name: `SuperOffice:${number}`,
  kind,
  home: 'UserDefinedFields',
  right,
});

const extra = (name: string, kind: CustomFieldKind, right = 'Read, Write, Unused4'): CustomField => ({
  name,
  kind,
  home: 'ExtraFields',
  right,
});

/** A column of an extra table, as a field that the tenant added. */
export function extraFieldOf(column: { readonly name: string; readonly type: string; readonly target?: string }) {
  const kinds: Readonly<Record<string, CustomFieldKind>> = {
    text: texts('ShortText', 255),
    int: column.target === undefined ? numbers('Integer', -1, 'I') : relation,
    double: numbers('Decimal', -1, 'F'),
    date: dates('Date', -1, 'DT'),
  };
  return extra(column.name, kinds[column.type] ?? texts('ShortText', 255), 'Read, Write');
}

/** The kinds, types and lengths of the fields of the recorded appointment and person. */
const udefs = (rightOfFirst = ''): CustomField[] => [
  udef(1, texts('ShortText', 20), rightOfFirst),
  udef(2, texts('LongText', 40)),
  udef(3, numbers('Number', 10, 'I')),
  udef(4, dates('Date', 12, 'D')),
  udef(5, dates('UnlimitedDate', 12, 'D')),
  udef(6, checkbox),
  udef(7, itemOf('business')),
  udef(8, numbers('Decimal', 14, 'F')),
];
const reference = extra('x_reference', texts('ShortText', 255));

const personFields: readonly CustomField[] = [
  extra('x_person_integer', numbers('Integer', -1, 'I')),
  extra('x_person_hidden_integer', numbers('Integer', -1, 'I'), 'Unused4, UIHintReadOnly'),
  extra('x_person_float', numbers('Decimal', -1, 'F')),
  extra('x_person_longtext', texts('LongText', 64_000)),
  extra('x_person_date', dates('Date', -1, 'DT')),
  extra('x_person_datetime', dates('DateTime', -1, 'DT')),
  extra('x_person_time', dates('Time', -1, 'DT')),
  extra('x_person_boolean', { ...numbers('Integer', -1, 'I'), fieldType: 'Checkbox' }),
  extra('x_person_timespan', { ...numbers('Integer', -1, 'I'), fieldType: 'TimeSpan' }),
  extra('x_person_shorttext', texts('ShortText', 255)),
  extra('x_person_shorttext_list', texts('ListText', -1)),
  ...['user', 'category', 'priority', 'request', 'appointment', 'contact', 'rental'].map((other) =>
    extra(`x_person_${other}_relation`, relation),
  ),
];
const personTexts = [9, 10, 11].map((number) => udef(number, texts('LongText', 40)));

/** In the order of the recorded dictionaries: the extra fields first. */
const fields: readonly CustomField[] = [reference, ...udefs()];
const fieldsOfPersons = [reference, ...personFields, ...udefs('Read, Write, UIHintMandatory'), ...personTexts];

/** Of what Service has, which has extra fields alone. */
const fieldsOfService: Readonly<Record<string, readonly CustomField[]>> = {
  Ticket: [
    extra('x_severity', numbers('Integer', -1, 'I')),
    extra('x_product', texts('ShortText', 255)),
    extra('x_promised', dates('Date', -1, 'DT')),
    extra('x_urgent', { ...numbers('Integer', -1, 'I'), fieldType: 'Checkbox' }),
    extra('x_equipment', relation),
  ],
  TicketMessage: [extra('x_channel', texts('ShortText', 255)), extra('x_minutes', numbers('Integer', -1, 'I'))],
  User: [extra('x_extension', texts('ShortText', 255)), extra('x_badge', numbers('Integer', -1, 'I'))],
};

/** The fields that the tenant has added to a kind of entity. */
const fieldsByEntity: ReadonlyMap<string, readonly CustomField[]> = new Map([
  ...['Appointment', 'Contact', 'Project', 'Sale', 'Document'].map((name) => [name, fields] as const),
  ['Person', fieldsOfPersons],
  ...Object.entries(fieldsOfService),
]);

export function customFieldsOf(entity: string): readonly CustomField[] {
  return fieldsByEntity.get(entity) ?? [];
}
