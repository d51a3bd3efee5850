import type { CanonicalObject } from '../../contract/index.js';
import type { OperationHandler } from '../operation-handler.js';
import type { EmulatedServer } from '../server.js';
import { badRequest, notFound } from '../server-error.js';
import { everyKey } from '../store/table.js';
import { isJsonObject } from '../wire/json-object.js';
import { idsIn } from './entity-arguments.js';
import { requiredRules } from './generic-entities.js';

const numberIn = (value: unknown, key: string) => (isJsonObject(value) ? Number(value[key] ?? 0) : 0);

/** The associate that a user is. */
function associate({ store, entities }: EmulatedServer, id: number): CanonicalObject | null {
  if (!store.has('User', id)) return null;
  const user = entities.get(requiredRules('User'), id);
  const { Person, UserGroup, NickName } = user;
  const fullName = isJsonObject(Person) && typeof Person['FullName'] === 'string' ? Person['FullName'] : NickName;
  return {
    TableRight: null,
    FieldProperties: {},
    AssociateId: id,
    Name: user['Name'],
    PersonId: numberIn(Person, 'PersonId'),
    Rank: user['Rank'],
    Tooltip: user['Tooltip'],
    Type: user['Type'],
    GroupIdx: numberIn(UserGroup, 'Id'),
    FullName: fullName,
    FormalName: fullName,
    // What a user is called elsewhere, as recorded.
    ...store.associate(id),
    Deleted: user['Deleted'],
    EjUserId: user['EjUserId'],
    UserName: user['UserName'],
    ExtraFields: user['ExtraFields'],
    CustomFields: user['CustomFields'],
  };
}

function associates(server: EmulatedServer): CanonicalObject[] {
  const ids = [...server.entities.ids(requiredRules('User'), everyKey, false)];
  return ids.map((id) => associate(server, id)).filter((each) => each !== null);
}

function required(server: EmulatedServer, id: number): CanonicalObject | null {
  const found = associate(server, id);
  if (found === null && server.settings.absentEntity !== 'null') throw notFound('Associate', id);
  return found;
}

/** The users of a person, of whom there can be several. */
function usersOf({ entities }: EmulatedServer, person: unknown): CanonicalObject[] {
  const users = [...entities.ids(requiredRules('User'), everyKey, false)].map((id) =>
    entities.get(requiredRules('User'), id),
  );
  return users.filter(({ Person }) => numberIn(Person, 'PersonId') === person);
}

/** What the Associate agent does, which does not administer users, and how users are found by their person. */
export const associateOperations: readonly (readonly [string, OperationHandler])[] = [
  ['User.GetUserFromPersonId', (server, { PersonId }) => ({ Response: usersOf(server, PersonId) })],
  ['Associate.GetAssociate', (server, { AssociateId }) => ({ Response: required(server, Number(AssociateId)) })],
  [
    'Associate.GetAssociateByPersonId',
    (server, parameters) => ({
      Response: associates(server).find(({ PersonId }) => PersonId === parameters['PersonId']) ?? null,
    }),
  ],
  [
    'Associate.GetAssociateList',
    (server, { AssociateIds }) => ({ Response: idsIn(AssociateIds).flatMap((id) => associate(server, id) ?? []) }),
  ],
  // Groups of one kind alone: user groups.
  [
    'Associate.GetAssociatesByGroup',
    (server, { GroupId }) => ({ Response: associates(server).filter(({ GroupIdx }) => GroupIdx === GroupId) }),
  ],
  [
    'Associate.GetNote',
    ({ store }, { AssociateId }) => ({ Response: [...(store.notes.get(Number(AssociateId)) ?? [])] }),
  ],
  [
    'Associate.SaveNote',
    (server, { AssociateId, Note }) => {
      if (required(server, Number(AssociateId)) === null) throw notFound('Associate', Number(AssociateId));
      if (!Array.isArray(Note)) throw badRequest('Note is null');
      server.store.notes.set(Number(AssociateId), Note.map(String));
      return {};
    },
  ],
];
