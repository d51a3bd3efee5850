import { isJsonObject } from '../wire/json-object.js';
import type { CanonicalObject, CarrierType } from '../../contract/index.js';
import type { Store } from '../store/store.js';
import { type AddressOwner, shownAddress, storedAddress } from './addresses.js';
import { behaviours } from './behaviours.js';
import { shownCustomFields, storedCustomFields } from './custom-fields.js';
import { customFieldsOf } from './custom-field-kinds.js';
import type { EntityRules } from './entities.js';
import { withoutRights, withRecordedShape } from './recorded-shape.js';
import { isOwnRecurrence, proposedRecurrence } from './recurrence.js';
import { resolveReferences } from './references.js';
import { selectableFields, selectedCount, shownSelection, storedSelection } from './selectable-items.js';

/** What a server computes in addition to the stored values, before references are looked up. */
type Addition = (stored: Readonly<CanonicalObject>, store: Store) => CanonicalObject;

const visibleForAll = [{ Visibility: 'All', DisplayValue: '[SR_VFC_ALL]' }];
const visibility: Addition = ({ VisibleFor }) =>
  Array.isArray(VisibleFor) && VisibleFor.length > 0 ? {} : { VisibleFor: visibleForAll };

const recurrence: Addition = ({ Recurrence, StartDate }) =>
  isOwnRecurrence(Recurrence) ? {} : { Recurrence: proposedRecurrence(StartDate) };

/** A person's category and business are those of the company, and a position that is not set is that of id 0. */
const ofCompany: Addition = ({ Contact, Position }, store) => {
  const id = isJsonObject(Contact) ? Number(Contact['ContactId'] ?? 0) : 0;
  const contact = store.read('Contact', id, ({ Category, Business }) => ({ Category, Business }));
  return { Position: Position ?? { Id: 0 }, ...contact };
};

const additions: Readonly<Record<string, readonly Addition[]>> = {
  Appointment: [recurrence, visibility],
  Person: [ofCompany],
  Sale: [visibility],
  Document: [visibility],
};

/** The entities that have an address. */
const addressOwners: Readonly<Record<string, AddressOwner>> = { Contact: 'Contact', Person: 'Person' };

/** The entities whose custom fields are defined; the others keep what a client writes. */
const haveCustomFields = (name: string) => customFieldsOf(name).length > 0;

const placesOfCustomFields = ['UserDefinedFields', 'ExtraFields', 'CustomFields'] as const;

/** An entity as recorded answers have it, with what it refers to as that is now. */
export function shownEntity(
  store: Store,
  { name }: EntityRules,
  type: CarrierType,
  stored: Readonly<CanonicalObject>,
): CanonicalObject {
  const whole = { ...stored };
  for (const addition of additions[name] ?? []) Object.assign(whole, addition(stored, store));
  Object.assign(whole, behaviours.get(name)?.shown?.(stored, store));
  const { entity } = resolveReferences(store, type, whole);
  const owner = addressOwners[name];
  if (owner !== undefined) {
    const { Address, Country } = entity;
    entity['Address'] = shownAddress(Address, owner, isJsonObject(Country) ? Country['AddressLayoutId'] : undefined);
  }
  const shown = withRecordedShape(type, entity) as CanonicalObject;
  const customFields = haveCustomFields(name) ? shownCustomFields(name, stored, store) : undefined;
  for (const place of placesOfCustomFields) {
    if (Object.hasOwn(shown, place)) shown[place] = customFields?.[place] ?? shown[place] ?? {};
  }
  for (const field of selectableFields[name] ?? []) shown[field.name] = shownSelection(type, field, stored[field.name]);
  if (Object.hasOwn(shown, 'ActiveInterests')) shown['ActiveInterests'] = selectedCount(shown['Interests']);
  return shown;
}

/**
 * What is stored of an entity that a client sends back: nothing that the server computes.
 *
 * @param shown what a client read before
 */
export function storedEntity(
  { name }: EntityRules,
  type: CarrierType,
  given: CanonicalObject,
  shown: CanonicalObject,
): CanonicalObject {
  const plain = withoutRights(type, given) as CanonicalObject;
  const stored = haveCustomFields(name) ? storedCustomFields(name, plain, shown) : plain;
  for (const field of selectableFields[name] ?? []) stored[field.name] = storedSelection(field, given[field.name]);
  const owner = addressOwners[name];
  if (owner !== undefined) stored['Address'] = storedAddress(given['Address'], shown['Address'], owner);
  if (name === 'Appointment' && !isOwnRecurrence(given['Recurrence'])) stored['Recurrence'] = null;
  return stored;
}
