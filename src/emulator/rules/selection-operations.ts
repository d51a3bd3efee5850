import type { CanonicalObject } from '../../contract/index.js';
import type { Session } from '../access/access.js';
import { archiveRows } from '../archive/agent.js';
import type { OperationHandler } from '../operation-handler.js';
import type { EmulatedServer } from '../server.js';
import { notFound } from '../server-error.js';
import { isJsonObject } from '../wire/json-object.js';
import { idsIn } from './entity-arguments.js';
import { requiredRules } from './generic-entities.js';
import { addMembers, copyMembers, type Member, memberOf, removeMembers } from './selections.js';

type Handler = (server: EmulatedServer, parameters: CanonicalObject, session: Session) => unknown;

/** Companies, each maybe with one of its persons. */
const pairsIn = (value: unknown): Member[] =>
  (Array.isArray(value) ? value : []).filter(isJsonObject).map(({ ContactId, PersonId }) => {
    const contact = Number(ContactId ?? 0);
    return { record: contact, contact, person: Number(PersonId ?? 0) };
  });

const selectionIn = ({ store }: EmulatedServer, { SelectionId }: CanonicalObject): number => {
  const id = Number(SelectionId);
  if (!store.has('Selection', id)) throw notFound('Selection', id);
  return id;
};

const addPairs: Handler = (server, parameters, session) => {
  const selection = selectionIn(server, parameters);
  addMembers(selection, pairsIn(parameters['ContactPersonIds']), server.entities.context(session));
};

const removePairs: Handler = (server, parameters, session) => {
  const pairs = pairsIn(parameters['ContactPersonIds']);
  const isMeant = (_id: number, { contact, person }: Member) =>
    pairs.some((pair) => pair.contact === contact && pair.person === person);
  removeMembers(selectionIn(server, parameters), isMeant, server.entities.context(session));
};

const removeByMember =
  (parameter: string): Handler =>
  (server, parameters, session) => {
    const ids = new Set(idsIn(parameters[parameter]));
    removeMembers(selectionIn(server, parameters), (id) => ids.has(id), server.entities.context(session));
  };

const copy: Handler = (server, { FromSelectionId, ToSelectionId }, session) => {
  const from = selectionIn(server, { SelectionId: FromSelectionId });
  copyMembers(from, selectionIn(server, { SelectionId: ToSelectionId }), server.entities.context(session));
};

const handlers: Readonly<Record<string, Handler>> = {
  AddContactSelectionMembers: addPairs,
  RemoveContactSelectionMembers: removePairs,
  RemoveContactSelectionMembersFromIds: removeByMember('SelectionMembersIds'),
  AddSelectionMembers(server, parameters, session) {
    const selection = selectionIn(server, parameters);
    const members = idsIn(parameters['Ids']).map((id) => memberOf(server.store, selection, id));
    return addMembers(selection, members, server.entities.context(session));
  },
  RemoveSelectionMembers: removeByMember('SelectionMemberIds'),
  RemoveSelectionMembersById(server, parameters, session) {
    const ids = new Set(idsIn(parameters['Ids']));
    const isMeant = (_id: number, { record }: Member) => ids.has(record);
    removeMembers(selectionIn(server, parameters), isMeant, server.entities.context(session));
  },
  CopySelectionMembers: copy,
  CopyContactSelectionMembers: copy,
  CreateSelectionEntity({ entities }, { TargetTableName }, session) {
    const rules = requiredRules('Selection');
    return entities.save(
      rules,
      { ...entities.createDefault(rules, session), TargetTableNumber: 0, TargetTableName },
      session,
    );
  },
  GetSelectionMembersArchiveRows(server, parameters, session) {
    const selection = selectionIn(server, parameters);
    return archiveRows(
      server,
      'ContactSelection',
      typeof parameters['Select'] === 'string' ? parameters['Select'] : '',
      `selectionId = ${selection}`,
      session,
    );
  },
};

/** The operations on the members of selections, by the names of agent and operation. */
export const selectionOperations: readonly (readonly [string, OperationHandler])[] = Object.entries(handlers).map(
  ([name, handle]) => [
    `Selection.${name}`,
    (server, parameters, session) => ({ Response: handle(server, parameters, session) ?? null }),
  ],
);
