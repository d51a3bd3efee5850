import type { CanonicalObject, CarrierType, TypeDescription } from '../../contract/index.js';
import { customFieldRows } from './custom-fields.js';
import { entityRules } from './entities.js';
import { entityTable } from './entity-table.js';
import { type FieldRow, fieldRows, update } from './field-rows.js';

/** The rights of a carrier: the same for all of its kind, so one frozen object of each is shared. */
export interface CarrierRights {
  readonly TableRight: Readonly<CanonicalObject> | null;
  readonly FieldProperties: Readonly<CanonicalObject>;
}

const all = 'Select, Update, Insert, Delete';

/** The entities that follow from the contract, apart from the items of lists. */
const entityCarriers: ReadonlySet<string> = new Set(
  entityTable.flatMap(({ agent, carrier }) => (agent !== 'List' && carrier.endsWith('Entity') ? [carrier] : [])),
);

/** As recorded; carriers that are not here, such as items of lists, have null and no properties. */
const tableRights: Readonly<Record<string, Readonly<CanonicalObject>>> = {
  ...Object.fromEntries(
    [
      ...['AppointmentEntity', 'ContactEntity', 'PersonEntity', 'ProjectEntity', 'SaleEntity', 'DocumentEntity'],
      ...['Contact', 'Project', 'ProjectMember', 'Sale', 'PersonEntity.Address'],
    ].map((name) => [name, { Mask: all, Reason: '' }]),
  ),
  ...Object.fromEntries([...entityCarriers].map((carrier) => [carrier, { Mask: all, Reason: '' }])),
  Associate: { Mask: 'Select, Update, Delete', Reason: '' },
  Person: { Mask: 'Select, Update, Insert', Reason: '[SR_ACCESS_EXTERNAL_DELETE]' },
};

/** The carriers whose custom fields are described. */
const haveCustomFields: ReadonlySet<string> = new Set(entityRules.map(({ carrier }) => carrier));

/** No recorded answer has these, so their field properties follow from the types, as in the recorded ones. */
const unrecorded: ReadonlySet<string> = new Set(['SaleEntity', 'DocumentEntity', 'Sale', ...entityCarriers]);

/** By the carrier's name, or by `PersonEntity.Address` if a carrier has other rights in one place. */
const built = new Map<string, CarrierRights>();

/** The rights of a carrier; `place` names the field that holds it, such as `PersonEntity.Address`. */
export function rightsOf(type: CarrierType, place = ''): CarrierRights {
  const name = Object.hasOwn(tableRights, place) ? place : type.name;
  let rights = built.get(name);
  if (rights === undefined) built.set(name, (rights = build(name, type)));
  return rights;
}

function build(name: string, type: CarrierType): CarrierRights {
  const recorded = fieldRows[name] ?? (unrecorded.has(name) ? rowsByType(type) : []);
  const properties: CanonicalObject = {};
  for (const [FieldType, FieldLength, { Mask, Reason }, names] of [
    ...recorded,
    ...(haveCustomFields.has(name) ? customFieldRows(name) : []),
  ]) {
    for (const field of names.split(' ')) {
      properties[field] = Object.freeze({ FieldRight: Object.freeze({ Mask, Reason }), FieldType, FieldLength });
    }
  }
  const TableRight = Object.hasOwn(tableRights, name) ? Object.freeze({ ...tableRights[name] }) : null;
  return Object.freeze({ TableRight, FieldProperties: Object.freeze(properties) });
}

const primitives: Readonly<Record<string, readonly [type: string, length: number]>> = {
  int: ['System.Int32', 4],
  unsignedInt: ['System.UInt32', 4],
  short: ['System.Int16', 2],
  double: ['System.Double', 8],
  boolean: ['System.Boolean', 2],
  dateTime: ['System.DateTime', 16],
  duration: ['System.TimeSpan', 2],
};

function rowsByType(carrier: CarrierType): FieldRow[] {
  return carrier.fields
    .filter(({ name, type }) => type.kind !== 'dictionary' && name !== 'TableRight')
    .map(({ name, type }) => [...describedType(type), update, name]);
}

function describedType(type: TypeDescription): readonly [type: string, length: number] {
  switch (type.kind) {
    case 'carrier':
      return [`SuperOffice.CRM.Services.${type.name}`, 4];
    case 'array':
      return [type.item.type.kind === 'carrier' ? `SuperOffice.CRM.Services.${type.item.type.name}[]` : '', 0];
    case 'primitive':
      return primitives[type.name] ?? ['System.String', 254];
    default:
      return [`SuperOffice.Data.${type.name}`, 0];
  }
}
