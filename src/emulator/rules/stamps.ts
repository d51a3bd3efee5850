import type { CanonicalObject, CarrierType, Field } from '../../contract/index.js';
import type { Session } from '../access/access.js';

/** When something was written, and by whom. */
export interface Moment {
  /** UTC, as the dates of creation and change are stored. */
  readonly utc: string;
  /** On the server's wall clock, as all other dates are stored. */
  readonly local: string;
  readonly session: Session;
}

type Stamp = (moment: Moment, before: unknown) => unknown;

const date: Stamp = ({ utc }) => utc;
const localDate: Stamp = ({ local }) => local;
const associate: Stamp = ({ session }) => ({ AssociateId: session.associateId });
const associateId: Stamp = ({ session }) => session.associateId;

/** The fields that say when and by whom something was created, by their names and types in the contract. */
const created: Readonly<Record<string, Stamp>> = {
  'CreatedDate dateTime': date,
  'CreatedBy Associate': associate,
  'CreatedBy string': ({ session }) => session.fullName,
  'Created dateTime': localDate,
  'CreatedAt dateTime': localDate,
  'Registered dateTime': localDate,
  'RegisteredAssociate Associate': associate,
  'RegisteredAssociateId int': associateId,
  'RegisteredBy string': ({ session }) => session.name,
};

/** The fields that say the same of the last change. What was never changed has no one who did. */
const updated: Readonly<Record<string, Stamp>> = {
  'UpdatedDate dateTime': date,
  'UpdatedBy Associate': associate,
  'UpdatedBy string': ({ session }) => session.name,
  'Updated dateTime': date,
  'UpdatedAssociate Associate': associate,
  'UpdatedAssociateId int': associateId,
  'UpdatedCount short': (_moment, before) => (Number(before) || 0) + 1,
};

/** The fields of a new entity that are the same until it is changed. */
const neverUpdated: ReadonlySet<string> = new Set([
  'UpdatedBy',
  'UpdatedAssociate',
  'UpdatedAssociateId',
  'UpdatedCount',
]);

const keyOf = ({ name, type }: Field) => `${name} ${'name' in type ? type.name : ''}`;

/** The fields of a carrier that only the server sets, apart from its key and its rights. */
export function stampedFields(type: CarrierType): string[] {
  return type.fields.filter((field) => stampOf(field) !== undefined).map(({ name }) => name);
}

function stampOf(field: Field): Stamp | undefined {
  const key = keyOf(field);
  return Object.hasOwn(created, key) ? created[key] : Object.hasOwn(updated, key) ? updated[key] : undefined;
}

export function creationStamps(type: CarrierType, moment: Moment): CanonicalObject {
  const stamps: CanonicalObject = {};
  for (const field of type.fields) {
    const stamp = stampOf(field);
    if (stamp !== undefined) stamps[field.name] = neverUpdated.has(field.name) ? null : stamp(moment, 0);
  }
  return stamps;
}

export function changeStamps(type: CarrierType, moment: Moment, before: Readonly<CanonicalObject>): CanonicalObject {
  const stamps: CanonicalObject = {};
  for (const field of type.fields) {
    const key = keyOf(field);
    if (Object.hasOwn(updated, key)) stamps[field.name] = updated[key]?.(moment, before[field.name]);
  }
  return stamps;
}

/** When an entity was last changed, in UTC; undefined if it does not say. */
export function lastChange({ UpdatedDate, Updated }: Readonly<CanonicalObject>): string | undefined {
  const date = UpdatedDate ?? Updated;
  return typeof date === 'string' ? date : undefined;
}
