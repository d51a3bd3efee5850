import type { CanonicalObject } from '../../contract/index.js';
import { badRequest } from '../server-error.js';
import type { Store } from '../store/store.js';
import { type Behaviour, type CallContext, referredId } from './behaviour.js';

/**
 * Selections and their static members. Sources: the descriptions of `SelectionEntity` and of the operations of the agent in the
 * vendor's OpenAPI document, and the numbers of tables in its database reference.
 */

type Entity = Readonly<CanonicalObject>;

/** The tables that members can be of, by their numbers, with the entities in them. */
const tables = [
  { number: 5, table: 'contact', entity: 'Contact' },
  { number: 6, table: 'person', entity: 'Person' },
  { number: 9, table: 'appointment', entity: 'Appointment' },
  { number: 10, table: 'document', entity: 'Document' },
  { number: 11, table: 'project', entity: 'Project' },
  { number: 13, table: 'sale', entity: 'Sale' },
  { number: 262, table: 'ticket', entity: 'Ticket' },
] as const;

const contactTable = 5;

function targetOf(given: Entity): { TargetTableNumber: number; TargetTableName: string } {
  const number = Number(given['TargetTableNumber'] ?? 0);
  const named = given['TargetTableName'];
  const name = typeof named === 'string' ? named.toLowerCase() : '';
  const found = tables.find((each) => (number === 0 ? each.table === name : each.number === number));
  if (found !== undefined) return { TargetTableNumber: found.number, TargetTableName: found.table };
  if (number === 0 && name === '') return { TargetTableNumber: contactTable, TargetTableName: 'contact' };
  throw badRequest(`The emulator has no selections of the table ${name === '' ? number : name}`);
}

export const selectionBehaviour: Behaviour = {
  defaults: () => ({ SelectionType: 'Static', ...targetOf({}), MainProviderName: 'ContactSelection' }),
  set: (given, before) => ({
    ...targetOf(before ?? given),
    MemberCount: before?.['MemberCount'] ?? 0,
    LastMembershipChange: before?.['LastMembershipChange'] ?? null,
    LastMembershipChangeBy: before?.['LastMembershipChangeBy'] ?? 0,
    LastMembershipChangeByAssociate: before?.['LastMembershipChangeByAssociate'] ?? null,
  }),
  deleted(id, _stored, { store }) {
    for (const member of membersOf(store, id)) store.delete('SelectionMember', member);
  },
};

export const memberBehaviour: Behaviour = {
  /** A row shows the company that it is of, with the member's own fields. */
  row(stored, rowOf) {
    const contact = referredId(stored, 'Contact', 'ContactId');
    return { ...(contact === 0 ? {} : rowOf('Contact', contact)), ...stored };
  },
};

/** The members of a selection, in the order in which they were added. */
export function membersOf(store: Store, selection: number): number[] {
  return [...store.ids('SelectionMember')].filter(
    (id) => store.read('SelectionMember', id, ({ SelectionId }) => SelectionId) === selection,
  );
}

/** A record that is a member: of a company, maybe with one of its persons, or of another table. */
export interface Member {
  readonly record: number;
  readonly contact: number;
  readonly person: number;
}

/** @throws a failure if it is not static: members of others follow from criteria */
function requiredStatic(store: Store, id: number): CanonicalObject {
  const selection = store.read('Selection', id, (found) => ({ ...found })) ?? {};
  const type = selection['SelectionType'];
  if (type !== undefined && type !== null && type !== 'Static') {
    throw badRequest(`Selection ${id} is not static, so its members cannot be changed`);
  }
  return selection;
}

const keyOf = ({ record, contact, person }: Member) => `${record} ${contact} ${person}`;

const memberAt = (store: Store, id: number): Member | undefined =>
  store.read('SelectionMember', id, (stored) => ({
    record: Number(stored['TargetRecordId']),
    contact: referredId(stored, 'Contact', 'ContactId'),
    person: referredId(stored, 'Person', 'PersonId'),
  }));

/** Adds members that are not there yet. Returns how many. */
export function addMembers(selection: number, members: readonly Member[], context: CallContext): number {
  const { store } = context;
  const { TargetTableNumber } = requiredStatic(store, selection);
  const present = new Set(membersOf(store, selection).flatMap((id) => keysOf(memberAt(store, id))));
  let added = 0;
  for (const member of members) {
    const key = keyOf(member);
    if (present.has(key)) continue;
    present.add(key);
    added++;
    const id = store.nextId('SelectionMember');
    store.put('SelectionMember', id, {
      SelectionMemberId: id,
      SelectionId: selection,
      TargetTableNumber: TargetTableNumber ?? contactTable,
      TargetRecordId: member.record,
      Contact: member.contact === 0 ? null : { ContactId: member.contact },
      Person: member.person === 0 ? null : { PersonId: member.person },
    });
  }
  changed(selection, added, context);
  return added;
}

const keysOf = (member: Member | undefined) => (member === undefined ? [] : [keyOf(member)]);

/** Removes the members that a test finds, by their own ids and by what they are of. */
export function removeMembers(
  selection: number,
  isMeant: (id: number, member: Member) => boolean,
  context: CallContext,
): void {
  const { store } = context;
  requiredStatic(store, selection);
  const removed = membersOf(store, selection).filter((id) => {
    const member = memberAt(store, id);
    return member !== undefined && isMeant(id, member) && store.delete('SelectionMember', id);
  });
  changed(selection, removed.length, context);
}

export function copyMembers(from: number, to: number, context: CallContext): number {
  const { store } = context;
  return addMembers(
    to,
    membersOf(store, from).flatMap((id) => memberAt(store, id) ?? []),
    context,
  );
}

function changed(selection: number, count: number, { store, session, now }: CallContext): void {
  if (count === 0) return;
  store.put('Selection', selection, {
    ...store.read('Selection', selection, structuredClone),
    MemberCount: membersOf(store, selection).length,
    LastMembershipChange: now,
    LastMembershipChangeBy: session.associateId,
    LastMembershipChangeByAssociate: { AssociateId: session.associateId },
  });
}

/** A member by the id of its record: that of a company or a person is the company's or the person's member. */
export function memberOf(store: Store, selection: number, record: number): Member {
  const target = store.read('Selection', selection, ({ TargetTableNumber }) => TargetTableNumber);
  return {
    record,
    contact: target === contactTable || target === undefined ? record : 0,
    person: target === 6 ? record : 0,
  };
}
