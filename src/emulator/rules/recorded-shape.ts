import { isJsonObject } from '../wire/json-object.js';
import {
  blankMaker,
  type CanonicalObject,
  type CarrierType,
  setEntry,
  type TypeDescription,
} from '../../contract/index.js';
import { carrierOfValue } from '../wire/derived-carriers.js';
import { netDefault } from '../wire/net-object.js';
import { rightsOf } from './rights.js';

/** The texts that are null in recorded answers if nothing is set; every other one is empty. */
const textsLeftNull: ReadonlySet<string> = new Set([
  'Associate.UserName',
  'Contact.EmailAddressName',
  'Contact.URLName',
  'Country.ImageDescription',
  'Link.ExtraInfo',
  'RecurrenceDate.Description',
  'RecurrenceDate.Tooltip',
  'SelectableMDOListItem.FullName',
  ...['Type', 'IconHint', 'ExtraInfo', 'StyleHint'].map((name) => `PersonEntity.ShipmentTypes.${name}`),
  'Appointment.AssociateName',
  'Appointment.CreatedBy',
  'Appointment.CreatedByFullName',
]);

/** Newer than the recorded answers: null if a client set nothing. */
const listsLeftNull: ReadonlySet<string> = new Set(['ContactEntity.Domains']);

/** Unset values that are not their type's zero. */
const unsetValues: Readonly<Record<string, unknown>> = {
  'AppointmentEntity.PublishTo': '9999-12-31T23:59:59',
  'ProjectEntity.PublishTo': '9999-12-31T23:59:59',
  'SaleEntity.PublishTo': '9999-12-31T23:59:59',
  'DocumentEntity.PublishTo': '9999-12-31T23:59:59',
  'AppointmentEntity.InvitationStatus': 'Accepted',
  'AppointmentEntity.AssignmentStatus': 'None',
  'AppointmentEntity.BookingType': 'None',
  'ParticipantInfo.InvitationStatus': 'Accepted',
  'Associate.Type': 'InternalAssociate',
};

type Shape = (value: unknown) => unknown;

/** By the type, and by the place if it has other rights there. Cached, since every entity that is read needs it. */
const shapes = new WeakMap<TypeDescription, Map<string, Shape>>();

/**
 * A complete copy of a value as recorded answers have it, at any depth: empty texts and lists, no value type that is null,
 * and on each carrier its rights, which are shared and only set by the server.
 *
 * @param place the field that holds the value, such as `PersonEntity.Address`, if that makes a difference
 */
export function withRecordedShape(type: TypeDescription, value: unknown, place = ''): unknown {
  return shapeOf(type, place)(value);
}

function shapeOf(type: TypeDescription, place: string): Shape {
  let places = shapes.get(type);
  if (places === undefined) shapes.set(type, (places = new Map<string, Shape>()));
  let shape = places.get(place);
  if (shape === undefined) places.set(place, (shape = newShape(type, place)));
  return shape;
}

function newShape(type: TypeDescription, place: string): Shape {
  switch (type.kind) {
    case 'array': {
      const item = shapeOf(type.item.type, place);
      const unset = listsLeftNull.has(place) ? () => null : () => [];
      return (value) => (Array.isArray(value) ? value.map(item) : (value ?? unset()));
    }
    case 'dictionary': {
      const entry = shapeOf(type.value.type, '');
      return (value) => (isJsonObject(value) ? shapedEntries(value, entry) : (value ?? null));
    }
    case 'carrier':
      return shapeOfCarrier(type, place);
    default: {
      const unset = unsetValues[place] ?? unsetOf(type, place);
      return (value) => value ?? unset;
    }
  }
}

function unsetOf(type: TypeDescription, place: string): unknown {
  const isText = type.kind === 'primitive' && type.name === 'string';
  return isText && !textsLeftNull.has(place) ? '' : netDefault(type);
}

function shapeOfCarrier(type: CarrierType, place: string): Shape {
  const blank = blankMaker(type.fields);
  // Only when the first value comes, since a carrier can contain its own kind.
  let fields: (readonly [string, Shape])[] | undefined;
  return (value) => {
    if (!isJsonObject(value)) return value ?? null;
    const actual = carrierOfValue(type, value);
    if (actual !== type) return shapeOf(actual, place)(value);
    fields ??= shapesOfFields(type, place);
    const result = blank();
    for (const [name, shape] of fields) result[name] = shape(value[name]);
    return result;
  };
}

function shapesOfFields(type: CarrierType, place: string): (readonly [string, Shape])[] {
  const { TableRight, FieldProperties } = rightsOf(type, place);
  const fixed: Readonly<CanonicalObject> = { TableRight, FieldProperties };
  return type.fields.map(({ name, type: fieldType }) => {
    if (Object.hasOwn(fixed, name)) return [name, () => fixed[name]];
    const ofPlace = `${place}.${name}`;
    return [name, shapeOf(fieldType, textsLeftNull.has(ofPlace) ? ofPlace : `${type.name}.${name}`)];
  });
}

function shapedEntries(value: CanonicalObject, entry: Shape): CanonicalObject {
  const result: CanonicalObject = {};
  for (const [key, each] of Object.entries(value)) setEntry(result, key, entry(each));
  return result;
}

/** A copy without rights, which a client may send and a server does not take. */
export function withoutRights(type: TypeDescription, value: unknown): unknown {
  if (type.kind === 'array') {
    return Array.isArray(value) ? value.map((item) => withoutRights(type.item.type, item)) : value;
  }
  if (type.kind !== 'carrier' || !isJsonObject(value)) return value;
  const result: CanonicalObject = {};
  for (const [name, entry] of Object.entries(value)) {
    if (name === 'TableRight' || name === 'FieldProperties') continue;
    const field = type.fieldsByName.get(name);
    result[name] = field === undefined ? entry : withoutRights(field.type, entry);
  }
  return result;
}
